import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Allowed } from '#kernel/outgoing/address.ts'
import { deskOf, places, plantCounty } from '../../../../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../../../../tests/database.ts'
import * as cases from '../../service.ts'
import { renewChannelKey } from '../keys.ts'
import * as channels from '../service.ts'
import { tellBack } from '../tell.ts'
import * as comments from './service.ts'

const db = testDatabase()
const { qingshi } = places
const keeper = actorAt('/1/', { role: 'SYSTEM_ADMIN' })
const desk = deskOf(qingshi)
const ownId = 1645372340
const post = '4607741009594608'

interface StoredComment {
  readonly id: number
  readonly text: string
  readonly created_at: string
  readonly user: { readonly id: number; readonly screen_name: string }
  readonly status: { readonly id: number; readonly user: { readonly id: number } }
  readonly reply_comment?: { readonly id: number }
}

type Said = { readonly status: number; readonly answer: object } | 'nothing'
const error = (code: number): Said => ({ status: 400, answer: { error: 'said', error_code: code, request: '/2/' } })
const good = (answer: object): Said => ({ status: 200, answer })

/** A stand-in that answers as the platform does: who holds the authorisation, comments with all about them, its error codes. */
class Platform {
  token = 'good'
  /** Said to the next call of this path instead of its answer. */
  trouble: { readonly path: string; readonly code: number | 'loses' } | undefined
  comments: StoredComment[] = []
  answers: URLSearchParams[] = []
  posterId = ownId

  answer({ headers, method }: IncomingMessage, { pathname, searchParams }: URL, body: string): Said {
    if (headers.authorization !== `OAuth2 ${this.token}`) return error(21332)
    if (this.trouble?.path === pathname && this.trouble.code !== 'loses') return error(this.trouble.code)
    const asked = `${method} ${pathname}`
    if (asked === 'GET /2/account/get_uid.json') return good({ uid: ownId })
    if (asked === 'GET /2/comments/show.json') return this.show(searchParams)
    if (asked === 'POST /2/comments/reply.json') return this.reply(new URLSearchParams(body))
    return error(10020)
  }

  private show(asked: URLSearchParams): Said {
    if (asked.get('id') !== post) return error(20101)
    const [count, page] = [Number(asked.get('count')), Number(asked.get('page'))]
    const shown = this.comments.slice((page - 1) * count, page * count)
    return good({ comments: shown, total_number: this.comments.length })
  }

  private reply(asked: URLSearchParams): Said {
    const found = this.comments.find(({ id }) => String(id) === asked.get('cid'))
    if (!found) return error(20201)
    if (this.answers.some((one) => one.get('comment') === asked.get('comment'))) return error(20019)
    this.answers.push(asked)
    this.add(asked.get('comment') ?? '', { by: ownId, to: found.id })
    // What was done and is not told.
    return this.trouble?.code === 'loses' ? 'nothing' : good({ id: 1, text: asked.get('comment') })
  }

  add(text: string, { by = 77, to }: { by?: number; to?: number } = {}): number {
    count += 1
    const answered = to === undefined ? {} : { reply_comment: { id: to } }
    const about = {
      user: { id: by, screen_name: '河边的风' },
      status: { id: Number(post), user: { id: this.posterId } },
    }
    const one = { id: 5_000_000_000 + count, text, created_at: 'Sat Nov 28 10:50:25 +0800 2026', ...about, ...answered }
    this.comments.unshift(one)
    return one.id
  }
}

let count = 0
const platform = new Platform()
let server: Server
let allowed: Allowed
let channelId = ''

beforeAll(async () => {
  await plantCounty(db)
  server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const said = platform.answer(request, new URL(request.url ?? '/', 'http://localhost'), body)
    if (said === 'nothing') return request.socket.destroy()
    return response.writeHead(said.status).end(JSON.stringify(said.answer))
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  allowed = { hosts: [host], isPrivateAllowed: true }
  channelId = (await add({ accessToken: 'good', serverIp: '203.0.113.7' })).id
})
afterAll(() => server.close())
beforeEach(() => {
  platform.token = 'good'
  platform.trouble = undefined
  platform.comments = []
  platform.answers = []
  platform.posterId = ownId
})

