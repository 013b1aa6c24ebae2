import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { dayOf } from '#kernel/time.ts'
import type { Follower } from '#modules/organisations/index.ts'
import type { NoticeKind } from '../codes.ts'
import { tellOwner } from '../notices.ts'
import * as store from './store.ts'
import { postsTold } from './telling.ts'

/**
 * How accounts follow the tree (decisions 56, 285): an account and its ordinary posts go along to the successor, who may take them back;
 * the posts of the three administrators and all delegations end with the organisation, and where nobody follows all posts do. One post is
 * held once at a place: who has it there for a line keeps that one, and is told that he lost what was wider (decisions 337). Whoever acts in
 * such a post signs in again and is told; every post that went along or ended stands in the audit.
 */
export const follower: Follower = {
  tables: {
    ...{ 'accounts.account': 'FOLLOWS', 'accounts.identity': 'FOLLOWS', 'accounts.delegation': 'STAYS' },
    // What a list asked for in an organisation that ended is not granted elsewhere by itself.
    ...{ 'accounts.account_list': 'STAYS', 'accounts.account_list_row': 'STAYS' },
    // What another system was allowed to read in an organisation that ended is asked for anew at who took over.
    'accounts.program_key': 'STAYS',
  },

  async holdings(ctx, place, { kind }) {
    const held = await store.countHeld(ctx.tx, ctx.actor.reach, { ...place, today: dayOf(ctx.now) })
    return postsTold(kind, held).map((one) => ({ ...one, needsPlace: false }))
  },

  async handOver(ctx, { from, to, on }) {
    const accounts = await store.moveAccounts(ctx.tx, { from: from.id, to })
    const moved = await store.moveIdentities(ctx.tx, { from: from.id, to, on, now: ctx.now })
    for (const one of moved)
      note(ctx, 'accounts.role-followed', { id: one.id, orgId: to.id, details: { ...about(one), fromOrgId: from.id } })
    tellEach(ctx, 'POST_FOLLOWED', ofPosts(moved))
    tellEach(ctx, 'POST_NARROWER_AT_HEIR', ofPosts(moved.filter(({ isNarrower }) => isNarrower)))
    return { accounts, identities: moved.length }
  },

  async close(ctx, { org, heir, on }) {
    const of = { orgId: org.id, on, now: ctx.now }
    const lent = await store.endDelegationsOf(ctx.tx, of)
    for (const { id } of lent)
      record(ctx, 'accounts.delegation-ended', { subject: 'accounts.delegation', subjectId: id })
    const ended = await store.endIdentitiesOf(ctx.tx, { ...of, heirId: heir?.id ?? null })
    for (const one of ended) {
      const held = fateOf(one) === 'POST_HELD_AT_HEIR' && heir ? { heldAtOrgId: heir.id } : {}
      note(ctx, 'accounts.role-ended-with-org', { id: one.id, orgId: org.id, details: { ...about(one), ...held } })
    }
    for (const kind of ['POST_HELD_AT_HEIR', 'POST_NARROWER_AT_HEIR', 'POST_ENDED_WITH_ORG'] as const)
      tellEach(ctx, kind, ofPosts(ended.filter((one) => fateOf(one) === kind)))
    tellEach(
      ctx,
      'DELEGATION_ENDED_WITH_ORG',
      lent.flatMap(({ fromAccountId, toAccountId }) => [fromAccountId, toAccountId]),
    )
    return { endedIdentities: ended.length, endedDelegations: lent.length }
  },
}

// What its holder is told of a post that ended. Where less is left to him than he had, it is lost, not held.
const fateOf = ({ isAtHeir, isNarrower }: store.AtHeir) => {
  if (isNarrower) return 'POST_NARROWER_AT_HEIR'
  return isAtHeir ? 'POST_HELD_AT_HEIR' : 'POST_ENDED_WITH_ORG'
}

const about = ({ accountId, role, line }: store.Held) => ({ accountId, role, ...(line === null ? {} : { line }) })

const ofPosts = (posts: readonly store.Held[]) => posts.map(({ accountId }) => accountId)

const note = (ctx: Ctx, act: string, of: { id: string; orgId: string; details: Readonly<Record<string, unknown>> }) =>
  record(ctx, act, { subject: 'accounts.identity', subjectId: of.id, orgId: of.orgId, details: of.details })

// Once, however many posts somebody had there.
const tellEach = (ctx: Ctx, kind: NoticeKind, accountIds: readonly string[]) => {
  for (const accountId of new Set(accountIds)) tellOwner(ctx, accountId, kind)
}
