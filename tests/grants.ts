import fc from 'fast-check'
import { expect } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { Refusal } from '#kernel/errors.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import { disableAccount } from '#modules/accounts/administration.ts'
import * as delegation from '#modules/accounts/delegation/service.ts'
import { grantRole, revokeRole } from '#modules/accounts/identities/service.ts'
import { signIn, switchIdentity } from '#modules/accounts/service.ts'
import { Browser, password, plantAccount, Visits } from './accounts.ts'
import type { TestDatabase } from './database.ts'
import { GrantLedger } from './grants-ledger.ts'
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
const planted: readonly (readonly [TreeOrg, string])[] = [
  ...([county, town, other] as const).map((at) => [at, 'SECURITY_ADMIN'] as const),
  ...([county, town] as const).map((at) => [at, 'SYSTEM_ADMIN'] as const),
  ...orgs.flatMap((at) => (['ORGANISER', 'SECRETARY', 'DESK'] as const).map((role) => [at, role] as const)),
]
const roles = 'SYSTEM_ADMIN SECURITY_ADMIN AUDIT_ADMIN ORGANISER SECRETARY EDITOR DESK MEMBER'.split(' ')

const commands = fc.record({
  kind: fc.constantFrom(
    ...(['grant', 'grant', 'revoke', 'disable', 'delegate', 'delegate', 'handOver', 'end'] as const),
    ...(['actFor', 'actFor', 'actFor', 'switch', 'nextDay'] as const),
  ),
  by: fc.nat(planted.length - 1),
  // The first administrator, whom the installation made, is nobody's target: else all might end with nobody left to grant.
  to: fc.integer({ min: 1, max: planted.length - 1 }),
  org: fc.nat(orgs.length - 1),
  role: fc.constantFrom(...roles),
  days: fc.option(fc.nat(40)),
  which: fc.nat(1000),
})
type Command = typeof commands extends fc.Arbitrary<infer Drawn> ? Drawn : never

/**
 * Lets administrators and their people do so many things in random order, each by the session he really has, and holds what
 * came of it against a ledger that knows only who granted what: nobody ever holds a right no ancestor granted (E02, T02, T05).
 * Gives how often each thing was done.
 */
export async function runGrants(
  db: TestDatabase,
  of: { count: number; seed: number },
): Promise<Record<string, number>> {
  await writeTree(db.owner, orgs)
  const scene = await plant(db)
  const done: Record<string, number> = {}
  for (const [at, command] of fc.sample(commands, { numRuns: of.count, seed: of.seed }).entries()) {
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
}

async function plant(db: TestDatabase): Promise<Scene> {
  const visits = new Visits(db)
  const ledger = new GrantLedger(dayOf(visits.now))
  const people = []
  for (const [at, [place, role]] of planted.entries()) {
    const account = await plantAccount(db, { login: `person-${at}`, at: place, roles: [role] })
    ledger.plant({ id: account.identityIds[0] ?? '', accountId: account.id, role, path: place.path }, place.path)
    const browser = new Browser({ address: `10.0.1.${at}` })
    await visits.open(browser, (ctx) => signIn(ctx, { login: account.login, password }))
    people.push({ ...account, browser })
  }
  return { db, visits, ledger, people }
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
  const outcome = await attempt(() => visits.inside(who.browser, (ctx) => deeds[kind](scene, command)(ctx)))
  if (outcome === undefined) return false
  expect(ledger.take(kind, actor, { ...inputOf(scene, command), outcome }), what).toBe(true)
  return true
}

// Every other time it is tried by somebody who might be able to do it; the rest of the tries are anybody's.
const byAdministrators: readonly Command['kind'][] = ['grant', 'revoke', 'disable', 'handOver']
const doer = ({ ledger, people }: Scene, { kind, by, which }: Command): number => {
  if (which % 2 === 1) return by
  if (byAdministrators.includes(kind)) return which % 5
  if (kind !== 'actFor') return by
  const taker = ledger.takerOf(pick(ledger.delegations(), which))
  return Math.max(
    people.findIndex(({ id }) => id === taker),
    0,
  )
}

const attempt = (work: () => Promise<object>): Promise<object | undefined> =>
  work().catch((fault: unknown) => {
    if (fault instanceof Refusal) return undefined
    throw fault
  })

/** What a command is about; ids are drawn from what there is. */
function inputOf({ ledger, people, visits }: Scene, { to, org: orgAt, role, days, which }: Command) {
  const target = people[to] as Scene['people'][number]
  const place = orgs[orgAt] as TreeOrg
  const today = dayOf(visits.now)
  const until = days === null ? null : addDays(today, days)
  const identityId = pick(ledger.identitiesOf(target.id), which)
  return {
    ...{ accountId: target.id, login: target.login, orgId: place.id, path: place.path, role, until, identityId },
    ...{ delegationId: pick(ledger.delegations(), which), startsOn: today, endsOn: until ?? today },
    taker: people[which % people.length] as Scene['people'][number],
  }
}

const nobody = '00000000-0000-7000-8000-00000000dead'
const pick = (ids: readonly string[], which: number) => ids[which % Math.max(ids.length, 1)] ?? nobody

type Deed = (scene: Scene, command: Command) => (ctx: Parameters<typeof grantRole>[0]) => Promise<object>
const reason = '外出学习'
const deeds: Readonly<Record<Exclude<Command['kind'], 'nextDay'>, Deed>> = {
  grant: (scene, command) => {
    const { accountId, orgId, role, until } = inputOf(scene, command)
    return (ctx) => grantRole(ctx, { accountId, orgId, role: role as 'DESK', until })
  },
  revoke: (scene, command) => {
    const { accountId, identityId } = inputOf(scene, command)
    return (ctx) => revokeRole(ctx, { accountId, identityId })
  },
  disable: (scene, command) => {
    const { accountId } = inputOf(scene, command)
    return (ctx) => disableAccount(ctx, { accountId, disabled: command.which % 3 === 0 })
  },
  delegate: (scene, command) => {
    const { login, startsOn, endsOn } = inputOf(scene, command)
    return (ctx) => delegation.delegate(ctx, { login, startsOn, endsOn, reason })
  },
  handOver: (scene, command) => {
    const { accountId, identityId, taker, startsOn, endsOn } = inputOf(scene, command)
    return (ctx) => delegation.handOver(ctx, { accountId, identityId, login: taker.login, startsOn, endsOn, reason })
  },
  end: (scene, command) => {
    const { delegationId } = inputOf(scene, command)
    return (ctx) => delegation.endDelegation(ctx, { delegationId })
  },
  actFor: (scene, command) => {
    const { delegationId } = inputOf(scene, command)
    return (ctx) => delegation.actFor(ctx, { delegationId })
  },
  switch: (scene, command) => {
    const { identityId } = inputOf(scene, command)
    return (ctx) => switchIdentity(ctx, { identityId })
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

/** The posts that count today are those of the ledger, no account unites two administrators, and no session is more than it may be. */
async function compare({ db, visits, ledger, people }: Scene, what: string): Promise<void> {
  const { rows } = await db.owner.query<{ id: string; admins: number }>(
    `select i.id, (select count(distinct a.role)::int from accounts.identity a
       where a.account_id = i.account_id and a.valid @> $1::date and a.role like '%\\_ADMIN') as admins
     from accounts.identity i where i.valid @> $1::date`,
    [dayOf(visits.now)],
  )
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
