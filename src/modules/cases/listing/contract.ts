import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { listConditions } from './fields.ts'

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
