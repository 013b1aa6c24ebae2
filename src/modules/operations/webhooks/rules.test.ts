import { expect, it } from 'vitest'
import { pauseAfter } from './rules.ts'

it('waits longer after each try in vain, and gives up after eight', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7].map((tries) => pauseAfter(tries) ?? 0)
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other))
  expect(pauseAfter(8)).toBeUndefined()
})
