import { record } from '#kernel/audit.ts'
import type { Answer, CallInput } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { may } from '../policy.ts'
import { changeCase, findCase } from '../store.ts'
import { words as caseWords } from '../words.ts'
import { listClassesFor } from './class-list.ts'
import type * as contract from './contract.ts'
import type { CaseClass } from './contract.ts'
import { hasClass } from './rules.ts'
import * as store from './store.ts'
import { words as own } from './words.ts'

const { found, need, refuseIf } = refusals({ ...caseWords, ...own })

/**
 * Says which class a case belongs to; it may be said anew, and the citizen's clock does not care. What lies below the field
 * stands in the list that holds at the case, or is what was decided before.
 */
export async function classifyCase(
  ctx: Ctx,
  { caseId, field, second = null, third = null }: CallInput<typeof contract.classifyCase>,
): Promise<Answer<typeof contract.classifyCase>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange: true }), 'cases.missing')
  need(may.classifyCase(ctx.actor, one))
  const decided = { field, second, third }
  const lines = await listClassesFor(ctx, one.orgId)
  const isKnown = second === null || hasClass([one as CaseClass, ...lines], decided)
  refuseIf(!isKnown || (second === null && third !== null), 'invalid', 'cases.class-missing', { field: 'field' })
  changeCase(ctx.tx, ctx.actor.reach, { id: one.id, change: decided })
  const details = { levels: levelsIn(decided), isListed: hasClass(lines, decided) }
  record(ctx, 'cases.classified', { subject: 'cases.case', subjectId: one.id, orgId: one.orgId, details })
  return { id: one.id, ...decided }
}

// A field may be any word where no list holds, so the audit keeps no name of a class: how deep it was decided, and whether a list names it.
const levelsIn = ({ second, third }: CaseClass) => 1 + Number(second !== null) + Number(third !== null)

/** What a suggestion is made from: the words of a case and where it stands, nothing of who wrote (D29). */
export interface CaseToSuggest {
  readonly orgId: string
  readonly aboutOrgId: string
  readonly aboutName: string
  readonly title: string
  readonly body: string
  readonly field: string | null
  readonly second: string | null
  readonly third: string | null
  readonly mayPassOn: boolean
}

/** A case in reach, for a suggestion. */
export async function readCaseToSuggest(ctx: Ctx, { caseId }: { caseId: string }): Promise<CaseToSuggest> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const { orgId, aboutOrgId, aboutName, title, body, field, second, third } = one
  const mayPassOn = may.act('assign', ctx.actor, one) === true
  return { orgId, aboutOrgId, aboutName, title, body, field, second, third, mayPassOn }
}

/** The newest decided cases in the actor's reach, to learn from. */
export function listDecidedTexts(ctx: Ctx, most: number): Promise<store.DecidedText[]> {
  return store.listDecidedTexts(ctx.tx, ctx.actor.reach, most)
}

/** To whom an organisation passed on cases of a field, most often first, and how many of them are about one place. */
export function listPassedOn(
  ctx: Ctx,
  of: { field: string; byOrgId: string; aboutOrgId: string; most: number },
): Promise<store.PassedOn[]> {
  return store.listPassedOn(ctx.tx, ctx.actor.reach, of)
}
