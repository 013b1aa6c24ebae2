import { fill } from '#kernel/errors.ts'
import type { Follower } from '#modules/organisations/index.ts'
import { passKnowledge } from '../knowledge/store.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

/**
 * How cases follow the tree (decisions 56): the open ones and the desk go to who takes over, with a line in the timeline that
 * the citizen reads; answered ones stay in the papers of the old organisation, below its successor.
 */
export const follower: Follower = {
  tables: {
    'cases.case': 'FOLLOWS',
    'cases.desk': 'FOLLOWS',
    'cases.channel': 'FOLLOWS',
    'cases.message_file': 'FOLLOWS',
    'cases.refused_mail': 'STAYS',
    'cases.knowledge': 'FOLLOWS',
  },

  async holdings(ctx, place) {
    const { open, desks } = await store.countHeld(ctx.tx, ctx.actor.reach, place)
    return [
      { ...fill(words['cases.holds-open'], { count: open }), count: open, needsPlace: true },
      { ...fill(words['cases.holds-desk'], { count: desks }), count: desks, needsPlace: false },
    ]
  },

  async handOver(ctx, { from, to }) {
    store.passDesk(ctx.tx, { from: from.id, to })
    passKnowledge(ctx.tx, ctx.actor.reach, { from: from.id, to })
    store.passChannels(ctx.tx, ctx.actor.reach, { from: from.id, to })
    const told = { at: ctx.now.toISOString(), reason: words['cases.followed'].zh }
    return { cases: await store.followOrg(ctx.tx, { from: from.id, to: to.id, told }) }
  },

  async close(ctx, { org }) {
    return { desks: await store.closeDesk(ctx.tx, org.id) }
  },
}
