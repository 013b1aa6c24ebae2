import { fill } from '#kernel/errors.ts'
import type { Follower } from '#modules/organisations/index.ts'
import { movePeople } from '#modules/people/index.ts'
import { membershipStatuses } from '../codes.ts'
import { releaseStrays } from '../groups/service.ts'
import { countInGroups } from '../groups/store.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

const standing = membershipStatuses.filter((row) => !row.isTerminal).map((row) => row.status)

/**
 * How members follow the tree (decisions 56): the formal relation and the dated posting go to the successor, or to a part of a
 * split one by one; whose Party group does not come along stands without one; what was changed and what was imported stays with the old organisation as its history.
 */
export const follower: Follower = {
  tables: {
    'members.member': 'FOLLOWS',
    'members.posting': 'FOLLOWS',
    'members.revision': 'STAYS',
    'members.import_batch': 'STAYS',
    'members.import_fault': 'STAYS',
  },

  async holdings(ctx, place, { without }) {
    const count = await store.countStanding(ctx.tx, ctx.actor.reach, { ...place, without, statuses: standing })
    const inGroups = await countInGroups(ctx.tx, ctx.actor.reach, place)
    return [
      { ...fill(words['members.holds'], { count }), count, needsPlace: true, isItem: true },
      { ...fill(words['members.in-groups'], { count: inGroups }), count: inGroups, needsPlace: false },
    ]
  },

  async handOver(ctx, { from, to, on }) {
    return { members: await store.moveMembers(ctx.tx, { from: from.id, to, on }) }
  },

  async close(ctx, { org, on }) {
    return { postings: await store.endPostingsOf(ctx.tx, { orgId: org.id, on }) }
  },

  async settle(ctx) {
    return { withoutGroup: await releaseStrays(ctx) }
  },

  async listItems(ctx, org) {
    if (may(ctx.actor, 'listMembers', org.path) !== true) return []
    return store.listStanding(ctx.tx, ctx.actor.reach, { orgId: org.id, statuses: standing })
  },

  async handOverItems(ctx, { from, to, on, ids }) {
    if (ids.length === 0) return {}
    const persons = await store.personsOf(ctx.tx, ctx.actor.reach, { orgId: from.id, memberIds: ids })
    const members = await store.moveMembers(ctx.tx, { from: from.id, to, on, only: ids })
    return { members, persons: await movePeople(ctx.tx, { from: from.id, to, only: persons }) }
  },
}
