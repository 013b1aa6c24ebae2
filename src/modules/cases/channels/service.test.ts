import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import type { Allowed } from '#kernel/outgoing/address.ts'
import { signedHeaders } from '#kernel/outgoing/signing.ts'
import { asCitizen, attachToAnswers, deskOf, places, plantCounty } from '../../../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import { hideCase } from '../../../../tests/hiding.ts'
import { joinCase } from '../joining/service.ts'
import * as cases from '../service.ts'
import { followCase } from '../tracking/service.ts'
import { takeSignedMessage } from './arriving.ts'
import * as channels from './service.ts'
import { tellBack } from './tell.ts'

const db = testDatabase()
const { qingshi, xihe } = places
const keeper = actorAt('/1/', { role: 'SYSTEM_ADMIN', orgId: places.county.id })
const desk = deskOf(qingshi)

const heard: { headers: IncomingHttpHeaders; body: string }[] = []
let mood: 'good' | 'refuses' | 'loses' = 'good'
let receiver: Server
let allowed: Allowed
let channel: { id: string; secret: string }

beforeAll(async () => {
  await plantCounty(db)
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      heard.push({ headers: request.headers, body })
      if (mood === 'loses') return request.socket.destroy()
      response.statusCode = mood === 'refuses' ? 422 : 204
      return response.end()
    })
  })
  await new Promise((done) => receiver.listen(0, '127.0.0.1', () => done(undefined)))
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`
  allowed = { hosts: [host], isPrivateAllowed: true }
  channel = await addChannel('镇融媒系统')
})
afterAll(() => receiver.close())
// What an earlier test left waiting is sent first.
beforeEach(async () => {
  mood = 'good'
  await tell(later(1000))
  heard.length = 0
})

const addChannel = async (name: string, of: { isPrivate?: boolean; replyUrl?: string } = {}) => {
  const given = {
    orgId: qingshi.id,
    kind: 'SYSTEM',
    name,
    isPrivate: true,
    replyUrl: `http://${allowed.hosts[0]}/in`,
  } as const
  return act(db.app, keeper, (ctx) => channels.addChannel(ctx, { ...given, ...of }, allowed))
}
const bytesOf = (secret: string) => Buffer.from(secret.slice('whsec_'.length), 'base64')

let count = 0
const message = { text: '集镇路口的路灯坏了一个多月，晚上看不见路。', name: '王女士', handle: 'fan-77' }
const send = (
  of: { id?: string; body?: object; secret?: string; at?: Date; to?: { id: string; secret: string } } = {},
) => {
  count += 1
  const { id = `m-${count}`, body = message, at = new Date(), to = channel } = of
  const text = JSON.stringify(body)
  const headers = signedHeaders({ id, at, body: text, secret: bytesOf(of.secret ?? to.secret) })
  const signature = {
    id,
    timestamp: headers['webhook-timestamp'] ?? '',
    signatures: headers['webhook-signature'] ?? '',
  }
  return asCitizen(db, 'write', (ctx) => takeSignedMessage(ctx, { channelId: to.id, signature, body: text }))
}
const idOf = async (number: string) =>
  (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]!.id
const arrivalOf = async (caseId: string) =>
  (await look(db.app, desk, (ctx) => channels.getArrival(ctx, { caseId }))).arrival
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const tell = (now = later(1)) => tellBack(db.worker, now, { allowed })
const told = () =>
  heard.map(({ body }) => JSON.parse(body) as { id: string; type: string; data: Record<string, string> })
