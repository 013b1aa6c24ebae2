import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { Circuit } from '#kernel/outgoing/circuit.ts'
import { submitCase } from '#modules/cases/index.ts'
import { digestLetter } from '#modules/notices/letters/texts.ts'
import { setKind, setQuietHours } from '#modules/notices/reminder/service.ts'
import { dueOfAccount, told } from '#modules/notices/service.ts'
import { countFailingSms, forgetAsked, messageId, type SmsDesk, sendReminders } from '#modules/notices/sms/send.ts'
import * as service from '#modules/notices/sms/service.ts'
import { asCitizen, places, plantCounty, written } from '../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../tests/database.ts'
import { type Manner, startSmsGateway } from '../../tests/sms-gateway.ts'
import { hours, minutes, monday, SmsScene } from '../../tests/sms-scene.ts'
import { due } from './due.ts'

const db = testDatabase()
const gateway = await startSmsGateway()
const scene = new SmsScene(db, gateway)
const { plantClerk, newNumber, ask, confirm, seen, arrivedCode, wrongCode } = scene

beforeAll(async () => {
  await plantCounty(db)
  await asCitizen(db, 'write', (ctx) => submitCase(ctx, { ...written(), aboutOrgId: places.xihe.id }), {
    now: new Date('2026-11-20T03:00:00Z'),
  })
})
afterAll(() => gateway.close())
beforeEach(async () => {
  scene.begin()
  // Each test has its own readers.
  await db.owner.query('update notices.sms set is_on = false')
})

const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, now = monday) => act(db.app, actor, work, now)
const desk = (now: Date, circuit = new Circuit()): SmsDesk => ({
  ...{ worker: db.worker, app: db.app, sources: due, way: gateway.way, circuit, clock: () => now },
})

/** A clerk who has the message of the day sent to this number, by the code that arrived there. */
async function plantReader(number = newNumber()): Promise<Actor & { accountId: string }> {
  const clerk = await plantClerk()
  await ask(clerk, number)
  await confirm(clerk, arrivedCode())
  gateway.asked.length = 0
  gateway.sent.length = 0
  return clerk as Actor & { accountId: string }
}

const none = { number: null, isOn: false, askedNumber: null, isCodeOver: false, failed: null, refused: null }

/** Sends, and says whether a fault was told. */
const send = (now: Date, circuit?: Circuit) =>
  sendReminders(desk(now, circuit)).then(
    () => 'quiet',
    (fault: Error) => fault.message,
  )

describe('a number (E09)', () => {
  test('gets a code, and messages once it was typed in; it is shown masked to its owner only, and sealed', async () => {
    const clerk = await plantClerk()
    expect(await ask(clerk, '+86 138 0000 5678')).toEqual({ asked: true, isSure: true })
    expect(gateway.sent).toEqual([{ to: '13800005678', text: expect.stringMatching(/^【连心】验证码\d{6}，/) }])
    expect(await seen(clerk)).toEqual({ ...none, askedNumber: '138****5678' })
    await send(hours(0))
    expect(gateway.sent).toHaveLength(1)
    await confirm(clerk, arrivedCode())
    expect(await seen(clerk)).toEqual({ ...none, number: '138****5678', isOn: true })
    const other = await plantClerk()
    expect(await seen(other)).toMatchObject({ number: null, askedNumber: null })
    const { rows } = await db.owner.query(`select t::text as row from notices.sms t
      union all select t::text from audit.entry t union all select t::text from app.attempt t`)
    expect(rows.length).toBeGreaterThan(3)
    const hex = Buffer.from('13800005678').toString('hex')
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`13800005678|${hex}`))
  })

  test('that somebody else has is one as any other', async () => {
    const number = newNumber()
    await plantReader(number)
    const second = await plantClerk()
    expect(await ask(second, number, minutes(2))).toEqual({ asked: true, isSure: true })
    await confirm(second, arrivedCode(), minutes(2))
    expect(await seen(second)).toMatchObject({ isOn: true })
  })

  test('is one of the mainland, and nothing leaves for another', async () => {
    const bad = ask(await plantClerk(), '0871-6312345')
    await expect(bad).rejects.toMatchObject({ code: 'notices.number-form', fields: [{ path: 'number' }] })
    expect(gateway.asked).toEqual([])
  })

  test('is paused, goes on and is deleted', async () => {
    const reader = await plantReader()
    const set = (isOn: boolean) => as(reader, (ctx) => service.setSms(ctx, { isOn }))
    await set(false)
    expect(await seen(reader)).toMatchObject({ number: expect.stringContaining('****'), isOn: false })
    await send(hours(0))
    expect(gateway.sent).toEqual([])
    await set(true)
    await as(reader, service.dropSms)
    expect(await seen(reader)).toMatchObject({ number: null, isOn: false })
    await send(hours(0))
    expect(gateway.sent).toEqual([])
    await expect(set(true)).rejects.toMatchObject({ code: 'notices.sms-no-number' })
    const { rows } = await db.owner.query('select number_sealed from notices.sms where account_id = $1', [
      reader.accountId,
    ])
    expect(rows).toEqual([{ number_sealed: null }])
  })

  test('that was not confirmed is forgotten when its code is too old or was typed in too often', async () => {
    const [late, wrong, reader] = [await plantClerk(), await plantClerk(), await plantReader()]
    for (const one of [late, wrong, reader]) await ask(one, newNumber(), minutes(2))
    for (const _ of Array(5).keys()) await confirm(wrong, wrongCode(), minutes(3)).catch(() => {})
    const asking = async () => {
      const { rows } = await db.owner.query(
        `select account_id as id from notices.sms where account_id = any($1)
          and coalesce(asked_sealed, asked_code) is not null`,
        [[late.accountId, wrong.accountId, reader.accountId]],
      )
      return rows.length
    }
    await forgetAsked(db.worker, minutes(11.9))
    expect(await asking()).toBe(2)
    await forgetAsked(db.worker, minutes(12))
    expect(await asking()).toBe(0)
    expect(await seen(reader)).toMatchObject({ number: expect.stringContaining('****'), isOn: true })
  })

  test('is asked for nowhere without a gateway, and nothing is shown', async () => {
    const clerk = await plantClerk()
    await expect(as(clerk, (ctx) => service.askForSms(ctx, { number: newNumber() }))).rejects.toMatchObject({
      code: 'notices.no-sms',
    })
    expect(await look(db.app, clerk, (ctx) => service.readSms(ctx))).toBeNull()
    expect(await look(db.app, clerk, (ctx) => countFailingSms(ctx.tx))).toBeNull()
  })
})

