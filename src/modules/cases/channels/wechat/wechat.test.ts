import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { visitor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import type { Allowed } from '#kernel/outgoing/address.ts'
import { asCitizen, deskOf, places, plantCounty } from '../../../../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../../../../tests/database.ts'
import * as cases from '../../service.ts'
import { giveFirstWord } from '../../urgency/service.ts'
import * as channels from '../service.ts'
import { tellBack } from '../tell.ts'
import { answerEcho, takeWechatCall } from './arriving.ts'
import { decrypt, encrypt, signatureOf } from './crypt.ts'
import { readXml } from './xml.ts'

const db = testDatabase()
const { qingshi } = places
const keeper = actorAt('/1/', { role: 'SYSTEM_ADMIN' })
const desk = deskOf(qingshi)

/** A stand-in that answers as the platform does: tokens that end, messages with a number, the codes of its documents. */
class Platform {
  readonly sent: { token: string; touser: string; content: string }[] = []
  tokensGiven = 0
  valid = ''
  mood: 'good' | 'loses' | 'busy' | 'late' | 'keyless' = 'good'

  answer(path: string, query: URLSearchParams, body: Readonly<Record<string, never>>): object | undefined {
    if (path === '/cgi-bin/stable_token') {
      if (body.appid !== 'wx1' || body.secret !== 's1') return { errcode: 40125, errmsg: 'invalid appsecret' }
      if (body.force_refresh || this.valid === '') {
        this.tokensGiven += 1
        this.valid = `token-${this.tokensGiven}`
      }
      return { access_token: this.valid, expires_in: 7200 }
    }
    if (query.get('access_token') !== this.valid) return { errcode: 42001, errmsg: 'access_token expired' }
    if (this.mood === 'keyless') return { errcode: 40001, errmsg: 'invalid credential' }
    if (this.mood === 'busy') return { errcode: -1, errmsg: 'system error' }
    if (this.mood === 'late') return { errcode: 45015, errmsg: 'response out of time limit' }
    const { touser, text } = body as unknown as { touser: string; text: { content: string } }
    this.sent.push({ token: this.valid, touser, content: text.content })
    // What was done and is not told.
    return this.mood === 'loses' ? undefined : { errcode: 0, errmsg: 'ok' }
  }
}

const platform = new Platform()
let server: Server
let allowed: Allowed
let account: { appId: string; token: string; aesKey: string }
let channelId = ''

beforeAll(async () => {
  await plantCounty(db)
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const answer = platform.answer(pathname, searchParams, JSON.parse(body))
    if (!answer) return request.socket.destroy()
    return response.end(JSON.stringify(answer))
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  allowed = { hosts: [host], isPrivateAllowed: true }
  const given = {
    orgId: qingshi.id,
    kind: 'WECHAT',
    name: '青石发布',
    replyUrl: `http://${host}`,
    isPrivate: true,
  } as const
  const made = await act(db.app, keeper, (ctx) =>
    channels.addChannel(ctx, { ...given, appId: 'wx1', appSecret: 's1' }, allowed),
  )
  channelId = made.id
  account = { appId: 'wx1', token: made.secret, aesKey: made.aesKey ?? '' }
})
afterAll(() => server.close())
beforeEach(async () => {
  platform.mood = 'good'
  await tell(later(2000))
  platform.sent.length = 0
})

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const tell = (now = later(1)) => tellBack(db.worker, now, { allowed })
const seconds = () => String(Math.floor(Date.now() / 1000))

let count = 0
/** A call of the platform: somebody wrote this to the account. */
const callOf = (of: { text?: string; type?: string; msgId?: string } = {}) => {
  count += 1
  const { text = '集镇路口的路灯坏了一个多月，晚上看不见。', type = 'text', msgId = String(60_000 + count) } = of
  const inner =
    `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[fan-1]]></FromUserName><CreateTime>1</CreateTime>` +
    `<MsgType><![CDATA[${type}]]></MsgType><Content><![CDATA[${text}]]></Content><MsgId>${msgId}</MsgId></xml>`
  const sealed = encrypt(account, inner)
  const of2 = { timestamp: seconds(), nonce: 'n1' }
  const signature = signatureOf(account, of2, [sealed])
  return {
    channelId,
    query: { ...of2, signature },
    body: `<xml><ToUserName>gh_1</ToUserName><Encrypt>${sealed}</Encrypt></xml>`,
  }
}
// As the door does: who wrote nothing leaves nothing behind.
const take = (call: ReturnType<typeof callOf>) =>
  perform({ db: db.portal, actor: visitor, effect: 'write', requestId: 'test', mayChangeNothing: true }, (ctx) =>
    takeWechatCall(ctx, call),
  )
const newest = async () =>
  (
    await db.owner.query<{ id: string; number: string }>(
      `select id, number from cases.case where channel = 'WECHAT' order by created_at desc limit 1`,
    )
  ).rows[0]!
const howMany = async () =>
  (await db.owner.query<{ n: number }>(`select count(*)::int as n from cases.case where channel = 'WECHAT'`)).rows[0]!.n
const tellingsOf = async (caseId: string) =>
  (await look(db.app, desk, (ctx) => channels.getArrival(ctx, { caseId }))).arrival?.tellings ?? []
const answer = async (caseId: string) => {
  await act(db.app, desk, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
  await act(db.app, desk, (ctx) => cases.replyCase(ctx, { caseId, text: '路灯已报修，镇里12月5日前换好，谢谢您。' }))
}

describe('an official account (B15, B17)', () => {
  it('shows the platform that it is the right address, and nobody else', async () => {
    const query = { timestamp: seconds(), nonce: 'n', signature: '' }
    const signature = signatureOf(account, query, [])
    const echo = (given: string) =>
      asCitizen(db, 'read', (ctx) => answerEcho(ctx, { channelId, query: { ...query, signature: given }, echo: 'e-1' }))
    expect(await echo(signature)).toBe('e-1')
  })

  it('makes one case of what somebody writes, also when the platform calls twice', async () => {
    const before = await howMany()
    const call = callOf()
    expect(await Promise.all([take(call), take(call), take(call)])).toEqual(['', '', ''])
    expect(await howMany()).toBe(before + 1)
    const seen = await look(db.app, desk, async (ctx) => cases.getCase(ctx, { caseId: (await newest()).id }))
    expect(seen).toMatchObject({ channel: 'WECHAT', writer: '网**', orgName: qingshi.name })
  })

  it('reads only what is sealed and signed for it', async () => {
    const call = callOf()
    const wrong = { ...call, query: { ...call.query, signature: 'x'.repeat(40) } }
    await expect(take(wrong)).rejects.toMatchObject({ code: 'cases.signature-wrong' })
    const open = {
      ...call,
      body: '<xml><MsgType>text</MsgType><Content>假的一条留言，不要当真</Content><MsgId>1</MsgId></xml>',
    }
    await expect(take(open)).rejects.toMatchObject({ code: 'cases.signature-wrong' })
  })

  it('asks for a few words more where there is no matter, and takes nothing in', async () => {
    const before = await howMany()
    for (const of of [{ text: '你好' }, { type: 'image', text: '' }]) {
      const read = readXml(await take(callOf(of)))
      const inner = readXml(decrypt(account, read?.Encrypt ?? '') ?? '')
      expect(inner).toMatchObject({ ToUserName: 'fan-1', MsgType: 'text' })
      expect(inner?.Content).toContain('写清楚')
      expect(inner?.Content?.includes('补交照片')).toBe(of.type === 'image')
    }
    expect(await howMany()).toBe(before)
  })

  it('tells who writes of danger in the same second whom to call, however few the words (11.1)', async () => {
    const contentOf = async (text: string) =>
      readXml(decrypt(account, readXml(await take(callOf({ text })))?.Encrypt ?? '') ?? '')?.Content ?? ''
    const before = await howMany()
    expect(await contentOf('着火了')).toMatch(/119.*写清楚/)
    expect(await howMany()).toBe(before)
    expect(await contentOf('后山着火了，火往村里烧，快来人救火。')).toContain('119')
    expect(await howMany()).toBe(before + 1)
    await tell()
    expect(platform.sent[0]?.content).toMatch(/^如果正在发生火灾.*119.*编号/)
    const seen = await look(db.app, desk, async (ctx) => cases.getCase(ctx, { caseId: (await newest()).id }))
    expect(seen.hints).toEqual(['cases.hint-fire'])
  })

  it('sends receipt and answer to who wrote, with one token', async () => {
    await take(callOf())
    const { id, number } = await newest()
    await tell()
    await answer(id)
    await tell()
    expect(platform.sent.map(({ touser }) => touser)).toEqual(['fan-1', 'fan-1'])
    expect(platform.sent[0]?.content).toContain(number)
    expect(platform.sent[0]?.content).toMatch(/查询码\w{4}-/)
    expect(platform.sent[1]?.content).toContain('12月5日前换好')
    expect(platform.tokensGiven).toBe(1)
  })

  it('sends the first word of what is urgent before the answer (decisions 143)', async () => {
    await take(callOf({ text: '楼道里电线一直冒火花，昨天晚上起火一次。' }))
    await tell()
    const { rows } = await db.owner.query('select id from cases.case order by created_at desc, id desc limit 1')
    const caseId = rows[0].id
    await act(db.app, desk, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false, urgency: 'EMERGENCY' }))
    await act(db.app, desk, (ctx) => giveFirstWord(ctx, { caseId, text: '电工已经拉下总闸，正在换线。' }))
    await tell()
    expect(platform.sent.at(-1)?.content).toMatch(
      /^LX\d{8}-\d{6}先给您回话（青石镇党委）：电工已经拉下总闸，正在换线。（办完还会正式答复。）$/,
    )
    const { events } = await look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))
    expect(events.at(-1)).toMatchObject({ act: 'tellBack' })
  })

  it('renews a token that ended before its time, once', async () => {
    await tell()
    platform.valid = 'given to another server'
    const given = platform.tokensGiven
    await take(callOf())
    await tell()
    expect(platform.sent).toHaveLength(1)
    expect(platform.tokensGiven).toBe(given + 1)
    platform.mood = 'keyless'
    await take(callOf())
    await tell()
    expect(platform.tokensGiven).toBe(given + 2)
    expect(await tellingsOf((await newest()).id)).toMatchObject([{ state: 'QUEUED', fault: 'CREDENTIALS' }])
  })

  it('never sends twice what was perhaps sent: a person looks', async () => {
    await take(callOf())
    platform.mood = 'loses'
    await tell()
    platform.mood = 'good'
    await tell(later(60))
    expect(platform.sent).toHaveLength(1)
    expect(await tellingsOf((await newest()).id)).toMatchObject([{ state: 'UNSURE', fault: 'NO_ANSWER' }])
  })

  it('tries later when the platform is busy, and leaves to a person what it does not take any more', async () => {
    await take(callOf())
    platform.mood = 'busy'
    await tell()
    expect(await tellingsOf((await newest()).id)).toMatchObject([{ state: 'QUEUED', fault: 'BUSY' }])
    platform.mood = 'late'
    await tell(later(60))
    expect(await tellingsOf((await newest()).id)).toMatchObject([{ state: 'GIVEN_UP', fault: 'TOO_LATE' }])
  })
})
