import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refuseUntil } from './limits.ts'
import { dayOf } from './time.ts'
import { waitOf } from './wait.ts'

const morning = new Date('2026-11-23T01:05:00Z')
const night = new Date('2026-11-23T15:30:00Z')
const hours = (of: number) => of * 3600

describe('a wait is said as a person would say it', () => {
  it.each([
    [1, morning, '过 1 分钟', 'in a minute'],
    [61, morning, '过 2 分钟', 'in 2 minutes'],
    [59 * 60, morning, '过 59 分钟', 'in 59 minutes'],
    [59 * 60 + 1, morning, '过 1 小时', 'in an hour'],
    [hours(1), morning, '过 1 小时', 'in an hour'],
    [hours(1) + 1, morning, '过 2 小时', 'in 2 hours'],
    [hours(12), morning, '过 12 小时', 'in 12 hours'],
    [hours(24), morning, '明天 09:05 以后', 'after 09:05 tomorrow'],
    [hours(23) + 1, morning, '明天 08:06 以后', 'after 08:06 tomorrow'],
    // In the night tomorrow is near.
    [hours(2), night, '过 2 小时', 'in 2 hours'],
    [hours(7), night, '明天 06:30 以后', 'after 06:30 tomorrow'],
    [hours(48), morning, '过 48 小时', 'in 48 hours'],
  ])('%i seconds', (seconds, now, zh, en) => expect(waitOf(seconds, now)).toEqual({ zh, en }))

  it('and never sooner than it is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: hours(24) }), fc.integer({ min: 0, max: hours(24) }), (seconds, later) => {
        const now = new Date(morning.getTime() + later * 1000)
        const end = now.getTime() + seconds * 1000
        const { zh } = waitOf(seconds, now)
        const [, clock] = /^明天 (\d\d:\d\d) 以后$/.exec(zh) ?? []
        const [, count, unit] = /^过 (\d+) (分钟|小时)$/.exec(zh) ?? []
        const tomorrow = dayOf(new Date(now.getTime() + hours(24) * 1000))
        const said = clock
          ? new Date(`${tomorrow}T${clock}:00+08:00`).getTime()
          : now.getTime() + Number(count) * (unit === '小时' ? 3_600_000 : 60_000)
        expect(said).toBeGreaterThanOrEqual(end)
        expect(said - end).toBeLessThan(clock || unit === '分钟' ? 60_000 : 3_600_000)
      }),
    )
  })

  it('in every refusal of a limit', () => {
    const told = (seconds: number) => {
      try {
        return refuseUntil(seconds, morning)
      } catch (fault) {
        return (fault as { sentence: { zh: string } }).sentence.zh
      }
    }
    expect([told(0), told(60), told(hours(1)), told(hours(24))]).toEqual([
      ...[undefined, '次数太多了，请过 1 分钟再试。', '次数太多了，请过 1 小时再试。'],
      '次数太多了，请明天 09:05 以后再试。',
    ])
  })
})
