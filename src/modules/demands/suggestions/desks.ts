import type { Ctx } from '#kernel/ctx.ts'
import { type CaseToSuggest, listPassedOn } from '#modules/cases/index.ts'
import type { DeskSuggestion } from '../contract.ts'
import { likeliestDesk } from './rules.ts'

/** The field of a case with the words that decided it, and how sure it is; null where nobody counted. */
export interface KnownField {
  readonly field: string
  readonly because: readonly string[]
  readonly sure: number | null
}

// Nothing is suggested that is not likelier than all other desks together: of such ones three of four were right where real letters were
// replayed, and of those below it not one in four (decisions 254).
const likelierThanNot = 0.5
const mostDesks = 200

/**
 * The desk to which this one passed on cases of a field, those about the same place before others: how likely it is that it is the one, the field's
 * own confidence in it, with the words that decided the field. Nothing below the floor, and nothing before three were passed on.
 */
export async function learnedDesk(
  ctx: Ctx,
  { orgId, aboutOrgId, aboutName }: CaseToSuggest,
  { field, because, sure }: KnownField,
): Promise<DeskSuggestion | undefined> {
  const passed = await listPassedOn(ctx, { field, byOrgId: orgId, aboutOrgId, most: mostDesks })
  const likely = likeliestDesk(passed)
  if (!likely || likely.share * (sure ?? 1) < likelierThanNot) return undefined
  const { orgId: to, name, count, here } = likely.to
  const of = passed.reduce((sum, one) => sum + one.count, 0)
  return {
    orgId: to,
    name,
    source: 'LEARNED',
    because: [...because],
    basis: null,
    confidence: sure === null ? null : likely.share * sure,
    passed: { count, of, place: aboutName, here },
  }
}
