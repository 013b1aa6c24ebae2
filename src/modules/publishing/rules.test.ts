import { expect, it } from 'vitest'
import { beginningOf, monthAfter } from './rules.ts'

it('goes from December to January', () => {
  expect(['2026-01', '2026-09', '2026-12'].map(monthAfter)).toEqual(['2026-02', '2026-10', '2027-01'])
})

it.each([
  ['随下一批补训。 这次培训少讲大道理。', '随下一批补训。这次培训少讲大道理。'],
  ['怎么办？ “先问清楚。” 他说。', '怎么办？“先问清楚。”他说。'],
  // A heading is no sentence, and other writing keeps its blanks.
  ['会议要求 各村三天内办结。 See the list. 共27条', '会议要求 各村三天内办结。 See the list. 共27条'],
])('the beginning of a text has no blank between two Chinese paragraphs: %s', (plain, beginning) => {
  expect(beginningOf(plain)).toBe(beginning)
})

it('the beginning of a long text ends with a sign that it goes on, at 120 signs', () => {
  expect([...beginningOf('𬇕'.repeat(120))]).toHaveLength(120)
  expect([...beginningOf('𬇕'.repeat(121))]).toEqual([...'𬇕'.repeat(119), '…'])
})
