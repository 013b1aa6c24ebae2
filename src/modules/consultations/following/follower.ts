import { fill } from '#kernel/errors.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import type { Follower } from '#modules/organisations/index.ts'
import { consultationPages } from '../pages.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

/**
 * How consultations follow the tree (decisions 56, 145): what is still owed goes to who takes over, running, unanswered, or with something
 * taken up of which nobody told yet; what is finished stays in the papers of the old organisation.
 */
export const follower: Follower = {
  tables: {
    'consultations.consultation': 'FOLLOWS',
    'consultations.statement': 'FOLLOWS',
    'consultations.stance': 'FOLLOWS',
  },

  async holdings(ctx, place) {
    const count = await store.countOwed(ctx.tx, ctx.actor.reach, place)
    return [{ ...fill(words['consultations.holds-owed'], { count }), count, needsPlace: true }]
  },

  async handOver(ctx, { from, to }) {
    const consultations = await store.followOrg(ctx.tx, { from: from.id, to: to.id })
    if (consultations > 0) notifyPages(ctx, [consultationPages])
    return { consultations }
  },

  async close() {
    return {}
  },
}
