import type { CaseLimits } from '../rules.ts'
import { hintsFor } from '../rules.ts'
import { type Urgency, urgencies } from './codes.ts'

/** What was said before in this round: since when hours run, and when it was first said to be of each kind. */
export interface Declared {
  readonly urgentAt: Date | null
  readonly emergencyAt: Date | null
  readonly utilitiesAt: Date | null
}

/**
 * Since when the hours of a kind run that is said now, and until when the first word is due: hours of the clock, day and night
 * (11.2). An emergency has its hours since it was first said to be one, and never more than are left of a repair; a repair has
 * them since anything was said first, and never more than the emergency had that it was before: nobody sets the clock back
 * (decisions 152). An emergency that was none does not stand in `before`.
 */
export function hoursOf(
  urgency: Urgency,
  { before, now, limits }: { before: Declared; now: Date; limits: CaseLimits },
): { since: Date; until: Date } {
  const { urgentAt, ...said } = before
  const known = urgentAt === null ? { emergencyAt: null, utilitiesAt: null } : said
  const after = (at: Date, kind: Urgency) => new Date(at.getTime() + limits[urgencies[kind].limit] * hour)
  if (urgency === 'UTILITIES') {
    const since = earliest([urgentAt, known.emergencyAt, known.utilitiesAt]) ?? now
    const emergency = known.emergencyAt && after(known.emergencyAt, 'EMERGENCY')
    return { since, until: earliest([after(since, 'UTILITIES'), emergency]) ?? now }
  }
  const since = known.emergencyAt ?? now
  const repair = known.utilitiesAt && after(known.utilitiesAt, 'UTILITIES')
  // What was owed and taken back before it was late is owed no more.
  const still = repair && repair > now ? repair : null
  return { since, until: earliest([after(since, 'EMERGENCY'), still]) ?? now }
}

const earliest = (instants: readonly (Date | null)[]): Date | undefined =>
  instants.filter((at) => at !== null).sort((one, other) => one.getTime() - other.getTime())[0]

/** What a case may be by its words, for the desk that decides; nothing where nothing speaks for it (decisions 143). */
export function suggestedUrgency(written: string): Urgency | null {
  if (hintsFor(written).some((code) => code !== 'cases.hint-officials')) return 'EMERGENCY'
  return utilities.test(written) ? 'UTILITIES' : null
}

const hour = 3_600_000
const utilities =
  /停水|断水|没有?水用|爆管|水管(?:破裂|爆裂)|停电(?![动瓶单])|断电|跳闸|电线(?:断|掉)|停气|(?:燃|煤|天然)气断|没有?燃气|停暖|暖气不热|没有?暖气|供暖(?:停|中断)/
