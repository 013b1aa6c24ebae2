import type { SeatRule } from './definition.ts'
import type { Matter, Seat } from './matter.ts'

/** Who sits by a rule: its starter, or those the chapter named. */
export function seatsOf({ starter, parties }: Matter, rule: SeatRule): readonly Seat[] {
  if (rule !== 'STARTER') return parties[rule.party] ?? []
  const { orgId, orgName, post, accountId, name } = starter
  return [{ orgId, orgName, posts: [post], accountId, name }]
}
