import { expect, it } from 'vitest'
import { hoursLeft } from './deadline.tsx'

const now = new Date('2026-11-29T22:30:00+08:00')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

it.each([
  [119, '还剩 1 小时', 'error'],
  [120, '还剩 2 小时', 'error'],
  [59, '还剩 59 分钟', 'error'],
  [0, '还剩 0 分钟', 'error'],
  [24 * 60, '还剩 24 小时', 'warning'],
  [-20, '已超时不到 1 小时', 'error'],
  [-61, '已超时不到 2 小时', 'error'],
])('hours that run over midnight are told in hours: %i minutes', (minutes, zh, tone) => {
  expect(hoursLeft(at(minutes), now)).toMatchObject({ tone, label: { zh } })
})
