import { z } from 'zod'
import { Can, DayText, endpoint, InstantText, Written } from '#kernel/contract.ts'
import { callActs, callStates } from './codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]
const params = z.object({ caseId: z.uuid() })

/** One thing that was said in a call. */
const CallWord = z.object({
  act: z.enum(keysOf(callActs)),
  at: InstantText,
  by: z.string().nullable(),
  text: z.string().nullable(),
  /** The day that was promised, or on which it was done. */
  day: DayText.nullable(),
})

/** An office that was called to a case, what it was asked, and what it said. */
export const OfficeCall = z.object({
  id: z.uuid(),
  orgName: z.string(),
  by: z.string(),
  at: InstantText,
  state: z.enum(keysOf(callStates)),
  question: z.string(),
  dueOn: DayText,
  promisedOn: DayText.nullable(),
  /** Working days since it was asked, as long as it has said nothing. */
  silentDays: z.number().int(),
  isLate: z.boolean(),
  /** When the desk above it was told of its silence. */
  toldAboveAt: InstantText.nullable(),
  /** Whether a desk stands above it; of one at the top only who called is told. */
  hasAbove: z.boolean(),
  words: z.array(CallWord),
})
export type OfficeCall = z.infer<typeof OfficeCall>

export const listCalls = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/calls',
  summary: {
    zh: '吹哨报到：叫了哪些单位、谁报到、谁没有回音',
    en: 'Which offices were called to a case, and what they said',
  },
  params,
  answer: z.object({ calls: z.array(OfficeCall), can: Can }),
  errors: ['cases.not-a-handler', 'cases.missing'],
})

export const listCallable = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/callable',
  summary: { zh: '可以叫来一起办的单位', en: 'The offices that may be called to a case' },
  params,
  query: z.object({ q: Written(0, 50).default('') }),
  answer: z.object({ rows: z.array(z.object({ orgId: z.uuid(), name: z.string() })) }),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.organisation-missing'],
})

export const callOffices = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/calls',
  summary: {
    zh: '吹哨：请几个单位一起办一件，各问一句，限一个日子',
    en: 'Call offices to a case, each with a question, by a day',
  },
  params,
  body: z.strictObject({
    asked: z
      .array(z.strictObject({ calledId: z.uuid(), question: Written(5, 300) }))
      .min(1)
      .max(8),
    dueOn: DayText,
  }),
  answer: z.object({ called: z.number().int() }),
  errors: [
    ...['cases.not-a-handler', 'cases.missing', 'cases.not-now', 'cases.joined', 'cases.call-report'],
    ...['cases.organisation-missing', 'cases.not-callable', 'cases.called-already', 'cases.call-day'],
    'procedure.nobody-there',
  ],
})

export const closeCalls = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/calls/close',
  summary: {
    zh: '办结自己单位的吹哨，写明结果',
    en: 'Close the calls of one’s own office, with a word on the outcome',
  },
  params,
  body: z.strictObject({ outcome: Written(5, 300) }),
  answer: z.object({ closed: z.number().int() }),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.no-call'],
})

export const callingEndpoints = [listCalls, listCallable, callOffices, closeCalls]
