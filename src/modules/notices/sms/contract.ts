import { z } from 'zod'
import { endpoint, InstantText } from '#kernel/contract.ts'

/** The message of the day, as its owner sees it; numbers are shown masked. */
export const SmsReminder = z.object({
  number: z.string().nullable(),
  isOn: z.boolean(),
  /** A number whose code was not typed in yet, for as long as it is kept. */
  askedNumber: z.string().nullable(),
  /** Its code is of no use any more: typed in too often, or too old. */
  isCodeOver: z.boolean(),
  /** Since when no message left, and how often in a row; nothing once one has left. */
  failed: z.object({ since: InstantText, times: z.number().int() }).nullable(),
  /** On how many days in a row the operator refused the number, and whether nothing is sent there any more until it is confirmed anew. */
  refused: z.object({ days: z.number().int(), isStopped: z.boolean() }).nullable(),
})

export const askForSms = endpoint({
  method: 'PUT',
  path: '/api/reminder/sms',
  // The code goes out before anything is settled, and a try is counted even when it is refused.
  effect: 'steps',
  summary: {
    zh: '用这个手机号收每日短信：先发一个验证码',
    en: 'The message of the day to this number: a code goes there first',
  },
  body: z.strictObject({ number: z.string().max(40) }),
  /** `isSure`: whether the gateway said that it took the code. */
  answer: z.object({ asked: z.literal(true), isSure: z.boolean() }),
  errors: ['notices.no-sms', 'notices.number-form', 'notices.sms-not-sent', 'kernel.too-many-tries'],
})

export const confirmSms = endpoint({
  method: 'POST',
  path: '/api/reminder/sms/confirmation',
  effect: 'steps',
  summary: { zh: '输入短信验证码，开始收每日短信', en: 'The code that arrived: messages begin' },
  body: z.strictObject({
    code: z
      .string()
      .max(200)
      // 「验证码123456」 and digits of full width are a code as good as 123456.
      .overwrite((written) => written.normalize('NFKC').replace(/\D/g, ''))
      .regex(/^\d{6}$/),
  }),
  answer: z.object({ confirmed: z.literal(true) }),
  errors: ['notices.sms-wrong-code', 'notices.sms-code-over'],
})

export const setSms = endpoint({
  method: 'PUT',
  path: '/api/reminder/sms/state',
  summary: { zh: '暂停或恢复每日短信，手机号留着', en: 'Stops the messages or has them go on; the number stays' },
  body: z.strictObject({ isOn: z.boolean() }),
  answer: z.object({ isOn: z.boolean() }),
  errors: ['notices.sms-no-number'],
})

export const dropSms = endpoint({
  method: 'DELETE',
  path: '/api/reminder/sms',
  summary: { zh: '不再收短信，删除手机号', en: 'No messages any more; the number is deleted' },
  answer: z.object({ dropped: z.literal(true) }),
})

export const endpoints = [askForSms, confirmSms, setSms, dropSms]
