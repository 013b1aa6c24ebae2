import { roleIn } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Seat } from '#kernel/procedure/matter.ts'
import { handlingPosts } from '../policy.ts'
import { standingOf } from './rules.ts'
import { type Decider, listDeciders, type OpeningKind, type StoredOpening } from './store.ts'

/**
 * Who decides on an opening: in one's own office somebody of another post, then the desk above; where the office may not decide, the desk above at
 * once; nobody where a body asks about itself. A post of the line is the same post as the whole one: neither lets the other see.
 */
export async function findDeciders(
  ctx: Ctx,
  of: { caseId: string; ownOrgId: string },
): Promise<{ second: Seat[]; above: Seat[] } | undefined> {
  const [first, next] = await listDeciders(ctx.tx, of)
  if (!first) return undefined
  const own = roleIn(ctx.actor, 'SECRETARIAT')
  const seat = ({ orgId, name, isOwn }: Decider): Seat[] => {
    const posts = handlingPosts.filter((post) => !isOwn || post !== own)
    return [{ orgId, orgName: name, posts, accountId: null, name: null }]
  }
  return { second: seat(first), above: seat(next ?? first) }
}

/** An opening as the desk reads it. */
export const presentOpening = <K extends OpeningKind>(ctx: Ctx, opening: StoredOpening<K>) => ({
  ...{ id: opening.id, matterId: opening.matterId, at: opening.at.toISOString() },
  ...{ byName: opening.byName, post: opening.post, purpose: opening.purpose, reason: opening.reason },
  state: standingOf(opening, ctx.now),
  openUntil: opening.openUntil?.toISOString() ?? null,
  isOwn: opening.askedBy === ctx.actor.accountId,
})
