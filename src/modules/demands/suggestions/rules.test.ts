import { expect, test } from 'vitest'
import { likeliestDesk } from './rules.ts'

const to = (orgId: string, count: number, here = 0) => ({ orgId, count, here })
const shareOf = (...passed: ReturnType<typeof to>[]) => likeliestDesk(passed)?.share ?? 0

test('of three of three it says less than of thirty of thirty', () => {
  expect(shareOf(to('a', 3))).toBeCloseTo(0.8)
  expect(shareOf(to('a', 30))).toBeCloseTo(0.97)
})

test('what went there twice is no habit', () => {
  expect(likeliestDesk([to('a', 2)])).toBeUndefined()
  expect(likeliestDesk([])).toBeUndefined()
})

test('a case about the same place counts before those about others', () => {
  const passed = [to('roads', 20), to('village', 5, 5)]
  expect(likeliestDesk(passed)).toMatchObject({ to: { orgId: 'village' } })
  expect(shareOf(...passed)).toBeCloseTo(0.774, 3)
  expect(likeliestDesk([to('roads', 20), to('village', 5)])).toMatchObject({ to: { orgId: 'roads' } })
})

test('all shares and the doubt that is left make one', () => {
  const each = [to('a', 6, 2), to('b', 3, 1)]
  const [first, second] = [shareOf(...each), shareOf({ ...each[0]!, orgId: 'z' }, each[1]!)]
  expect(first).toBeCloseTo(second)
  expect(first).toBeCloseTo((2 + (2 * (6 + 2 / 3)) / 11) / 5)
})
