import { addDays, toDay } from '#kernel/time.ts'

/** The posts in which another may act; administrators and members act in person. */
const delegable: readonly string[] = ['ORGANISER', 'SECRETARY', 'EDITOR', 'DESK']

/** May somebody else act in this post for a time? */
export function isDelegable(role: string): boolean {
  return delegable.includes(role)
}

const longestDays = 31

/** Are these days fit for a delegation: from today on, a month at most, and inside the post? */
export function areGoodDays(of: {
  startsOn: string
  endsOn: string
  today: string
  postUntil: string | null
}): boolean {
  if (of.startsOn < of.today || of.endsOn < of.startsOn) return false
  if (of.endsOn > addDays(toDay(of.startsOn), longestDays - 1)) return false
  return of.postUntil === null || of.endsOn <= of.postUntil
}
