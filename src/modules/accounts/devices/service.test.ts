import { beforeAll, describe, expect, it } from 'vitest'
import { Browser, password, plantAccount, Visits } from '../../../../tests/accounts.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { signIn } from '../service.ts'
import { deviceName, deviceOf, sessionEnd } from './rules.ts'
import * as service from './service.ts'

const db = testDatabase()
const town: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '青石镇党委' },
  ...{ type: 'PARTY_COMMITTEE', depth: 1 },
}
beforeAll(() => writeTree(db.owner, [town]))

const phone = 'Mozilla/5.0 (Linux; Android 12; HarmonyOS) Chrome/99 HuaweiBrowser/12.1 Mobile'
let count = 0

async function onTwoDevices() {
  const { login, id } = await plantAccount(db, { login: `owner-${++count}`, at: town, roles: ['DESK'] })
  const visits = new Visits(db)
  const [desk, mobile] = [new Browser(), new Browser({ userAgent: phone, address: '203.0.113.9' })]
  for (const browser of [desk, mobile]) await visits.open(browser, (ctx) => signIn(ctx, { login, password }))
  return { id, visits, desk, mobile }
}

describe('the list of one’s devices', () => {
  it('names each in words, by the day, and keeps no address and no name of a browser for itself', async () => {
    const { visits, desk, id } = await onTwoDevices()
    const { devices } = await visits.inside(desk, service.listDevices, 'read')
    expect(devices.map(({ device, isThis }) => [deviceName(device).zh, isThis])).toEqual(
      expect.arrayContaining([
        ['谷歌内核浏览器，Windows电脑', true],
        ['华为浏览器，鸿蒙手机', false],
      ]),
    )
    expect(devices[0]?.since).toMatch(/^\d{4}-\d\d-\d\d$/)
    const { rows } = await db.owner.query(`select s::text as row from accounts.session s where account_id = $1`, [id])
    expect(JSON.stringify(rows)).not.toMatch(/203\.0\.113|HuaweiBrowser|Mozilla/)
  })

  it('ends one of them, at once, and only one’s own', async () => {
    const { visits, desk, mobile } = await onTwoDevices()
    const stranger = await onTwoDevices()
    const { devices } = await visits.inside(desk, service.listDevices, 'read')
    const deviceId = devices.find(({ isThis }) => !isThis)?.id ?? ''
    const theft = stranger.visits.inside(stranger.desk, (ctx) => service.endDevice(ctx, { deviceId }))
    await expect(theft).rejects.toMatchObject({ code: 'accounts.no-such-device' })
    await visits.inside(desk, (ctx) => service.endDevice(ctx, { deviceId }))
    expect(await visits.who(mobile)).toBeUndefined()
    expect(await visits.who(desk)).toBeDefined()
  })

  it('ends all others and keeps this one', async () => {
    const { visits, desk, mobile } = await onTwoDevices()
    await visits.inside(desk, service.endOtherDevices)
    expect(await visits.who(mobile)).toBeUndefined()
    expect(await visits.who(desk)).toBeDefined()
  })
})

describe('the end of a session (UX-CS15)', () => {
  it('can be asked without putting it off, and put off until twelve hours are over', async () => {
    const { visits, desk } = await onTwoDevices()
    const begun = visits.now.getTime()
    const end = async () => Date.parse((await visits.ask(desk, service.readSessionEnd)).endsAt) - begun
    expect(Math.round((await end()) / 60_000)).toBe(30)
    visits.later(28)
    expect(Math.round((await end()) / 60_000)).toBe(30)
    await visits.inside(desk, service.extendSession, 'steps')
    expect(Math.round((await end()) / 60_000)).toBe(58)
    visits.later(31)
    await expect(end()).rejects.toMatchObject({ code: 'accounts.session-over' })
  })

  it.each([
    { seen: '09:00', expires: '12:00', end: '09:30', mayExtend: true },
    { seen: '11:45', expires: '12:00', end: '12:00', mayExtend: false },
    { seen: '11:30', expires: '12:00', end: '12:00', mayExtend: false },
  ])('used at $seen and over at $expires it ends at $end', ({ seen, expires, end, mayExtend }) => {
    const at = (time: string) => new Date(`2026-11-23T${time}:00Z`)
    expect(sessionEnd({ seenAt: at(seen), expiresAt: at(expires) })).toEqual({ at: at(end), mayExtend })
  })
})

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0', 'edge/windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1 MicroMessenger/8.0', 'wechat/iphone'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Firefox/121.0', 'firefox/mac'],
  ['curl/8', 'other/other'],
])('%s is %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device)
  expect(deviceName(device).zh).not.toBe('')
})
