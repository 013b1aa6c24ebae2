import type { Ctx } from '#kernel/ctx.ts'
import type { Day } from '#kernel/time.ts'
import * as placing from '../placing/store.ts'
import { searchTextOf } from '../service.ts'
import * as tree from '../store.ts'
import type { Followed, Follower } from './follower.ts'
import type { NewPart, Plan } from './rules.ts'
import * as store from './store.ts'

/** A change while it is made. */
interface Change {
  readonly ctx: Ctx
  readonly on: Day
  readonly followers: readonly Follower[]
  /** How many rows of what have followed so far. */
  readonly followed: Record<string, number>
}

/** Makes a change that nothing stands in the way of, from its day on. Gives how many rows of what followed. */
export async function carryOut(
  ctx: Ctx,
  plan: Plan,
  of: { on: Day; followers: readonly Follower[] },
): Promise<Followed> {
  const change: Change = { ctx, ...of, followed: {} }
  if (plan.kind === 'RENAME') await rename(change, plan)
  else if (plan.kind === 'MOVE') await moveUnder(change, plan.orgId, await orgAt(change, plan.parentId))
  else if (plan.kind === 'MERGE') await merge(change, plan)
  else if (plan.kind === 'SPLIT') await split(change, plan)
  else await end(change, await orgAt(change, plan.orgId), null)
  if (plan.kind !== 'RENAME') for (const follower of change.followers) count(change, await follower.settle?.(ctx))
  return change.followed
}

async function rename({ ctx, on }: Change, plan: Plan & { kind: 'RENAME' }): Promise<void> {
  const org = await orgAt({ ctx }, plan.orgId)
  placing.putNaming(ctx.tx, org, { ...plan, nameSearch: searchTextOf(plan), effectiveOn: on })
}

async function merge(change: Change, plan: Plan & { kind: 'MERGE' }): Promise<void> {
  const [first] = plan.orgIds as [string]
  const into = 'orgId' in plan.into ? plan.into.orgId : await setUp(change, plan.into, await orgAt(change, first))
  for (const orgId of plan.orgIds) {
    const [from, to] = [await orgAt(change, orgId), await orgAt(change, into)]
    await giveBelow(change, from, to)
    await giveAll(change, from, to)
    store.insertSuccession(change.ctx.tx, { kind: 'MERGE', from, to, on: change.on })
    await end(change, from, to)
  }
}

async function split(change: Change, plan: Plan & { kind: 'SPLIT' }): Promise<void> {
  const { ctx, on } = change
  const from = await orgAt(change, plan.orgId)
  const made: tree.Org[] = []
  for (const part of plan.parts) {
    const to = await orgAt(change, await setUp(change, part, from))
    for (const id of part.childIds) await moveUnder(change, id, to)
    for (const follower of change.followers)
      count(change, await follower.handOverItems?.(ctx, { from, to, on, ids: part.itemIds }))
    store.insertSuccession(ctx.tx, { kind: 'SPLIT', from, to, on })
    made.push(to)
  }
  if (!plan.isEnding) return
  const heir = made[0] as tree.Org
  await giveAll(change, from, heir)
  await end(change, from, heir)
}

// A new organisation stands beside the one it comes from.
async function setUp({ ctx, on }: Change, part: NewPart, beside: tree.Org): Promise<string> {
  const parent = await orgAt({ ctx }, beside.parentId ?? '')
  const place = await placing.nextPlace(ctx.tx, parent)
  const { level, divisionCode } = beside
  const facts = { ...part, parent, level, divisionCode, slug: null, foundedOn: on, nameSearch: searchTextOf(part) }
  return placing.insertOrg(ctx.tx, facts, place)
}

async function giveBelow(change: Change, from: tree.Org, to: tree.Org): Promise<void> {
  for (const { id } of await store.listBelow(change.ctx.tx, change.ctx.actor.reach, from.id))
    if (id !== to.id) await moveUnder(change, id, to)
}

async function moveUnder(change: Change, orgId: string, parent: tree.Org): Promise<void> {
  const { ctx, on } = change
  const org = await orgAt(change, orgId)
  const path = await placing.nextPath(ctx.tx, parent)
  await placing.moveSubtree(ctx.tx, org, { parent, path, effectiveOn: on })
  count(change, { organisations: 1 })
}

async function giveAll(change: Change, from: tree.Org, to: tree.Org): Promise<void> {
  for (const follower of change.followers)
    count(change, await follower.handOver(change.ctx, { from, to, on: change.on }))
}

// Who took over reads the papers: the dissolved lies below its heir from now on (decisions 56).
async function end(change: Change, org: tree.Org, heir: tree.Org | null): Promise<void> {
  const { ctx, on } = change
  for (const follower of change.followers) count(change, await follower.close(ctx, { org, heir, on }))
  store.dissolve(ctx.tx, org, { on, heir })
  if (heir) await placing.setPath(ctx.tx, org, await placing.nextPath(ctx.tx, heir))
}

const count = (change: Change, followed: Followed = {}): void => {
  for (const [what, number] of Object.entries(followed)) change.followed[what] = (change.followed[what] ?? 0) + number
}

async function orgAt({ ctx }: Pick<Change, 'ctx'>, orgId: string): Promise<tree.Org> {
  const org = await tree.findOrg(ctx.tx, ctx.actor.reach, orgId)
  if (!org) throw new Error(`a change names an organisation that is not there: ${orgId}`)
  return org
}
