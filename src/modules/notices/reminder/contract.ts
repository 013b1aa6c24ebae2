import { z } from 'zod'
import { DayText, endpoint, InstantText } from '#kernel/contract.ts'
import { SmsReminder } from '../sms/contract.ts'

const Hour = z.number().int().min(0).max(23)

export const readReminder = endpoint({
  method: 'GET',
  path: '/api/reminder',
  summary: { zh: '我的提醒设置', en: 'How I am reminded' },
  answer: z.object({
    quiet: z.object({ from: Hour, until: Hour }),
    /** Whether this installation can write letters at all. */
    canMail: z.boolean(),
    mail: z.string().nullable(),
    /** An address whose code was not typed in yet. */
    askedMail: z.string().nullable(),
    calendarSince: DayText.nullable(),
    /** When the letter did not leave last, and how often in a row; nothing once one has left. */
    failed: z.object({ at: InstantText, times: z.number().int() }).nullable(),
    /** The message of the day by telephone; nothing where this installation sends none. */
    sms: SmsReminder.nullable(),
    /** The kinds of work of the acting post, and which way tells them. */
    kinds: z.array(
      z.object({
        kind: z.string(),
        label: z.object({ zh: z.string(), en: z.string() }),
        isStatutory: z.boolean(),
        mail: z.boolean(),
        calendar: z.boolean(),
      }),
    ),
  }),
})

export const setKind = endpoint({
  method: 'PUT',
  path: '/api/reminder/kinds/:kind',
  summary: {
    zh: '一类待办要不要写进每日邮件、放进日历；有法定期限的一直写',
    en: 'Whether the letter and the calendar tell a kind of work; what has its limit by law is always told',
  },
  params: z.object({ kind: z.string().max(60) }),
  body: z.strictObject({ mail: z.boolean(), calendar: z.boolean() }),
  answer: z.object({ kind: z.string() }),
  errors: ['notices.kind-unknown', 'notices.kind-statutory'],
})

export const setQuietHours = endpoint({
  method: 'PUT',
  path: '/api/reminder/quiet-hours',
  summary: {
    zh: '设置安静时段：其间不发任何提醒，账号安全警报除外',
    en: 'Sets the hours in which nothing is sent but alarms',
  },
  body: z.strictObject({ from: Hour, until: Hour }),
  answer: z.object({ from: Hour, until: Hour }),
})

export const askForMail = endpoint({
  method: 'PUT',
  path: '/api/reminder/mail',
  // The code goes out before anything is settled, and a try is counted even when it is refused.
  effect: 'steps',
  summary: {
    zh: '用这个邮箱收每日提要：先寄一个验证码',
    en: 'The letter of the day to this address: a code goes there first',
  },
  body: z.strictObject({ address: z.email().max(200) }),
  answer: z.object({ asked: z.literal(true) }),
  errors: ['notices.no-mail', 'notices.mail-not-sent', 'kernel.too-many-tries'],
})

export const confirmMail = endpoint({
  method: 'POST',
  path: '/api/reminder/mail/confirmation',
  effect: 'steps',
  summary: { zh: '输入验证码，开始收每日提要', en: 'The code that arrived: letters begin' },
  body: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
  }),
  answer: z.object({ confirmed: z.literal(true) }),
  errors: ['notices.wrong-code', 'kernel.too-many-tries'],
})

export const stopMail = endpoint({
  method: 'DELETE',
  path: '/api/reminder/mail',
  summary: { zh: '不再收邮件，删除邮箱地址', en: 'No letters any more; the address is deleted' },
  answer: z.object({ stopped: z.literal(true) }),
})

export const makeCalendar = endpoint({
  method: 'POST',
  path: '/api/reminder/calendar',
  summary: {
    zh: '生成日历订阅地址，只显示这一次；原来的地址随即失效',
    en: 'Makes the secret address of one’s calendar, shown once; the one before is void',
  },
  isShownOnce: true,
  answer: z.object({ path: z.string() }),
})

export const endCalendar = endpoint({
  method: 'DELETE',
  path: '/api/reminder/calendar',
  summary: { zh: '停用日历订阅地址', en: 'Takes the address of one’s calendar back' },
  answer: z.object({ ended: z.literal(true) }),
})

export const endpoints = [
  readReminder,
  setKind,
  setQuietHours,
  askForMail,
  confirmMail,
  stopMail,
  makeCalendar,
  endCalendar,
]
