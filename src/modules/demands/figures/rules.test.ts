import { expect, test } from 'vitest'
import { randomFrom } from '../../../../tests/trees.ts'
import { fieldsIn, monthsUpTo, partsOf, toldFrom, withoutSmall } from './rules.ts'

test.each([
  ['nothing small', [12, 0, 30], [12, 0, 30], 42],
  ['one small takes the smallest of the others along', [3, 12, 30], [null, null, 30], 45],
  ['two small that make fewer than ten take another along', [3, 4, 12, 30], [null, null, null, 30], 49],
  ['two small that make ten stand for themselves', [6, 4, 12], [null, null, 12], 22],
  ['nothing left to hide but the sum', [3, 0, 4], [null, 0, null], null],
  ['one part alone', [7], [null], null],
])('%s (D27)', (_, counts, parts, total) => expect(withoutSmall(counts)).toEqual({ parts, total }))

test('what is told never gives a small part away by subtraction (D27)', () => {
  const random = randomFrom(27)
  for (let round = 0; round < 3000; round++) {
    const counts = Array.from({ length: 1 + random(8) }, () => (random(3) === 0 ? random(12) : random(60)))
    const { parts, total } = withoutSmall(counts)
    const hidden = counts.filter((_, at) => parts[at] === null)
    for (const [at, told] of parts.entries()) expect(told ?? counts[at]).toBe(counts[at])
    expect(parts.filter((told) => told !== null && told > 0 && told < toldFrom)).toEqual([])
    // All an outsider learns is the sum of what is hidden, and of at least two parts at that.
    if (hidden.length > 0 && total !== null) {
      expect(hidden.length).toBeGreaterThan(1)
      expect(total - parts.reduce<number>((sum, told) => sum + (told ?? 0), 0)).toBeGreaterThanOrEqual(toldFrom)
    }
  }
})

test('parts of parts give neither a small one nor the part they belong to away (D27)', () => {
  const random = randomFrom(150)
  for (let round = 0; round < 3000; round++) {
    const counts = Array.from({ length: 2 + random(4) }, () =>
      Array.from({ length: 1 + random(5) }, () => (random(2) === 0 ? random(12) : random(40))),
    )
    const whole = counts.map((parts) => parts.reduce((sum, count) => sum + count, 0))
    const told = withoutSmall(whole).parts
    for (const [at, parts] of counts.entries()) {
      const shown = partsOf(parts, told[at] ?? null)
      const hidden = parts.filter((_, part) => shown[part] === null)
      expect(shown.filter((count) => count !== null && count > 0 && count < toldFrom)).toEqual([])
      if (told[at] === null) expect(shown.every((count) => count === null || count === 0)).toBe(true)
      else if (hidden.length > 0) {
        expect(hidden.length).toBeGreaterThan(1)
        expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(toldFrom)
      }
    }
  }
})

test('fields are the sums of their second levels, undecided ones last', () => {
  const of = (field: string | null, second: string | null, messages: number) => ({ field, second, messages, before: 1 })
  const fields = fieldsIn([of(null, null, 50), of('水', '停水', 3), of('路', null, 9), of('水', null, 8)])
  expect(fields.map(({ field, messages, before, seconds }) => [field, messages, before, seconds.length])).toEqual([
    ['水', 11, 2, 2],
    ['路', 9, 1, 1],
    [null, 50, 1, 1],
  ])
})

test('months end with that of the day', () => {
  expect(monthsUpTo('2026-02-28', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
})
