import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { type MemberFacts, memberFields } from '../fields.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

const { refuse } = refusals(words)

/**
 * The name of the group that was written for a member of this branch, null for none (ORG-05).
 * @throws invalid `members.group-not-of-branch` when it is no standing group of the branch
 */
export async function nameOfGroup(ctx: Ctx, orgId: string, groupId: string | null | undefined): Promise<string | null> {
  if (!groupId) return null
  const group = await store.findGroup(ctx.tx, ctx.actor.reach, { orgId, groupId })
  if (!group) throw refuse('invalid', 'members.group-not-of-branch', { field: 'facts.groupId' })
  return group.name
}

/** Facts that are put back: a group that ended in the meantime, or left the branch, is none any more. */
export async function withStandingGroup(
  ctx: Ctx,
  orgId: string,
  facts: Partial<MemberFacts>,
): Promise<Partial<MemberFacts>> {
  if (!facts.groupId) return facts
  const group = await store.findGroup(ctx.tx, ctx.actor.reach, { orgId, groupId: facts.groupId })
  return group ? facts : { ...facts, groupId: null }
}

/** Members whose group ended, or is no longer of their branch since the tree changed, stand without one; gives how many. */
export function releaseStrays(ctx: Ctx): Promise<number> {
  const { accountId, name, reach } = ctx.actor
  const { zh, en } = memberFields.groupId
  const of = { at: ctx.now, accountId, actorName: name, reason: words['members.group-left'].zh, label: { zh, en } }
  return store.releaseStrays(ctx.tx, reach, of)
}
