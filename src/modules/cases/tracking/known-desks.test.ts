import { beforeAll, describe, expect, it } from 'vitest'
import { record } from '#kernel/audit.ts'
import { dayOf } from '#kernel/time.ts'
import { asCitizen, deskOf, places, plantCounty, written } from '../../../../tests/cases.ts'
import { act, testDatabase } from '../../../../tests/database.ts'
import { takeOrders } from '../importing/store.ts'
import { setLimit } from '../limits/service.ts'
import { KnownDesks } from './known-desks.ts'
import { submitCase } from './submitting.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const { xihe } = places
const noon = new Date('2026-11-23T12:00:00+08:00')
const later = (ms: number) => new Date(noon.getTime() + ms)

let host = 0
const send = (known: KnownDesks, now = noon, of: Parameters<typeof written>[0] = {}) =>
  asCitizen(db, 'write', (ctx) => submitCase(ctx, { ...written(of), aboutOrgId: xihe.id }, known), {
    now,
    address: `203.0.${Math.floor(++host / 250)}.${host % 250}`,
    key: `${host}-${now.getTime()}`,
  })
const order = ({ number }: { number: string }) => Number(number.slice(-6))
const orders = async (known: KnownDesks, times: readonly number[]) => {
  const drawn: number[] = []
  for (const ms of times) drawn.push(order(await send(known, later(ms))))
  return drawn
}
const step = (drawn: readonly number[]) => drawn.slice(1).map((one, at) => one - (drawn[at] as number))

describe('the orders of a day', () => {
  it('have no gaps where messages come one by one', async () => {
    const known = new KnownDesks()
    expect(step(await orders(known, [0, 2000, 4000, 6000, 8000]))).toEqual([1, 1, 1, 1])
    expect(order(await send(new KnownDesks(), later(9000))) - order(await send(known, later(9000)))).toBe(-1)
  })

  it('are given once in a rush, to two doors and an import beside them', async () => {
    const doors = [new KnownDesks(), new KnownDesks()] as const
    const all: number[] = []
    for (let second = 20; second < 23; second++) {
      const sent = Array.from({ length: 24 }, (_, at) => send(doors[(at % 2) as 0 | 1], later(second * 1000 + at)))
      const [taken] = await act(db.app, deskOf(xihe), async (ctx) => {
        record(ctx, 'cases.imported', { orgId: xihe.id })
        return takeOrders(ctx.tx, new Map([[dayOf(noon), 3]]))
      }).then((last) => [...last.values()])
      all.push(...(await Promise.all(sent)).map(order), ...[0, 1, 2].map((back) => (taken as number) - back))
    }
    expect(new Set(all).size).toBe(3 * 27)
  })

  it('that were drawn ahead are used within two seconds and on their day', async () => {
    const known = new KnownDesks()
    await send(known, later(39_000))
    await Promise.all(Array.from({ length: 10 }, (_, at) => send(known, later(40_000 + at))))
    const first = order(await send(known, later(41_000)))
    // Ten more were drawn with it: the next ones come from there, whoever draws meanwhile.
    const between = order(await send(new KnownDesks(), later(41_100)))
    expect(between - first).toBe(11)
    expect(order(await send(known, later(41_200)))).toBe(first + 1)
    expect(order(await send(known, later(44_000)))).toBeGreaterThan(between)
    const nextDay = await send(known, new Date('2026-11-24T00:00:00+08:00'))
    expect(nextDay.number).toMatch(/^LX20261124-000001$/)
  })

  it('that were drawn ahead by what was not kept are never used', async () => {
    const known = new KnownDesks()
    await send(known, later(49_000))
    await Promise.all(Array.from({ length: 10 }, (_, at) => send(known, later(50_000 + at))))
    const before = order(await send(new KnownDesks(), later(50_900)))
    const failing = asCitizen(
      db,
      'write',
      async (ctx) => {
        await submitCase(ctx, { ...written(), aboutOrgId: xihe.id }, known)
        throw new Error('not kept')
      },
      { now: later(51_000), address: '203.0.113.200' },
    )
    await expect(failing).rejects.toThrow('not kept')
    // It drew one for itself and ten ahead.
    expect(order(await send(known, later(51_001))) - before).toBe(12)
  })
})

describe('a desk that is known', () => {
  it('has the limits of before until the door hears that one was set', async () => {
    const known = new KnownDesks()
    const question = { kind: 'CONSULT' } as const
    const { answerByOn } = await send(known, later(60_000), question)
    await act(db.app, deskOf(xihe, { role: 'SECRETARY' }), (ctx) => setLimit(ctx, { name: 'consult', amount: 2 }))
    expect((await send(known, later(61_000), question)).answerByOn).toBe(answerByOn)
    known.hear(JSON.stringify({ keys: ['desks'] }))
    expect((await send(known, later(62_000), question)).answerByOn).not.toBe(answerByOn)
  })

  it('that is none any more takes nothing: whoever writes is asked to try again, and then it goes to the right one', async () => {
    const known = new KnownDesks()
    await send(known, later(70_000))
    await db.owner.query('update organisations.org set dissolved_on = $2 where id = $1', [xihe.id, '2026-11-22'])
    await expect(send(known, later(71_000))).rejects.toMatchObject({ code: '40001' })
    known.outdateAll()
    await expect(send(known, later(72_000))).rejects.toMatchObject({ code: 'cases.organisation-missing' })
    await db.owner.query('update organisations.org set dissolved_on = null where id = $1', [xihe.id])
    expect((await send(known, later(73_000))).number).toMatch(/^LX/)
  })
})
