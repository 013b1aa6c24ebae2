import { fill } from '#kernel/errors.ts'
import { dayOf, daysBetween, formatDay, toDay } from '#kernel/time.ts'
import type { Tone } from '#ui/notice.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import type { DueItem } from '../contract.ts'
import { pageWords } from './words.ts'

/** The last day and how long it still is, in words; colour only underlines them. */
export function DueTag({ of }: { of: Pick<DueItem, 'dueOn' | 'urgency'> }) {
  const language = useLanguage()
  const say = useSay()
  if (of.dueOn === null) return <span className="lx-quiet">{say(pageWords.noLimit)}</span>
  const left = daysBetween(dayOf(new Date()), toDay(of.dueOn))
  return (
    <span className="lx-inline">
      {formatDay(toDay(of.dueOn), language)} <StatusTag tone={tones[of.urgency]} label={howLong(left)} />
    </span>
  )
}

const tones: Readonly<Record<DueItem['urgency'], Tone | 'neutral'>> = {
  OVERDUE: 'error',
  SOON: 'warning',
  LATER: 'neutral',
  OPEN: 'neutral',
}

const howLong = (left: number): Sentence => {
  if (left < 0) return fill(pageWords.overdueBy, { count: -left })
  return left === 0 ? pageWords.dueToday : fill(pageWords.dueIn, { count: left })
}
