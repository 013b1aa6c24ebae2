import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, places, plantCounty, submitAbout } from '../../../tests/cases.ts'
import { testDatabase } from '../../../tests/database.ts'
import { trackingCode } from './tracking/rules.ts'
import { followCase } from './tracking/service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const codeOf = (fault: unknown) => (fault as { code?: string }).code
const guess = (number: string, address: string) =>
  asCitizen(db, 'read', (ctx) => followCase(ctx, { number, code: trackingCode(randomBytes(10)) }), { address })

describe('guessing codes (T12)', () => {
  it('hits nothing in 100,000 guesses from 200 addresses at 50 numbers, and almost all are not even judged', async () => {
    const receipts: { number: string }[] = []
    for (let at = 0; at < 50; at++) receipts.push(await submitAbout(db, places.xihe))
    const answers = new Map<unknown, number>()
    for (let block = 0; block < 1000; block++) {
      const turns = Array.from({ length: 100 }, (_, at) => block * 100 + at)
      const told = await Promise.all(
        turns.map((turn) => {
          const receipt = receipts[Math.floor(turn / 200) % 50]
          return guess(receipt?.number ?? '', `203.0.113.${turn % 200}`).then(() => 'hit', codeOf)
        }),
      )
      for (const one of told) answers.set(one, (answers.get(one) ?? 0) + 1)
    }
    expect(answers.get('hit')).toBeUndefined()
    // 50 tries of each address in a quarter of an hour; a run that takes longer is given more.
    expect(answers.get('cases.wrong-code')).toBeLessThanOrEqual(200 * 50 * 4)
    expect([...answers.values()].reduce((sum, count) => sum + count)).toBe(100_000)
  })

  it('takes the same time whether the number exists (median over 2,000 each, apart by less than a twentieth)', async () => {
    const receipt = await submitAbout(db, places.xihe)
    const took = { there: [] as number[], absent: [] as number[] }
    for (let turn = 0; turn < 2000; turn++)
      for (const kind of turn % 2 === 0 ? (['there', 'absent'] as const) : (['absent', 'there'] as const)) {
        const number = kind === 'there' ? receipt.number : receipt.number.replace(/\d{6}$/, '987654')
        const from = performance.now()
        await guess(number, `2001:db8:${turn.toString(16)}:${kind === 'there' ? 1 : 2}::1`).catch(codeOf)
        took[kind].push(performance.now() - from)
      }
    const median = (of: number[]) => of.toSorted((a, b) => a - b)[1000] as number
    const [there, absent] = [median(took.there), median(took.absent)]
    expect(Math.abs(there - absent) / absent, `existing ${there} ms, absent ${absent} ms`).toBeLessThan(0.05)
  })
})