describe('the message of the day (UX-NT1)', () => {
  test('goes once, on a working day after eight, with counts and nothing else, the same as the letter has', async () => {
    const number = newNumber()
    const reader = await plantReader(number)
    for (const at of [-49, -1.1]) await send(hours(at))
    expect(gateway.sent).toEqual([])
    for (const at of [0, 1, 5]) await send(hours(at))
    expect(gateway.sent).toEqual([
      { to: number, text: expect.stringMatching(/^【连心】您有1件待办[^路王溪]*。请登录后查看。$/) },
    ])
    const [{ body } = { body: undefined }] = gateway.asked
    expect(body).toMatchObject({ id: messageId(reader.accountId, '2026-11-23' as never), type: 'notices.sms-reminder' })
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`路灯|王|溪河|LX\\d|${reader.accountId}`))
    const waiting = told(await dueOfAccount(db.app, reader.accountId, { sources: due, now: hours(0) }), [], due)
    const letter = digestLetter('a@dj.example.cn', waiting, '2026-11-23' as never)
    expect(letter?.subject).toContain(`今天有${body?.data.values.total}件待办`)
    await send(hours(24))
    expect(gateway.sent).toHaveLength(2)
    expect(new Set(gateway.asked.map((one) => one.body.id)).size).toBe(2)
  })

  test('waits for the end of the quiet hours and leaves out what the letter leaves out', async () => {
    const reader = await plantReader()
    await as(reader, (ctx) => setQuietHours(ctx, { from: 20, until: 11 }))
    await send(hours(1.9))
    expect(gateway.sent).toEqual([])
    const choosable = due.map(({ isStatutory: _, ...source }) => source)
    await as(reader, (ctx) => setKind(ctx, { kind: 'cases.case', mail: false, calendar: true }, choosable))
    await sendReminders({ ...desk(hours(2)), sources: choosable })
    expect(gateway.sent).toEqual([])
    await send(hours(26))
    expect(gateway.sent).toHaveLength(1)
  })

  test('of a long backlog is judged by the time at which its turn comes', async () => {
    for (const _ of Array(5).keys()) {
      const reader = await plantReader()
      await as(reader, (ctx) => setQuietHours(ctx, { from: 12, until: 14 }))
    }
    // Each message that leaves takes a minute: after three of them it is past twelve.
    await sendReminders({ ...desk(hours(0)), clock: () => minutes(178 + gateway.asked.length) })
    expect(gateway.sent).toHaveLength(3)
  })

  test('is not sent when nothing waits, nor to an account that has ended', async () => {
    const [idle, gone] = [await plantReader(), await plantReader()]
    await db.owner.query(`update accounts.identity set role = 'MEMBER' where account_id = $1`, [idle.accountId])
    await db.owner.query('update accounts.account set disabled_at = now() where id = $1', [gone.accountId])
    await send(hours(0))
    expect(gateway.asked).toEqual([])
  })

  test('is one a day also where the number changes on that day', async () => {
    const reader = await plantReader()
    await send(hours(0))
    await ask(reader, newNumber(), hours(1))
    await confirm(reader, arrivedCode(), hours(1))
    gateway.sent.length = 0
    await send(hours(2))
    expect(gateway.sent).toEqual([])
  })
})

