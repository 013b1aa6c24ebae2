import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { visitor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { Db } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { addressGroup, takeTry } from '#kernel/limits.ts'
import { asCitizen, callerAt, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import * as desk from '../service.ts'
import { findDesk, listBoard, showCase } from './board.ts'
import { trackingCode } from './rules.ts'
import * as tracking from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const { xihe, qingshi } = places
const monday = new Date('2026-11-23T10:00:00+08:00')
const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000)

const guess = () => trackingCode(randomBytes(10))
const follow = (number: string, code: string, of: { address?: string; now?: Date } = {}) =>
  asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now: monday, ...of })
const codeOf = (fault: unknown) => (fault as { code?: string }).code

// Bytes as the text they would be if they were not sealed.
const readable = (_: string, value: unknown) =>
  (value as { type?: string } | null)?.type === 'Buffer'
    ? Buffer.from((value as { data: number[] }).data).toString()
    : value

const listed = { view: 'open', page: 1, size: 20 } as const
describe('what its writer sees', () => {
  it('is late from the minute its desk sees it late', async () => {
    const { number, code } = await submitAbout(db, xihe, {}, { now: monday })
    for (const [minutes, isOverdue] of [
      [119, false],
      [121, true],
    ] as const) {
      expect((await follow(number, code, { now: later(minutes) })).case).toMatchObject({ number, isOverdue })
      const { rows } = await look(
        db.app,
        deskOf(xihe),
        (ctx) => desk.listCases(ctx, { ...listed, q: number }),
        later(minutes),
      )
      expect(rows).toMatchObject([{ number, isOverdue }])
    }
  })
})

describe('the code of a case (T12)', () => {
  it('is not found by a thousand guesses, and the door is shut after five', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const answers: unknown[] = []
    // A hundred at once: more would wait for a connection longer than the pool lets anybody wait on a busy machine.
    for (let wave = 0; wave < 10; wave++)
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 100 }, () => follow(receipt.number, guess(), { address: '203.0.113.1' }).catch(codeOf)),
        )),
      )
    const counted = Map.groupBy(answers, (answer) => answer)
    expect(counted.get('cases.wrong-code')?.length).toBe(5)
    expect(counted.get('kernel.too-many-tries')?.length).toBe(995)
  })

  it('opens the case again a quarter of an hour later, and at once from elsewhere', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const address = '203.0.113.2'
    for (let at = 0; at < 5; at++) await follow(receipt.number, guess(), { address }).catch(codeOf)
    await expect(follow(receipt.number, receipt.code, { address })).rejects.toMatchObject({
      code: 'kernel.too-many-tries',
    })
    expect((await follow(receipt.number, receipt.code, { address: '203.0.113.3' })).case.number).toBe(receipt.number)
    const again = await follow(receipt.number, receipt.code, { address, now: later(16) })
    expect(again.case.number).toBe(receipt.number)
  })

  it('is asked of one address for all numbers together, so that numbers cannot be cycled', async () => {
    const answers: unknown[] = []
    for (let at = 1; at <= 60; at++)
      answers.push(
        await follow(`LX20261123-9${String(at).padStart(5, '0')}`, guess(), { address: '203.0.113.4' }).catch(codeOf),
      )
    expect(answers.filter((answer) => answer === 'cases.wrong-code')).toHaveLength(50)
  })

  it('counts no right code, however often the page is looked at', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    for (let at = 0; at < 12; at++) await follow(receipt.number, receipt.code, { address: '203.0.113.5' })
  })

  it('is read as people type it', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const typed = receipt.code.toLowerCase().replaceAll('-', ' ')
    expect((await follow(receipt.number.toLowerCase(), typed)).case.number).toBe(receipt.number)
  })

  it('answers alike, by the same look at the same index, whether the number exists', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const fault = (number: string) =>
      follow(number, guess(), { address: `198.18.0.${Math.floor(Math.random() * 250)}` }).catch((it: Error) => ({
        ...it,
        message: it.message,
        stack: '',
      }))
    expect(await fault(receipt.number)).toEqual(await fault('LX20261123-999999'))
  })

  it('stands nowhere in the database in clear, nor does the telephone number or the name', async () => {
    const receipt = await submitAbout(
      db,
      xihe,
      { name: '金丝雀先生', phone: '13912345678' },
      { now: monday, key: 'canary' },
    )
    const { rows } = await db.owner.query(
      `select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_schema in ('cases', 'app', 'audit') and table_type = 'BASE TABLE'`,
    )
    for (const { name } of rows) {
      const text = JSON.stringify((await db.owner.query(`select * from ${name}`)).rows, readable)
      for (const secret of [receipt.code, receipt.code.replaceAll('-', ''), '金丝雀先生', '13912345678'])
        expect(text.includes(secret), `${secret} in ${name}`).toBe(false)
    }
  })
})

