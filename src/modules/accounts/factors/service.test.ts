import { generateSync } from 'otplib'
import { beforeAll, describe, expect, it } from 'vitest'
import { Browser, password, plantAccount, Visits } from '../../../../tests/accounts.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { randomFrom, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { listNotices } from '../devices/service.ts'
import { changePassword, signIn } from '../service.ts'
import { proveYourself } from './proof.ts'
import { giveSecondFactor } from './second-step.ts'
import * as service from './service.ts'

const db = testDatabase()
const org = (at: number, path: string, parentId: string | null): TreeOrg => ({
  ...{ id: `00000000-0000-7000-8000-0000000000a${at}`, path, parentId, code: `00${at}`, name: `第${at}组织` },
  ...{ type: 'PARTY_COMMITTEE', depth: path.split('/').length - 2 },
})
const county = org(1, '/1/', null)
const town = org(2, '/1/2/', county.id)
beforeAll(() => writeTree(db.owner, [county, town]))

let count = 0
const plant = (roles: readonly string[], at = town) =>
  plantAccount(db, { login: `person-${++count}`, at, roles, name: `第${count}人` })

const enter = (visits: Visits, browser: Browser, login: string) =>
  visits.open(browser, (ctx) => signIn(ctx, { login, password }))
const give = (visits: Visits, browser: Browser, code: string) =>
  visits.open(browser, (ctx) => giveSecondFactor(ctx, { code }))
const codeAt = (secret: string, now: Date) =>
  generateSync({ strategy: 'totp', secret, epoch: Math.floor(now.getTime() / 1000) })

/** Somebody with a code app, signed in where he turned it on. */
async function withApp(roles: readonly string[] = ['DESK'], at = town) {
  const account = await plant(roles, at)
  const visits = new Visits(db)
  const home = new Browser()
  await enter(visits, home, account.login)
  const { secret } = await visits.inside(home, service.beginTotp, 'steps')
  const { recoveryCodes } = await visits.inside(
    home,
    (ctx) => service.confirmTotp(ctx, { code: codeAt(secret, visits.now) }),
    'steps',
  )
  const code = () => codeAt(secret, visits.now)
  return { ...account, visits, home, secret, recoveryCodes, code }
}

