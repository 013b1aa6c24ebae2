import { type Day, daysBetween } from '#kernel/time.ts'

/** What is counted of a matter; nothing about who wrote. */
export interface Counted {
  /** Messages whose words differ; the same text sent again counts once. */
  readonly messages: number
  /** Agreement and disagreement with each message. */
  readonly voices: readonly number[]
  readonly from: Day
  readonly to: Day
}

const halfLife = 90
const month = 30

/**
 * Heat = (messages + ½ Σ ln(1 + voices)) × (½ + ½ · 2^(−age ÷ 90)) × (1 + 30 ÷ (30 + span)): how many wrote, how many agreed or
 * disagreed (each further voice says less), how recent the last message is at `now`, and how closely they came.
 * Days are days; heat orders matters and says nothing about a person.
 */
export function heatOf({ messages, voices, from, to }: Counted, now: Day): number {
  const heard = messages + voices.reduce((sum, count) => sum + Math.log(1 + count), 0) / 2
  const recent = 0.5 + 0.5 * 2 ** (-daysBetween(to, now) / halfLife)
  const close = 1 + month / (month + daysBetween(from, to))
  return heard * recent * close
}

export type Course = 'EMERGING' | 'RECURRING' | 'SEASONAL'

/** How a matter runs in time: new within 90 days; come back after 90 days of silence or more; in the same season of two years or more. */
export function coursesOf(days: readonly Day[], now: Day): Course[] {
  const ordered = [...days].sort()
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (first === undefined || last === undefined) return []
  const silences = ordered.slice(1).filter((day, at) => daysBetween(ordered[at] ?? day, day) >= 90).length
  const courses: Course[] = []
  if (daysBetween(first, now) <= 90) courses.push('EMERGING')
  if (silences > 0) courses.push('RECURRING')
  if (isSeasonal(ordered)) courses.push('SEASONAL')
  return courses
}

// Three quarters of the messages stand in one quarter of the year, over two years or more.
function isSeasonal(days: readonly Day[]): boolean {
  const quarters = [0, 1, 2, 3].map((quarter) =>
    days.filter((day) => Math.floor((Number(day.slice(5, 7)) - 1) / 3) === quarter),
  )
  const most = quarters.reduce((best, one) => (one.length > best.length ? one : best), [])
  return most.length >= days.length * 0.75 && new Set(most.map((day) => day.slice(0, 4))).size > 1
}
