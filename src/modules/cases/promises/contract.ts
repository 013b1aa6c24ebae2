import { z } from 'zod'
import { DayText, endpoint, Written } from '#kernel/contract.ts'
import { promiseStates } from './codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]

/** What is promised with an answer: its words and its last day. */
export const NewPromise = z.strictObject({ what: Written(2, 100), dueOn: DayText })

/** A promise as it stands today. */
export const CasePromise = z.object({
  id: z.uuid(),
  by: z.string(),
  what: z.string(),
  dueOn: DayText,
  state: z.enum(keysOf(promiseStates)),
  doneOn: DayText.nullable(),
  reason: z.string().nullable(),
  /** Promised by an office that was called, which settles it itself. */
  isCalled: z.boolean(),
})
export type CasePromise = z.infer<typeof CasePromise>

export const settlePromise = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/promises/:promiseId',
  summary: {
    zh: '说明承诺兑现没有；没有按期的写明原因，公开',
    en: 'Say whether a promise was kept; why not is told in public',
  },
  params: z.object({ caseId: z.uuid(), promiseId: z.uuid() }),
  body: z.strictObject({
    state: z.enum(['KEPT', 'BROKEN']),
    /** On which day it was done, for what was kept. */
    doneOn: DayText.optional(),
    /** Why not, for what was not; everybody reads it. */
    reason: Written(0, 500).default(''),
  }),
  answer: z.object({ id: z.uuid() }),
  errors: [
    ...['cases.not-a-handler', 'cases.missing', 'cases.promise-missing'],
    ...['cases.promise-late', 'cases.promise-to-come', 'cases.promise-day', 'cases.promise-reason'],
  ],
})

export const promiseEndpoints = [settlePromise]
