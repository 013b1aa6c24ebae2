import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import type { Sentence } from '#ui/sentence.tsx'
import { pageWords } from './words.ts'

/** 刚刚, 2 分钟前, 3 小时前; after a day the day and minute. */
export function howLongAgo(at: Date, now: Date): Sentence {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (minutes < 1) return pageWords.justNow
  if (minutes < 60) return fill(pageWords.minutesAgo, { count: minutes })
  if (minutes < 24 * 60) return fill(pageWords.hoursAgo, { count: Math.floor(minutes / 60) })
  return { zh: formatMinute(at, 'zh'), en: formatMinute(at, 'en') }
}
