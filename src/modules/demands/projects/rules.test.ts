import { expect, it } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { fallOf, toldOf, windowsOf } from './rules.ts'

const day = toDay

it('compares three whole months before with the last three, once three have passed since the month of the beginning', () => {
  const before = { from: '2026-03-01', until: '2026-06-01' }
  expect(windowsOf(day('2026-06-11'), day('2026-06-11'))).toEqual({ before, after: null })
  expect(windowsOf(day('2026-06-11'), day('2026-09-30'))).toEqual({ before, after: null })
  expect(windowsOf(day('2026-06-11'), day('2026-10-01'))).toEqual({
    before,
    after: { from: '2026-07-01', until: '2026-10-01' },
  })
  expect(windowsOf(day('2026-01-31'), day('2026-02-01')).before).toEqual({ from: '2025-10-01', until: '2026-01-01' })
})

it('tells no number below ten but nought (D27), and no fall where one is not told', () => {
  expect([0, 1, 9, 10, 44].map(toldOf)).toEqual([0, null, null, 10, 44])
  expect(fallOf(44, 17)).toBe(61)
  expect(fallOf(20, 25)).toBe(-25)
  expect(fallOf(20, 20)).toBe(0)
  expect([fallOf(null, 17), fallOf(44, null), fallOf(0, 12)]).toEqual([undefined, undefined, undefined])
})