const answer = async (caseId: string) => {
  await act(db.app, desk, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
  await act(db.app, desk, (ctx) => cases.replyCase(ctx, { caseId, text: '路灯已报修，镇里12月5日前换好，谢谢您。' }))
}
const come = async (of: Parameters<typeof send>[0] = {}) => idOf((await send(of)).number)

describe('a message of another system (B17, D17)', () => {
  it('is one case at the desk of the organisation it was written to, and its writer a mask', async () => {
    const caseId = await come()
    const seen = await look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))
    expect(seen).toMatchObject({ channel: 'SYSTEM', title: '集镇路口的路灯坏了一个多月，晚上看不见路', writer: '王**' })
    expect(seen).toMatchObject({ isPublic: false, orgName: qingshi.name, state: 'SUBMITTED' })
    expect(JSON.stringify(seen)).not.toMatch(/王女士|fan-77/)
    // It may also be passed on to whom it was written, though it is not public.
    await act(db.app, desk, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
    await act(db.app, desk, (ctx) => cases.assignCase(ctx, { caseId, toOrgId: xihe.id, note: '' }))
  })

  it('that reports wrongdoing goes past it, ticked or not (XF-05)', async () => {
    const caseId = await come({ body: { text: '镇里有干部挪用公款，请查。' } })
    await expect(look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))).rejects.toMatchObject({
      code: 'cases.missing',
    })
    expect(await look(db.app, deskOf(places.county), (ctx) => cases.getCase(ctx, { caseId }))).toMatchObject({
      kind: 'REPORT',
    })
  })

  it('that speaks of danger gets whom to call first in its receipt, and a mark at the desk until it is done (11.1)', async () => {
    const caseId = await come({ body: { ...message, text: '有人持刀在集镇路口砍人，还有人晕倒了，快来。' } })
    await tell()
    expect(told()[0]?.data.text).toMatch(/^如果有人正受到伤害.*110.*120.*编号/)
    const seen = () => look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))
    expect((await seen()).hints).toEqual(['cases.hint-police', 'cases.hint-ambulance'])
    const { rows } = await look(db.app, desk, (ctx) => cases.listCases(ctx, { view: 'open', page: 1, size: 50 }))
    expect(rows.find(({ id }) => id === caseId)?.hints).toHaveLength(2)
    await answer(caseId)
    expect((await seen()).hints).toEqual([])
    await come()
    await tell()
    expect(told().at(-1)?.data.text).toMatch(/^您反映的事已收到/)
  })

  it('is the same case however often it comes, also at the same moment', async () => {
    const numbers = await Promise.all([1, 2, 3, 4].map(() => send({ id: 'same' })))
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(1)
    const [one] = numbers
    expect(await send({ id: 'same' })).toEqual(one)
  })

  it('is refused when it is not signed with the secret of its channel, now, and the channel says so', async () => {
    const wrong = { secret: `whsec_${Buffer.alloc(32).toString('base64')}` }
    await expect(send(wrong)).rejects.toMatchObject({ kind: 'unauthenticated', code: 'cases.signature-wrong' })
    await expect(send({ at: later(-6) })).rejects.toMatchObject({ code: 'cases.signature-wrong' })
    const { rows } = await look(db.app, keeper, (ctx) => channels.listChannels(ctx))
    expect(rows.find(({ id }) => id === channel.id)).toMatchObject({ lastFault: 'SIGNATURE' })
    const unknown = { id: '00000000-0000-7000-8000-0000000000ff', secret: channel.secret }
    await expect(send({ to: unknown })).rejects.toMatchObject({ code: 'cases.channel-missing' })
    await expect(send({ body: { text: '' } })).rejects.toMatchObject({ code: 'cases.message-unreadable' })
  })

  it('waits outside while the channel is paused, and comes in afterwards', async () => {
    const paused = await addChannel('要暂停的系统')
    const set = (state: 'PAUSED' | 'ACTIVE') =>
      act(db.app, keeper, (ctx) => channels.setChannelState(ctx, { channelId: paused.id, state }))
    await set('PAUSED')
    await expect(send({ id: 'kept', to: paused })).rejects.toMatchObject({ kind: 'busy', code: 'cases.channel-paused' })
    await set('ACTIVE')
    expect((await send({ id: 'kept', to: paused })).number).toMatch(/^LX/)
  })
})

