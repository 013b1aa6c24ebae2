import { expect, test } from 'vitest'
import { longDay, minuteOf, todayText } from './day-text.ts'

test('an instant is told in the minute of China', () => {
  expect(minuteOf(new Date('2026-11-23T07:30:00Z'))).toBe('2026-11-23 15:30')
  expect(longDay('2026-01-05')).toBe('2026年1月5日')
})

test.each([
  ['2026-11-23', '星期一', '农历丙午年十月十五'],
  ['2026-02-17', '星期二', '农历丙午年正月初一'],
  ['2026-02-16', '星期一', '农历乙巳年腊月廿九'],
  ['2025-07-25', '星期五', '农历乙巳年闰六月初一'],
  ['2026-03-08', '星期日', '农历丙午年正月二十'],
  ['2025-02-27', '星期四', '农历乙巳年正月三十'],
  ['2026-02-26', '星期四', '农历丙午年正月初十'],
])('%s is %s, %s', (day, weekday, lunar) => {
  const today = todayText(new Date(`${day}T12:00:00+08:00`))
  expect(today.lunar).toBe(lunar)
  expect(today.long).toContain(weekday)
})
