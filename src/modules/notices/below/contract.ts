import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const Said = z.object({ zh: z.string(), en: z.string() })

/** How things stand with what is due at one organisation: something late, something within three working days, or neither. */
export const Light = z.enum(['RED', 'YELLOW', 'GREEN'])
export type Light = z.infer<typeof Light>

/** An organisation below, with what is due there by kind; of no person and of no sign-in. */
export const BelowRow = z.object({
  id: z.uuid(),
  name: z.string(),
  hasChildren: z.boolean(),
  light: Light,
  late: z.number().int(),
  soon: z.number().int(),
  kinds: z.array(z.object({ label: Said, late: z.number().int(), soon: z.number().int() })),
  /** Does anybody hold a post there who would read a reminder? */
  hasPosts: z.boolean(),
  /** It was reminded today, and by which superior. */
  remindedBy: z.string().nullable(),
})
export type BelowRow = z.infer<typeof BelowRow>

/** One level of the tree, in its own order: nothing is ranked. */
export const listBelow = endpoint({
  method: 'GET',
  path: '/api/due/below',
  summary: { zh: '下级待办：各下级党组织有没有到期的事', en: 'What is due at the organisations below, level by level' },
  query: z.object({ parentId: z.uuid().optional(), page: z.coerce.number().int().min(1).max(200).default(1) }),
  /** Fifty organisations, and whether more follow. */
  answer: z.object({ rows: z.array(BelowRow), hasMore: z.boolean() }),
  errors: ['organisations.not-found', 'notices.not-a-superior'],
})

/** Reminds an organisation of what is due there: once a day, whoever of its superiors does. */
export const remindBelow = endpoint({
  method: 'POST',
  path: '/api/due/below/reminders',
  summary: { zh: '提醒下级办理到期的事，一天一次', en: 'Reminds an organisation of what is due there, once a day' },
  body: z.strictObject({ orgId: z.uuid() }),
  answer: z.object({ isNew: z.boolean(), late: z.number().int(), soon: z.number().int() }),
  errors: [
    'organisations.not-found',
    'notices.not-a-superior',
    'notices.not-below',
    'notices.nothing-due-there',
    'notices.nobody-there',
  ],
})

export const endpoints = [listBelow, remindBelow]
