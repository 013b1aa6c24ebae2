import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSecret } from '#kernel/ids.ts'
import { Browser, password, plantAccount, Visits } from '../../../../tests/accounts.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { type Lie, startLyingProvider } from '../../../../tests/lying-provider.ts'
import { type IdentityProvider, settingFor, startProvider } from '../../../../tests/provider.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { listNotices } from '../devices/service.ts'
import { proveYourself } from '../factors/proof.ts'
import { giveSecondFactor } from '../factors/second-step.ts'
import { beginTotp, confirmTotp } from '../factors/service.ts'
import { signIn } from '../service.ts'
import { hashToken } from '../sessions.ts'
import type { ProviderSetting } from './client.ts'
import { isStrong } from './rules.ts'
import * as service from './service.ts'

const db = testDatabase()
const town: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '青石镇党委' },
  ...{ type: 'PARTY_COMMITTEE', depth: 1 },
}
let honest: IdentityProvider
let careful: IdentityProvider
let lying: Awaited<ReturnType<typeof startLyingProvider>>
let count = 0

beforeAll(async () => {
  await writeTree(db.owner, [town])
  honest = await startProvider()
  careful = await startProvider({ acr: 'urn:two' })
  lying = await startLyingProvider()
})
afterAll(() => Promise.all([honest.close(), careful.close(), lying.close()]))

const plant = (roles: readonly string[] = ['DESK']) => plantAccount(db, { login: `oidc-${++count}`, at: town, roles })
const begin = (
  visits: Visits,
  browser: Browser,
  { setting }: { setting: ProviderSetting } = honest,
  invitation?: string,
) => visits.open(browser, (ctx) => service.beginProvider(ctx, invitation === undefined ? {} : { invitation }, setting))
const enter = (visits: Visits, browser: Browser, returned: string, setting = honest.setting) =>
  visits.open(browser, (ctx) => service.enterByProvider(ctx, { returned }, setting))

/** Somebody whose account is linked to a person of the provider. */
async function linked(of: { at?: IdentityProvider; roles?: readonly string[] } = {}) {
  const { at = honest, roles } = of
  const account = await plant(roles)
  const person = `person-${account.login}`
  const visits = new Visits(db)
  const desk = new Browser()
  await visits.open(desk, (ctx) => signIn(ctx, { login: account.login, password }))
  const { address } = await visits.inside(desk, (ctx) => service.beginProviderLink(ctx, {}, at.setting), 'steps')
  const returned = await at.signIn(address, person)
  await visits.inside(desk, (ctx) => service.linkProvider(ctx, { returned }, at.setting), 'steps')
  return { ...account, person, visits, desk, at }
}

/** Signs in by the provider in a browser of its own. */
async function comeIn({ visits, person, at }: Awaited<ReturnType<typeof linked>>, browser = new Browser()) {
  const { address } = await begin(visits, browser, at)
  return { browser, answer: await enter(visits, browser, await at.signIn(address, person), at.setting) }
}