describe('a message that did not leave (R-F11, R-F12)', () => {
  test.each<Manner>(['FAULT', 'RUBBISH', 'OTHER_ID', 'SILENT'])(
    'as far as one knows (%s) comes again under the same id, and telephones get it once',
    async (manner) => {
      await plantReader()
      gateway.manner = manner
      expect(await send(hours(0))).toBe('the gateway did not take a text message: PERHAPS')
      gateway.manner = 'WELL'
      expect(await send(minutes(29))).toBe('quiet')
      expect(gateway.asked).toHaveLength(1)
      await send(minutes(31))
      expect(gateway.asked).toHaveLength(2)
      expect(new Set(gateway.asked.map(({ body }) => body.id)).size).toBe(1)
      expect(gateway.sent).toHaveLength(1)
      await send(hours(8))
      expect(gateway.asked).toHaveLength(2)
    },
  )

  test('because the answer came after the limit is the same, and is known of a gateway within ten seconds', {
    timeout: 30_000,
  }, async () => {
    for (const _ of Array(7).keys()) await plantReader()
    gateway.manner = 'SLOW'
    const begin = performance.now()
    expect(await send(hours(0))).toContain('PERHAPS')
    expect(performance.now() - begin).toBeLessThan(10_000)
    expect(gateway.asked).toHaveLength(3)
    gateway.manner = 'WELL'
    await send(minutes(31))
    expect([gateway.asked.length, gateway.sent.length]).toEqual([10, 7])
  })

  test('to an answer that comes twice has left', async () => {
    await plantReader()
    gateway.manner = 'TWICE'
    expect(await send(hours(0))).toBe('quiet')
    await send(minutes(31))
    expect(gateway.asked).toHaveLength(1)
  })

  test('because nobody follows a redirect, or the gateway is down, is sent when it is back', async () => {
    await plantReader()
    gateway.manner = 'REDIRECT'
    expect(await send(hours(0))).toContain('NOT_NOW')
    const gone = await startSmsGateway()
    await gone.close()
    const down = sendReminders({ ...desk(minutes(31)), way: gone.way })
    await expect(down).rejects.toThrow('NOT_NOW')
    expect(gateway.asked.map(({ body }) => body.id)).toHaveLength(1)
    gateway.manner = 'WELL'
    await send(minutes(92))
    expect(gateway.sent).toHaveLength(1)
  })

  test('is dropped when the quiet hours begin, and the next day has its own', async () => {
    const reader = await plantReader()
    await as(reader, (ctx) => setQuietHours(ctx, { from: 12, until: 14 }))
    gateway.manner = 'REDIRECT'
    await send(hours(0))
    gateway.manner = 'WELL'
    for (const at of [3.1, 5.1, 9]) await send(hours(at))
    expect(gateway.asked).toHaveLength(1)
    await send(hours(23.5))
    expect(new Set(gateway.asked.map(({ body }) => body.id)).size).toBe(2)
    expect(gateway.sent).toHaveLength(1)
  })

  test('is tried by two workers at once by one of them, and again after one was killed', async () => {
    const reader = await plantReader()
    await Promise.all([send(hours(0)), send(hours(0)), send(hours(0))])
    expect(gateway.asked).toHaveLength(1)
    // As a worker leaves it that is killed between the answer and the note of it.
    await db.owner.query('update notices.sms set left_on = null where account_id = $1', [reader.accountId])
    await send(minutes(31))
    expect([gateway.asked.length, gateway.sent.length]).toEqual([2, 1])
  })

  test('is seen by its owner since when and how often, and counted for who keeps the installation, until one leaves', async () => {
    const reader = await plantReader()
    const failing = () => look(db.app, reader, (ctx) => countFailingSms(ctx.tx, gateway.way))
    gateway.manner = 'REDIRECT'
    for (const at of [0, 31, 92]) {
      expect(await failing()).toBe(0)
      expect(await send(minutes(at))).toContain('NOT_NOW')
    }
    expect(await seen(reader)).toMatchObject({ failed: { since: monday.toISOString(), times: 3 } })
    expect(await failing()).toBe(1)
    gateway.manner = 'WELL'
    await send(minutes(213))
    expect([(await seen(reader))?.failed, await failing()]).toEqual([null, 0])
  })

  test('because the gateway is dead holds nobody up: after three it is left alone, and then asked again', async () => {
    for (const _ of Array(8).keys()) await plantReader()
    gateway.manner = 'FAULT'
    const circuit = new Circuit()
    await send(hours(0), circuit)
    expect(gateway.asked).toHaveLength(3)
    await send(minutes(1), circuit)
    expect(gateway.asked).toHaveLength(3)
    gateway.manner = 'WELL'
    await send(minutes(6), circuit)
    expect(gateway.asked).toHaveLength(8)
    await send(minutes(31), circuit)
    expect([gateway.asked.length, gateway.sent.length]).toEqual([11, 8])
  })

  test('late in a long run is left alone, and is noted, as of that moment', async () => {
    for (const _ of Array(4).keys()) await plantReader()
    gateway.manner = 'FAULT'
    const circuit = new Circuit()
    const slow = sendReminders({ ...desk(hours(0), circuit), clock: () => minutes(gateway.asked.length > 0 ? 10 : 0) })
    await expect(slow).rejects.toThrow('PERHAPS')
    const { rows } = await db.owner.query('select failed_since from notices.sms where failures > 0 and is_on')
    expect(rows).toEqual(Array(3).fill({ failed_since: minutes(10) }))
    await send(minutes(14.9), circuit)
    expect(gateway.asked).toHaveLength(3)
    await send(minutes(15), circuit)
    expect(gateway.asked).toHaveLength(4)
  })
})

