import type { CaseLimits } from '../rules.ts'
import { hintsFor } from '../rules.ts'
import { type Urgency, urgencies } from './codes.ts'

/** Until when the first word is due: hours of the clock, day and night, since a desk said what it is (11.2). */
export function firstWordBy(since: Date, urgency: Urgency, limits: CaseLimits): Date {
  return new Date(since.getTime() + limits[urgencies[urgency].limit] * hour)
}

/** What a case may be by its words, for the desk that decides; nothing where nothing speaks for it (decisions 143). */
export function suggestedUrgency(written: string): Urgency | null {
  if (hintsFor(written).some((code) => code !== 'cases.hint-officials')) return 'EMERGENCY'
  return utilities.test(written) ? 'UTILITIES' : null
}

const hour = 3_600_000
const utilities =
  /停水|断水|没有?水用|爆管|水管(?:破裂|爆裂)|停电(?![动瓶单])|断电|跳闸|电线(?:断|掉)|停气|(?:燃|煤|天然)气断|没有?燃气|停暖|暖气不热|没有?暖气|供暖(?:停|中断)/