describe('a code app', () => {
  it('is on after its first code, gives ten recovery codes, and keeps neither secret nor codes readable', async () => {
    const { id, secret, recoveryCodes, visits, home } = await withApp()
    expect(recoveryCodes).toHaveLength(10)
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(await visits.inside(home, service.readFactors, 'read')).toMatchObject({ hasCode: true, recoveryCodes: 10 })
    const { rows } = await db.owner.query(
      `select t::text as row from accounts.totp t where account_id = $1
       union all select r::text from accounts.recovery_code r where account_id = $1`,
      [id],
    )
    const kept = JSON.stringify(rows)
    for (const text of [secret, Buffer.from(secret).toString('hex'), ...recoveryCodes]) expect(kept).not.toContain(text)
  })

  it('does not count before its first code, nor with a wrong one', async () => {
    const { login } = await plant(['DESK'])
    const visits = new Visits(db)
    const home = new Browser()
    await enter(visits, home, login)
    await visits.inside(home, service.beginTotp, 'steps')
    const wrong = visits.inside(home, (ctx) => service.confirmTotp(ctx, { code: '000000' }), 'steps')
    await expect(wrong).rejects.toMatchObject({ code: 'accounts.wrong-code', fields: [{ path: 'code' }] })
    expect(await enter(visits, new Browser(), login)).toEqual({ signedIn: true })
  })

  it('is asked for after the password, and the password alone opens nothing', async () => {
    const { login, visits, code } = await withApp()
    const away = new Browser()
    visits.later(1)
    expect(await enter(visits, away, login)).toEqual({ signedIn: false, factors: ['CODE', 'RECOVERY_CODE'] })
    expect(await visits.who(away)).toBeUndefined()
    expect(await give(visits, away, code())).toEqual({ signedIn: true, recoveryCodesLeft: 10 })
    expect(await visits.who(away)).toMatchObject({ role: 'DESK' })
  })

  it('gives codes that count once, also when two come together, and none older than the last (ASVS 6.5.1)', async () => {
    const { login, visits, code } = await withApp()
    const [one, other, late] = [new Browser(), new Browser(), new Browser()]
    const wrong = { code: 'accounts.wrong-code' }
    for (const browser of [one, other, late]) await enter(visits, browser, login)
    await expect(give(visits, late, code())).rejects.toMatchObject(wrong)
    const before = code()
    visits.later(1)
    const both = await Promise.allSettled([give(visits, one, code()), give(visits, other, code())])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(give(visits, late, before)).rejects.toMatchObject(wrong)
  })

  it('counts for thirty seconds more or less, as clocks differ, and no longer', async () => {
    const { login, visits, secret } = await withApp()
    const away = new Browser()
    visits.later(10)
    await enter(visits, away, login)
    const early = codeAt(secret, new Date(visits.now.getTime() - 70_000))
    await expect(give(visits, away, early)).rejects.toMatchObject({ code: 'accounts.wrong-code' })
    expect(await give(visits, away, codeAt(secret, new Date(visits.now.getTime() - 30_000)))).toBeTruthy()
  })

  it('can be guessed ten times an hour, and its owner is told that somebody knew the password', async () => {
    const { login, visits, code, home } = await withApp()
    const thief = new Browser({ address: '10.9.0.1' })
    await enter(visits, thief, login)
    for (let n = 0; n < 10; n++)
      await expect(give(visits, thief, String(100_000 + n))).rejects.toMatchObject({ code: 'accounts.wrong-code' })
    visits.later(1)
    await expect(give(visits, thief, code())).rejects.toMatchObject({ code: 'kernel.too-many-tries' })
    const { notices } = await visits.inside(home, listNotices, 'read')
    expect(notices.map(({ kind }) => kind)).toContain('SECOND_STEP_FAILED')
  })

  it('cannot be got around by waiting, by another browser, or by a changed password', async () => {
    const { login, visits, home, code } = await withApp()
    const [slow, other] = [new Browser(), new Browser()]
    await enter(visits, slow, login)
    const over = { code: 'accounts.step-over' }
    visits.later(1)
    await expect(give(visits, other, code())).rejects.toMatchObject(over)
    const newPassword = '远山的村支部有一盏灯亮着'
    await visits.inside(home, (ctx) => changePassword(ctx, { oldPassword: password, newPassword }), 'steps')
    await expect(give(visits, slow, code())).rejects.toMatchObject(over)
    const late = new Browser()
    await visits.open(late, (ctx) => signIn(ctx, { login, password: newPassword }))
    visits.later(11)
    await expect(give(visits, late, code())).rejects.toMatchObject(over)
  })
})

describe('a recovery code', () => {
  it('works once, however it is typed, and its owner is told', async () => {
    const { login, visits, recoveryCodes } = await withApp()
    const [one, other] = [new Browser(), new Browser()]
    const [code = ''] = recoveryCodes
    await enter(visits, one, login)
    expect(await give(visits, one, ` ${code.toLowerCase().replace('-', ' ')}`)).toMatchObject({ recoveryCodesLeft: 9 })
    await enter(visits, other, login)
    await expect(give(visits, other, code)).rejects.toMatchObject({ code: 'accounts.wrong-code' })
    const { notices } = await visits.inside(one, listNotices, 'read')
    expect(notices.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['RECOVERY_CODE_USED', 'SECOND_STEP_FAILED']),
    )
  })

  it('of another account is worth nothing, and new ones make the old void', async () => {
    const { login, visits, home, recoveryCodes } = await withApp()
    const stranger = await withApp()
    const away = new Browser()
    await enter(visits, away, login)
    const wrong = { code: 'accounts.wrong-code' }
    await expect(give(visits, away, stranger.recoveryCodes[0] ?? '')).rejects.toMatchObject(wrong)
    const fresh = await visits.inside(home, service.renewRecoveryCodes, 'steps')
    await expect(give(visits, away, recoveryCodes[0] ?? '')).rejects.toMatchObject(wrong)
    expect(await give(visits, away, fresh.recoveryCodes[0] ?? '')).toMatchObject({ recoveryCodesLeft: 9 })
  })

  it('goes with the last factor, so that it is no second password', async () => {
    const { visits, home, login } = await withApp()
    await visits.inside(home, service.removeTotp)
    expect(await visits.inside(home, service.readFactors, 'read')).toMatchObject({ hasCode: false, recoveryCodes: 0 })
    expect(await enter(visits, new Browser(), login)).toEqual({ signedIn: true })
  })
})

