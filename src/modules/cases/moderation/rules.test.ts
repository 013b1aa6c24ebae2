import { expect, test } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { type MeasureKind, moderationRules } from '../codes.ts'
import { allows } from './rules.ts'

const kinds: readonly MeasureKind[] = ['HIDE', 'REDACT']
test.each([
  ['2026-11-27', 'HIDE', false],
  ['2026-11-28', 'HIDE', true],
  ['2026-12-05', 'REDACT', true],
  ['2026-12-05', 'BLOCK', false],
] as const)('a rule in force since 28 November allows on %s to %s: %s (D24)', (on, kind, wanted) => {
  expect(allows({ since: '2026-11-28', kinds }, kind, toDay(on))).toBe(wanted)
})

test('no rule of the published list says that it is in force only after it was published with the product', () => {
  for (const { since } of Object.values(moderationRules)) expect(since <= '2026-11-28').toBe(true)
})
