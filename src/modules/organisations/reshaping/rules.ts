import type { Day } from '#kernel/time.ts'
import type { OrgType } from '../codes.ts'
import type { ReshapingKind } from './contract.ts'

/** A new organisation as a plan names it. */
export interface NewPart {
  readonly name: string
  readonly shortName: string
  readonly type: OrgType
  readonly isVillage: boolean
}

/** What is to be done: ids and names only, as it waits for its day. */
export type Plan =
  | { readonly kind: 'RENAME'; readonly orgId: string; readonly name: string; readonly shortName: string }
  | { readonly kind: 'MOVE'; readonly orgId: string; readonly parentId: string }
  | { readonly kind: 'MERGE'; readonly orgIds: readonly string[]; readonly into: { readonly orgId: string } | NewPart }
  | {
      readonly kind: 'SPLIT'
      readonly orgId: string
      readonly parts: readonly (NewPart & {
        readonly childIds: readonly string[]
        readonly itemIds: readonly string[]
      })[]
      readonly isEnding: boolean
    }
  | { readonly kind: 'DISSOLVE'; readonly orgId: string }

/** Whether a second person must approve: what cannot simply be done back (V2.3.5). */
export function needsTwo(kind: ReshapingKind): boolean {
  return kind === 'MERGE' || kind === 'SPLIT' || kind === 'DISSOLVE'
}

/** The organisations that a plan names and that must stand in the reach of who asks for it, each once. */
export function orgsOf(plan: Plan): string[] {
  return [...new Set(namedIn(plan))]
}

function namedIn(plan: Plan): readonly string[] {
  if (plan.kind === 'MOVE') return [plan.orgId, plan.parentId]
  if (plan.kind === 'MERGE') return [...plan.orgIds, ...('orgId' in plan.into ? [plan.into.orgId] : [])]
  if (plan.kind === 'SPLIT') return [plan.orgId, ...plan.parts.flatMap((part) => part.childIds)]
  return [plan.orgId]
}

/** The organisations that are changed by a plan themselves: those that end, are divided, renamed or moved. */
export function changedBy(plan: Plan): readonly string[] {
  return plan.kind === 'MERGE' ? plan.orgIds : [plan.orgId]
}

/** The organisations that end with a plan. */
export function endingOf(plan: Plan): readonly string[] {
  if (plan.kind === 'MERGE') return plan.orgIds
  if (plan.kind === 'DISSOLVE' || (plan.kind === 'SPLIT' && plan.isEnding)) return [plan.orgId]
  return []
}

/** Whether one thing is given to two parts. */
export function isGivenTwice(plan: Plan): boolean {
  if (plan.kind !== 'SPLIT') return false
  const given = plan.parts.flatMap((part) => [...part.childIds, ...part.itemIds])
  return new Set(given).size < given.length
}

/** Whether a change may begin on this day: today or later. Only imports carry past days (decisions 32). */
export function isDayOpen(effectiveOn: Day, today: Day): boolean {
  return effectiveOn >= today
}
