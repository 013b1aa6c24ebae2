import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { plantCounty } from '../../tests/cases.ts'
import { testDatabase } from '../../tests/database.ts'
import { type Manner, startSmsGateway } from '../../tests/sms-gateway.ts'
import { hours, minutes, SmsScene } from '../../tests/sms-scene.ts'

const db = testDatabase()
const gateway = await startSmsGateway()
const scene = new SmsScene(db, gateway)
const { plantClerk, newNumber, ask, confirm, seen, arrivedCode, wrongCode } = scene

beforeAll(() => plantCounty(db))
afterAll(() => gateway.close())
beforeEach(scene.begin)

describe('a code', () => {
  test('is good for five tries, and then a new one is asked for', async () => {
    const clerk = await plantClerk()
    const number = newNumber()
    await ask(clerk, number)
    const [right, wrong] = [arrivedCode(), wrongCode()]
    for (const _ of Array(5).keys())
      await expect(confirm(clerk, wrong)).rejects.toMatchObject({ code: 'notices.sms-wrong-code' })
    await expect(confirm(clerk, right)).rejects.toMatchObject({ code: 'notices.sms-code-over' })
    // Until it is forgotten it is there to be deleted, and says why no code is typed in.
    expect(await seen(clerk)).toMatchObject({ askedNumber: expect.stringContaining('****'), isCodeOver: true })
    await ask(clerk, number, minutes(2))
    await confirm(clerk, arrivedCode(), minutes(3))
    expect(await seen(clerk)).toMatchObject({ isOn: true, askedNumber: null, isCodeOver: false })
  })

  test('is tried five times and not once more when all tries come together', async () => {
    const clerk = await plantClerk()
    await ask(clerk, newNumber())
    const wrong = wrongCode()
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => confirm(clerk, wrong).catch((fault: { code: string }) => fault.code)),
    )
    expect(outcomes.filter((one) => one === 'notices.sms-wrong-code')).toHaveLength(5)
  })

  test('is too old after ten minutes, works once and for nobody else', async () => {
    const clerk = await plantClerk()
    await ask(clerk, newNumber())
    const code = arrivedCode()
    await expect(confirm(await plantClerk(), code)).rejects.toMatchObject({ code: 'notices.sms-code-over' })
    await expect(confirm(clerk, code, minutes(10))).rejects.toMatchObject({ code: 'notices.sms-code-over' })
    await confirm(clerk, code, minutes(9.9))
    await expect(confirm(clerk, code, minutes(9.9))).rejects.toMatchObject({ code: 'notices.sms-code-over' })
  })

  test.each<[Manner, boolean]>([
    ['FAULT', true],
    ['RUBBISH', true],
    ['SILENT', true],
    ['REDIRECT', false],
    ['REFUSES', false],
  ])('of a gateway that answers %s may be typed in: %s', async (manner, mayBe) => {
    const clerk = await plantClerk()
    gateway.manner = manner
    const asked = ask(clerk, newNumber())
    if (!mayBe) return expect(asked).rejects.toMatchObject({ code: 'notices.sms-not-sent' })
    expect(await asked).toEqual({ asked: true, isSure: false })
    await confirm(clerk, arrivedCode())
  })
})

describe('a gateway that is slow or dead holds up nobody who works (R-F12)', () => {
  const notSent = { code: 'notices.sms-not-sent' }
  const tried = async () => Number((await db.owner.query('select count(*) from app.attempt')).rows[0]?.count)

  test('two wait for it at a time, and the others are told at once, without a try used up', {
    timeout: 20_000,
  }, async () => {
    const clerks: Actor[] = []
    for (const _ of Array(6).keys()) clerks.push(await plantClerk())
    const before = await tried()
    gateway.manner = 'SLOW'
    const begin = performance.now()
    const asked = clerks.map((clerk) =>
      ask(clerk, newNumber()).then(
        () => 'asked',
        (fault: { code: string }) => `${fault.code} ${performance.now() - begin < 3000 ? 'at once' : 'late'}`,
      ),
    )
    const outcomes = await Promise.all(asked)
    expect(outcomes.filter((one) => one === 'asked')).toHaveLength(2)
    expect(outcomes.filter((one) => one === 'notices.sms-not-sent at once')).toHaveLength(4)
    expect(gateway.asked).toHaveLength(2)
    expect(await tried()).toBe(before + 6)
  })

  test('after three failures in a row it is left alone for five minutes', async () => {
    gateway.manner = 'FAULT'
    for (const _ of Array(3).keys()) await ask(await plantClerk(), newNumber())
    gateway.manner = 'WELL'
    const clerk = await plantClerk()
    const number = newNumber()
    await expect(ask(clerk, number, minutes(4.9))).rejects.toMatchObject(notSent)
    expect(gateway.asked).toHaveLength(3)
    expect(await ask(clerk, number, minutes(5))).toEqual({ asked: true, isSure: true })
  })
})

