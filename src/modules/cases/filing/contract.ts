import { z } from 'zod'
import { DayText, endpoint, InstantText, Written } from '#kernel/contract.ts'
import { answerWays, caseKinds, consents, filedChannels } from '../codes.ts'
import { enclosureLimits } from '../enclosures/codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]
const CaseId = z.object({ caseId: z.uuid() })
const Consent = z.enum(keysOf(consents))
const AnswerWay = z.enum(keysOf(answerWays))

export const fileCase = endpoint({
  method: 'POST',
  path: '/api/cases',
  summary: {
    zh: '替群众登记诉求（帮办），记下怎样同意的；给出编号和查询码',
    en: 'File a case for somebody, with the consent as it was given',
  },
  body: z.strictObject({
    aboutOrgId: z.uuid(),
    channel: z.enum(keysOf(filedChannels)),
    kind: z.enum(keysOf(caseKinds)),
    title: Written(5, 40),
    text: Written(10, 2000),
    isPublic: z.boolean(),
    name: Written(1, 20),
    phone: z
      .string()
      .trim()
      .regex(/^(?:\+?[\d -]{7,20})?$/)
      .default(''),
    consent: Consent,
    answerWay: AnswerWay,
    /** Photos and files he brought, as they were handed in. */
    enclosures: z.array(z.uuid()).max(enclosureLimits.files).optional(),
  }),
  isShownOnce: true,
  answer: z.object({
    number: z.string(),
    code: z.string(),
    title: z.string(),
    deskName: z.string(),
    isPublic: z.boolean(),
    acceptByOn: DayText,
    answerByOn: DayText,
  }),
  errors: ['cases.not-a-handler', 'cases.organisation-missing', 'cases.enclosure-gone'],
})

export const getFiling = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/filing',
  summary: {
    zh: '帮办登记：怎样同意的，答复怎样转告',
    en: 'How a case was filed for its writer, and how the answer goes back',
  },
  params: CaseId,
  answer: z.object({
    filing: z
      .object({
        at: InstantText,
        byName: z.string(),
        actorName: z.string(),
        consent: Consent,
        answerWay: AnswerWay,
        toldAt: InstantText.nullable(),
        toldName: z.string().nullable(),
        isRevoked: z.boolean(),
        /** How many others speak of a matter that was taken back and goes on for them; 0 once it has ended. */
        goesOnFor: z.number().int(),
        /** An answer is there and still to be carried back. */
        isToTell: z.boolean(),
      })
      .nullable(),
  }),
  errors: ['cases.not-a-handler', 'cases.missing'],
})

export const noteTold = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/told',
  summary: { zh: '记下已把答复转告本人', en: 'Note that the answer was carried back' },
  params: CaseId,
  answer: z.object({ id: z.uuid() }),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.not-now', 'cases.told-already'],
})

export const filingEndpoints = [fileCase, getFiling, noteTold]
