import type { Ctx } from '#kernel/ctx.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import type { moderationRules } from '#modules/cases/codes.ts'
import type { StatementState } from '../codes.ts'
import { tellAll } from '../pages.ts'
import { findConsultation } from '../store.ts'
import { openWords, sealWords } from './sealing.ts'
import * as store from './store.ts'

/** What the matter carries: ids, the rule and the reason that everybody will read; the statement lies in the chapter. */
export interface RefusalData {
  readonly consultationId: string
  readonly statementIds: readonly string[]
  readonly rule: keyof typeof moderationRules
  readonly reason: string
}

/** Matters from before named one statement. */
export function dataOf(matter: Matter): RefusalData {
  const { statementId, ...data } = matter.data as unknown as RefusalData & { readonly statementId?: string }
  return statementId === undefined ? data : { ...data, statementIds: [statementId] }
}

/** The statement stays back: from now on its words are read by nobody, but for an appeal. */
export async function keepBack(ctx: Ctx, matter: Matter): Promise<void> {
  const { rule, reason } = dataOf(matter)
  for (const { id, text } of await judged(ctx, matter)) {
    const sealed = text === null ? null : sealWords(id, text)
    store.keepBack(ctx.tx, ctx.actor.reach, { statementId: id, rule, reason, sealed })
  }
  await tell(ctx, matter, 'REFUSED')
}

/** The statement is shown, or waits to be looked at again; what was sealed is opened. */
export async function letThrough(ctx: Ctx, matter: Matter, state: 'SHOWN' | 'WAITING'): Promise<void> {
  for (const { id, sealed } of await judged(ctx, matter)) {
    const opened = sealed ? { text: openWords(id, sealed) } : {}
    store.decideStatement(ctx.tx, ctx.actor.reach, { statementId: id, state, ...opened })
  }
  await tell(ctx, matter, state)
}

/** Nobody may object any more: the words are destroyed, the stone stays. */
export async function destroyWords(ctx: Ctx, matter: Matter): Promise<void> {
  const { consultationId, statementIds } = dataOf(matter)
  for (const statementId of statementIds) store.destroyWords(ctx.tx, ctx.actor.reach, statementId)
  const orgId = await orgOf(ctx, consultationId)
  tellAll(ctx, 'consultations.words-destroyed', { id: consultationId, orgId, details: { statementIds } })
}

const judged = (ctx: Ctx, matter: Matter) =>
  store.findStatements(ctx.tx, ctx.actor.reach, { ...dataOf(matter), forChange: true })

async function tell(ctx: Ctx, matter: Matter, state: StatementState): Promise<void> {
  const { consultationId, statementIds, rule } = dataOf(matter)
  const details = { statementIds, state, rule }
  const orgId = await orgOf(ctx, consultationId)
  tellAll(ctx, 'consultations.statement-decided', { id: consultationId, orgId, details })
}

const orgOf = async (ctx: Ctx, consultationId: string): Promise<string> =>
  (await findConsultation(ctx.tx, ctx.actor.reach, { consultationId }))?.orgId ?? ''
