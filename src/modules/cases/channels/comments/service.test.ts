import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Allowed } from '#kernel/outgoing/address.ts'
import { toDay } from '#kernel/time.ts'
import { deskOf, places, plantCounty } from '../../../../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../../../../tests/database.ts'
import { unopenedComments } from '../../due/store.ts'
import * as cases from '../../service.ts'
import * as channels from '../service.ts'
import { tellBack } from '../tell.ts'
import * as comments from './service.ts'

const db = testDatabase()
const { qingshi } = places
const keeper = actorAt('/1/', { role: 'SYSTEM_ADMIN' })
const desk = deskOf(qingshi)

interface StoredComment {
  readonly user_comment_id: number
  readonly openid: string
  readonly content: string
  readonly create_time: number
  readonly comment_type: number
  reply?: { content: string; create_time: number }
}

interface Body {
  readonly appid: string
  readonly secret: string
  readonly force_refresh: boolean
  readonly msg_data_id: number
  readonly begin: number
  readonly count: number
  readonly user_comment_id: number
  readonly content: string
}

/** A stand-in that answers as the platform does: tokens that end, comments by article, one answer to each, its codes. */
class Platform {
  valid = ''
  tokensGiven = 0
  mood: 'good' | 'loses' | 'busy' | 'keyless' = 'good'
  comments: StoredComment[] = []

  answer(path: string, query: URLSearchParams, body: Body): object | undefined {
    if (path === '/cgi-bin/stable_token') {
      if (body.appid !== 'wxc' || body.secret !== 's1') return { errcode: 40125, errmsg: 'invalid appsecret' }
      if (body.force_refresh || this.valid === '') {
        this.tokensGiven += 1
        this.valid = `token-${this.tokensGiven}`
      }
      return { access_token: this.valid, expires_in: 7200 }
    }
    if (query.get('access_token') !== this.valid) return { errcode: 42001, errmsg: 'access_token expired' }
    if (this.mood === 'keyless') return { errcode: 40001, errmsg: 'invalid credential' }
    if (this.mood === 'busy') return { errcode: -1, errmsg: 'system error' }
    if (Number(body.msg_data_id) !== 2247483700) return { errcode: 88001, errmsg: 'msg_data is not exists' }
    return path === '/cgi-bin/comment/list' ? this.list(body) : this.reply(body)
  }

  private list({ begin, count }: Body): object {
    return { errcode: 0, errmsg: 'ok', total: this.comments.length, comment: this.comments.slice(begin, begin + count) }
  }

  private reply({ user_comment_id: id, content }: Body): object | undefined {
    const comment = this.comments.find(({ user_comment_id }) => user_comment_id === id)
    if (!comment) return { errcode: 88008, errmsg: 'comment is not exists' }
    if (comment.reply) return { errcode: 88005, errmsg: 'already reply' }
    comment.reply = { content, create_time: 1 }
    // What was done and is not told.
    return this.mood === 'loses' ? undefined : { errcode: 0, errmsg: 'ok' }
  }
}

const platform = new Platform()
let server: Server
let allowed: Allowed
let channelId = ''
const article = '2247483700-0'

beforeAll(async () => {
  await plantCounty(db)
  server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const answer = platform.answer(pathname, searchParams, JSON.parse(body) as Body)
    return answer === undefined ? request.socket.destroy() : response.end(JSON.stringify(answer))
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  allowed = { hosts: [host], isPrivateAllowed: true }
  const given = { orgId: qingshi.id, kind: 'WECHAT_COMMENT', name: '青石发布评论', isPrivate: false } as const
  const account = { appId: 'wxc', appSecret: 's1', replyUrl: `http://${host}` }
  const added = await act(db.app, keeper, (ctx) => channels.addChannel(ctx, { ...given, ...account }, allowed))
  expect(added).toMatchObject({ path: '', secret: '' })
  channelId = added.id
})
afterAll(() => server.close())

let count = 0
const comment = (content: string): number => {
  count += 1
  platform.comments.unshift({
    ...{ user_comment_id: count, openid: 'oPerson77', content, create_time: 1_790_000_000, comment_type: 0 },
  })
  return count
}
beforeEach(() => {
  platform.mood = 'good'
  platform.comments = []
})

const read = (of: { article?: string; page?: number } = {}, actor = desk) =>
  look(db.app, actor, (ctx) =>
    comments.listComments(ctx, { commentChannelId: channelId, article, page: 1, ...of }, allowed),
  )