describe('the token of the forms', () => {
  const token = async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    return (await follow(receipt.number, receipt.code)).author.token
  }
  const supplement = (given: string, now = monday) =>
    asCitizen(db, 'write', (ctx) => tracking.supplementCase(ctx, { token: given, text: '补充：晚上八点以后最暗。' }), {
      now,
    })

  it('is worth nothing when it is changed, foreign or two hours old', async () => {
    const good = await token()
    const changed = Buffer.from(good, 'base64url')
    changed[20] = (changed[20] ?? 0) ^ 1
    for (const bad of [changed.toString('base64url'), '', 'x'.repeat(5000), randomBytes(90).toString('base64url')])
      await expect(supplement(bad)).rejects.toMatchObject({ code: 'cases.token-expired' })
    await expect(supplement(good, later(121))).rejects.toMatchObject({ code: 'cases.token-expired' })
    await supplement(good, later(119))
  })

  it('adds at most ten times an hour', async () => {
    const good = await token()
    for (let at = 0; at < 10; at++) await supplement(good)
    await expect(supplement(good)).rejects.toMatchObject({ code: 'kernel.too-many-tries' })
  })

  it('judges once when the button is pressed twice at the same time', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const { rows } = await db.owner.query('select id from cases.case where number = $1', [receipt.number])
    const caseId = rows[0].id as string
    await act(db.app, deskOf(xihe), (ctx) => desk.acceptCase(ctx, { caseId, isComplex: false }), monday)
    await act(
      db.app,
      deskOf(xihe),
      (ctx) => desk.replyCase(ctx, { caseId, text: '已经修好，请您看看还有没有问题。' }),
      monday,
    )
    const { author } = await follow(receipt.number, receipt.code)
    const judge = () =>
      asCitizen(
        db,
        'write',
        (ctx) => tracking.confirmOutcome(ctx, { token: author.token, outcome: 'NOT_SOLVED', reason: '没有修好' }),
        { now: monday },
      ).then(() => 'done', codeOf)
    const answers = await Promise.all([judge(), judge(), judge()])
    expect(answers.sort()).toEqual(['cases.not-now', 'cases.not-now', 'done'])
    const detail = await look(db.app, deskOf(qingshi), (ctx) => desk.getCase(ctx, { caseId }))
    expect(detail).toMatchObject({ reopenings: 1, ratings: [{ outcome: 'NOT_SOLVED' }] })
  })
})

describe('a flood', () => {
  it('is held to twenty messages an hour from one address, also when they come at once (T40)', async () => {
    const address = '203.0.113.77'
    const send = (now = monday) => submitAbout(db, xihe, {}, { now, address }).then(() => 'taken', codeOf)
    const answers = await Promise.all(Array.from({ length: 40 }, () => send()))
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(20)
    expect(new Set(answers)).toEqual(new Set(['taken', 'kernel.too-many-tries']))
    expect(await send(later(61))).toBe('taken')
  })

  it('is held to what the place has set', async () => {
    await db.owner.query(`insert into app.setting (name, value) values ('cases', '{"submissionsPerHour": 2}')`)
    const send = () => submitAbout(db, xihe, {}, { now: monday, address: '203.0.113.78' }).then(() => 'taken', codeOf)
    expect([await send(), await send(), await send()]).toEqual(['taken', 'taken', 'kernel.too-many-tries'])
    await db.owner.query(`delete from app.setting where name = 'cases'`)
  })

  it('has the limits that the place has set', async () => {
    await db.owner.query(
      `insert into app.setting (name, value) values ('cases', '{"limits": {"acceptHours": 15, "answer": {"CONSULT": 2}}}')`,
    )
    const { acceptByOn, answerByOn } = await submitAbout(db, xihe, { kind: 'CONSULT' }, { now: monday })
    await db.owner.query(`delete from app.setting where name = 'cases'`)
    expect({ acceptByOn, answerByOn }).toEqual({ acceptByOn: '2026-11-25', answerByOn: '2026-11-27' })
  })

  it('of refused forms counts nothing', async () => {
    const address = '203.0.113.79'
    for (let at = 0; at < 25; at++) await submitAbout(db, xihe, { title: '短' }, { now: monday, address }).catch(codeOf)
    await submitAbout(db, xihe, {}, { now: monday, address })
  })

  it('of messages that were not kept counts nothing', async () => {
    const address = '203.0.113.80'
    const missing = { id: '00000000-0000-7000-8000-00000000dead' }
    const send = () => submitAbout(db, missing, {}, { now: monday, address }).catch(codeOf)
    const answers = []
    for (let at = 0; at < 25; at++) answers.push(await send())
    expect(new Set(answers)).toEqual(new Set(['cases.organisation-missing']))
    await submitAbout(db, xihe, {}, { now: monday, address })
  })
})

