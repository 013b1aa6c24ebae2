import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { dayOf, formatDay } from '#kernel/time.ts'
import { DetailPending, PagePending } from '#ui/detail-page.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { readDigest } from '../contract.ts'
import { readReminder } from '../reminder/contract.ts'
import { CalendarPanel } from './calendar-panel.tsx'
import { KindsPanel } from './kinds-panel.tsx'
import { MailPanel } from './mail-panel.tsx'
import { QuietPanel } from './quiet-panel.tsx'
import { reminderWords as w } from './reminder-words.ts'
import { SmsPanel } from './sms-panel.tsx'

/** 提醒与日历: what the day holds, and in which ways one wants to be told (E09). */
export function ReminderPage() {
  const say = useSay()
  const of = useQuery({ queryKey: ['reminder'], queryFn: () => call(readReminder, {}) })
  if (!of.data) return <PagePending error={of.error} onRetry={() => void of.refetch()} />
  return (
    <>
      <PageHeading title={w.title}>{say(w.intro)}</PageHeading>
      <DigestPanel />
      <QuietPanel quiet={of.data.quiet} />
      <MailPanel of={of.data} />
      {of.data.sms !== null && <SmsPanel of={of.data.sms} />}
      <CalendarPanel since={of.data.calendarSince} />
      <KindsPanel kinds={of.data.kinds} hasSms={of.data.sms !== null} />
    </>
  )
}

const reminders = ['ONE_AFTER', 'ONE_BEFORE', 'THREE_BEFORE'] as const

const DigestPanel = () => {
  const say = useSay()
  const language = useLanguage()
  const digest = useQuery({ queryKey: ['due', 'digest'], queryFn: () => call(readDigest, {}), staleTime: 0 })
  return (
    <section className="lx-panel">
      <h2>{say(w.digest)}</h2>
      <p className="lx-quiet">{formatDay(dayOf(new Date()), language)}</p>
      <p className="lx-quiet">{say(w.digestHint)}</p>
      {!digest.data && <DetailPending error={digest.error} onRetry={() => void digest.refetch()} />}
      {digest.data?.lines.length === 0 && <p>{say(w.nothing)}</p>}
      <ul className="lx-plain-list">
        {digest.data?.lines.map((line) => (
          <li key={line.kind}>
            {[
              say(w.digestLine, { label: say(line.label), total: line.total }),
              ...(['late', 'today', 'soon'] as const).map((one) => line[one] > 0 && say(w[one], { count: line[one] })),
              ...reminders.map((one) => line.reminders[one] > 0 && say(w[one], { count: line.reminders[one] })),
            ]
              .filter(Boolean)
              .join('，')}
          </li>
        ))}
      </ul>
      {(digest.data?.lines.length ?? 0) > 0 && <Link to="/console/">{say(w.toDue)}</Link>}
    </section>
  )
}