const pick = (id: number, actor = desk) => {
  const input = { commentChannelId: channelId, article, page: 1, commentId: `2247483700/0/${id}` }
  return act(db.app, actor, (ctx) => comments.pickComment(ctx, input, allowed))
}
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const tell = (now = later(1)) => tellBack(db.worker, now, { allowed })
const idOf = async (number: string) =>
  (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]?.id ?? ''
const tellingsOf = async (caseId: string) =>
  (await look(db.app, desk, (ctx) => channels.getArrival(ctx, { caseId }))).arrival?.tellings
const picked = async (content = '北街的路灯坏了一个多月，晚上看不见路。') => {
  const id = comment(content)
  return { id, caseId: await idOf((await pick(id)).number) }
}
const answer = async (caseId: string) => {
  await act(db.app, desk, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
  await act(db.app, desk, (ctx) => cases.replyCase(ctx, { caseId, text: '已报修，12月5日前换好。' }))
}

describe('comments under an article (B17, D17)', () => {
  it('are read when somebody looks, without their writers, and kept nowhere (D29)', async () => {
    comment('写得真好')
    comment('北街的路灯坏了一个多月。')
    const { rows, hasMore } = await read()
    expect(hasMore).toBe(false)
    expect(rows.map(({ text, number, isAnswered }) => [text, number, isAnswered])).toEqual([
      ['北街的路灯坏了一个多月。', null, false],
      ['写得真好', null, false],
    ])
    expect(JSON.stringify(rows)).not.toContain('oPerson77')
    expect((await db.owner.query('select 1 from cases.arrival')).rows).toEqual([])
  })

  it('become one case when a desk picks one, however often and however many pick it', async () => {
    const id = comment('北街的路灯坏了一个多月。')
    const numbers = await Promise.all([pick(id), pick(id), pick(id)])
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(1)
    expect((await read()).rows[0]?.number).toBe(numbers[0]?.number)
    const caseId = await idOf(numbers[0]?.number ?? '')
    const seen = await look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))
    expect(seen).toMatchObject({ channel: 'WECHAT_COMMENT', isPublic: false, writer: '网**', orgName: qingshi.name })
    const { rows } = await db.owner.query<{ whole: string }>('select a::text as whole from cases.arrival a')
    expect(rows.map(({ whole }) => whole).join()).not.toMatch(/oPerson77|2247483700/)
  })

  it('are picked by what stands on the platform, not by what a browser says', async () => {
    await expect(pick(99)).rejects.toMatchObject({ code: 'cases.comment-missing' })
    await expect(read({ article: '1' })).rejects.toMatchObject({ code: 'cases.comments-unread' })
    await expect(read({ article: '../token' })).rejects.toMatchObject({ code: 'cases.comments-unread' })
  })

  it('are not read by another channel that only knows the name of the account', async () => {
    comment('路灯坏了。')
    await read()
    const given = { orgId: qingshi.id, kind: 'WECHAT_COMMENT', name: '别的账号', isPrivate: false } as const
    const account = { appId: 'wxc', appSecret: 'made up', replyUrl: `http://${allowed.hosts[0]}` }
    const { id } = await act(db.app, keeper, (ctx) => channels.addChannel(ctx, { ...given, ...account }, allowed))
    const other = look(db.app, desk, (ctx) =>
      comments.listComments(ctx, { commentChannelId: id, article, page: 1 }, allowed),
    )
    await expect(other).rejects.toMatchObject({ code: 'cases.comments-unread' })
  })

  it('are a line of 待办 when nobody looked for a week; a look ends it, and who looked is not kept (decisions 196)', async () => {
    const on = (days: number) => toDay(new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
    const waiting = (days: number, actor = desk) =>
      db.app.read(actor, async (tx) =>
        (await tx.rows(unopenedComments({ actor, most: 50, today: on(days) }))).map(({ id }) => id),
      )
    await db.owner.query(
      `update cases.channel set comments_opened_at = null, created_at = now() - interval '20 days' where id = $1`,
      [channelId],
    )
    expect(await waiting(0)).toContain(channelId)
    expect(await waiting(0, deskOf(places.baiyun))).toEqual([])
    await read({ article: '1' }).catch(() => undefined)
    expect(await waiting(0)).toContain(channelId)
    await read()
    expect(await waiting(0)).not.toContain(channelId)
    expect(await waiting(6)).not.toContain(channelId)
    expect(await waiting(9)).toContain(channelId)
    await db.owner.query(`update cases.channel set state = 'PAUSED' where id = $1`, [channelId])
    expect(await waiting(9)).not.toContain(channelId)
    await db.owner.query(`update cases.channel set state = 'ACTIVE' where id = $1`, [channelId])
  })

  it('are for desks in the reach of the account', async () => {
    await expect(read({}, deskOf(places.baiyun))).rejects.toMatchObject({ code: 'cases.channel-missing' })
    await expect(read({}, deskOf(qingshi, { role: 'EDITOR' }))).rejects.toMatchObject({ code: 'cases.not-a-handler' })
    expect(await look(db.app, deskOf(places.baiyun), (ctx) => comments.listCommentChannels(ctx))).toEqual({ rows: [] })
  })

  it('renew a token that ended before its time once, and then say that the keys are wrong', async () => {
    comment('路灯坏了。')
    await read()
    const given = platform.tokensGiven
    platform.valid = 'given to another server'
    await read()
    expect(platform.tokensGiven).toBe(given + 1)
    platform.mood = 'keyless'
    await expect(read()).rejects.toMatchObject({ code: 'cases.comments-unread' })
    expect(platform.tokensGiven).toBe(given + 2)
  })
})