describe('signing in by a provider of identities (E05)', () => {
  it('lets in whose account is linked, leaves a line in the audit, and tells the owner of the link', async () => {
    const who = await linked()
    const { browser, answer } = await comeIn(who)
    expect(answer).toEqual({ signedIn: true })
    expect(await who.visits.who(browser)).toMatchObject({ accountId: who.id, role: 'DESK' })
    const { rows } = await db.owner.query(`select act from audit.entry where subject_id = $1 order by at, id`, [who.id])
    expect(rows.map(({ act }) => act)).toEqual(['accounts.signed-in', 'accounts.provider-linked', 'accounts.signed-in'])
    const { notices } = await who.visits.inside(who.desk, listNotices, 'read')
    expect(notices.map(({ kind }) => kind)).toEqual(['PROVIDER_LINKED'])
  })

  it('does not let in who is linked to nothing, however alike his name is', async () => {
    const { login } = await plant()
    const [visits, browser] = [new Visits(db), new Browser()]
    const { address } = await begin(visits, browser)
    const stranger = enter(visits, browser, await honest.signIn(address, login))
    await expect(stranger).rejects.toMatchObject({ code: 'accounts.provider-unknown' })
    expect(await visits.who(browser)).toBeUndefined()
  })

  it('keeps no name that somebody has at the provider', async () => {
    const { person } = await linked()
    const { rows } = await db.owner.query('select p::text as row from accounts.provider_link p')
    expect(JSON.stringify(rows)).not.toContain(person)
  })

  it('asks for the second factor where the account has one, unless the provider says that two were shown', async () => {
    const who = await linked()
    const { secret } = await who.visits.inside(who.desk, beginTotp, 'steps')
    const codeNow = () => generateSync({ strategy: 'totp', secret, epoch: Math.floor(who.visits.now.getTime() / 1000) })
    await who.visits.inside(who.desk, (ctx) => confirmTotp(ctx, { code: codeNow() }), 'steps')
    const { browser, answer } = await comeIn(who)
    expect(answer).toEqual({ signedIn: false, factors: ['CODE', 'RECOVERY_CODE'] })
    expect(await who.visits.who(browser)).toBeUndefined()
    who.visits.later(1)
    await who.visits.open(browser, (ctx) => giveSecondFactor(ctx, { code: codeNow() }))
    expect(await who.visits.who(browser)).toMatchObject({ accountId: who.id })
    const strong = await linked({ at: careful })
    expect((await comeIn(strong)).answer).toEqual({ signedIn: true })
  })

  it('uses a one-time link up, once, and its account needs no password', async () => {
    const { id, login } = await plant()
    await db.owner.query('update accounts.account set password_hash = null where id = $1', [id])
    const token = newSecret()
    await db.owner.query(
      `insert into accounts.invitation (token_hash, account_id, expires_at) values ($1, $2, now() + interval '1 day')`,
      [hashToken(token), id],
    )
    const [visits, browser] = [new Visits(db), new Browser()]
    const { address } = await begin(visits, browser, honest, token)
    expect(await enter(visits, browser, await honest.signIn(address, `new-${login}`))).toEqual({ signedIn: true })
    expect(await visits.who(browser)).toMatchObject({ accountId: id })
    await expect(begin(visits, new Browser(), honest, token)).rejects.toMatchObject({
      code: 'accounts.invitation-used',
    })
    const unlinking = visits.inside(browser, service.unlinkProvider)
    await expect(unlinking).rejects.toMatchObject({ code: 'accounts.provider-last-way' })
    const proof = visits.inside(browser, (ctx) => proveYourself(ctx, { password }), 'steps')
    await expect(proof).rejects.toMatchObject({ code: 'accounts.prove-by-provider' })
  })

  it('ends with the link, and asks for a fresh proof before linking and unlinking', async () => {
    const who = await linked()
    who.visits.later(11)
    const late = who.visits.inside(who.desk, service.unlinkProvider)
    await expect(late).rejects.toMatchObject({ code: 'accounts.prove-yourself' })
    await who.visits.inside(who.desk, (ctx) => proveYourself(ctx, { password }), 'steps')
    await who.visits.inside(who.desk, service.unlinkProvider)
    await expect(comeIn(who)).rejects.toMatchObject({ code: 'accounts.provider-unknown' })
    who.visits.later(11)
    const asking = who.visits.inside(who.desk, (ctx) => service.beginProviderLink(ctx, {}, honest.setting), 'steps')
    await expect(asking).rejects.toMatchObject({ code: 'accounts.prove-yourself' })
  })

  it('links one person to one account only', async () => {
    const { person } = await linked()
    const other = await plant()
    const [visits, desk] = [new Visits(db), new Browser()]
    await visits.open(desk, (ctx) => signIn(ctx, { login: other.login, password }))
    const { address } = await visits.inside(desk, (ctx) => service.beginProviderLink(ctx, {}, honest.setting), 'steps')
    const returned = await honest.signIn(address, person)
    const second = visits.inside(desk, (ctx) => service.linkProvider(ctx, { returned }, honest.setting), 'steps')
    await expect(second).rejects.toMatchObject({ code: 'accounts.provider-taken' })
  })

  it('says one sentence when the provider does not answer, and the password still opens', async () => {
    const { login } = await plant()
    const [visits, browser] = [new Visits(db), new Browser()]
    const away = { setting: settingFor('http://127.0.0.1:9') }
    await expect(begin(visits, browser, away)).rejects.toMatchObject({ code: 'accounts.provider-away' })
    expect(await visits.open(browser, (ctx) => signIn(ctx, { login, password }))).toEqual({ signedIn: true })
  })

  it('is not offered where no provider was named', async () => {
    const visits = new Visits(db)
    expect(await visits.ask(new Browser(), service.readProvider)).toEqual({ name: null })
    const asked = visits.open(new Browser(), (ctx) => service.beginProvider(ctx, {}))
    await expect(asked).rejects.toMatchObject({ code: 'accounts.provider-none' })
  })

  it('does not let in a disabled account', async () => {
    const who = await linked()
    await db.owner.query('update accounts.account set disabled_at = now() where id = $1', [who.id])
    await expect(comeIn(who)).rejects.toMatchObject({ code: 'accounts.provider-unknown' })
  })
})

