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
 * the posts of the three administrators and all delegations end with the organisation, and where nobody follows all posts do. Whoever
 * acts in such a post signs in again and is told; every post that went along or ended stands in the audit.
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
    for (const { id, accountId, role } of moved)
      note(ctx, 'accounts.role-followed', { id, orgId: to.id, details: { accountId, role, fromOrgId: from.id } })
    tellEach(ctx, 'POST_FOLLOWED', ofPosts(moved))
    return { accounts, identities: moved.length }
  },

  async close(ctx, { org, heir, on }) {
    const of = { orgId: org.id, on, now: ctx.now }
    const lent = await store.endDelegationsOf(ctx.tx, of)
    for (const { id } of lent)
      record(ctx, 'accounts.delegation-ended', { subject: 'accounts.delegation', subjectId: id })
    const ended = await store.endIdentitiesOf(ctx.tx, { ...of, heirId: heir?.id ?? null })
    for (const { id, accountId, role, isAtHeir } of ended) {
      const held = isAtHeir && heir ? { heldAtOrgId: heir.id } : {}
      note(ctx, 'accounts.role-ended-with-org', { id, orgId: org.id, details: { accountId, role, ...held } })
    }
    tellEach(ctx, 'POST_HELD_AT_HEIR', ofPosts(ended.filter(({ isAtHeir }) => isAtHeir)))
    tellEach(ctx, 'POST_ENDED_WITH_ORG', ofPosts(ended.filter(({ isAtHeir }) => !isAtHeir)))
    tellEach(
      ctx,
      'DELEGATION_ENDED_WITH_ORG',
      lent.flatMap(({ fromAccountId, toAccountId }) => [fromAccountId, toAccountId]),
    )
    return { endedIdentities: ended.length, endedDelegations: lent.length }
  },
}

const ofPosts = (posts: readonly store.Held[]) => posts.map(({ accountId }) => accountId)

const note = (ctx: Ctx, act: string, of: { id: string; orgId: string; details: Readonly<Record<string, unknown>> }) =>
  record(ctx, act, { subject: 'accounts.identity', subjectId: of.id, orgId: of.orgId, details: of.details })

// Once, however many posts somebody had there.
const tellEach = (ctx: Ctx, kind: NoticeKind, accountIds: readonly string[]) => {
  for (const accountId of new Set(accountIds)) tellOwner(ctx, accountId, kind)
}
