import { fill } from '#kernel/errors.ts'
import { dayOf, daysBetween, formatDay, formatMinute, toDay } from '#kernel/time.ts'
import type { Tone } from '#ui/notice.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import type { CaseRow } from '../contract.ts'
import { openStates } from '../rules.ts'
import { clockWords } from './clock-words.ts'
import { urgencyWords } from './urgency-words.ts'
import { pageWords } from './words.ts'

/** The limit that runs now and how long it still is; a finished case has none. */
export function Deadline({ of }: { of: Pick<CaseRow, 'dueOn' | 'dueAt' | 'state' | 'isOverdue' | 'firstWordDueAt'> }) {
  const say = useSay()
  const language = useLanguage()
  if (of.dueOn === null || !openStates.includes(of.state)) return '—'
  const { tone, label } = howLong(of.dueOn, of.isOverdue)
  const hour = hourOf(of)
  const until = hour && of.dueAt !== null ? fill(hour, { when: formatMinute(new Date(of.dueAt), language) }) : undefined
  return (
    <span className="lx-inline">
      {until ? say(until) : formatDay(toDay(of.dueOn), language)} <StatusTag tone={tone} label={label} />
    </span>
  )
}

// Accepting and the first word of what is urgent end with an hour, everything else with its day.
const hourOf = ({ state, dueAt, firstWordDueAt }: Pick<CaseRow, 'state' | 'dueAt' | 'firstWordDueAt'>) => {
  if (firstWordDueAt !== null && firstWordDueAt === dueAt) return urgencyWords.until
  return state === 'SUBMITTED' ? clockWords.acceptUntil : undefined
}

const howLong = (dueOn: string, isOverdue: boolean): { tone: Tone | 'neutral'; label: Sentence } => {
  const left = daysBetween(dayOf(new Date()), toDay(dueOn))
  if (left < 0) return { tone: 'error', label: fill(pageWords.overdueBy, { count: -left }) }
  if (isOverdue) return { tone: 'error', label: clockWords.lateToday }
  if (left === 0) return { tone: 'warning', label: pageWords.dueToday }
  return { tone: left <= 2 ? 'warning' : 'neutral', label: fill(pageWords.dueIn, { count: left }) }
}
