import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { getOrg, getStandingOrg } from '#modules/organisations/index.ts'
import { endPostHolding, insertPostHolding, listOrgPosts } from '#modules/people/index.ts'
import { may } from '../policy.ts'
import { findMember } from '../store.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'

const { found, need, refuseIf } = refusals(words)

/** Posts that one person holds at a time. */
const single: readonly string[] = ['SECRETARY', 'DISCIPLINE_SECRETARY']

/** Who holds the posts of an organisation, who held them before, and whether the secretary is missing (ORG-33). */
export async function listPosts(
  ctx: Ctx,
  input: Input<typeof contract.listPosts>,
): Promise<Answer<typeof contract.listPosts>> {
  const org = await getOrg(ctx, input.orgId)
  need(may(ctx.actor, 'listMembers', org.path))
  const today = dayOf(ctx.now)
  const rows = (await listOrgPosts(ctx.tx, ctx.actor.reach, org.id)) as contract.HeldPost[]
  const now = rows.filter(({ until }) => until === null || until > today)
  return {
    now,
    before: rows.filter((row) => !now.includes(row)),
    isWithoutSecretary: org.dissolvedOn === null && !now.some(({ post }) => post === 'SECRETARY'),
    can: { appointPost: may(ctx.actor, 'appointPost', org.path), endPost: may(ctx.actor, 'appointPost', org.path) },
  }
}

/** Records that a member holds a post from a day on, as elected or appointed; the day may lie in the past, as an election does. */
export async function appointPost(
  ctx: Ctx,
  input: Input<typeof contract.appointPost>,
): Promise<Answer<typeof contract.appointPost>> {
  const org = await getStandingOrg(ctx, input.orgId)
  need(may(ctx.actor, 'appointPost', org.path))
  const member = found(await findMember(ctx.tx, ctx.actor.reach, input.memberId), 'members.not-found')
  refuseIf(input.from > dayOf(ctx.now), 'invalid', 'members.post-day-future', { field: 'from' })
  const held = (await listOrgPosts(ctx.tx, ctx.actor.reach, org.id)).filter(
    ({ post, until }) => post === input.post && (until === null || until > input.from),
  )
  refuseIf(
    held.some((row) => row.personId === member.personId),
    'conflict',
    'members.post-held',
    { field: 'memberId' },
  )
  refuseIf(single.includes(input.post) && held.length > 0, 'conflict', 'members.post-taken', {
    field: 'post',
    slots: { name: held[0]?.name ?? '' },
  })
  const { post, from } = input
  insertPostHolding(ctx.tx, { personId: member.personId, orgId: org.id, orgPath: org.path, post, from })
  record(ctx, 'members.post-appointed', {
    subject: 'members.member',
    subjectId: member.id,
    orgId: org.id,
    details: { post, from },
  })
  return { orgId: org.id }
}

/** Records the first day on which a post is no longer held. */
export async function endPost(
  ctx: Ctx,
  input: Input<typeof contract.endPost>,
): Promise<Answer<typeof contract.endPost>> {
  const org = await getOrg(ctx, input.orgId)
  need(may(ctx.actor, 'appointPost', org.path))
  const rows = await listOrgPosts(ctx.tx, ctx.actor.reach, org.id)
  const holding = found(
    rows.find(({ id, until }) => id === input.holdingId && until === null),
    'members.post-not-found',
  )
  refuseIf(input.on > dayOf(ctx.now), 'invalid', 'members.post-day-future', { field: 'on' })
  refuseIf(holding.from !== null && input.on <= holding.from, 'invalid', 'members.post-ends-before', { field: 'on' })
  endPostHolding(ctx.tx, { id: holding.id, on: input.on })
  record(ctx, 'members.post-ended', {
    subject: 'people.post_holding',
    subjectId: holding.id,
    orgId: org.id,
    details: { post: holding.post, on: input.on },
  })
  return { orgId: org.id }
}
