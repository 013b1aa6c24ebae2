import { z } from 'zod'
import { endpoint, Written } from '#kernel/contract.ts'
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

const count = z.number().int()

/** Three numbers for who leads, each with the whole it stands in; every one is the length of a list that can be opened. */
export const countForLeader = endpoint({
  method: 'GET',
  path: '/api/case-counts/leader',
  mayBeOld: true,
  summary: {
    zh: '负责人的三个数：在办、超期、近90天群众说解决了的',
    en: 'Three numbers for who leads: open, late, and solved by the citizens’ word in 90 days',
  },
  answer: z.object({
    open: count,
    /** Of the open ones. */
    late: count,
    /** Judged by their writers in the last 90 days; the whole of `solved`. */
    judged: count,
    solved: count,
  }),
  errors: ['cases.not-a-handler'],
})

export const downloadCases = endpoint({
  method: 'GET',
  path: '/api/case-table',
  summary: {
    zh: '下载诉求件清单（.xlsx）：和列表同样的条件，一次最多5000件；没有留言人的姓名和联系方式',
    en: 'The list of cases as a spreadsheet: narrowed as the list is, 5,000 at most; without names and contacts of writers',
  },
  query: z.object(listConditions),
  answer: z.unknown(),
  errors: ['cases.not-a-handler', 'cases.organisation-missing', 'cases.table-too-long'],
})

export const listingEndpoints = [countForLeader, downloadCases]