describe('the answer to a comment', () => {
  it('is the one answer the platform takes: no receipt goes before it, and the way back is forgotten at the end', async () => {
    const { caseId } = await picked()
    await tell()
    expect(platform.comments[0]?.reply).toBeUndefined()
    await answer(caseId)
    await tell()
    expect(platform.comments[0]?.reply?.content).toContain('12月5日前换好')
    expect(platform.comments[0]?.reply?.content).not.toContain('查询码')
    expect(await tellingsOf(caseId)).toMatchObject([{ what: 'ANSWER', state: 'SENT' }])
    expect((await read()).rows[0]?.isAnswered).toBe(true)
    await db.owner.query(`update cases.case set state = 'CLOSED', closed_at = now() where id = $1`, [caseId])
    const { rows } = await db.owner.query('select handle_sealed from cases.arrival where case_id = $1', [caseId])
    expect(rows).toEqual([{ handle_sealed: null }])
  })

  it('is never sent twice when it was perhaps sent, and a busy platform is asked again', async () => {
    const lost = await picked()
    await answer(lost.caseId)
    platform.mood = 'loses'
    await tell()
    platform.mood = 'good'
    await tell(later(60))
    expect(await tellingsOf(lost.caseId)).toMatchObject([{ state: 'UNSURE', tries: 1 }])
    const late = await picked('桥头的栏杆断了一截，很危险。')
    await answer(late.caseId)
    platform.mood = 'busy'
    await tell()
    expect(await tellingsOf(late.caseId)).toMatchObject([{ state: 'QUEUED', fault: 'BUSY' }])
    platform.mood = 'good'
    await tell(later(60))
    expect(await tellingsOf(late.caseId)).toMatchObject([{ state: 'SENT' }])
  })

  it('is not given at all to a report of wrongdoing, for everybody would read it (XF-05)', async () => {
    const { caseId } = await picked('我要举报：村干部侵吞了修路款。')
    const { rows } = await db.owner.query('select kind from cases.case where id = $1', [caseId])
    expect(rows).toEqual([{ kind: 'REPORT' }])
    const above = deskOf(places.county)
    await act(db.app, above, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
    await act(db.app, above, (ctx) => cases.replyCase(ctx, { caseId, text: '经查属实，已作处理。' }))
    await tell()
    expect(platform.comments[0]?.reply).toBeUndefined()
  })

  it('waits for a person where somebody answered by hand, or the comment is gone', async () => {
    const byHand = await picked()
    const found = platform.comments[0]
    if (found) found.reply = { content: '收到', create_time: 1 }
    await answer(byHand.caseId)
    await tell()
    expect(await tellingsOf(byHand.caseId)).toMatchObject([{ state: 'GIVEN_UP', fault: 'ANSWERED_ALREADY' }])
    const gone = await picked('河边的护栏松了，孩子常在那里玩。')
    platform.comments = []
    await answer(gone.caseId)
    await tell()
    expect(await tellingsOf(gone.caseId)).toMatchObject([{ state: 'GIVEN_UP', fault: 'COMMENT_GONE' }])
  })
})
