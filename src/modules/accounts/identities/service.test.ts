import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/time.ts'
import { Browser, password, plantAccount, Visits } from '../../../../tests/accounts.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { listStaff } from '../administration.ts'
import { ownKept } from '../own/store.ts'
import { readSession, signIn } from '../service.ts'
import { endFault } from './rules.ts'
import { grantRole, recordRunOut } from './service.ts'

const db = testDatabase()
const town: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '青石镇党委' },
  ...{ type: 'PARTY_COMMITTEE', depth: 1 },
}
beforeAll(() => writeTree(db.owner, [town]))

const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
let count = 0
const plant = (roles: readonly string[]) => plantAccount(db, { login: `person-${++count}`, at: town, roles })

const grantAs = (grantor: { id: string; identityIds: string[] }, accountId: string, until: string | null) => {
  const [identityId = ''] = grantor.identityIds
  const actor = actorAt('/1/', { role: 'SECURITY_ADMIN', accountId: grantor.id, identityId, orgId: town.id })
  return act(db.app, actor, (ctx) => grantRole(ctx, { accountId, orgId: town.id, role: 'DESK', until }))
}

describe('a post limited to a line', () => {
  const grantLine = async (role: 'ORGANISER' | 'EDITOR') => {
    const grantor = await plant(['SECURITY_ADMIN'])
    const account = await plant([])
    const [identityId = ''] = grantor.identityIds
    const actor = actorAt('/1/', { role: 'SECURITY_ADMIN', accountId: grantor.id, identityId, orgId: town.id })
    const input = { accountId: account.id, orgId: town.id, role, until: null, line: 'PUBLICITY' as const }
    return { account, ...(await act(db.app, actor, (ctx) => grantRole(ctx, input))) }
  }

  it('acts under its role and line in its session, and says its line there', async () => {
    const { account } = await grantLine('ORGANISER')
    const visits = new Visits(db)
    const browser = new Browser()
    await visits.open(browser, (ctx) => signIn(ctx, { login: account.login, password }))
    expect(await visits.who(browser)).toMatchObject({ role: 'ORGANISER/PUBLICITY' })
    const session = await visits.inside(browser, (ctx) => readSession(ctx), 'read')
    expect(session.identity).toMatchObject({ role: 'ORGANISER', line: 'PUBLICITY' })
  })

  it('lends no more than its line to who acts for another in it', async () => {
    const { account, identityId } = await grantLine('ORGANISER')
    const taker = await plant(['MEMBER'])
    await db.owner.query(
      `insert into accounts.delegation (id, org_id, org_path, identity_id, from_account_id, to_account_id, valid, reason, made_by)
       values ($1, $2, $3, $4, $5, $6, daterange(current_date - 1, current_date + 9), '出差', $5)`,
      [newId(), town.id, town.path, identityId, account.id, taker.id],
    )
    const visits = new Visits(db)
    const browser = new Browser()
    await visits.open(browser, (ctx) => signIn(ctx, { login: taker.login, password }))
    await db.owner.query(
      `update accounts.session set delegation_id = (select id from accounts.delegation where to_account_id = $1) where account_id = $1`,
      [taker.id],
    )
    expect(await visits.who(browser)).toMatchObject({ role: 'ORGANISER/PUBLICITY' })
    const post = { role: 'ORGANISER', line: 'PUBLICITY' }
    const session = await visits.inside(browser, (ctx) => readSession(ctx), 'read')
    expect(session).toMatchObject({ identity: post, delegations: [{ identity: post }] })
  })

  it('says its line in what its holder takes along of himself', async () => {
    const { account } = await grantLine('ORGANISER')
    const kept = await look(db.app, actorAt('/1/', { accountId: account.id }), (ctx) => ownKept(ctx.tx))
    expect(kept).toMatchObject({ identities: [{ role: 'ORGANISER', line: 'PUBLICITY' }] })
  })

  it('is not one of a post that has one field of work anyway', async () => {
    const refused = { code: 'accounts.line-not-for-role', fields: [{ path: 'line' }] }
    await expect(grantLine('EDITOR')).rejects.toMatchObject(refused)
  })

  it('sits in no matter: neither among the staff who decide nor as anybody who could', async () => {
    const { account } = await grantLine('ORGANISER')
    const asked = actorAt('/1/', { role: 'ORGANISER', orgId: town.id })
    const staff = await act(db.app, asked, async (ctx) => {
      ctx.recorded += 1
      return listStaff(ctx, town.id)
    })
    expect(staff.length).toBeGreaterThan(0)
    expect(staff.map(({ accountId }) => accountId)).not.toContain(account.id)
  })
})