describe('what goes back', () => {
  it('is a receipt with number and code, then the answer, signed, with the handle it came with', async () => {
    const { number } = await send()
    const caseId = await idOf(number)
    await tell()
    const [receipt] = told()
    expect(receipt).toMatchObject({ type: 'cases.receipt', data: { handle: 'fan-77', number } })
    expect(() => new Webhook(channel.secret).verify(heard[0]?.body ?? '', heard[0]?.headers as never)).not.toThrow()
    const code = receipt?.data.code ?? ''
    const own = await asCitizen(db, 'read', (ctx) => followCase(ctx, { number, code }))
    expect(own.case).toMatchObject({ number })
    await answer(caseId)
    await tell()
    expect(told()[1]).toMatchObject({ type: 'cases.answer', data: { handle: 'fan-77' } })
    expect(told()[1]?.data.text).toContain('12月5日前换好')
    expect((await arrivalOf(caseId))?.tellings.map(({ what, state }) => [what, state])).toEqual([
      ['RECEIPT', 'SENT'],
      ['ANSWER', 'SENT'],
    ])
    const { events } = await look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))
    expect(events.map(({ act: what }) => what)).toContain('tellBack')
    const { rows } = await db.owner.query('select count(code_sealed)::int as n from cases.telling where case_id = $1', [
      caseId,
    ])
    expect(rows).toEqual([{ n: 0 }])
  })

  it('holds no code where others read it too', async () => {
    const open = await addChannel('公开评论', { isPrivate: false })
    await send({ to: open })
    await tell()
    expect(Object.keys(told()[0]?.data ?? {}).sort()).toEqual(['handle', 'number', 'text'])
  })

  it('is no word of a common case that was hidden, but that it was answered and where to ask (T38)', async () => {
    const open = await addChannel('公开留言系统', { isPrivate: false })
    const shown = { ...message, isPublic: true }
    const main = await send({ to: open, body: shown })
    const voice = await send({ to: open, body: { ...shown, handle: 'fan-78' } })
    const [caseId, ofVoice] = [await idOf(main.number), await idOf(voice.number)]
    await act(db.app, desk, (ctx) => joinCase(ctx, { caseId: ofVoice, intoCaseId: caseId }))
    await hideCase(db, caseId, qingshi)
    await answer(caseId)
    await tell()
    const answers = told().filter(({ type }) => type === 'cases.answer')
    const to = (handle: string) => answers.filter(({ data }) => data.handle === handle).map(({ data }) => data.text)
    expect(to('fan-77')).toEqual([expect.stringContaining('12月5日前换好')])
    expect(to('fan-78')).toEqual([
      expect.stringMatching(new RegExp(`^${voice.number}已有答复.*凭编号向${qingshi.name}询问`)),
    ])
  })

  it('says how many files its reader finds on the site: with his code, or in public where others read it too (decisions 325)', async () => {
    const [open, shown] = [await addChannel('公开的来信', { isPrivate: false }), { ...message, isPublic: true }]
    const own = await come()
    const [read, joined] = [await come({ to: open, body: shown }), await come({ body: { ...shown, handle: 'fan-79' } })]
    await act(db.app, desk, (ctx) => joinCase(ctx, { caseId: joined, intoCaseId: read }))
    for (const caseId of [own, read]) {
      await answer(caseId)
      await attachToAnswers(db, caseId, false)
      await attachToAnswers(db, caseId, caseId === read)
    }
    await tell()
    const numberOf = async (caseId: string) =>
      (await db.owner.query<{ number: string }>('select number from cases.case where id = $1', [caseId])).rows[0]
        ?.number
    const said = async (caseId: string) => {
      const number = await numberOf(caseId)
      return told().find(({ type, data }) => type === 'cases.answer' && data.number === number)?.data.text
    }
    expect(await said(own)).toMatch(/谢谢您。（另有2个文件，请凭编号和查询码在网站“查办理”打开。）$/)
    expect(await said(read)).toMatch(new RegExp(`（另有1个文件，请在网站“互动交流”打开编号${await numberOf(read)}的`))
    expect(await said(joined)).toMatch(/（另有1个文件，请凭编号和查询码/)
  })

  it('says nothing of files that a measure took out of sight, nor of those that only a code would open where none was given', async () => {
    const open = await addChannel('没有查询码的来信', { isPrivate: false })
    const [hidden, private_] = [await come({ body: { ...message, isPublic: true } }), await come({ to: open })]
    for (const caseId of [hidden, private_]) {
      await answer(caseId)
      await attachToAnswers(db, caseId, caseId === hidden)
    }
    await hideCase(db, hidden, qingshi)
    await tell()
    const answers = told().filter(({ type }) => type === 'cases.answer')
    expect(answers.map(({ data }) => data.text?.includes('个文件'))).toEqual([false, false])
  })

  it('tells that a case was not accepted, and the way back is forgotten then (D29)', async () => {
    const caseId = await come()
    await tell()
    await act(db.app, desk, (ctx) => cases.refuseCase(ctx, { caseId, reason: 'NO_MATTER', note: '' }))
    await tell()
    expect(told()[1]).toMatchObject({ type: 'cases.refusal' })
    const { rows } = await db.owner.query('select handle_sealed from cases.arrival where case_id = $1', [caseId])
    expect(rows).toEqual([{ handle_sealed: null }])
  })

  it('is forgotten when the case is closed, and what still waited is needless', async () => {
    const { number } = await send()
    const caseId = await idOf(number)
    await answer(caseId)
    await db.owner.query(`update cases.case set state = 'CLOSED', closed_at = now() where id = $1`, [caseId])
    expect((await arrivalOf(caseId))?.tellings.map(({ state }) => state)).toEqual(['NEEDLESS', 'NEEDLESS'])
    const { rows } = await db.owner.query('select handle_sealed from cases.arrival where case_id = $1', [caseId])
    expect(rows).toEqual([{ handle_sealed: null }])
  })

  it('is kept for a letter that did not go out after the end, until somebody sent it or told its writer, a month at most', async () => {
    const left = async (caseId: string) =>
      (await db.owner.query('select handle_sealed is not null as kept from cases.arrival where case_id = $1', [caseId]))
        .rows[0].kept
    const refused = async () => {
      const caseId = await come()
      await tell()
      await act(db.app, desk, (ctx) => cases.refuseCase(ctx, { caseId, reason: 'NO_MATTER', note: '' }))
      mood = 'refuses'
      await tell()
      mood = 'good'
      return caseId
    }
    const caseId = await refused()
    expect(await left(caseId)).toBe(true)
    const settle = (how: 'AGAIN' | 'TOLD') => act(db.app, desk, (ctx) => channels.settleTellings(ctx, { caseId, how }))
    await settle('AGAIN')
    await tell()
    expect((await arrivalOf(caseId))?.tellings.map(({ state }) => state)).toEqual(['SENT', 'SENT'])
    expect(await left(caseId)).toBe(false)
    const forgotten = await refused()
    const system = systemActor('cases.forget-ways-back')
    await act(db.app, system, (ctx) => channels.forgetWaysBack(ctx), later(31 * 24 * 60))
    expect(await left(forgotten)).toBe(false)
  })

  it('is tried again under the same id when the answer to it was lost, and never by two at once', async () => {
    await come()
    mood = 'loses'
    await Promise.all([tell(), tell()])
    expect(heard).toHaveLength(1)
    mood = 'good'
    await tell(later(5))
    const [first, second] = told()
    expect(second?.id).toBe(first?.id)
  })

  it('that is refused waits for a person, who sends it again or tells the writer himself', async () => {
    const caseId = await come()
    mood = 'refuses'
    await tell()
    expect((await arrivalOf(caseId))?.tellings).toMatchObject([{ state: 'GIVEN_UP', fault: 'REFUSED', tries: 1 }])
    const settle = (how: 'AGAIN' | 'TOLD') => act(db.app, desk, (ctx) => channels.settleTellings(ctx, { caseId, how }))
    await settle('AGAIN')
    await tell()
    await settle('TOLD')
    expect((await arrivalOf(caseId))?.tellings).toMatchObject([{ state: 'TOLD', toldName: desk.name }])
    await expect(settle('TOLD')).rejects.toMatchObject({ code: 'cases.telling-missing' })
  })
})

