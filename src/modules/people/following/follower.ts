import type { Ctx } from '#kernel/ctx.ts'
import { fill } from '#kernel/errors.ts'
import type { Follower } from '#modules/organisations/index.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

/** How persons follow the tree: who belongs to an organisation goes along, posts of its body end with it (decisions 56). */
export const follower: Follower = {
  tables: { 'people.person': 'FOLLOWS', 'people.post_holding': 'STAYS' },

  async holdings(ctx: Ctx, place) {
    const count = await store.countHeldPosts(ctx.tx, ctx.actor.reach, place)
    return [{ ...fill(words['people.holds-posts'], { count }), count, needsPlace: false }]
  },

  async handOver(ctx, { from, to }) {
    return { persons: await store.movePeople(ctx.tx, { from: from.id, to }) }
  },

  async close(ctx, { org, on }) {
    return { posts: await store.endPostsOf(ctx.tx, { orgId: org.id, on }) }
  },
}
