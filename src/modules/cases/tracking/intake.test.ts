import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { record } from '#kernel/audit.ts'
import { toDay } from '#kernel/time.ts'
import { asCitizen, places, plantCounty, submitAbout, written } from '../../../../tests/cases.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { takeOrders } from '../importing/store.ts'
import { submitCase } from './submitting.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const { xihe } = places
const monday = new Date('2026-11-23T10:00:00+08:00')

describe('the number of a case', () => {
  const tuesday = new Date('2026-11-24T09:00:00+08:00')
  const orderOf = ({ number }: { number: string }) => Number(number.slice(-6))
  const send = (address: string) => submitAbout(db, xihe, {}, { now: tuesday, address })

  it('is given once and begins with the day, also when many are first (D17)', async () => {
    const receipts = await Promise.all(Array.from({ length: 30 }, (_, at) => send(`198.51.100.${at}`)))
    const orders = receipts.map(orderOf)
    expect(receipts.every(({ number }) => number.startsWith('LX20261124-'))).toBe(true)
    expect(new Set(orders).size).toBe(30)
    expect(Math.min(...orders)).toBeGreaterThan(0)
    expect(Math.max(...orders)).toBeLessThan(100)
  })

  it('is given without waiting for a message that is not on disk yet', async () => {
    const slow = Promise.withResolvers<void>()
    const held = asCitizen(
      db,
      'write',
      async (ctx) => {
        const receipt = await submitCase(ctx, { ...written(), aboutOrgId: xihe.id })
        await slow.promise
        return receipt
      },
      { now: tuesday, address: '198.51.100.60' },
    )
    const other = await send('198.51.100.61')
    slow.resolve()
    expect(orderOf(other)).not.toBe(orderOf(await held))
  })

  it('leaves room for an import of the same day, which counts without gaps', async () => {
    const importing = () =>
      asCitizen(db, 'write', async (ctx) => {
        record(ctx, 'cases.imported')
        const orders = await takeOrders(
          ctx.tx,
          new Map([
            [toDay('2026-11-24'), 5],
            [toDay('2026-11-25'), 3],
          ]),
        )
        return [...orders.entries()]
      })
    const before = orderOf(await send('198.51.100.70'))
    const first = await importing()
    expect(first.map(([day]) => day)).toEqual(['2026-11-24', '2026-11-25'])
    expect(first[1]?.[1]).toBe(3)
    const [numbers, again] = await Promise.all([
      Promise.all(Array.from({ length: 10 }, (_, at) => send(`198.51.100.${80 + at}`))),
      importing(),
    ])
    const block = (last: number) => Array.from({ length: 5 }, (_, at) => last - at)
    const all = [before, ...block(first[0]?.[1] ?? 0), ...block(again[0]?.[1] ?? 0), ...numbers.map(orderOf)]
    expect(new Set(all).size).toBe(all.length)
    const next = await submitAbout(
      db,
      xihe,
      {},
      { now: new Date('2026-11-25T09:00:00+08:00'), address: '198.51.100.99' },
    )
    expect(orderOf(next)).toBe(7)
  })
})

describe('a form sent twice', () => {
  it('is answered as before, also when the address has no room left', async () => {
    const of = { now: monday, address: '203.0.113.90', key: 'one-form' }
    const first = await submitAbout(db, xihe, {}, of)
    for (let at = 0; at < 19; at++) await submitAbout(db, xihe, {}, { ...of, key: `form-${at}` })
    await expect(submitAbout(db, xihe, {}, { ...of, key: 'new' })).rejects.toMatchObject({
      code: 'kernel.too-many-tries',
    })
    expect(await submitAbout(db, xihe, {}, of)).toEqual(first)
  })

  it('is answered as before, also when it has a fault by now', async () => {
    const of = { now: monday, address: '203.0.113.91', key: 'faulty-form' }
    const first = await submitAbout(db, xihe, {}, of)
    expect(await submitAbout(db, xihe, { title: '短' }, of)).toEqual(first)
  })
})

it('a desk that a private message may not go to is refused by the database (CZ4)', async () => {
  const write = (deskId: string, isPublic: boolean) =>
    db.portal.pool.query('select cases.submit_case($1::jsonb, $2, null)', [
      JSON.stringify({ aboutOrgId: xihe.id, deskId, isPublic, kind: 'CONSULT', oneUp: false }),
      randomBytes(32),
    ])
  for (const [deskId, isPublic] of [
    [xihe.id, false],
    [places.shanhou.id, true],
    [places.baiyun.id, true],
  ] as const)
    await expect(write(deskId, isPublic)).rejects.toThrow('not the one it was admitted for')
})
