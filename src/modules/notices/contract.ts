import { z } from 'zod'
import { DayText, endpoint, InstantText } from '#kernel/contract.ts'
import * as below from './below/contract.ts'
import * as lineMatters from './line-matters/contract.ts'
import * as reminder from './reminder/contract.ts'
import * as sms from './sms/contract.ts'

const Said = z.object({ zh: z.string(), en: z.string() })

/** A line of 待办: what it is, since when and until when, and the page that opens its form. */
export const DueItem = z.object({
  kind: z.string(),
  label: Said,
  id: z.uuid(),
  title: Said,
  fromName: z.string().nullable(),
  orgName: z.string(),
  since: InstantText,
  dueOn: DayText.nullable(),
  urgency: z.enum(['OVERDUE', 'SOON', 'LATER', 'OPEN']),
  /** Today is the third or the last working day before it is due, or the first one after. */
  reminder: z.enum(['THREE_BEFORE', 'ONE_BEFORE', 'ONE_AFTER']).nullable(),
  /** 代某人办理: in whose place. */
  forName: z.string().nullable(),
  opens: z.string(),
})
export type DueItem = z.infer<typeof DueItem>

/** All of 待办, due first. Of a kind with very many only the first are read; `isCut` says so. */
export const listDue = endpoint({
  method: 'GET',
  path: '/api/due',
  summary: { zh: '待办：等我办的各类事情，先到期的在前', en: 'All that waits for me, due first' },
  answer: z.object({ rows: z.array(DueItem), isCut: z.boolean() }),
})

/** A line of 已办 or 我发起: what it is, how it stands now, when one last did something, and the page that shows it. */
export const Deed = z.object({
  kind: z.string(),
  label: Said,
  id: z.uuid(),
  title: Said,
  orgName: z.string(),
  state: Said,
  at: InstantText,
  opens: z.string(),
})
export type Deed = z.infer<typeof Deed>

/** What one did, or began oneself, the latest first; never how much (E14). */
export const listDeeds = endpoint({
  method: 'GET',
  path: '/api/due/deeds',
  summary: {
    zh: '已办、我发起：本人办过、发起的各类事情，新的在前',
    en: 'What I handled or began, of every kind, the latest first',
  },
  query: z.object({
    which: z.enum(['handled', 'started']),
    page: z.coerce.number().int().min(1).max(200).default(1),
  }),
  /** Twenty lines, and whether more follow. */
  answer: z.object({ rows: z.array(Deed), hasMore: z.boolean() }),
})

/** 今日提要: the same counted by kind, the kinds too that their owner leaves out of letter or calendar. */
export const readDigest = endpoint({
  method: 'GET',
  path: '/api/due/digest',
  summary: {
    zh: '今日提要：每类待办几件，几件逾期、今天到期、快到期',
    en: 'The digest of the day: how many wait, by kind',
  },
  answer: z.object({
    day: DayText,
    lines: z.array(
      z.object({
        kind: z.string(),
        label: Said,
        total: z.number().int(),
        late: z.number().int(),
        today: z.number().int(),
        soon: z.number().int(),
        reminders: z.strictObject({
          THREE_BEFORE: z.number().int(),
          ONE_BEFORE: z.number().int(),
          ONE_AFTER: z.number().int(),
        }),
      }),
    ),
    isCut: z.boolean(),
  }),
})

export const endpoints = [
  listDue,
  listDeeds,
  readDigest,
  ...below.endpoints,
  ...lineMatters.endpoints,
  ...reminder.endpoints,
  ...sms.endpoints,
]
