/** Most bytes of an article's text, so that its page stays below 300 KB (UX-PT16). */
export const mostBodyBytes = 220_000

const summaryLength = 120

/**
 * The beginning of a text without markup, for who gave no summary. Between two paragraphs stands a blank, which Chinese does not
 * write after the end of a sentence.
 */
export function beginningOf(plain: string): string {
  const characters = [...plain.replace(/(?<=[。！？；…”’）》]) (?=[\p{Script=Han}“‘（《])/gu, '')]
  return characters.length <= summaryLength
    ? characters.join('')
    : `${characters.slice(0, summaryLength - 1).join('')}…`
}

/** Where a public notice stands on a day; its first and its last day belong to it (CZ2). */
export function noticeStanding(
  { fromOn, untilOn }: { readonly fromOn: string; readonly untilOn: string },
  today: string,
): 'BEFORE' | 'RUNNING' | 'OVER' {
  if (today < fromOn) return 'BEFORE'
  return today <= untilOn ? 'RUNNING' : 'OVER'
}

/** Whole days from one instant to another, rounded down. */
export function ageInDays(from: Date, until: Date): number {
  return Math.floor((until.getTime() - from.getTime()) / 86_400_000)
}

/** The day after the last one of a month `2026-11`, as a month: `2026-12`. */
export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** Whether a part of an address can name an article or a file. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
