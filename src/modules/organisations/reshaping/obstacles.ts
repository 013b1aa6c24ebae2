import type { Ctx } from '#kernel/ctx.ts'
import { fill, type Sentence, type Slots } from '#kernel/errors.ts'
import type { Day } from '#kernel/time.ts'
import * as placing from '../placing/store.ts'
import * as tree from '../store.ts'
import { words as treeWords } from '../words.ts'
import { aloneAt, type Follower, holdingsAt } from './follower.ts'
import { endingOf, isGivenTwice, orgsOf, type Plan } from './rules.ts'
import * as store from './store.ts'
import { words as own } from './words.ts'

const words = { ...treeWords, ...own }
type Code = keyof typeof words

/** Why a change cannot be made, in words; `field` is where the form asks for it. */
export interface Obstacle extends Sentence {
  readonly code: Code
  readonly field?: string
}

const obstacle = (code: Code, slots: Slots = {}, field?: string): Obstacle => ({
  code,
  ...fill(words[code], slots),
  ...(field === undefined ? {} : { field }),
})

/** What is known of the organisations a plan names; one that is not there is out of reach or does not exist. */
export type Named = ReadonlyMap<string, tree.Org>

/** The organisations a plan names, as they stand today. */
export async function readNamed(ctx: Ctx, plan: Plan): Promise<Named> {
  const orgs = await tree.listOrgs(ctx.tx, ctx.actor.reach, orgsOf(plan))
  return new Map(orgs.map((org) => [org.id, org]))
}

/** Everything that stands in the way of a plan on its day; asked when it is made, approved and carried out. */
export async function whatStandsInTheWay(
  ctx: Ctx,
  plan: Plan,
  of: { on: Day; followers: readonly Follower[]; named: Named },
): Promise<readonly Obstacle[]> {
  const missing = orgsOf(plan).filter((id) => !of.named.has(id))
  if (missing.length > 0) return [obstacle('organisations.not-found')]
  if ([...of.named.values()].some((org) => org.dissolvedOn !== null)) return [obstacle('organisations.dissolved')]
  return [
    ...ofShape(plan, of.named),
    ...(await ofDays(ctx, plan, of.on)),
    ...(await ofNames(ctx, plan, of.named)),
    ...(await ofHoldings(ctx, plan, of)),
  ]
}

// What is wrong with the plan itself, whatever the organisations hold.
function ofShape(plan: Plan, named: Named): Obstacle[] {
  const at = (id: string) => named.get(id) as tree.Org
  if (plan.kind === 'MOVE' && at(plan.parentId).path.startsWith(at(plan.orgId).path))
    return [obstacle('organisations.move-below-itself', {}, 'parentId')]
  if (plan.kind === 'MERGE') {
    const into = 'orgId' in plan.into ? [plan.into.orgId] : []
    const isTangled = plan.orgIds.some((id) =>
      [...plan.orgIds, ...into].some(
        (other, place) => plan.orgIds.indexOf(id) !== place && at(other).path.startsWith(at(id).path),
      ),
    )
    return isTangled ? [obstacle('organisations.merge-into-itself', {}, 'intoId')] : []
  }
  if (plan.kind !== 'SPLIT') return []
  const stray = plan.parts.flatMap((part) => part.childIds).find((id) => at(id).parentId !== plan.orgId)
  return [
    ...(stray ? [obstacle('organisations.split-not-below', { name: at(stray).shortName }, 'parts')] : []),
    ...(isGivenTwice(plan) ? [obstacle('organisations.split-twice', {}, 'parts')] : []),
  ]
}

// A dated fact may begin on the day the last one began and replaces it then; one that ends must have lasted a day.
async function ofDays(ctx: Ctx, plan: Plan, on: Day): Promise<Obstacle[]> {
  const changed = plan.kind === 'RENAME' ? [plan.orgId] : plan.kind === 'MOVE' ? [plan.orgId] : endingOf(plan)
  const tables =
    plan.kind === 'RENAME'
      ? (['naming'] as const)
      : plan.kind === 'MOVE'
        ? (['placement'] as const)
        : (['naming', 'placement'] as const)
  const isStrict = endingOf(plan).length > 0
  for (const orgId of changed)
    for (const table of tables) {
      const day = await placing.lastChangeOn(ctx.tx, orgId, table)
      if (on < day || (isStrict && on === day))
        return [obstacle('organisations.day-before-last-change', { day }, 'effectiveOn')]
    }
  return []
}

async function ofNames(ctx: Ctx, plan: Plan, named: Named): Promise<Obstacle[]> {
  const but = endingOf(plan)
  const wanted = namesWanted(plan, named)
  const taken: string[] = []
  for (const { parentId, name, orgId } of wanted) {
    if (parentId === null) continue
    const of = { parentId, name, but: [...but, orgId] }
    if (await tree.isNameTaken(ctx.tx, ctx.actor.reach, of)) taken.push(name)
  }
  const twice = wanted.filter(
    (one, at) => wanted.findIndex((other) => other.name === one.name && other.parentId === one.parentId) < at,
  )
  return [...taken, ...twice.map((one) => one.name)].map((name) =>
    obstacle('organisations.name-taken', { name }, 'name'),
  )
}

function namesWanted(plan: Plan, named: Named): { parentId: string | null; name: string; orgId: string | null }[] {
  const at = (id: string) => named.get(id) as tree.Org
  if (plan.kind === 'RENAME') return [{ parentId: at(plan.orgId).parentId, name: plan.name, orgId: plan.orgId }]
  if (plan.kind === 'MOVE') return [{ parentId: plan.parentId, name: at(plan.orgId).name, orgId: plan.orgId }]
  if (plan.kind === 'SPLIT')
    return plan.parts.map(({ name }) => ({ parentId: at(plan.orgId).parentId, name, orgId: null }))
  if (plan.kind === 'MERGE' && !('orgId' in plan.into))
    return [{ parentId: at(plan.orgIds[0] as string).parentId, name: plan.into.name, orgId: null }]
  return []
}

// What an organisation holds and nobody takes over.
async function ofHoldings(
  ctx: Ctx,
  plan: Plan,
  { followers, named }: { followers: readonly Follower[]; named: Named },
): Promise<Obstacle[]> {
  if (plan.kind !== 'DISSOLVE' && !(plan.kind === 'SPLIT' && plan.isEnding)) return []
  const org = named.get(plan.orgId) as tree.Org
  const placed = plan.kind === 'SPLIT' ? plan.parts.flatMap((part) => part.childIds) : []
  const below = (await store.listBelow(ctx.tx, ctx.actor.reach, org.id)).filter(({ id }) => !placed.includes(id)).length
  const items = plan.kind === 'SPLIT' ? plan.parts.flatMap((part) => part.itemIds) : []
  const held = await holdingsAt(ctx, followers, { kind: plan.kind, place: aloneAt(org.path), without: items })
  // A split leaves what is not a member or a subordinate to its first part.
  const inTheWay = held.filter((one) => one.needsPlace && (plan.kind === 'DISSOLVE' || one.isItem))
  return [
    ...(below > 0 ? [obstacle('organisations.holds-below', { count: below })] : []),
    ...inTheWay.map(({ zh, en }): Obstacle => ({ code: 'organisations.stands-in-the-way', zh, en })),
  ]
}
