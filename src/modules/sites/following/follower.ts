import { fill } from '#kernel/errors.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { type Follower, passAddress } from '#modules/organisations/index.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

/**
 * How sites follow the tree (decisions 56, A12): the site of an organisation that ends stays at its address for ever, asleep,
 * with a notice that leads to who took over. An address without a site
 * redirects there, or to the superior where nobody took over.
 */
export const follower: Follower = {
  tables: { 'sites.site': 'STAYS', 'sites.column': 'STAYS' },

  async holdings(ctx, place) {
    const count = await store.countSites(ctx.tx, ctx.actor.reach, place)
    return [{ ...fill(words['sites.holds-site'], { count }), count, needsPlace: false }]
  },

  async handOver() {
    return {}
  },

  async close(ctx, { org, heir, on }) {
    const { zh } = fill(words[heir ? 'sites.slept-with' : 'sites.slept-alone'], {
      name: org.shortName,
      heir: heir?.shortName ?? '',
    })
    const sites = await store.archiveSite(ctx.tx, { orgId: org.id, heirId: heir?.id ?? null, on, reason: zh })
    if (sites === 0) passAddress(ctx.tx, org, heir)
    notifyPages(ctx, [`site:${org.id}`, 'sites'])
    return { sites }
  },
}
