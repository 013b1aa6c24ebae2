import { systemActor } from '#kernel/actor.ts'
import type { Chore } from '#kernel/chores.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { dayOf } from '#kernel/time.ts'
import type { Figures } from '../store.ts'
import * as store from './store.ts'

// Fewer members are counted faster than kept sums are looked up and put together.
const members = 100
// So many changes beside what is kept are read in a few milliseconds.
const changes = 1000

/**
 * The sums of an organisation with everything below as kept for the day, made exact by what came and went since; undefined
 * where none are kept, and then they are counted one by one (docs/decisions/0122).
 */
export async function tallied(ctx: Ctx, of: { orgId: string; path: string; on: string }): Promise<Figures | undefined> {
  const found = await store.findTally(ctx.tx, ctx.actor.reach, of)
  return found && added(found.kept, found.since)
}

function added({ ages, months, ...sums }: Figures, since: Figures): Figures {
  const entries = Object.entries(sums) as [keyof typeof sums, number][]
  const all = Object.fromEntries(entries.map(([key, count]) => [key, count + since[key]])) as unknown as typeof sums
  return { ...all, ages: addedBy(ages, since.ages), months: addedBy(months, since.months) }
}

function addedBy(kept: Record<string, number>, since: Record<string, number>): Record<string, number> {
  const sums = { ...kept }
  for (const [key, count] of Object.entries(since)) sums[key] = (sums[key] ?? 0) + count
  return sums
}

const keeper = systemActor('members.keep-tallies')

/** Keeps the sums of the day, every few minutes; by the login of people, for it counts what they may count. */
export function talliesChore(app: Pick<Db, 'write'>): Chore {
  return { name: keeper.name, every: '5m', run: () => keepTallies(app) }
}

/** Keeps the sums of today for every organisation that is large enough; counts anew where much has changed. Gives how many. */
export function keepTallies(app: Pick<Db, 'write'>, now = new Date()): Promise<number> {
  const on = dayOf(now)
  return app.write(keeper, async (tx) => {
    store.takeTime(tx)
    store.takeTurn(tx)
    store.dropTalliesBut(tx, on)
    const orgs = await store.listUntallied(tx, keeper.reach, { on, members, changes })
    for (const { id, path } of orgs) store.putTally(tx, keeper.reach, { orgId: id, path, on })
    store.dropCountedChanges(tx)
    return orgs.length
  })
}