describe('attacks on it (T13, T14, T15)', () => {
  const stepOver = { code: 'accounts.step-over' }
  const refused = { code: 'accounts.provider-refused' }

  it('what came back counts once', async () => {
    const { visits, person } = await linked()
    const browser = new Browser()
    const { address } = await begin(visits, browser)
    const returned = await honest.signIn(address, person)
    const step = browser.cookies.get('lianxin-step') ?? ''
    await enter(visits, browser, returned)
    await expect(enter(visits, browser, returned)).rejects.toMatchObject(stepOver)
    browser.cookies.set('lianxin-step', step)
    await expect(enter(visits, browser, returned)).rejects.toMatchObject(stepOver)
  })

  it('what came back to one browser is worth nothing in another, with or without a sign-in under way there', async () => {
    const { visits, person } = await linked()
    const [attacker, victim] = [new Browser(), new Browser()]
    const { address } = await begin(visits, attacker)
    const returned = await honest.signIn(address, person)
    await expect(enter(visits, victim, returned)).rejects.toMatchObject(stepOver)
    await begin(visits, victim)
    await expect(enter(visits, victim, returned)).rejects.toMatchObject(refused)
    expect(await visits.who(victim)).toBeUndefined()
  })

  it('a code put into another sign-in is refused, though state and browser are right (PKCE)', async () => {
    const { visits, person } = await linked()
    const [attacker, victim] = [new Browser(), new Browser()]
    const stolen = new URLSearchParams(await honest.signIn((await begin(visits, victim)).address, person))
    const own = new URL((await begin(visits, attacker)).address).searchParams
    stolen.set('state', own.get('state') ?? '')
    await expect(enter(visits, attacker, stolen.toString())).rejects.toMatchObject(refused)
  })

  it('a code for another client of the provider is refused', async () => {
    const { visits, person } = await linked()
    const browser = new Browser()
    const address = new URL((await begin(visits, browser)).address)
    address.searchParams.set('client_id', 'somebody-else')
    await expect(enter(visits, browser, await honest.signIn(address.href, person))).rejects.toMatchObject(refused)
  })

  it('a nonce that is not ours is refused', async () => {
    const { visits, person } = await linked()
    const browser = new Browser()
    const address = new URL((await begin(visits, browser)).address)
    address.searchParams.set('nonce', 'of-an-attacker')
    await expect(enter(visits, browser, await honest.signIn(address.href, person))).rejects.toMatchObject(refused)
  })

  it('a sign-in that was begun for entering links nothing, and one begun for linking lets nobody in', async () => {
    const { visits, desk, person } = await linked()
    const { address } = await begin(visits, desk)
    const returned = await honest.signIn(address, person)
    const linking = visits.inside(desk, (ctx) => service.linkProvider(ctx, { returned }, honest.setting), 'steps')
    await expect(linking).rejects.toMatchObject(stepOver)
    const link = await visits.inside(desk, (ctx) => service.beginProviderLink(ctx, {}, honest.setting), 'steps')
    const entering = enter(visits, desk, await honest.signIn(link.address, person))
    await expect(entering).rejects.toMatchObject(stepOver)
  })

  const past = Math.floor(Date.now() / 1000) - 7200
  it.each<[string, Lie, Record<string, string>, string | undefined]>([
    ['nothing is wrong', {}, {}, undefined],
    ['the audience is somebody else', { claims: { aud: 'somebody-else' } }, {}, refused.code],
    ['the issuer in the token is another', { claims: { iss: 'https://evil.example' } }, {}, refused.code],
    ['the issuer in the address is another (mix-up)', {}, { iss: 'https://evil.example' }, refused.code],
    ['the nonce is missing', { claims: { nonce: undefined } }, {}, refused.code],
    ['it ran out', { claims: { exp: past, iat: past - 60 } }, {}, refused.code],
    ['it is not signed', { header: { alg: 'none' } }, {}, refused.code],
    ['a foreign key signed it', { isForged: true }, {}, refused.code],
    ['the provider says no', {}, { error: 'access_denied' }, refused.code],
  ])('of a token where %s', async (_, lie, changed, code) => {
    const setting = settingFor(lying.issuer)
    const [visits, browser] = [new Visits(db), new Browser()]
    const { address } = await begin(visits, browser, { setting })
    const entering = enter(visits, browser, lying.comeBack(address, 'nobody', lie, changed), setting)
    // With a right token one gets as far as being linked to nothing.
    await expect(entering).rejects.toMatchObject({ code: code ?? 'accounts.provider-unknown' })
  })
})

it.each([
  [{ acr: 'urn:two' }, true],
  [{ amr: ['pwd', 'mfa'] }, true],
  [{ amr: ['pwd'] }, false],
  [{ amr: 'mfa' }, false],
  [{}, false],
])('%o says that two factors were shown: %s', (manner, expected) => {
  expect(isStrong(manner, ['mfa', 'urn:two'])).toBe(expected)
})
