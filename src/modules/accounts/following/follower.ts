import type { Ctx } from '#kernel/ctx.ts'
import { fill } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import type { Follower } from '#modules/organisations/index.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

/**
 * How accounts follow the tree (decisions 56): an account and its posts go along to the successor, who may take them back; with
 * an organisation that nobody follows the posts end. Whoever acts in such a post signs in again.
 */
export const follower: Follower = {
  tables: {
    ...{ 'accounts.account': 'FOLLOWS', 'accounts.identity': 'FOLLOWS' },
    // What a list asked for in an organisation that ended is not granted elsewhere by itself.
    ...{ 'accounts.account_list': 'STAYS', 'accounts.account_list_row': 'STAYS' },
  },

  async holdings(ctx: Ctx, place) {
    const count = await store.countPosts(ctx.tx, ctx.actor.reach, { ...place, today: dayOf(ctx.now) })
    return [{ ...fill(words['accounts.holds-posts'], { count }), count, needsPlace: false }]
  },

  async handOver(ctx, { from, to, on }) {
    const accounts = await store.moveAccounts(ctx.tx, { from: from.id, to })
    return { accounts, identities: await store.moveIdentities(ctx.tx, { from: from.id, to, on }) }
  },

  async close(ctx, { org, on }) {
    return { endedIdentities: await store.endIdentitiesOf(ctx.tx, { orgId: org.id, on }) }
  },
}