describe('a post with a last day', () => {
  it('works on that day and not on the next, without anybody ending it', async () => {
    const account = await plant([])
    await grantAs(await plant(['SECURITY_ADMIN']), account.id, day(1))
    const visits = new Visits(db)
    const browser = new Browser()
    await visits.open(browser, (ctx) => signIn(ctx, { login: account.login, password }))
    expect(await visits.who(browser)).toMatchObject({ role: 'DESK' })
    await db.owner.query(
      `update accounts.session set seen_at = now() + interval '3 days', expires_at = now() + interval '5 days'`,
    )
    visits.later(24 * 60)
    expect(await visits.who(browser)).toMatchObject({ role: 'DESK' })
    visits.later(24 * 60)
    expect(await visits.who(browser)).toBeUndefined()
  })

  it('is said to have run out once, in the audit and to its holder', async () => {
    const account = await plant([])
    const { identityId } = await grantAs(await plant(['SECURITY_ADMIN']), account.id, day(0))
    await db.owner.query(
      `update accounts.identity set valid = daterange(current_date - 9, current_date - 1) where id = $1`,
      [identityId],
    )
    const night = () =>
      act(db.app, systemActor('accounts.record-run-out'), async (ctx) => {
        await recordRunOut(ctx)
        ctx.recorded += 1
      })
    await night()
    await night()
    const { rowCount } = await db.owner.query(
      `select 1 from audit.entry where act = 'accounts.role-ran-out' and subject_id = $1`,
      [identityId],
    )
    expect(rowCount).toBe(1)
    const told = await db.owner.query(`select kind from accounts.account_notice where account_id = $1`, [account.id])
    expect(told.rows).toEqual([{ kind: 'POST_RAN_OUT' }])
  })

  it('lasts no longer than the post of who grants it (E02)', async () => {
    const grantor = await plant(['SECURITY_ADMIN'])
    await db.owner.query(
      `update accounts.identity set valid = daterange('2020-01-01', $2::date + 1) where account_id = $1`,
      [grantor.id, day(10)],
    )
    const tooLate = { code: 'accounts.until-too-late', fields: [{ path: 'until' }] }
    await expect(grantAs(grantor, (await plant([])).id, null)).rejects.toMatchObject(tooLate)
    await expect(grantAs(grantor, (await plant([])).id, day(11))).rejects.toMatchObject(tooLate)
    await grantAs(grantor, (await plant([])).id, day(10))
  })

  it.each([
    { until: null, grantorUntil: null, fault: null },
    { until: '2026-11-23', grantorUntil: null, fault: null },
    { until: '2026-11-22', grantorUntil: null, fault: 'accounts.until-past' },
    { until: '2026-12-01', grantorUntil: '2026-12-01', fault: null },
    { until: '2026-12-02', grantorUntil: '2026-12-01', fault: 'accounts.until-too-late' },
    { until: null, grantorUntil: '2026-12-01', fault: 'accounts.until-too-late' },
  ])('until $until, the grantor’s own until $grantorUntil: $fault', ({ until, grantorUntil, fault }) => {
    expect(endFault({ until, grantorUntil, today: '2026-11-23' })).toBe(fault)
  })
})
