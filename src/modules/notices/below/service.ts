import type { Actor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { DueSource } from '#kernel/due.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { listPostsAt } from '#modules/accounts/index.ts'
import { findOrg, getOrg, getStandingOrg, listChildrenToday, listOrgs } from '#modules/organisations/index.ts'
import { may } from '../policy.ts'
import { soonUntil } from '../rules.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { lightOf, type Tally, tallyOf } from './rules.ts'
import * as store from './store.ts'

const { need, refuseIf } = refusals(words)
const pageSize = 50

interface Place {
  readonly id: string
  readonly path: string
}

/** Fifty of one level of the tree below, in its order, each organisation with what is due there (TO1). */
export async function listBelow(
  ctx: Ctx,
  input: Input<typeof contract.listBelow>,
  sources: readonly DueSource[],
): Promise<Answer<typeof contract.listBelow>> {
  need(may.lookBelow(ctx.actor))
  const { tx, actor } = ctx
  const day = dayOf(ctx.now)
  const parent = await getOrg(ctx, input.parentId ?? actor.orgId ?? '')
  const level = await listChildrenToday(tx, actor.reach, parent.id)
  const children = level.slice((input.page - 1) * pageSize, input.page * pageSize)
  const ids = children.map(({ id }) => id)
  const places = new Map((await listOrgs(tx, actor.reach, ids)).map((org) => [org.id, org]))
  const posts = await postsOf(ctx, ids)
  const reminded = new Map((await store.listReminders(tx, ids, day)).map((one) => [one.orgId, one.byOrgName]))
  const rows: contract.BelowRow[] = []
  for (const { id, shortName, hasChildren } of children) {
    const place = places.get(id)
    if (!place) continue
    const held = posts.get(id) ?? []
    const tally = await dueAt(ctx, { place, posts: held }, sources)
    const facts = { hasPosts: held.length > 0, remindedBy: reminded.get(id) ?? null }
    rows.push({ id, name: shortName, hasChildren, light: lightOf(tally), ...numbersOf(tally), ...facts })
  }
  return { rows, hasMore: level.length > input.page * pageSize }
}

/** Says to an organisation that something is due there: once a day, to whoever holds a post, and never to a person (TO1). */
export async function remindBelow(
  ctx: Ctx,
  { orgId }: Input<typeof contract.remindBelow>,
  sources: readonly DueSource[],
): Promise<Answer<typeof contract.remindBelow>> {
  need(may.remindBelow(ctx.actor))
  const { tx, actor } = ctx
  const org = await getStandingOrg(ctx, orgId)
  refuseIf(org.path === actor.reach.path, 'conflict', 'notices.not-below')
  const posts = (await postsOf(ctx, [orgId])).get(orgId) ?? []
  refuseIf(posts.length === 0, 'conflict', 'notices.nobody-there')
  const { late, soon } = await dueAt(ctx, { place: org, posts }, sources)
  refuseIf(late + soon === 0, 'conflict', 'notices.nothing-due-there')
  const byName = (await findOrg(tx, actor.reach, actor.orgId ?? ''))?.shortName ?? actor.name
  const isNew = await store.remindBelow(tx, { orgId, today: dayOf(ctx.now), byName, late, soon, now: ctx.now })
  // A second word of the day says nothing again, and is an act of its superior all the same.
  const details = { late, soon, isNew }
  record(ctx, 'notices.reminded-below', { subject: 'organisations.org', subjectId: orgId, orgId, details })
  return { isNew, late, soon }
}

const numbersOf = ({ late, soon, kinds }: Tally) => ({ late, soon, kinds: [...kinds] })

async function postsOf(ctx: Ctx, orgIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await listPostsAt(ctx.tx, { orgIds, today: dayOf(ctx.now) })
  const posts = new Map<string, string[]>()
  for (const { orgId, role } of found) if (working.includes(role)) posts.set(orgId, [...(posts.get(orgId) ?? []), role])
  return posts
}

// The posts that act for an organisation; the administrators keep the system, and a member has no work of the organisation.
const working = ['SECRETARY', 'ORGANISER', 'DESK', 'EDITOR']

// What waits at an organisation as whoever holds a post there would read it in 待办: with a reach that ends at the organisation itself,
// so that what is to be done further below counts there and not on each level above it. No account is named, so what waits for one
// person alone is not among it; where nobody holds a post it is what would wait for a secretary.
async function dueAt(
  ctx: Ctx,
  of: { place: Place; posts: readonly string[] },
  sources: readonly DueSource[],
): Promise<Tally> {
  const today = dayOf(ctx.now)
  const asked = (of.posts.length > 0 ? of.posts : ['SECRETARY'])
    .map((role) => postAt(role, of.place))
    .flatMap((actor) => sources.filter(({ isFor }) => isFor(actor)).map((source) => ({ source, actor })))
  if (asked.length === 0) return tallyOf([], sources)
  return tallyOf(await store.countDue(ctx.tx, asked, { today, soonUntil: soonUntil(today, workCalendar) }), sources)
}

const postAt = (role: string, { id, path }: Place): Actor => ({
  ...{ kind: 'account', accountId: null, identityId: null, personId: null, name: '' },
  // No path that goes on below begins with this sign.
  ...{ role, orgId: id, reach: { path, pathEnd: `${path}!` } },
})
