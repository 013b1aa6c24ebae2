import { z } from 'zod'
import { type Answer, Can, DayText, endpoint, InstantText, Written } from '#kernel/contract.ts'
import { type Line, lines } from '#modules/organisations/codes.ts'

const LineMatterId = z.object({ lineMatterId: z.uuid() })
const Ground = z.enum(['DUPLICATE', 'NOT_OURS', 'UNREASONABLE'])

/** A matter as one organisation has it. */
const Row = z.object({
  id: z.uuid(),
  title: z.string(),
  /** Who wrote it. */
  fromName: z.string(),
  line: z.enum(Object.keys(lines) as [Line, ...Line[]]),
  dueOn: DayText,
  sentAt: InstantText,
  state: z.enum(['RUNNING', 'CLOSED', 'WITHDRAWN']),
  outcome: z.enum(['OPEN', 'DONE', 'RETURNED']),
  /** It runs and reaches the organisation as it stands now. */
  isReached: z.boolean(),
})
export type ReceivedRow = z.infer<typeof Row>

export const listReceived = endpoint({
  method: 'GET',
  path: '/api/line-matters/received',
  summary: { zh: '条线事项：发到本单位的', en: 'Matters of its lines that reach this organisation' },
  /** What waits first, then the newest; two hundred at most. */
  answer: z.object({ rows: z.array(Row) }),
  errors: ['notices.line-not-yours'],
})

export const readReceived = endpoint({
  method: 'GET',
  path: '/api/line-matters/received/:lineMatterId',
  summary: { zh: '发到本单位的一件条线事项', en: 'A matter of a line, for an organisation that it reaches' },
  params: LineMatterId,
  answer: Row.extend({
    text: z.string(),
    link: z.string().nullable(),
    ground: Ground.nullable(),
    words: z.string().nullable(),
    byName: z.string().nullable(),
    answeredAt: InstantText.nullable(),
    endReason: z.string().nullable(),
    can: Can,
  }),
  errors: ['notices.line-not-yours', 'notices.line-matter-missing'],
})
export type Received = Answer<typeof readReceived>

const answering = {
  answer: z.object({ outcome: z.enum(['DONE', 'RETURNED']) }),
  errors: [
    ...['notices.line-not-yours', 'notices.line-matter-missing', 'notices.line-ended'],
    ...['notices.line-answered', 'notices.line-left'],
  ],
}

export const finishLineMatter = endpoint({
  ...{ method: 'POST', path: '/api/line-matters/received/:lineMatterId/finish', params: LineMatterId, ...answering },
  summary: {
    zh: '条线事项办结，写一句结果；一个单位一次',
    en: 'Says that it is done and what came of it; once for an organisation',
  },
  body: z.strictObject({ result: Written(2, 300) }),
})

export const returnLineMatter = endpoint({
  ...{ method: 'POST', path: '/api/line-matters/received/:lineMatterId/return', params: LineMatterId, ...answering },
  summary: {
    zh: '条线事项退回，写明原因；一个单位一次',
    en: 'Gives it back with the reason; once for an organisation',
  },
  body: z.strictObject({ ground: Ground, reason: Written(4, 300) }),
})

export const endpoints = [listReceived, readReceived, finishLineMatter, returnLineMatter]
