import { dayOf, startOf } from '#kernel/time.ts'

/** How many days a drill may lie back before the banner is red (R-B03). */
export const mostDaysWithoutDrill = 8
const hour = 3_600_000
const day = 24 * hour

/** The nightly backup is due once its time of the day in China is over, unless one was begun since. */
export function isBackupDue(of: { now: Date; at: string; lastBegun: Date | null }): boolean {
  const [hours = 0, minutes = 0] = of.at.split(':').map(Number)
  const today = startOf(dayOf(of.now), hours * 60 + minutes)
  const due = today.getTime() > of.now.getTime() ? today.getTime() - day : today.getTime()
  return of.lastBegun === null || of.lastBegun.getTime() < due
}

/** A drill is due a week after the last one was begun, six hours after one that failed, and never before there is a backup. */
export function isDrillDue(of: {
  now: Date
  lastBegun: Date | null
  lastFailed: boolean
  hasBackup: boolean
}): boolean {
  if (!of.hasBackup) return false
  if (of.lastBegun === null) return true
  return of.now.getTime() - of.lastBegun.getTime() >= (of.lastFailed ? 6 * hour : 7 * day)
}
