import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import type * as contract from '../contract.ts'
import { may } from '../policy.ts'
import { changeCase, findCase } from '../store.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

const { found, need } = refusals(words)

/** Says which field of work a case belongs to; it may be said anew, and the citizen's clock does not care. */
export async function classifyCase(
  ctx: Ctx,
  { caseId, field }: Input<typeof contract.classifyCase>,
): Promise<Answer<typeof contract.classifyCase>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange: true }), 'cases.missing')
  need(may.classifyCase(ctx.actor, one))
  changeCase(ctx.tx, ctx.actor.reach, { id: one.id, change: { field } })
  const of = { subject: 'cases.case', subjectId: one.id, orgId: one.orgId, details: { field } }
  record(ctx, 'cases.classified', of)
  return { id: one.id, field }
}

/** What a suggestion is made from: the words of a case and where it stands, nothing of who wrote (D29). */
export interface CaseToSuggest {
  readonly orgId: string
  readonly title: string
  readonly body: string
  readonly field: string | null
  readonly mayPassOn: boolean
}

/** A case in reach, for a suggestion. */
export async function readCaseToSuggest(ctx: Ctx, { caseId }: { caseId: string }): Promise<CaseToSuggest> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const { orgId, title, body, field } = one
  return { orgId, title, body, field, mayPassOn: may.act('assign', ctx.actor, one) === true }
}

/** The newest decided cases in the actor's reach, to learn from. */
export function listDecidedTexts(ctx: Ctx, most: number): Promise<store.DecidedText[]> {
  return store.listDecidedTexts(ctx.tx, ctx.actor.reach, most)
}

/** To whom an organisation passed on cases of a field, most often first. */
export function listPassedOn(
  ctx: Ctx,
  of: { field: string; byOrgId: string; most: number },
): Promise<store.PassedOn[]> {
  return store.listPassedOn(ctx.tx, ctx.actor.reach, of)
}
