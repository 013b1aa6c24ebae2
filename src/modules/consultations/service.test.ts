import { beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, deskOf, places } from '../../../tests/cases.ts'
import { asked, consultationsOf, days, plantSites } from '../../../tests/consultations.ts'
import { look, testDatabase } from '../../../tests/database.ts'
import * as part from './participation/service.ts'
import { readToken } from './participation/token.ts'

const db = testDatabase()
const { keeper: zhang, open, read, shown, handIn, say, stancesIn } = consultationsOf(db)
beforeAll(() => plantSites(db))

const { qingshi, xihe } = places

describe('asking everybody (D28)', () => {
  it('is read by everybody at once, under the address of who asks; sites below know of it', async () => {
    const { consultationId } = await open()
    const one = await shown(consultationId)
    expect(one).toMatchObject({
      title: asked.title,
      closesOn: '2025-11-20',
      answerDueOn: '2025-12-11',
      slug: 'place-1',
    })
    expect(one?.statements.map(({ no, text }) => [no, text])).toEqual(
      asked.statements.map((text, at) => [at + 1, text]),
    )
    expect(await shown(consultationId, xihe.id)).toBeUndefined()
    const below = await asCitizen(db, 'read', (ctx) =>
      part.listShownConsultations(ctx, { paths: [qingshi.path, xihe.path] }),
    )
    expect(below.map(({ id }) => id)).toContain(consultationId)
  })

  it('runs three days to half a year, of statements that differ, on a site of its own', async () => {
    await expect(open({ closesOn: '2025-11-05' })).rejects.toThrow('consultations.too-short')
    await expect(open({ closesOn: '2026-08-01' })).rejects.toThrow('consultations.too-long')
    const twice = ['建成小公园', '建成 小公园', '建成  小公园']
    await expect(open({ statements: twice })).rejects.toThrow('consultations.statement-twice')
    await expect(open({}, { by: deskOf(xihe) })).rejects.toThrow('sites.not-found')
    await expect(open({}, { by: deskOf(qingshi, { role: 'MEMBER' }) })).rejects.toThrow('consultations.not-a-keeper')
    await expect(read((await open()).consultationId, { by: deskOf(xihe) })).rejects.toThrow('consultations.not-found')
  })
})

it('asks nobody for what the rules against formalism forbid, and may ask what one thinks of it (E14)', async () => {
  await expect(open({ question: '请各位党员每天打卡签到，写下当天的想法。' })).rejects.toMatchObject({
    ...{ code: 'kernel.formalism-check-in', fields: [{ path: 'question' }] },
  })
  const statements = ['打卡增加了负担', '积分制可以留着']
  await open({ title: '村里的打卡和积分制', question: '村里要不要取消打卡、积分这些做法？您怎么看？', statements })
})

describe('what somebody says', () => {
  it('counts once for each statement, the last word', async () => {
    const { consultationId } = await open()
    const token = await say(consultationId, { 1: 'agree', 2: 'pass' })
    await say(consultationId, { 1: 'disagree' }, { token })
    const rows = await stancesIn(consultationId)
    expect(rows.map(({ value }) => value).sort()).toEqual([-1, 0])
    const left = await asCitizen(db, 'read', (ctx) => part.listUnsaid(ctx, { consultationId, token }))
    expect(left.map(({ no }) => no).sort()).toEqual([3, 4])
  })

  it('has no time beside it and no mark that is the same in two consultations (D29)', async () => {
    const [one, other] = [(await open()).consultationId, (await open()).consultationId]
    const token = await say(one, { 1: 'agree' })
    await say(other, { 1: 'agree' }, { token })
    const [first] = await stancesIn(one)
    const [second] = await stancesIn(other)
    expect(readToken(other, token)).toBeUndefined()
    expect(Object.keys(first).sort()).toEqual(
      ['consultation_id', 'org_id', 'org_path', 'statement_id', 'taker', 'value'].sort(),
    )
    expect(first.taker.equals(second.taker)).toBe(false)
    const { rows } = await db.owner.query(
      `select details, subject_id from audit.entry where act = 'consultations.stance-taken'`,
    )
    expect(rows.every(({ details }) => JSON.stringify(details) === '{}')).toBe(true)
  })

  it('is read by no login: neither the desk’s nor the portal’s, and the salt by neither', async () => {
    const bare = (text: string) => ({ compile: () => ({ sql: text, parameters: [], query: {} }) }) as never
    for (const table of ['stance', 'salt'])
      for (const run of [
        () => look(db.app, zhang, (ctx) => ctx.tx.rows(bare(`select * from consultations.${table}`))),
        () => asCitizen(db, 'read', (ctx) => ctx.tx.rows(bare(`select * from consultations.${table}`))),
      ])
        await expect(run(), table).rejects.toThrow(/permission denied/)
  })

  it('is taken until midnight of the last day', async () => {
    const { consultationId } = await open()
    await say(consultationId, { 1: 'agree' }, { now: days.lastMinute })
    await expect(say(consultationId, { 1: 'agree' }, { now: days.over })).rejects.toThrow('consultations.over')
    await expect(say(consultationId, { 9: 'agree' })).rejects.toThrow('consultations.statement-missing')
  })

  it('is counted by address, so that one machine is no crowd (T40)', async () => {
    const { consultationId } = await open()
    const address = '203.0.113.50'
    for (let at = 0; at < 40; at++) await say(consultationId, { 1: 'agree' }, { address })
    await expect(say(consultationId, { 1: 'agree' }, { address })).rejects.toThrow('kernel.too-many-tries')
    // A number that a visitor drew himself is none of ours: he begins, and that is counted.
    for (const token of [Buffer.alloc(32, 7).toString('base64url'), 'A'.repeat(22), ''])
      await expect(say(consultationId, { 1: 'agree' }, { address, token })).rejects.toThrow('kernel.too-many-tries')
  })

  it('goes on under a token of ours alone, written in one way', async () => {
    const { consultationId } = await open()
    const token = await say(consultationId, { 1: 'agree' })
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const twin = token.slice(0, -1) + signs[signs.indexOf(token.slice(-1)) + 1]
    expect(await say(consultationId, { 2: 'agree' }, { token: twin })).toBe(token)
    expect(new Set((await stancesIn(consultationId)).map(({ taker }) => taker.toString('hex'))).size).toBe(1)
    const other = `${token.startsWith('B') ? 'C' : 'B'}${token.slice(1)}`
    expect(await say(consultationId, { 2: 'agree' }, { token: other })).not.toBe(token)
  })

  it('leaves nothing of its address in the database, nor does a statement (D29, decisions 265)', async () => {
    const { consultationId } = await open()
    await say(consultationId, { 1: 'agree' })
    await handIn(consultationId, '村口也要装上路灯才好走')
    const { rows } = await db.owner.query('select 1 from app.attempt')
    expect(rows).toEqual([])
  })
})
