import fc from 'fast-check'
import { expect } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { Refusal } from '#kernel/errors.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { disableAccount } from '#modules/accounts/administration.ts'
import * as delegation from '#modules/accounts/delegation/service.ts'
import { grantRole, revokeRole } from '#modules/accounts/identities/service.ts'
import { signIn, switchIdentity } from '#modules/accounts/service.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import { createOrg } from '#modules/organisations/service.ts'
import { followers } from '../src/apps/followers.ts'
import { Browser, password, plantAccount, Visits } from './accounts.ts'
import type { TestDatabase } from './database.ts'
import { GrantLedger, type PostRow } from './grants-ledger.ts'
import { GrantTree, type OrgRow, type TreePlan } from './grants-tree.ts'
import { type TreeOrg, writeTree } from './trees.ts'

const org = (at: number, path: string, parentId: string | null): TreeOrg => ({
  ...{ id: `00000000-0000-7000-8000-0000000000a${at}`, path, parentId, code: `00${at}`, name: `第${at}组织` },
  ...{ type: 'PARTY_COMMITTEE', depth: path.split('/').length - 2 },
})
const county = org(1, '/1/', null)
const town = org(2, '/1/2/', county.id)
const village = org(3, '/1/2/3/', town.id)
const other = org(4, '/1/4/', county.id)
const orgs = [county, town, village, other]
// The first three, whom the installation made, are nobody's target: else all might end with nobody left to grant or to change the tree.
const planted: readonly (readonly [TreeOrg, string])[] = [
  [county, 'SECURITY_ADMIN'],
  [county, 'ORGANISER'],
  [county, 'ORGANISER'],
  ...([town, other] as const).map((at) => [at, 'SECURITY_ADMIN'] as const),
  ...([county, town] as const).map((at) => [at, 'SYSTEM_ADMIN'] as const),
  ...orgs.flatMap((at) => (['ORGANISER', 'SECRETARY', 'DESK'] as const).map((role) => [at, role] as const)),
]
const firsts = 3
const administrators = planted.flatMap(([, role], at) => (role.endsWith('_ADMIN') ? [at] : []))
const roles = 'SYSTEM_ADMIN SECURITY_ADMIN AUDIT_ADMIN ORGANISER SECRETARY EDITOR DESK MEMBER'.split(' ')
const lines = ['ORGANISATION', 'PUBLICITY', 'DISCIPLINE'] as const
const changes = reshapings(followers)
// Enough to be merged and divided, and few enough for the same two to meet again.
const mostOrgs = 12

const commands = fc.record({
  kind: fc.constantFrom(
    ...(['grant', 'grant', 'grant', 'revoke', 'disable', 'delegate', 'handOver', 'handOver', 'end'] as const),
    ...(['actFor', 'actFor', 'actFor', 'switch', 'nextDay', 'found', 'found', 'move', 'move'] as const),
    ...(['merge', 'merge', 'split', 'dissolve', 'dissolve', 'approve', 'approve', 'approve'] as const),
    ...(['approve', 'approve', 'approve'] as const),
  ),
  by: fc.nat(planted.length - 1),
  to: fc.integer({ min: firsts, max: planted.length - 1 }),
  org: fc.nat(1000),
  other: fc.nat(1000),
  role: fc.constantFrom(...roles),
  line: fc.option(fc.constantFrom(...lines)),
  days: fc.option(fc.nat(40)),
  which: fc.nat(1000),
})
type Command = typeof commands extends fc.Arbitrary<infer Drawn> ? Drawn : never

/**
 * Lets administrators and their people do so many things in random order, each by the session he really has, and holds what
 * came of it against a ledger that knows only who granted what and who put which organisation where: nobody ever holds a right no
 * ancestor granted, also after organisations were moved, merged, divided and dissolved (E02, T02, T05). Gives how often each was done.
 */
