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
  readonly statementId: string
  readonly rule: keyof typeof moderationRules
  readonly reason: string
}

export const dataOf = (matter: Matter) => matter.data as unknown as RefusalData

/** The statement stays back: from now on its words are read by nobody, but for an appeal. */
export async function keepBack(ctx: Ctx, matter: Matter): Promise<void> {
  const { statementId, rule, reason } = dataOf(matter)
  const text = (await judged(ctx, matter))?.text ?? null
  const sealed = text === null ? null : sealWords(statementId, text)
  store.keepBack(ctx.tx, ctx.actor.reach, { statementId, rule, reason, sealed })
  await tell(ctx, matter, 'REFUSED')
}

/** The statement is shown, or waits to be looked at again; what was sealed is opened. */
export async function letThrough(ctx: Ctx, matter: Matter, state: 'SHOWN' | 'WAITING'): Promise<void> {
  const { statementId } = dataOf(matter)
  const statement = await judged(ctx, matter)
  const opened = statement?.sealed ? { text: openWords(statementId, statement.sealed) } : {}
  store.decideStatement(ctx.tx, ctx.actor.reach, { statementId, state, ...opened })
  await tell(ctx, matter, state)
}

/** Nobody may object any more: the words are destroyed, the stone stays. */
export async function destroyWords(ctx: Ctx, matter: Matter): Promise<void> {
  const { consultationId, statementId } = dataOf(matter)
  store.destroyWords(ctx.tx, ctx.actor.reach, statementId)
  const orgId = await orgOf(ctx, consultationId)
  tellAll(ctx, 'consultations.words-destroyed', { id: consultationId, orgId, details: { statementId } })
}

const judged = (ctx: Ctx, matter: Matter) =>
  store.findStatement(ctx.tx, ctx.actor.reach, { ...dataOf(matter), forChange: true })

async function tell(ctx: Ctx, matter: Matter, state: StatementState): Promise<void> {
  const { consultationId, statementId, rule } = dataOf(matter)
  const details = { statementId, state, rule }
  const orgId = await orgOf(ctx, consultationId)
  tellAll(ctx, 'consultations.statement-decided', { id: consultationId, orgId, details })
}

const orgOf = async (ctx: Ctx, consultationId: string): Promise<string> =>
  (await findConsultation(ctx.tx, ctx.actor.reach, { consultationId }))?.orgId ?? ''
