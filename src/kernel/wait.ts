import { fill, type Sentence } from './errors.ts'
import { addDays, clockOf, dayOf } from './time.ts'
import { waitWords } from './words.ts'

// Within the night one still says in how many hours; from here on the day turns, and one comes again tomorrow.
const longestInHours = 6

/**
 * How long somebody has to wait, as a person would say it: minutes, hours, or tomorrow and from which minute on. Never sooner than it
 * is true. It stands in a sentence as {wait}: 请{wait}再试, please try again {wait}.
 */
export function waitOf(seconds: number, now: Date): Sentence {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  if (minutes < 60) return counted('minute', minutes)
  const hours = Math.ceil(minutes / 60)
  const end = new Date(Math.ceil((now.getTime() + seconds * 1000) / 60_000) * 60_000)
  const isTomorrow = dayOf(end) === addDays(dayOf(now), 1)
  if (isTomorrow && hours > longestInHours) return fill(waitWords.tomorrow, { clock: clockOf(end) })
  return counted('hour', hours)
}

const counted = (unit: 'minute' | 'hour', count: number): Sentence =>
  fill(waitWords[count === 1 ? unit : (`${unit}s` as const)], { count })