export async function runGrants(
  db: TestDatabase,
  of: { count: number; seed: number },
): Promise<Record<string, number>> {
  await writeTree(db.owner, orgs)
  // Steps of paths are given once; these were not given by the sequence.
  await db.owner.query("select setval('organisations.path_step', 100)")
  const scene = await plant(db)
  const done: Record<string, number> = {}
  for (const [at, command] of fc.sample(commands, { numRuns: of.count, seed: of.seed }).entries()) {
    scene.step = at
    const what = `command ${at} of seed ${of.seed}: ${JSON.stringify(command)}`
    if (await obey(scene, command, what)) done[command.kind] = (done[command.kind] ?? 0) + 1
    await compare(scene, what)
  }
  return done
}

interface Scene {
  readonly db: TestDatabase
  readonly visits: Visits
  readonly ledger: GrantLedger
  readonly people: readonly { id: string; login: string; browser: Browser }[]
  /** Which command it is; what it sets up is called by it. */
  step: number
}

async function plant(db: TestDatabase): Promise<Scene> {
  const visits = new Visits(db)
  const ledger = new GrantLedger(dayOf(visits.now), new GrantTree(await orgsNow(db)))
  const people = []
  for (const [at, [place, role]] of planted.entries()) {
    const account = await plantAccount(db, { login: `person-${at}`, at: place, roles: [role] })
    ledger.plant({ id: account.identityIds[0] ?? '', accountId: account.id, role, orgId: place.id })
    const browser = new Browser({ address: `10.0.1.${at}` })
    await visits.open(browser, (ctx) => signIn(ctx, { login: account.login, password }))
    people.push({ ...account, browser })
  }
  return { db, visits, ledger, people, step: 0 }
}

/** Does one thing; gives whether it was done. What is done must be what the ledger allows. */
async function obey(scene: Scene, command: Command, what: string): Promise<boolean> {
  const { db, visits, ledger, people } = scene
  const { kind } = command
  if (kind === 'nextDay') return nextDay(scene)
  const who = people[doer(scene, command)] as Scene['people'][number]
  const actor = await comeIn(scene, who)
  if (!actor) return false
  expect(ledger.mayBe(actor), what).toBe(true)
  await db.owner.query('delete from app.attempt')
  const input = inputOf(scene, command)
  const outcome = await attempt(() => visits.inside(who.browser, (ctx) => deeds[kind](input, command)(ctx)))
  if (outcome === undefined) return false
  expect(ledger.take(kind, actor, { ...input, plan: planOf(input, command), outcome }), what).toBe(true)
  if (kind === 'found') ledger.tree.begin(input.name, await orgsNow(db))
  if (kind === 'approve') {
    expect(outcome, what).toMatchObject({ state: 'DONE' })
    ledger.carryOut(input.reshapingId, await orgsNow(db))
  }
  return true
}

// Every other time it is tried by somebody who might be able to do it; the rest of the tries are anybody's.
const byAdministrators: readonly Command['kind'][] = ['grant', 'revoke', 'disable', 'handOver']
const byOrganisers: readonly Command['kind'][] = ['found', 'move', 'merge', 'split', 'dissolve']
const doer = ({ ledger, people }: Scene, { kind, by, which }: Command): number => {
  const half = which >> 1
  if (which % 2 === 1) return by
  if (byAdministrators.includes(kind)) return administrators[half % administrators.length] ?? by
  // The second person is the other of the two who are above all.
  if (kind === 'approve') return whoIs(people, ledger.askerOf(pick(ledger.waiting(), which))) === 1 ? 2 : 1
  if (byOrganisers.includes(kind))
    return half % 2 === 0 ? 1 + (half % 4) / 2 : whoIs(people, pick(ledger.organisers(), half))
  return kind === 'actFor' ? whoIs(people, ledger.takerOf(pick(ledger.delegations(), which))) : by
}
const whoIs = (people: Scene['people'], accountId: string | undefined) =>
  Math.max(
    people.findIndex(({ id }) => id === accountId),
    0,
  )

