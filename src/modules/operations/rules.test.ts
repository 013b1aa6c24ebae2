import { describe, expect, it } from 'vitest'
import { isBackupDue, isDrillDue } from './rules.ts'

const now = new Date('2026-11-28T04:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

describe('the nightly backup', () => {
  it.each([
    ['2026-11-28T02:29:00+08:00', '2026-11-27T02:30:00+08:00', false],
    ['2026-11-28T02:30:00+08:00', '2026-11-27T02:30:00+08:00', true],
    ['2026-11-28T09:00:00+08:00', '2026-11-28T02:30:10+08:00', false],
    ['2026-11-30T09:00:00+08:00', '2026-11-28T02:30:10+08:00', true],
  ])('at %s, begun last at %s: %s', (at, last, due) => {
    expect(isBackupDue({ now: new Date(at), at: '02:30', lastBegun: new Date(last) })).toBe(due)
  })

  it('is made at once when there was none', () => {
    expect(isBackupDue({ now, at: '02:30', lastBegun: null })).toBe(true)
  })
})

describe('the weekly drill', () => {
  const asked = { now, lastFailed: false, hasBackup: true }

  it('waits for a first backup, then comes every seven days, sooner after one that failed', () => {
    expect(isDrillDue({ ...asked, lastBegun: null, hasBackup: false })).toBe(false)
    expect(isDrillDue({ ...asked, lastBegun: null })).toBe(true)
    expect(isDrillDue({ ...asked, lastBegun: ago(24 * 7 - 1) })).toBe(false)
    expect(isDrillDue({ ...asked, lastBegun: ago(24 * 7) })).toBe(true)
    expect(isDrillDue({ ...asked, lastBegun: ago(7), lastFailed: true })).toBe(true)
    expect(isDrillDue({ ...asked, lastBegun: ago(5), lastFailed: true })).toBe(false)
  })
})
