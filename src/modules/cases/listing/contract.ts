import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

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

export const listingEndpoints = [countForLeader]