const attempt = (work: () => Promise<object>): Promise<object | undefined> =>
  work().catch((fault: unknown) => {
    if (fault instanceof Refusal) return undefined
    throw fault
  })

/** What a command is about; ids are drawn from what there is. */
function inputOf(
  { ledger, people, visits, step }: Scene,
  { to, org: orgAt, other: otherAt, role, line, days, which }: Command,
) {
  const target = people[to] as Scene['people'][number]
  const today = dayOf(visits.now)
  const until = days === null ? null : addDays(today, days)
  const standing = ledger.tree.standing()
  const [orgId, otherId] = [pick(orgAt % 2 === 0 ? ledger.held() : standing, orgAt >> 1), pick(standing, otherAt)]
  const childIds = ledger.tree.childrenOf(orgId)
  return {
    ...{ accountId: target.id, login: target.login, orgId, otherId, role, until, today },
    ...{
      // Mostly for a post that may be limited: what is refused is seen often enough.
      line: which % 8 === 0 || role === 'ORGANISER' || role === 'SECRETARY' ? line : null,
      isFull: standing.length >= mostOrgs,
    },
    ...{ identityId: pick(ledger.identitiesOf(target.id), which), name: `第${step}步新设的组织` },
    ...{ delegationId: pick(ledger.delegations(), which), startsOn: today, endsOn: until ?? today },
    ...{ reshapingId: pick(ledger.waiting(), which), childIds },
    // The first three act as themselves: somebody must be left who is above all.
    taker: people[firsts + (which % (people.length - firsts))] as Scene['people'][number],
  }
}
type Drawn = ReturnType<typeof inputOf>

const nobody = '00000000-0000-7000-8000-00000000dead'
const pick = (ids: readonly string[], which: number) => ids[which % Math.max(ids.length, 1)] ?? nobody

/** What a command asks of the tree, as the ledger writes it down. */
function planOf({ orgId, otherId, name, childIds }: Drawn, { kind, which }: Command): TreePlan {
  if (kind === 'split') {
    const given = which % 4 < 2 ? childIds : childIds.slice(1)
    return { kind, id: orgId, part: { name, childIds: given }, isEnding: which % 3 !== 0 }
  }
  if (kind === 'dissolve') return { kind, id: orgId }
  // Into one that stands, or both into a new one.
  const isIntoOne = which % 3 !== 0
  return {
    kind: 'merge',
    ids: isIntoOne ? [orgId] : [...new Set([orgId, otherId])],
    into: isIntoOne ? otherId : { name },
  }
}

