import { fill } from '#kernel/errors.ts'
import type { Follower } from '#modules/organisations/index.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

/** How articles follow the tree (decisions 56): what was published stays at its address, in the name of who published it.
 * What it handed down stays on the sites below: the heir goes on handing it down. */
export const follower: Follower = {
  tables: {
    'publishing.article': 'STAYS',
    'publishing.article_version': 'STAYS',
    'publishing.article_step': 'STAYS',
    // A note speaks of its own place; the heir writes one of its own.
    'publishing.local_note': 'STAYS',
    'publishing.local_note_step': 'STAYS',
    // What was taken was taken into that window, which sleeps; what nobody answered yet is the heir's to answer.
    'publishing.offer': 'STAYS',
    'publishing.offer_answer': 'STAYS',
    'publishing.offer_answer_step': 'STAYS',
  },

  async holdings(ctx, place) {
    const { published, drafts, handed } = await store.countArticles(ctx.tx, ctx.actor.reach, place)
    return [
      { ...fill(words['publishing.holds-published'], { count: published }), count: published, needsPlace: false },
      { ...fill(words['publishing.holds-handed'], { count: handed }), count: handed, needsPlace: false },
      { ...fill(words['publishing.holds-drafts'], { count: drafts }), count: drafts, needsPlace: false },
    ]
  },

  async handOver(ctx, { from, to }) {
    const of = { from: from.id, to }
    return {
      articlesHandedDown: await store.handOverHanded(ctx.tx, ctx.actor.reach, of),
      articlesOffered: await store.handOverOffers(ctx.tx, ctx.actor.reach, of),
    }
  },

  async close() {
    return {}
  },
}