function add(keys: { accessToken: string; serverIp: string }) {
  const given = { orgId: qingshi.id, kind: 'WEIBO_COMMENT', name: '青石发布微博', isPrivate: false } as const
  const replyUrl = `http://${allowed.hosts[0]}`
  return act(db.app, keeper, (ctx) => channels.addChannel(ctx, { ...given, ...keys, replyUrl }, allowed))
}
const renew = (key: string, actor = keeper) => act(db.app, actor, (ctx) => renewChannelKey(ctx, { channelId, key }))
const input = { article: `https://weibo.com/${ownId}/K3fnuEfZK`, page: 1 }
const read = (of: { article?: string; page?: number } = {}) =>
  look(db.app, desk, (ctx) => comments.listComments(ctx, { commentChannelId: channelId, ...input, ...of }, allowed))
const said = (words: string) => ({ sentence: { zh: expect.stringContaining(words) } })
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const tell = (now = later(1)) => tellBack(db.worker, now, { allowed })
const tellingsOf = async (caseId: string) =>
  (await look(db.app, desk, (ctx) => channels.getArrival(ctx, { caseId }))).arrival?.tellings

/** A comment that a desk made a case of, which is answered and waits to go back. */
async function answered(text: string, words = '已报修，12月5日前换好。'): Promise<{ id: number; caseId: string }> {
  const id = platform.add(text)
  const picked = { ...input, commentChannelId: channelId, commentId: `${post}/${id}` }
  const { number } = await act(db.app, desk, (ctx) => comments.pickComment(ctx, picked, allowed))
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
  const caseId = rows[0]?.id ?? ''
  await act(db.app, desk, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
  await act(db.app, desk, (ctx) => cases.replyCase(ctx, { caseId, text: words }))
  return { id, caseId }
}

/** Tries it as often as the machine does by itself. */
async function tellUntilGivenUp(): Promise<void> {
  for (const minutes of [1, 10, 60, 240, 1000, 2000]) await tell(later(minutes))
}

describe('comments under the own posts of a Weibo account (B17, D17)', () => {
  it('are read without their writers and without the account’s own words, page by page (D29)', async () => {
    const first = platform.add('北街的路灯坏了一个多月。')
    platform.add('收到，已转办。', { by: ownId, to: first })
    for (let more = 0; more < 19; more += 1) platform.add('写得真好')
    expect(await read()).toMatchObject({ hasMore: true })
    const { rows, hasMore } = await read({ page: 2 })
    expect(hasMore).toBe(false)
    expect(rows).toMatchObject([{ text: '北街的路灯坏了一个多月。', number: null, at: '2026-11-28T02:50:25.000Z' }])
    expect(JSON.stringify(rows)).not.toMatch(/河边的风|77"/)
  })

  it('show which the account has answered', async () => {
    const first = platform.add('北街的路灯坏了一个多月。')
    platform.add('收到，已转办。', { by: ownId, to: first })
    platform.add('写得真好')
    expect((await read()).rows.map(({ text, isAnswered }) => [text, isAnswered])).toEqual([
      ['写得真好', false],
      ['北街的路灯坏了一个多月。', true],
    ])
  })

  it('are not read under the post of somebody else, also where the platform shows them', async () => {
    platform.posterId = 99
    platform.add('路过')
    await expect(read()).rejects.toMatchObject(said('不是本账号发的'))
    await expect(read({ article: '4607741009594609' })).rejects.toMatchObject(said('没有这篇文章'))
    await expect(read({ article: '../../oauth2/token' })).rejects.toMatchObject({ code: 'cases.comments-unread' })
  })

  it('become one case, answered once below the comment within 140 signs and without the writer’s name', async () => {
    const { id, caseId } = await answered('北街的路灯坏了一个多月，晚上看不见路。', '已报修。'.repeat(60))
    await tell()
    await tell(later(60))
    expect(platform.answers).toHaveLength(1)
    const sent = Object.fromEntries(platform.answers[0] ?? [])
    expect(sent).toMatchObject({ id: post, cid: String(id), without_mention: '1', rip: '203.0.113.7' })
    expect([...(sent.comment ?? '')]).toHaveLength(140)
    expect(sent.comment).toMatch(/全文请凭编号.+向受理单位询问/)
    expect(await tellingsOf(caseId)).toMatchObject([{ what: 'ANSWER', state: 'SENT' }])
    await db.owner.query(`update cases.case set state = 'CLOSED', closed_at = now() where id = $1`, [caseId])
    const { rows } = await db.owner.query('select handle_sealed from cases.arrival where case_id = $1', [caseId])
    expect(rows).toEqual([{ handle_sealed: null }])
  })

  it('need the whole account, and the address as numbers', async () => {
    await expect(add({ accessToken: '', serverIp: '203.0.113.7' })).rejects.toMatchObject({
      fields: [{ path: 'accessToken' }],
    })
    await expect(add({ accessToken: 'a', serverIp: 'weibo.com' })).rejects.toMatchObject({
      code: 'cases.channel-server-ip',
      fields: [{ path: 'serverIp' }],
    })
  })
})

describe('an answer that the platform does not take', () => {
  const replyPath = '/2/comments/reply.json'

  it('is never sent twice when it was perhaps sent', async () => {
    for (const code of ['loses', 10001] as const) {
      const { caseId } = await answered(`桥头的栏杆断了一截，很危险（${code}）。`)
      platform.trouble = { path: replyPath, code }
      await tell()
      platform.trouble = undefined
      const before = platform.answers.length
      await tell(later(60))
      expect(platform.answers).toHaveLength(before)
      expect(await tellingsOf(caseId)).toMatchObject([{ state: 'UNSURE', tries: 1 }])
    }
  })

  it('waits while the platform takes no more just now, and goes to a person where it never will', async () => {
    const busy = await answered('河边的护栏松了，孩子常在那里玩。')
    platform.trouble = { path: replyPath, code: 10024 }
    await tell()
    expect(await tellingsOf(busy.caseId)).toMatchObject([{ state: 'QUEUED', fault: 'BUSY' }])
    platform.trouble = undefined
    await tell(later(60))
    expect(await tellingsOf(busy.caseId)).toMatchObject([{ state: 'SENT' }])
    const gone = await answered('学校门口没有斑马线，孩子过马路危险。')
    platform.comments = []
    await tell()
    expect(await tellingsOf(gone.caseId)).toMatchObject([{ state: 'GIVEN_UP', fault: 'COMMENT_GONE' }])
  })
})

describe('an authorisation that has run out', () => {
  it('is told in words, and after the new one was entered everything that waited goes, once', async () => {
    const { caseId } = await answered('村口的公交站牌倒了，看不清班次。')
    platform.trouble = { path: '/2/comments/reply.json', code: 21327 }
    await tellUntilGivenUp()
    expect(await tellingsOf(caseId)).toMatchObject([{ state: 'GIVEN_UP', fault: 'KEY_EXPIRED' }])
    const faultOf = async () =>
      (await look(db.app, keeper, (ctx) => channels.listChannels(ctx))).rows.find(({ id }) => id === channelId)
        ?.lastFault
    expect(await faultOf()).toBe('KEY_EXPIRED')
    platform.trouble = { path: '/2/comments/show.json', code: 21327 }
    await expect(read()).rejects.toMatchObject(said('授权已过期'))

    platform.trouble = undefined
    platform.token = 'new'
    await expect(read()).rejects.toMatchObject(said('密钥不对'))
    expect(await renew('new')).toEqual({ id: channelId, resumed: 1 })
    expect(await faultOf()).toBeNull()
    await tell()
    await tell(later(60))
    expect(platform.answers).toHaveLength(1)
    expect(await tellingsOf(caseId)).toMatchObject([{ state: 'SENT' }])
    expect((await read()).rows).toHaveLength(1)
    await renew('good')
  })

  it('does not bring back what was perhaps sent, or failed for another reason', async () => {
    const { caseId } = await answered('老街的下水道堵了，一下雨就积水。')
    platform.trouble = { path: '/2/comments/reply.json', code: 20020 }
    await tell()
    expect(await renew('good')).toMatchObject({ resumed: 0 })
    expect(await tellingsOf(caseId)).toMatchObject([{ state: 'GIVEN_UP', fault: 'REFUSED' }])
  })

  it('is entered by whoever keeps the channel, sealed, and stands in no record', async () => {
    await expect(renew('x', desk)).rejects.toMatchObject({ code: 'cases.for-channel-keeper' })
    const elsewhere = actorAt(places.baiyun.path, { role: 'SYSTEM_ADMIN' })
    await expect(renew('x', elsewhere)).rejects.toMatchObject({ code: 'cases.channel-missing' })
    await renew('a-key-nobody-reads')
    const { rows } = await db.owner.query<{ whole: string }>(
      `select e::text as whole from audit.entry e union all select h::text from cases.channel h`,
    )
    expect(rows.map(({ whole }) => whole).join()).not.toContain('a-key-nobody-reads')
    await renew('good')
  })
})