type Deed = (input: Drawn, command: Command) => (ctx: Parameters<typeof grantRole>[0]) => Promise<object>
const reason = '外出学习'
const basis = '云岭县委会议纪要〔2026〕12号'
const newOrg = (name: string) => ({ name, shortName: name, type: 'PARTY_COMMITTEE', isVillage: false })
const full = () => Promise.reject(new Refusal('conflict', 'test.full', { sentence: { zh: '够了', en: 'enough' } }))
const deeds: Readonly<Record<Exclude<Command['kind'], 'nextDay'>, Deed>> = {
  grant: ({ accountId, orgId, role, line, until }) => {
    return (ctx) => grantRole(ctx, { accountId, orgId, role: role as 'DESK', line, until })
  },
  revoke: ({ accountId, identityId }) => {
    return (ctx) => revokeRole(ctx, { accountId, identityId })
  },
  disable: ({ accountId }, { which }) => {
    return (ctx) => disableAccount(ctx, { accountId, disabled: which % 3 === 0 })
  },
  delegate: ({ login, startsOn, endsOn }) => {
    return (ctx) => delegation.delegate(ctx, { login, startsOn, endsOn, reason })
  },
  handOver: ({ accountId, identityId, taker, startsOn, endsOn }) => {
    return (ctx) => delegation.handOver(ctx, { accountId, identityId, login: taker.login, startsOn, endsOn, reason })
  },
  end: ({ delegationId }) => {
    return (ctx) => delegation.endDelegation(ctx, { delegationId })
  },
  actFor: ({ delegationId }) => {
    return (ctx) => delegation.actFor(ctx, { delegationId })
  },
  switch: ({ identityId }) => {
    return (ctx) => switchIdentity(ctx, { identityId })
  },
  found: ({ orgId, name, today, isFull }) => {
    return (ctx) => (isFull ? full() : createOrg(ctx, { ...newOrg(name), parentId: orgId, foundedOn: today }))
  },
  move: ({ orgId, otherId, today }) => {
    return (ctx) => changes.moveOrg(ctx, { orgId, parentId: otherId, effectiveOn: today })
  },
  merge: (input, command) => {
    const plan = planOf(input, command) as TreePlan & { kind: 'merge' }
    const [orgId = nobody, ...alsoIds] = plan.ids
    const into = typeof plan.into === 'string' ? { intoId: plan.into } : { asNew: newOrg(plan.into.name) }
    return (ctx) => changes.mergeOrgs(ctx, { orgId, alsoIds, ...into, effectiveOn: input.today, basis })
  },
  split: (input, command) => {
    const { id: orgId, part, isEnding } = planOf(input, command) as TreePlan & { kind: 'split' }
    const parts = [{ ...newOrg(part.name), childIds: [...part.childIds], itemIds: [] }]
    return (ctx) =>
      input.isFull ? full() : changes.splitOrg(ctx, { orgId, parts, isEnding, effectiveOn: input.today, basis })
  },
  dissolve: ({ orgId, today }) => {
    return (ctx) => changes.dissolveOrg(ctx, { orgId, effectiveOn: today, basis })
  },
  approve: ({ reshapingId }) => {
    return (ctx) => changes.approveReshaping(ctx, { reshapingId })
  },
}

/** Whom a browser's session is, signed in once more when it ended. */
async function comeIn({ visits }: Scene, { browser, login }: Scene['people'][number]): Promise<Actor | undefined> {
  const known = await visits.who(browser)
  if (known) return known
  await attempt(() => visits.open(browser, (ctx) => signIn(ctx, { login, password })))
  return visits.who(browser)
}

async function nextDay({ db, visits, ledger }: Scene): Promise<boolean> {
  visits.later(24 * 60)
  ledger.today = dayOf(visits.now)
  await db.owner.query(
    "update accounts.session set seen_at = $1::timestamptz, proved_at = $1, expires_at = $1::timestamptz + interval '1 day'",
    [visits.now],
  )
  return true
}

/** The organisations as the database has them. */
async function orgsNow({ owner }: TestDatabase): Promise<OrgRow[]> {
  const { rows } = await owner.query<OrgRow>(
    `select id, parent_id as "parentId", path, name, dissolved_on is not null as "isDissolved" from organisations.org`,
  )
  return rows
}

/**
 * The tree is the ledger's, the posts that count today are those of the ledger, no account unites two administrators, and no session is
 * more than it may be.
 */
async function compare({ db, visits, ledger, people }: Scene, what: string): Promise<void> {
  const { rows } = await db.owner.query<PostRow & { admins: number }>(
    `select i.id, i.account_id as "accountId", i.role, i.line, i.org_id as "orgId", (upper(i.valid) - 1)::text as until,
       (select count(distinct a.role)::int from accounts.identity a
         where a.account_id = i.account_id and a.valid @> $1::date and a.role like '%\\_ADMIN') as admins
     from accounts.identity i where i.valid @> $1::date`,
    [dayOf(visits.now)],
  )
  expect(ledger.follow(await orgsNow(db), rows), what).toEqual([])
  expect(rows.map(({ id }) => id).toSorted(), what).toEqual(ledger.live().toSorted())
  expect(
    rows.filter(({ admins }) => admins > 1),
    what,
  ).toEqual([])
  for (const { browser } of people) {
    const actor = await visits.who(browser)
    if (actor) expect(ledger.mayBe(actor), what).toBe(true)
  }
}