describe('a channel', () => {
  it('is kept by the system administrator, inside his reach', async () => {
    for (const role of ['DESK', 'ORGANISER', 'SECURITY_ADMIN'])
      await expect(look(db.app, deskOf(qingshi, { role }), (ctx) => channels.listChannels(ctx))).rejects.toMatchObject({
        code: 'cases.for-channel-keeper',
      })
    const elsewhere = actorAt('/1/2/', { role: 'SYSTEM_ADMIN' })
    expect((await look(db.app, elsewhere, (ctx) => channels.listChannels(ctx))).rows).toEqual([])
    const change = act(db.app, elsewhere, (ctx) =>
      channels.setChannelState(ctx, { channelId: channel.id, state: 'PAUSED' }),
    )
    await expect(change).rejects.toMatchObject({ code: 'cases.channel-missing' })
  })

  it('has one name in its organisation and an address that the installation was told (T11)', async () => {
    await expect(addChannel('镇融媒系统')).rejects.toMatchObject({ code: 'cases.channel-taken' })
    const other = addChannel('另一个', { replyUrl: 'https://evil.example.cn/in' })
    await expect(other).rejects.toMatchObject({ code: 'cases.channel-address-not-allowed' })
    await expect(addChannel('又一个', { replyUrl: 'ftp://x' })).rejects.toMatchObject({
      code: 'cases.channel-address-form',
    })
  })

  it('keeps its secret sealed, and says it once', async () => {
    const { rows } = await db.owner.query<{ whole: string }>('select h::text as whole from cases.channel h')
    expect(rows.map(({ whole }) => whole).join()).not.toContain(bytesOf(channel.secret).toString())
    const listed = JSON.stringify(await look(db.app, keeper, (ctx) => channels.listChannels(ctx)))
    expect(listed).not.toContain(channel.secret)
  })
})