describe('a counted try', () => {
  it('is counted for the household: one IPv4 address, or 64 bits of an IPv6 one', () => {
    expect(addressGroup('192.0.2.7')).toBe('192.0.2.7')
    expect(addressGroup('::ffff:192.0.2.7')).toBe('192.0.2.7')
    expect(addressGroup('2001:DB8:0:12::1')).toBe('2001:db8:0:12/64')
    expect(addressGroup('2001:db8:0:12:aaaa::9%eth0')).toBe(addressGroup('2001:0db8:0000:0012:bbbb:1:2:3'))
    expect(addressGroup('2001:db8:0:13::1')).not.toBe(addressGroup('2001:db8:0:12::1'))
    expect(addressGroup('::1')).toBe('0:0:0:0/64')
  })

  it('stays counted when the use case refuses, and must come first in a write', async () => {
    const limit = { name: 'test', tries: 2, seconds: 60 }
    const attempt = (late: boolean) =>
      perform(
        { db: db.app, actor: actorAt('/'), effect: 'write', requestId: 'x', caller: callerAt('a') },
        async (ctx) => {
          if (late) await ctx.tx.run({ sql: 'select 1', parameters: [] } as never)
          await takeTry(ctx, limit, 'someone')
          throw new Error('wrong')
        },
      )
    await expect(attempt(true)).rejects.toThrow('before the transaction begins')
    await expect(attempt(false)).rejects.toThrow('wrong')
    await expect(attempt(false)).rejects.toThrow('wrong')
    await expect(attempt(false)).rejects.toMatchObject({ code: 'kernel.too-many-tries', retryAfterSeconds: 60 })
  })

  it('tells nobody whose it was', async () => {
    const { rows } = await db.owner.query('select subject from app.attempt')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ subject }) => subject.length === 32)).toBe(true)
    await expect(db.portal.pool.query('select * from app.attempt')).rejects.toThrow('permission denied')
    await expect(db.app.pool.query('delete from app.attempt')).rejects.toThrow('permission denied')
  })
})

describe('the portal', () => {
  it('cannot read or write a case but through its doors', async () => {
    for (const text of [
      'select contact_sealed from cases.case',
      'select code_hash from cases.case',
      'select note from cases.event',
      'select actor_name from cases.reply',
      'update cases.case set title = title',
      'delete from cases.case',
      `insert into cases.event (id, case_id, at, act, by_name) values (gen_random_uuid(), gen_random_uuid(), now(), 'x', 'x')`,
      `select cases.hand_over(gen_random_uuid(), gen_random_uuid(), '{}')`,
      `select cases.desk_for('/1/', false)`,
    ])
      await expect(db.portal.pool.query(text), text).rejects.toThrow('permission denied')
    expect(visitor.reach).toEqual({ path: '', pathEnd: '' })
  })

  it('shows what was accepted with its writer’s consent, masked, and no more (D22)', async () => {
    const receipt = await submitAbout(db, xihe, { title: '图书室晚上能不能开门' }, { now: monday })
    const show = () => asCitizen(db, 'read', (ctx) => showCase(ctx, { number: receipt.number }), { now: monday })
    const board = (of: { kind?: string; q?: string } = {}) =>
      asCitizen(db, 'read', (ctx) => listBoard(ctx, { aboutOrgId: xihe.id, page: 1, perPage: 50, ...of }))
    await expect(show()).rejects.toMatchObject({ code: 'cases.missing' })
    const { rows } = await db.owner.query('select id from cases.case where number = $1', [receipt.number])
    await act(db.app, deskOf(xihe), (ctx) => desk.acceptCase(ctx, { caseId: rows[0].id, isComplex: false }), monday)
    expect(await show()).toMatchObject({ writer: '王**', step: 'ACCEPTED', handledBy: xihe.name, isOverdue: false })
    for (const of of [{}, { kind: 'CONSULT' }, { q: '图书室' }])
      expect((await board(of)).rows.map((row) => row.number)).toContain(receipt.number)
    expect((await board({ kind: 'PRAISE' })).total).toBe(0)
    expect((await board({ q: '图书馆' })).total).toBe(0)
    const { name } = await asCitizen(db, 'read', (ctx) => findDesk(ctx, { aboutOrgId: xihe.id }))
    expect(name).toBe(xihe.name)
  })

  it('finds what was sent to those that were taken over as well, the newest first, with one search for all of them', async () => {
    const sent = []
    for (const [at, place] of [xihe, qingshi, xihe].entries()) {
      const { number } = await submitAbout(db, place, { title: `第${at}处晒谷场要不要硬化` }, { now: later(at) })
      await db.owner.query(`update cases.case set state = 'ACCEPTED' where number = $1`, [number])
      sent.unshift(number)
    }
    const portal = new Db(db.urls.portal, { max: 1 })
    onTestFinished(() => portal.close())
    const takenOver = [qingshi.id, ...Array.from({ length: 5 }, () => newId())]
    const of = { aboutOrgId: xihe.id, takenOver, q: '晒谷场', page: 1, perPage: 50 }
    const { rows } = await asCitizen({ ...db, portal }, 'read', (ctx) => listBoard(ctx, of))
    expect(rows.map((row) => row.number)).toEqual(sent)
    const searches = await portal.pool.query(
      `select sum(generic_plans + custom_plans)::int as n from pg_prepared_statements where statement like '%search_public%'`,
    )
    expect(searches.rows).toEqual([{ n: 1 }])
  })
})
