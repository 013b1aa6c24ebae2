import { beforeAll, describe, expect, it } from 'vitest'
import { record } from '#kernel/audit.ts'
import { dayOf } from '#kernel/time.ts'
import { Browser, password, plantAccount, Visits } from '../../../../tests/accounts.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { disableAccount } from '../administration.ts'
import { listNotices } from '../devices/service.ts'
import { revokeRole } from '../identities/service.ts'
import { readSession, signIn, switchIdentity } from '../service.ts'
import { reachToday } from '../sessions.ts'
import { areGoodDays } from './rules.ts'
import * as service from './service.ts'

const db = testDatabase()
const org = (at: number, path: string, parentId: string | null): TreeOrg => ({
  ...{ id: `00000000-0000-7000-8000-0000000000a${at}`, path, parentId, code: `00${at}`, name: `第${at}组织` },
  ...{ type: 'PARTY_COMMITTEE', depth: path.split('/').length - 2 },
})
const county = org(1, '/1/', null)
const town = org(2, '/1/2/', county.id)
const other = org(3, '/1/3/', county.id)
beforeAll(() => writeTree(db.owner, [county, town, other]))

let count = 0
async function person(roles: readonly string[], at = town, name = `第${count}人`) {
  const account = await plantAccount(db, { login: `person-${++count}`, at, roles, name })
  const browser = new Browser()
  const visits = new Visits(db)
  await visits.open(browser, (ctx) => signIn(ctx, { login: account.login, password }))
  return { ...account, browser, visits }
}
type Person = Awaited<ReturnType<typeof person>>

const day = (days = 0) => dayOf(new Date(Date.now() + days * 86_400_000))
const delegate = (giver: Person, login: string, days = 7) =>
  giver.visits.inside(giver.browser, (ctx) =>
    service.delegate(ctx, { login, startsOn: day(), endsOn: day(days), reason: '外出学习' }),
  )
const actFor = (taker: Person, delegationId: string) =>
  taker.visits.inside(taker.browser, (ctx) => service.actFor(ctx, { delegationId }))

async function acting(role = 'SECRETARY') {
  const giver = await person([role], town, '李娜')
  const taker = await person(['DESK'], other, '王芳')
  const { id } = await delegate(giver, taker.login)
  await actFor(taker, id)
  return { giver, taker, id }
}

