import { dayOf } from './time.ts'

/** Day and minute in China, like `2026-11-23 15:30`. */
export function minuteOf(at: Date): string {
  return new Date(at.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/** A day as it is read aloud, from `2026-11-23`: `2026年11月23日`. */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Today for a masthead: date, day of the week, and the day of the Chinese calendar (UX-PT1), like `农历丙午年十月十五`. */
export function todayText(at: Date): { readonly day: string; readonly long: string; readonly lunar: string } {
  const day = dayOf(at)
  if (today?.day !== day) today = { day, long: `${longDay(day)}　${WEEKDAY.format(at)}`, lunar: `农历${lunarDay(at)}` }
  return today
}

const CHINA_OFFSET_MS = 8 * 3_600_000
const WEEKDAY = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', weekday: 'long' })
const LUNAR = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
})
const NUMERALS = '十一二三四五六七八九'

let today: { day: string; long: string; lunar: string } | undefined

const lunarDay = (at: Date): string => {
  const parts = new Map(LUNAR.formatToParts(at).map((part) => [part.type as string, part.value]))
  return `${parts.get('yearName') ?? ''}年${parts.get('month') ?? ''}${lunarDate(Number(parts.get('day')))}`
}

const lunarDate = (date: number): string => {
  if (date === 20) return '二十'
  if (date === 30) return '三十'
  const tens = ['初', '十', '廿'][Math.floor(date / 10)]
  return date === 10 ? '初十' : `${tens}${NUMERALS[date % 10]}`
}
