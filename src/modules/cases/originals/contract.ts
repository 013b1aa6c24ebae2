import { z } from 'zod'
import { Can, endpoint, InstantText, Written } from '#kernel/contract.ts'
import { measuredWords, originalPurposes } from '../codes.ts'

const keysOf = <T extends Record<string, unknown>>(of: T) => Object.keys(of) as [keyof T & string]
const CaseId = z.object({ caseId: z.uuid() })
export const OriginalPurpose = z.enum(keysOf(originalPurposes))

export const askOriginal = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/original-openings',
  summary: {
    zh: '申请查看被遮盖的原文：写明用途，由第二人批准，留言人看得到',
    en: 'Ask to see the words that were taken out: for a purpose, allowed by a second person, shown to its writer',
  },
  params: CaseId,
  /** `of`: which of several; the latest where nothing is said. */
  body: z.strictObject({
    purpose: OriginalPurpose,
    reason: Written(10, 200),
    of: z.strictObject({ measureId: z.uuid() }).optional(),
  }),
  answer: z.object({ matterId: z.uuid(), number: z.string() }),
  errors: [
    ...['cases.not-a-handler', 'cases.missing', 'cases.original-none', 'cases.original-asked'],
    ...['cases.original-nobody', 'procedure.nobody-there'],
  ],
})

export const listOriginalOpenings = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/original-openings',
  summary: {
    zh: '谁申请过查看原文、批准没有，不含原文本身',
    en: 'Who asked for the original of a case and what came of it, never the original itself',
  },
  params: CaseId,
  answer: z.object({
    openings: z.array(
      z.object({
        id: z.uuid(),
        matterId: z.uuid(),
        at: InstantText,
        byName: z.string(),
        post: z.string(),
        purpose: OriginalPurpose,
        reason: z.string(),
        state: z.enum(['WAITING', 'OPEN', 'OVER', 'REFUSED', 'WITHDRAWN']),
        openUntil: InstantText.nullable(),
        isOwn: z.boolean(),
      }),
    ),
    /** What was taken out and stays so, the latest first. */
    measures: z.array(z.object({ id: z.uuid(), wordsOf: z.enum(keysOf(measuredWords)), at: InstantText })),
    can: Can,
  }),
  errors: ['cases.not-a-handler', 'cases.missing'],
})

/** The one door by which words that were taken out leave; what it opens is named as its purpose (decisions 11). */
export const lookAtOriginal = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/original',
  summary: {
    zh: '查看获准的原文：只给申请人，24小时内，每次都记下并告诉留言人',
    en: 'See an original one was allowed to see, within its day; each look is recorded and shown to its writer',
  },
  params: CaseId,
  answer: z.object({ title: z.string(), text: z.string() }),
  errors: ['cases.not-a-handler', 'cases.missing', 'cases.original-not-open'],
  purpose: 'cases.original',
})

export const originalEndpoints = [askOriginal, listOriginalOpenings, lookAtOriginal]
