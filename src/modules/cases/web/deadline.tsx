import { fill } from '#kernel/errors.ts'
import { dayOf, daysBetween, formatDay, toDay } from '#kernel/time.ts'
import type { Tone } from '#ui/notice.tsx'
import { type Sentence, useLanguage } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import type { CaseRow } from '../contract.ts'
import { openStates } from '../rules.ts'
import { pageWords } from './words.ts'

/** The limit that runs now and how long it still is; a finished case has none. */
export function Deadline({ of }: { of: Pick<CaseRow, 'dueOn' | 'state' | 'isOverdue'> }) {
  const language = useLanguage()
  if (of.dueOn === null || !openStates.includes(of.state)) return '—'
  const { tone, label } = howLong(of.dueOn)
  return (
    <span className="lx-inline">
      {formatDay(toDay(of.dueOn), language)} <StatusTag tone={tone} label={label} />
    </span>
  )
}

const howLong = (dueOn: string): { tone: Tone | 'neutral'; label: Sentence } => {
  const left = daysBetween(dayOf(new Date()), toDay(dueOn))
  if (left < 0) return { tone: 'error', label: fill(pageWords.overdueBy, { count: -left }) }
  if (left === 0) return { tone: 'warning', label: pageWords.dueToday }
  return { tone: left <= 2 ? 'warning' : 'neutral', label: fill(pageWords.dueIn, { count: left }) }
}