describe('acting for another (B01)', () => {
  it('is in the giver’s post and reach, no wider, and as nobody’s person', async () => {
    const { giver, taker } = await acting()
    expect(await taker.visits.who(taker.browser)).toMatchObject({
      accountId: taker.id,
      identityId: giver.identityIds[0],
      personId: null,
      role: 'SECRETARY',
      name: '王芳（代李娜）',
      reach: { path: '/1/2/' },
      onBehalfOf: { accountId: giver.id, name: '李娜', taker: { name: '王芳' } },
    })
    const session = await taker.visits.inside(taker.browser, (ctx) => readSession(ctx), 'read')
    expect(session).toMatchObject({ actingFor: { name: '李娜' }, identity: { role: 'SECRETARY', orgName: '第2组织' } })
  })

  it('writes both into the audit, with every act', async () => {
    const { giver, taker, id } = await acting()
    await taker.visits.inside(taker.browser, async (ctx) => record(ctx, 'accounts.tried'))
    const { rows } = await db.owner.query(
      `select account_id, actor_name, details from audit.entry where act = 'accounts.tried' and account_id = $1`,
      [taker.id],
    )
    expect(rows).toEqual([
      { account_id: taker.id, actor_name: '王芳（代李娜）', details: { onBehalfOf: giver.id, delegationId: id } },
    ])
  })

  it('ends when one switches to a post of one’s own', async () => {
    const { taker } = await acting()
    const [identityId = ''] = taker.identityIds
    await taker.visits.inside(taker.browser, (ctx) => switchIdentity(ctx, { identityId }))
    expect(await taker.visits.who(taker.browser)).toMatchObject({ identityId, role: 'DESK', name: '王芳' })
    expect((await taker.visits.who(taker.browser))?.onBehalfOf).toBeUndefined()
  })

  it('is not passed on, and is not for an administrator’s post nor for a member’s own affairs', async () => {
    const { taker } = await acting()
    const third = await person(['DESK'])
    await expect(delegate(taker, third.login)).rejects.toMatchObject({ code: 'accounts.in-person-only' })
    for (const role of ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN', 'MEMBER'])
      await expect(delegate(await person([role]), third.login)).rejects.toMatchObject({
        code: 'accounts.not-delegable',
      })
  })

  it('is asked of somebody else, who is no administrator and in office', async () => {
    const giver = await person(['SECRETARY'])
    const admin = await person(['AUDIT_ADMIN'])
    const none = { code: 'accounts.no-taker', fields: [{ path: 'login' }] }
    await expect(delegate(giver, admin.login)).rejects.toMatchObject(none)
    await expect(delegate(giver, 'nobody.here')).rejects.toMatchObject(none)
    await expect(delegate(giver, giver.login)).rejects.toMatchObject({ code: 'accounts.delegation-to-oneself' })
  })

  it('needs a fresh proof, and account names cannot be guessed by it', async () => {
    const giver = await person(['SECRETARY'])
    giver.visits.later(11)
    await expect(delegate(giver, 'someone')).rejects.toMatchObject({ code: 'accounts.prove-yourself' })
    const guesser = await person(['SECRETARY'])
    for (let n = 0; n < 20; n++) await expect(delegate(guesser, `guess-${n}`)).rejects.toThrow()
    await expect(delegate(guesser, 'guess-x')).rejects.toMatchObject({ code: 'kernel.too-many-tries' })
  })

  it.each([
    { what: 'a week from today', startsOn: '2026-11-23', endsOn: '2026-11-29', fit: true },
    { what: 'yesterday', startsOn: '2026-11-22', endsOn: '2026-11-29', fit: false },
    { what: 'backwards', startsOn: '2026-11-24', endsOn: '2026-11-23', fit: false },
    { what: 'thirty-one days', startsOn: '2026-11-23', endsOn: '2026-12-23', fit: true },
    { what: 'thirty-two days', startsOn: '2026-11-23', endsOn: '2026-12-24', fit: false },
    { what: 'longer than the post', startsOn: '2026-11-23', endsOn: '2026-11-29', postUntil: '2026-11-28', fit: false },
  ])('$what: $fit', ({ startsOn, endsOn, postUntil = null, fit }) => {
    expect(areGoodDays({ startsOn, endsOn, today: '2026-11-23', postUntil })).toBe(fit)
  })
})

describe('a delegation ends at once', () => {
  const gone = async ({ taker }: { taker: Person }) => expect(await taker.visits.who(taker.browser)).toBeUndefined()

  it('when its giver takes it back, and both are told', async () => {
    const scene = await acting()
    const { giver, taker, id } = scene
    await giver.visits.inside(giver.browser, (ctx) => service.endDelegation(ctx, { delegationId: id }))
    await gone(scene)
    await taker.visits.open(taker.browser, (ctx) => signIn(ctx, { login: taker.login, password }))
    await expect(actFor(taker, id)).rejects.toMatchObject({ code: 'accounts.no-such-delegation' })
    const { notices } = await taker.visits.inside(taker.browser, listNotices, 'read')
    expect(notices.map(({ kind }) => kind).sort()).toEqual(['DELEGATION_ENDED', 'DELEGATION_TAKEN'])
  })

  it('when its taker gives it back, the administrator ends it, or its last day is over', async () => {
    const [back, kept, over] = [await acting(), await acting(), await acting()]
    await back.taker.visits.inside(back.taker.browser, (ctx) => service.endDelegation(ctx, { delegationId: back.id }))
    await gone(back)
    const keeper = await person(['SECURITY_ADMIN'], county)
    await keeper.visits.inside(keeper.browser, (ctx) => service.endDelegation(ctx, { delegationId: kept.id }))
    await gone(kept)
    await db.owner.query(
      `update accounts.delegation set valid = daterange(current_date - 9, current_date - 1) where id = $1`,
      [over.id],
    )
    await gone(over)
  })

  it('when the giver loses the post or the account, or the taker becomes an administrator or loses his own post', async () => {
    const scenes = [await acting(), await acting(), await acting(), await acting()] as const
    const [lost, disabled, admin, postless] = scenes
    const keeper = await person(['SECURITY_ADMIN'], county)
    const system = await person(['SYSTEM_ADMIN'], county)
    const take = (of: Person) =>
      keeper.visits.inside(keeper.browser, (ctx) =>
        revokeRole(ctx, { accountId: of.id, identityId: of.identityIds[0] ?? '' }),
      )
    await take(lost.giver)
    await system.visits.inside(system.browser, (ctx) =>
      disableAccount(ctx, { accountId: disabled.giver.id, disabled: true }),
    )
    await db.owner.query(
      `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values (gen_random_uuid(), $1, $2, $3, 'AUDIT_ADMIN', '[2020-01-01,)')`,
      [admin.taker.id, county.id, county.path],
    )
    await take(postless.taker)
    for (const scene of scenes) await gone(scene)
  })

  it('also for what was queued while it ran', async () => {
    const { giver, taker, id } = await acting()
    const actor = await taker.visits.who(taker.browser)
    if (!actor) throw new Error('nobody acts')
    expect(await reachToday(db.app, actor)).toMatchObject({ path: '/1/2/' })
    await giver.visits.inside(giver.browser, (ctx) => service.endDelegation(ctx, { delegationId: id }))
    expect(await reachToday(db.app, actor)).toBeUndefined()
  })

  it('only for its own parties: nobody else ends it or uses it', async () => {
    const { id } = await acting()
    const stranger = await person(['ORGANISER'], county)
    const ending = stranger.visits.inside(stranger.browser, (ctx) => service.endDelegation(ctx, { delegationId: id }))
    await expect(ending).rejects.toMatchObject({ code: 'accounts.no-such-delegation' })
    await expect(actFor(stranger, id)).rejects.toMatchObject({ code: 'accounts.no-such-delegation' })
  })
})

describe('handing over for somebody absent', () => {
  const handOver = (keeper: Person, of: Person, login: string) =>
    keeper.visits.inside(keeper.browser, (ctx) =>
      service.handOver(ctx, {
        accountId: of.id,
        identityId: of.identityIds[0] ?? '',
        ...{ login, startsOn: day(), endsOn: day(3), reason: '住院' },
      }),
    )

  it('is done by the security administrator in his reach, and both are told', async () => {
    const [keeper, absent, taker] = [await person(['SECURITY_ADMIN']), await person(['DESK']), await person(['DESK'])]
    const { id } = await handOver(keeper, absent, taker.login)
    await actFor(taker, id)
    expect(await taker.visits.who(taker.browser)).toMatchObject({ identityId: absent.identityIds[0] })
    for (const [who, kind] of [[absent, 'DELEGATION_GIVEN'] as const, [taker, 'DELEGATION_TAKEN'] as const]) {
      await who.visits.open(who.browser, (ctx) => signIn(ctx, { login: who.login, password }))
      const { notices } = await who.visits.inside(who.browser, listNotices, 'read')
      expect(notices.map((notice) => notice.kind)).toContain(kind)
    }
  })

  it('reaches nobody outside the reach, and is not for who does it', async () => {
    const keeper = await person(['SECURITY_ADMIN'])
    const [above, taker] = [await person(['DESK'], county), await person(['DESK'])]
    await expect(handOver(keeper, above, taker.login)).rejects.toMatchObject({ code: 'accounts.not-found' })
    await expect(handOver(keeper, keeper, taker.login)).rejects.toMatchObject({ code: 'accounts.not-oneself' })
    await expect(handOver(await person(['SYSTEM_ADMIN']), above, taker.login)).rejects.toMatchObject({
      code: 'accounts.for-security-admin',
    })
  })
})
