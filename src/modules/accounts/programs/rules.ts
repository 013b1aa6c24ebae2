import type { ProgramKeyState } from './codes.ts'

/** Programs are many and quick: so many readings a minute with one key, and they take nothing from people. */
export const readingsPerMinute = 120

/** No key lasts longer than a year; who needs one longer asks anew. */
const mostDays = 366

/** May a key asked for today work until this day? Days as text. */
export function isGoodLastDay(lastDay: string, today: string): boolean {
  const days = (Date.parse(lastDay) - Date.parse(today)) / 86_400_000
  return days >= 0 && days <= mostDays
}

/** How a key stands today. */
export function stateOf(
  key: { isAllowed: boolean | null; takenAt: Date | null; endedAt: Date | null; lastDay: string },
  today: string,
): ProgramKeyState {
  if (key.isAllowed === false) return 'REFUSED'
  if (key.endedAt) return 'ENDED'
  if (key.lastDay < today) return 'OVER'
  if (key.isAllowed === null) return 'ASKED'
  return key.takenAt ? 'IN_USE' : 'ALLOWED'
}
