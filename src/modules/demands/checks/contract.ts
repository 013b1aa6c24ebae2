import { z } from 'zod'
import { type Answer, endpoint } from '#kernel/contract.ts'

const Count = z.number().int()
/** Null stands for a month or an organisation with fewer than ten answers, or beside one, where it could be found by subtraction. */
const Told = Count.nullable()
const counts = { answers: Count, copies: Told, otherMatter: Told, sameMinute: Told }

export const readReplyChecks = endpoint({
  method: 'GET',
  path: '/api/reply-checks',
  mayBeOld: true,
  summary: {
    zh: '答复核查：近一年发出的答复里，几乎相同、答非所问、同一分钟批量的各有多少，按单位和月份，不按人',
    en: 'What was found in the answers of a year, by organisation and month and never by person',
  },
  query: z.object({ orgId: z.uuid().optional() }),
  answer: z.object({
    /** Twelve months, oldest first: of all in reach, or of the organisation that was asked for. */
    months: z.array(z.object({ month: z.string(), ...counts })),
    orgs: z.array(z.object({ orgId: z.uuid(), name: z.string(), ...counts })),
  }),
  errors: ['demands.not-a-leader'],
})
export type ReplyChecks = Answer<typeof readReplyChecks>