describe('codes (T40)', () => {
  const codes = () => gateway.sent.length
  const tries = (...of: readonly Promise<unknown>[]) => Promise.allSettled(of)
  const busy = { code: 'kernel.too-many-tries' }

  test('go to one number once a minute and five times a day, whoever asks', async () => {
    const number = newNumber()
    await ask(await plantClerk(), number)
    await expect(ask(await plantClerk(), number, minutes(0.9))).rejects.toMatchObject(busy)
    for (const at of [2, 4, 6, 8, 10, 12, 14]) await tries(ask(await plantClerk(), number, minutes(at)))
    expect(codes()).toBe(5)
    await ask(await plantClerk(), number, hours(24.1))
    expect(codes()).toBe(6)
  })

  test('are asked for by one account five times a day, whatever the number', async () => {
    const clerk = await plantClerk()
    for (const at of [0, 1, 2, 3, 4, 5, 6]) await tries(ask(clerk, newNumber(), minutes(at)))
    expect(codes()).toBe(5)
  })

  test('that did not leave use up no try of the day, only the minute of the number', async () => {
    const clerk = await plantClerk()
    const number = newNumber()
    gateway.manner = 'REDIRECT'
    for (const at of [0, 2, 4, 6, 8, 10]) {
      scene.forgetFailures()
      const asked = ask(clerk, number, minutes(at))
      await expect(asked).rejects.toMatchObject({ code: 'notices.sms-not-sent' })
    }
    await expect(ask(clerk, number, minutes(10.5))).rejects.toMatchObject(busy)
    gateway.manner = 'WELL'
    for (const at of [12, 14, 16, 18, 20]) await ask(clerk, number, minutes(at))
    await expect(ask(clerk, newNumber(), minutes(22))).rejects.toMatchObject(busy)
    await expect(ask(await plantClerk(), number, minutes(22))).rejects.toMatchObject(busy)
    expect(codes()).toBe(5)
  })

  test('can be followed in the audit to one number, which nobody reads there', async () => {
    const [number, another] = [newNumber(), newNumber()]
    for (const [at, to] of [number, number, another].entries()) await ask(await plantClerk(), to, minutes(at * 2))
    const { rows } = await db.owner.query<{ digest: string }>(
      `select details->>'digest' as digest from audit.entry where act = 'notices.sms-asked' order by id desc limit 3`,
    )
    const [third, second, first] = rows.map((row) => row.digest)
    expect(first).toMatch(/^[0-9a-f]{16}$/)
    expect([second === first, third === first]).toEqual([true, false])
  })

  test('that are asked for too fast use up none of the account, and an account without tries takes no minute', async () => {
    const [clerk, other, mine] = [await plantClerk(), newNumber(), newNumber()]
    await ask(clerk, mine)
    for (const at of [0.1, 0.2, 0.3, 0.4, 0.5]) await tries(ask(clerk, mine, minutes(at)))
    for (const at of [2, 4, 6, 8]) await ask(clerk, mine, minutes(at))
    await expect(ask(clerk, other, minutes(10))).rejects.toMatchObject(busy)
    await ask(await plantClerk(), other, minutes(10.1))
    expect(codes()).toBe(6)
  })

  test('that nobody types in are asked for from one address sixty times an hour', async () => {
    for (const at of Array(64).keys()) await tries(ask(await plantClerk(), newNumber(), minutes(at / 20)))
    expect(codes()).toBe(60)
    await ask(await plantClerk(), newNumber(), minutes(64))
    expect(codes()).toBe(61)
  })

  test('of an office behind one address reach everybody who types in his own', async () => {
    for (const at of Array(80).keys()) {
      const clerk = await plantClerk()
      await ask(clerk, newNumber(), minutes(at / 10))
      await confirm(clerk, arrivedCode(), minutes(at / 10 + 0.05))
    }
    expect(codes()).toBe(80)
    // Who has confirmed his own has no more of it to pelt others with than anybody else.
    for (const at of Array(64).keys()) await tries(ask(await plantClerk(), newNumber(), minutes(9 + at / 20)))
    expect(codes()).toBe(140)
  })
})
