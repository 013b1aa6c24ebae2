import { beforeAll, describe, expect, it } from 'vitest'
import { Browser, password, plantAccount, Visits } from '../../../../tests/accounts.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { SoftPasskey } from '../../../../tests/passkeys.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { signIn } from '../service.ts'
import * as passkeys from './passkeys.ts'
import { readFactors } from './service.ts'

const db = testDatabase()
const origin = 'https://dj.example.cn'
const town: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '青石镇党委' },
  ...{ type: 'PARTY_COMMITTEE', depth: 1 },
}
beforeAll(() => writeTree(db.owner, [town]))

let count = 0

async function signedIn() {
  const account = await plantAccount(db, { login: `keeper-${++count}`, at: town, roles: ['DESK'] })
  const visits = new Visits(db)
  const home = new Browser()
  await visits.open(home, (ctx) => signIn(ctx, { login: account.login, password }))
  return { ...account, visits, home }
}

const challengeOf = ({ options }: { options: Record<string, unknown> }) => String(options.challenge)

async function add(of: Awaited<ReturnType<typeof signedIn>>, device = new SoftPasskey(), name = '办公室电脑') {
  const challenge = challengeOf(await of.visits.inside(of.home, passkeys.beginPasskey, 'steps'))
  const response = device.make({ challenge, origin })
  const added = await of.visits.inside(of.home, (ctx) => passkeys.addPasskey(ctx, { name, response }), 'steps')
  return { device, ...added }
}

async function enter(visits: Visits, device: SoftPasskey, of: { browser?: Browser; at?: string } = {}) {
  const { browser = new Browser({ address: '10.1.0.1' }), at = origin } = of
  const challenge = challengeOf(await visits.open(browser, passkeys.beginPasskeySignIn))
  const response = device.sign({ challenge, origin: at })
  await visits.open(browser, (ctx) => passkeys.signInWithPasskey(ctx, { response: response as never }))
  return { browser, response }
}

const wrong = { code: 'accounts.wrong-passkey' }

describe('a passkey', () => {
  it('signs in without a password, and its owner sees when it was last used, by the day', async () => {
    const who = await signedIn()
    const { device, recoveryCodes } = await add(who)
    expect(recoveryCodes).toHaveLength(10)
    const { browser } = await enter(who.visits, device)
    expect(await who.visits.who(browser)).toMatchObject({ accountId: who.id, role: 'DESK' })
    const { passkeys: list } = await who.visits.inside(who.home, readFactors, 'read')
    expect(list).toMatchObject([{ name: '办公室电脑', usedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }])
  })

  it('is one of several; one that was removed opens nothing, and the others still do', async () => {
    const who = await signedIn()
    const [first, second] = [await add(who), await add(who, new SoftPasskey(), '安全钥匙')]
    expect(second.recoveryCodes).toEqual([])
    await who.visits.inside(who.home, (ctx) => passkeys.removePasskey(ctx, { passkeyId: first.id }))
    await expect(enter(who.visits, first.device)).rejects.toMatchObject(wrong)
    await enter(who.visits, second.device)
  })

  it('is asked for after a password too, as the second step', async () => {
    const who = await signedIn()
    const { device } = await add(who)
    const away = new Browser()
    const half = await who.visits.open(away, (ctx) => signIn(ctx, { login: who.login, password }))
    expect(half).toEqual({ signedIn: false, factors: ['PASSKEY', 'RECOVERY_CODE'] })
    expect(await who.visits.who(away)).toBeUndefined()
    await enter(who.visits, device, { browser: away })
    expect(await who.visits.who(away)).toBeDefined()
  })

  it('signs one question once: what was overheard is worth nothing', async () => {
    const who = await signedIn()
    const { device } = await add(who)
    const { browser, response } = await enter(who.visits, device)
    const again = (ctx: Parameters<typeof passkeys.signInWithPasskey>[0]) =>
      passkeys.signInWithPasskey(ctx, { response: response as never })
    await expect(who.visits.open(browser, again)).rejects.toMatchObject({ code: 'accounts.step-over' })
    const thief = new Browser()
    await who.visits.open(thief, passkeys.beginPasskeySignIn)
    await expect(who.visits.open(thief, again)).rejects.toMatchObject(wrong)
  })

  it('of another site, of a locked device, of a copy that counts backwards, of a disabled account is refused', async () => {
    const who = await signedIn()
    const { device } = await add(who)
    await expect(enter(who.visits, device, { at: 'https://dj.examp1e.cn' })).rejects.toMatchObject(wrong)
    await expect(enter(who.visits, device, { at: 'http://dj.example.cn' })).rejects.toMatchObject(wrong)
    device.isUnlocked = false
    await expect(enter(who.visits, device)).rejects.toMatchObject(wrong)
    Object.assign(device, { isUnlocked: true, counter: 7 })
    await enter(who.visits, device)
    device.counter = 6
    await expect(enter(who.visits, device)).rejects.toMatchObject(wrong)
    device.counter = 8
    await db.owner.query('update accounts.account set disabled_at = now() where id = $1', [who.id])
    await expect(enter(who.visits, device)).rejects.toMatchObject(wrong)
  })

  it('that signs for another key, or that nobody registered, is refused', async () => {
    const who = await signedIn()
    const { device } = await add(who)
    const stranger = new SoftPasskey()
    await expect(enter(who.visits, stranger)).rejects.toMatchObject(wrong)
    Object.defineProperty(stranger, 'id', { value: device.id })
    await expect(enter(who.visits, stranger)).rejects.toMatchObject(wrong)
  })

  it('belongs to one account, is not taken by another’s question, and nobody removes somebody else’s', async () => {
    const [who, other] = [await signedIn(), await signedIn()]
    const { device, id } = await add(who)
    await expect(add(other, device)).rejects.toMatchObject({ code: 'accounts.passkey-known' })
    const stolen = challengeOf(await who.visits.inside(who.home, passkeys.beginPasskey, 'steps'))
    const response = new SoftPasskey().make({ challenge: stolen, origin })
    const taken = other.visits.inside(other.home, (ctx) => passkeys.addPasskey(ctx, { name: 'x', response }), 'steps')
    await expect(taken).rejects.toMatchObject({ code: 'accounts.step-over' })
    const removal = other.visits.inside(other.home, (ctx) => passkeys.removePasskey(ctx, { passkeyId: id }))
    await expect(removal).rejects.toMatchObject({ code: 'accounts.no-such-factor' })
  })

  it('is not offered where browsers do not allow it', async () => {
    const who = await signedIn()
    const plain = new Browser({ origin: undefined })
    const refused = { code: 'accounts.passkeys-need-https' }
    await expect(who.visits.open(plain, passkeys.beginPasskeySignIn)).rejects.toMatchObject(refused)
    await who.visits.open(plain, (ctx) => signIn(ctx, { login: who.login, password }))
    expect(await who.visits.inside(plain, readFactors, 'read')).toMatchObject({ passkeysWork: false })
  })

  it('is added only by who has just shown who he is', async () => {
    const who = await signedIn()
    who.visits.later(11)
    const late = who.visits.inside(who.home, passkeys.beginPasskey, 'steps')
    await expect(late).rejects.toMatchObject({ code: 'accounts.prove-yourself' })
  })
})
