import type { Counts } from './rules.ts'

/** The pieces of what is sent, with all that may be set into them: a message is read on a locked screen by whoever passes (T32). */
export const templates = {
  reminder: '{sign}您有{total}件待办{among}。请登录后查看。',
  today: '{today}件今天到期',
  late: '{late}件已逾期',
  code: '{sign}验证码{code}，十分钟内有效。用于接收待办提醒；不是您本人填的，不用理会。',
} as const

/** The message of the day: counts and nothing else (E09, T32). */
export function reminderText(sign: string, { total, today, late }: Counts): string {
  const parts = [
    today > 0 ? set(templates.today, { today }) : '',
    late > 0 ? set(templates.late, { late }) : '',
  ].filter((part) => part !== '')
  return set(templates.reminder, { sign, total, among: parts.length === 0 ? '' : `，其中${parts.join('、')}` })
}

/** The message with the code that shows whose number it is. */
export const codeText = (sign: string, code: string): string => set(templates.code, { sign, code })

const set = (template: string, values: Readonly<Record<string, string | number>>) =>
  template.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
