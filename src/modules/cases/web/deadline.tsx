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
  const { tone, label } = runsByHours(of)
    ? hoursLeft(new Date(of.firstWordDueAt), new Date())
    : howLong(of.dueOn, of.isOverdue)
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
  if (runsByHours({ dueAt, firstWordDueAt })) return urgencyWords.until
  return state === 'SUBMITTED' ? clockWords.acceptUntil : undefined
}

type FirstWord = Pick<CaseRow, 'dueAt' | 'firstWordDueAt'>
const runsByHours = <T extends FirstWord>(of: T): of is T & { readonly firstWordDueAt: string } =>
  of.firstWordDueAt !== null && of.firstWordDueAt === of.dueAt

/** What is told of hours that run, in hours and not in days: two hours may end tomorrow. */
export function hoursLeft(dueAt: Date, now: Date): { tone: Tone | 'neutral'; label: Sentence } {
  const minutes = Math.floor((dueAt.getTime() - now.getTime()) / 60_000)
  if (minutes < 0) return { tone: 'error', label: fill(urgencyWords.lateBy, { hours: Math.ceil(-minutes / 60) }) }
  if (minutes < 60) return { tone: 'error', label: fill(urgencyWords.minutesLeft, { minutes }) }
  const tone = minutes < 240 ? 'error' : 'warning'
  return { tone, label: fill(urgencyWords.hoursLeft, { hours: Math.floor(minutes / 60) }) }
}

const howLong = (dueOn: string, isOverdue: boolean): { tone: Tone | 'neutral'; label: Sentence } => {
  const left = daysBetween(dayOf(new Date()), toDay(dueOn))
  if (left < 0) return { tone: 'error', label: fill(pageWords.overdueBy, { count: -left }) }
  if (isOverdue) return { tone: 'error', label: clockWords.lateToday }
  if (left === 0) return { tone: 'warning', label: pageWords.dueToday }
  return { tone: left <= 2 ? 'warning' : 'neutral', label: fill(pageWords.dueIn, { count: left }) }
}
