import { z } from 'zod'
import { Written } from '#kernel/contract.ts'
import { longestField, longestName } from '../classes/codes.ts'
import { caseKinds, caseStates } from '../codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]

export const CaseKind = z.enum(keysOf(caseKinds))
export const CaseState = z.enum(keysOf(caseStates))
const YesNo = z.enum(['true', 'false']).transform((text) => text === 'true')

/** What the list of cases, and a table of it, may be narrowed by. */
export const listConditions = {
  view: z.enum(['open', 'all']).default('open'),
  state: CaseState.optional(),
  kind: CaseKind.optional(),
  overdue: YesNo.optional(),
  /** Not overdue, and the answer is due today or on the next working day, as `dueSoon` of the counts. */
  dueSoon: z
    .literal('true')
    .transform(() => true as const)
    .optional(),
  /** Judged by their writers in the last 90 days, or of these what is solved by the last word. */
  judged: z.enum(['all', 'solved']).optional(),
  /** The class that was decided: a field, and of it a second level. */
  field: Written(1, longestField).optional(),
  second: Written(1, longestName).optional(),
  orgId: z.uuid().optional(),
  /** With those below `orgId`, unless said otherwise. */
  includeBelow: YesNo.optional(),
  q: Written(0, 100).optional(),
}
