import { expect, test } from 'vitest'
import { isFreshEnough, mostLag } from './replica.ts'

// A copy that holds everything before the moment 5000 (decisions 119).
test.each([
  ['what was written long before', { since: 1000, now: 5200 }, true],
  ['what was written in the same millisecond in which it was asked', { since: 5000, now: 5200 }, false],
  ['what was written afterwards', { since: 5100, now: 5200 }, false],
  ['nothing of one’s own, within a second', { since: Number.NEGATIVE_INFINITY, now: 5000 + mostLag }, true],
  ['nothing of one’s own, after a second', { since: Number.NEGATIVE_INFINITY, now: 5001 + mostLag }, false],
  ['nothing of one’s own, by a clock that was set back ten minutes', { since: 1000, now: 5000 - 600_000 }, false],
])('a copy is read by who must see %s: %o, %s', (_, of, may) => {
  expect(isFreshEnough({ ...of, freshAt: 5000 })).toBe(may)
})
