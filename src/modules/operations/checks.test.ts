import { describe, expect, it } from 'vitest'
import { checksOf, type Vitals, worstOf } from './checks.ts'

const now = new Date('2026-11-28T04:00:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const well: Vitals = {
  now,
  disk: { free: 60 * 1024 ** 3, total: 100 * 1024 ** 3 },
  backups: { isOnSameDisk: false },
  lastBackup: ago(9),
  lastDrill: ago(48),
  since: ago(24 * 90),
  queue: { waiting: 0, oldestSeconds: 0, failed: 0 },
  unsealed: { count: 1, seconds: 1 },
  replicaSeconds: null,
  failingLetters: 0,
  failingSms: 0,
  keptLogs: { logs: 2, rewritten: 0, lacking: 0, unanswered: 0 },
  clockSeconds: 0.1,
  encoding: 'UTF8',
  sortsChinese: true,
  certificateEnds: ago(-24 * 60),
  versions: { product: '0.1.0', postgres: '18.4', node: '24.21.0', migration: '0080' },
}
const stateOf = (name: string, of: Partial<Vitals>) =>
  checksOf({ ...well, ...of }).find((one) => one.name === name)?.state

describe('the health of an installation (AD2)', () => {
  it('is good when nothing is wrong, and then gives no advice', () => {
    const checks = checksOf(well)
    expect(checks.filter(({ state }) => state !== 'GOOD')).toEqual([])
    expect(checks.filter(({ advice }) => advice !== null)).toEqual([])
    expect(worstOf(checks)).toBe('GOOD')
  })

  it.each<[string, Partial<Vitals>, string | undefined]>([
    ['disk', { disk: { free: 14 * 1024 ** 3, total: 100 * 1024 ** 3 } }, 'WARN'],
    ['disk', { disk: { free: 4 * 1024 ** 3, total: 100 * 1024 ** 3 } }, 'BAD'],
    ['disk', { disk: { free: 0.4 * 1024 ** 3, total: 1024 ** 3 } }, 'BAD'],
    ['backup', { backups: null }, 'BAD'],
    ['backup', { lastBackup: null }, 'BAD'],
    ['backup', { lastBackup: ago(30) }, 'WARN'],
    ['backup', { lastBackup: ago(60) }, 'BAD'],
    ['place', { backups: { isOnSameDisk: true } }, 'WARN'],
    ['drill', { lastDrill: ago(24 * 8 - 1) }, 'GOOD'],
    ['drill', { lastDrill: ago(24 * 8 + 1) }, 'BAD'],
    ['drill', { lastDrill: null }, 'BAD'],
    ['drill', { lastDrill: null, since: ago(3) }, 'WARN'],
    ['queue', { queue: { waiting: 3, oldestSeconds: 700, failed: 0 } }, 'WARN'],
    ['queue', { queue: { waiting: 3, oldestSeconds: 4000, failed: 0 } }, 'BAD'],
    ['queue', { queue: { waiting: 0, oldestSeconds: 0, failed: 1 } }, 'WARN'],
    ['audit', { unsealed: { count: 9, seconds: 61 } }, 'WARN'],
    ['audit', { unsealed: { count: 9, seconds: 601 } }, 'BAD'],
    ['replica', { replicaSeconds: 0.2 }, 'GOOD'],
    ['replica', { replicaSeconds: 6 }, 'WARN'],
    ['replica', { replicaSeconds: Number.POSITIVE_INFINITY }, 'WARN'],
    ['letters', { failingLetters: null }, undefined],
    ['sms', { failingSms: null }, undefined],
    ['sms', { failingSms: 0 }, 'GOOD'],
    ['sms', { failingSms: 2 }, 'WARN'],
    ['keptLogs', { keptLogs: { logs: 0, rewritten: 0, lacking: 0, unanswered: 0 } }, undefined],
    ['keptLogs', { keptLogs: { logs: 2, rewritten: 1, lacking: 0, unanswered: 0 } }, 'BAD'],
    ['keptLogs', { keptLogs: { logs: 2, rewritten: 0, lacking: 1, unanswered: 1 } }, 'BAD'],
    ['keptLogs', { keptLogs: { logs: 2, rewritten: 0, lacking: 0, unanswered: 1 } }, 'WARN'],
    ['letters', { failingLetters: 2 }, 'WARN'],
    ['clock', { clockSeconds: -6 }, 'WARN'],
    ['clock', { clockSeconds: 3600 }, 'BAD'],
    ['locale', { encoding: 'SQL_ASCII' }, 'BAD'],
    ['locale', { sortsChinese: false }, 'BAD'],
    ['certificate', { certificateEnds: null }, 'GOOD'],
    ['certificate', { certificateEnds: ago(-24 * 20) }, 'WARN'],
    ['certificate', { certificateEnds: ago(-24 * 3) }, 'BAD'],
    ['certificate', { certificateEnds: ago(24) }, 'BAD'],
  ])('%s with %j is %s', (name, of, state) => {
    expect(stateOf(name, of)).toBe(state)
  })

  it('says what is well without counting nothings', () => {
    const now = { lastBackup: ago(0.5), lastDrill: ago(2), unsealed: { count: 0, seconds: 0 } }
    const said = checksOf({ ...well, ...now }).map(({ sentence }) => sentence.zh)
    expect(said.filter((text) => /(?<![\d.])0 [小天个条]/.test(text))).toEqual([])
  })

  it('says first what is worst, and what to do about it', () => {
    const [first] = checksOf({ ...well, lastDrill: ago(24 * 9), unsealed: { count: 1, seconds: 90 } })
    expect(first).toMatchObject({ name: 'drill', state: 'BAD' })
    expect(first?.sentence.zh).toContain('9 天前')
    expect(first?.advice?.zh).toContain('马上演练')
  })
})