describe('a number that the operator refuses (R-F12)', () => {
  /** Each on a working day. */
  const days = (of: number) => hours(24 * of)

  test('is asked once a day, on three days in a row, and then no more; its owner reads why', async () => {
    const reader = await plantReader()
    gateway.manner = 'REFUSES'
    for (const day of [0, 1, 2]) {
      expect(await send(days(day))).toContain('REFUSED')
      expect((await seen(reader))?.refused).toEqual({ days: day + 1, isStopped: day === 2 })
      for (const later of [1, 4, 8]) await send(hours(24 * day + later))
    }
    expect(gateway.asked).toHaveLength(3)
    gateway.manner = 'WELL'
    for (const day of [3, 4, 7, 8, 30]) await send(days(day))
    expect(gateway.asked).toHaveLength(3)
    // Who keeps the installation sees it until then: were it the gateway, it would be all of them.
    expect(await look(db.app, reader, (ctx) => countFailingSms(ctx.tx, gateway.way))).toBe(1)
    // Stopping and going on is no way around it.
    for (const isOn of [false, true]) await as(reader, (ctx) => service.setSms(ctx, { isOn }))
    await send(days(9))
    expect(gateway.asked).toHaveLength(3)
  })

  test('has messages again on the very day on which it is confirmed anew', async () => {
    const number = newNumber()
    const reader = await plantReader(number)
    gateway.manner = 'REFUSES'
    for (const day of [0, 1, 2]) await send(days(day))
    gateway.manner = 'WELL'
    await ask(reader, number, hours(49))
    await confirm(reader, arrivedCode(), hours(49))
    expect(await seen(reader)).toMatchObject({ isOn: true, failed: null, refused: null })
    gateway.sent.length = 0
    await send(hours(50))
    expect(gateway.sent).toHaveLength(1)
  })

  test('once takes the next day as ever, and begins to count anew when one has left; a dead gateway counts nothing', async () => {
    const reader = await plantReader()
    gateway.manner = 'REFUSES'
    for (const day of [0, 1]) await send(days(day))
    expect((await seen(reader))?.failed).toBeNull()
    gateway.manner = 'REDIRECT'
    await send(days(2))
    expect(await seen(reader)).toMatchObject({ refused: { days: 2, isStopped: false }, failed: { times: 3 } })
    gateway.manner = 'WELL'
    await send(days(3))
    expect((await seen(reader))?.refused).toBeNull()
    expect(gateway.sent).toHaveLength(1)
    gateway.manner = 'REFUSES'
    await send(days(4))
    expect((await seen(reader))?.refused).toEqual({ days: 1, isStopped: false })
  })

  test('is forgotten with all that was counted when its owner deletes it', async () => {
    const reader = await plantReader()
    gateway.manner = 'REFUSES'
    for (const day of [0, 1, 2]) await send(days(day))
    await as(reader, service.dropSms)
    expect(await seen(reader)).toEqual(none)
  })
})

test('somebody who never said anything has no messages', async () => {
  const newcomer = actorAt('/1/1/1/', { accountId: newId() })
  expect(await seen(newcomer)).toEqual(none)
})
