import { expect, it } from 'vitest'
import { monthAfter } from './rules.ts'

it('goes from December to January', () => {
  expect(['2026-01', '2026-09', '2026-12'].map(monthAfter)).toEqual(['2026-02', '2026-10', '2027-01'])
})
