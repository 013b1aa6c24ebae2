import type { ParseDay } from '../date-input.tsx'

/** A short reader of days for the stories; chapters pass the kernel's. */
export const parseDay: ParseDay = (text) => {
  const match = /^(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?$/.exec(text.trim())
  if (!match) return { ok: false }
  const [, year = '', month = '', day = ''] = match
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number.isNaN(Date.parse(written)) ? { ok: false } : { ok: true, value: written }
}
