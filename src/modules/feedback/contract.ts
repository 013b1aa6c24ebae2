import { z } from 'zod'
import { Can, endpoint, InstantText, Paging, pageOf } from '#kernel/contract.ts'
import { remarkKinds, remarkOutcomes } from './codes.ts'

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]

export const RemarkKind = z.enum(keysOf(remarkKinds))
export const RemarkOutcome = z.enum(keysOf(remarkOutcomes))

/** A remark in the inbox, with its answers, the newest first. */
export const Remark = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: RemarkKind,
  text: z.string(),
  fromPath: z.string(),
  createdAt: InstantText,
  answers: z.array(
    z.object({ at: InstantText, outcome: RemarkOutcome, summary: z.string(), text: z.string(), byName: z.string() }),
  ),
})
export type Remark = z.infer<typeof Remark>

export const listRemarks = endpoint({
  method: 'GET',
  path: '/api/feedback',
  summary: { zh: '对本系统的意见建议：没答复的在前', en: 'What people say about the product, unanswered first' },
  query: Paging.extend({ state: z.enum(['OPEN', 'ANSWERED']).optional() }),
  answer: pageOf(Remark).extend({ can: Can }),
  errors: ['feedback.for-keeper'],
})

export const answerRemark = endpoint({
  method: 'POST',
  path: '/api/feedback/:remarkId/answers',
  summary: { zh: '答复一条意见，马上公开', en: 'Answers a remark; the answer is public at once' },
  params: z.object({ remarkId: z.uuid() }),
  body: z.strictObject({
    outcome: RemarkOutcome,
    /** What was reported, in the keeper's words: what the writer typed may name people. */
    summary: z.string().trim().min(4).max(200),
    text: z.string().trim().min(4).max(1000),
  }),
  answer: z.object({ answered: z.literal(true) }),
  errors: ['feedback.for-keeper', 'feedback.not-found'],
})

export const endpoints = [listRemarks, answerRemark]