describe('changing a factor', () => {
  it('asks who is there again after ten minutes, with the code where a code app is on (ASVS 7.5.1)', async () => {
    const { visits, home, code } = await withApp()
    visits.later(11)
    await expect(visits.inside(home, service.removeTotp)).rejects.toMatchObject({ code: 'accounts.prove-yourself' })
    const prove = (given: { password: string; code?: string }) =>
      visits.inside(home, (ctx) => proveYourself(ctx, { code: undefined, ...given }), 'steps')
    await expect(prove({ password: 'wrong' })).rejects.toMatchObject({ fields: [{ path: 'password' }] })
    await expect(prove({ password })).rejects.toMatchObject({
      code: 'accounts.code-needed',
      fields: [{ path: 'code' }],
    })
    await prove({ password, code: code() })
    await visits.inside(home, service.removeTotp)
  })
})

describe('taking somebody’s factors away (UX-AD4)', () => {
  const reset = async (role: string, accountId: string, at = county) => {
    const { login } = await plant([role], at)
    const visits = new Visits(db)
    const browser = new Browser()
    await enter(visits, browser, login)
    return visits.inside(browser, (ctx) => service.resetFactors(ctx, { accountId }))
  }

  it('is done by the security administrator, ends the sessions, and is told to the owner', async () => {
    const { id, login, visits, home } = await withApp()
    await reset('SECURITY_ADMIN', id)
    expect(await visits.who(home)).toBeUndefined()
    const fresh = new Browser()
    expect(await enter(visits, fresh, login)).toEqual({ signedIn: true })
    const { notices } = await visits.inside(fresh, listNotices, 'read')
    expect(notices[0]).toMatchObject({ kind: 'FACTORS_RESET', byName: expect.stringMatching(/人$/) })
    const { rowCount } = await db.owner.query(
      `select 1 from audit.entry where act = 'accounts.factors-reset' and subject_id = $1`,
      [id],
    )
    expect(rowCount).toBe(1)
  })

  it('is not done by who makes the links, so that nobody gets into an account alone', async () => {
    const { id } = await withApp()
    const wrong = { code: 'accounts.for-security-admin' }
    await expect(reset('SYSTEM_ADMIN', id)).rejects.toMatchObject(wrong)
    for (const role of ['ORGANISER', 'AUDIT_ADMIN', 'SECRETARY'])
      await expect(reset(role, id)).rejects.toMatchObject({ code: 'accounts.for-administrators' })
  })

  it('of a security administrator is done by the system administrator, and never by oneself', async () => {
    const { id, visits, home } = await withApp(['SECURITY_ADMIN'], county)
    await expect(reset('SECURITY_ADMIN', id)).rejects.toMatchObject({ code: 'accounts.for-system-admin' })
    const self = visits.inside(home, (ctx) => service.resetFactors(ctx, { accountId: id.toUpperCase() }))
    await expect(self).rejects.toMatchObject({ code: 'accounts.not-oneself' })
    await reset('SYSTEM_ADMIN', id)
  })

  it('reaches no account outside the reach, nor one with a wider post', async () => {
    const above = await withApp(['DESK'], county)
    await expect(reset('SECURITY_ADMIN', above.id, town)).rejects.toMatchObject({ code: 'accounts.not-found' })
    const wider = await withApp(['DESK'])
    await db.owner.query(
      `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values (gen_random_uuid(), $1, $2, $3, 'EDITOR', '[2020-01-01,)')`,
      [wider.id, county.id, county.path],
    )
    await expect(reset('SECURITY_ADMIN', wider.id, town)).rejects.toMatchObject({ code: 'accounts.no-such-factor' })
    const { rowCount } = await db.owner.query('select 1 from accounts.totp where account_id = $1', [wider.id])
    expect(rowCount).toBe(1)
  })
})

it('random second steps never open a session without the secret (smoke)', async () => {
  const { login, visits } = await withApp()
  const random = randomFrom(7)
  for (let n = 0; n < 30; n++) {
    const browser = new Browser({ address: `10.7.0.${n}` })
    await visits.open(browser, (ctx) => signIn(ctx, { login, password })).catch(() => undefined)
    const code = random(2) ? String(random(1_000_000)).padStart(6, '0') : `ABCDE-${random(100_000)}`
    await give(visits, browser, code).catch(() => undefined)
    expect(await visits.who(browser)).toBeUndefined()
  }
})
