import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { formatDay, toDay } from '#kernel/time.ts'
import { type Fact, Facts, PagePending } from '#ui/detail-page.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import type { TopicList, TopicRow } from '../contract.ts'
import { courseNote } from './course-note.ts'
import { courseWords as c } from './course-words.ts'
import { figureWords } from './figure-words.ts'
import { Picture, Rows } from './pictures.tsx'
import { demandQueries } from './queries.ts'
import { topicWords as w } from './topic-words.ts'

/** How a topic runs in time: by month as a picture and as a table, and in words whether it is new, comes back, or comes with the season (D27). */
export function TopicCoursePage() {
  const { topicId = '' } = useParams()
  const list = useQuery(demandQueries.topics)
  if (!list.data) return <PagePending error={list.error} onRetry={() => void list.refetch()} />
  const topic = list.data.rows.find(({ id }) => id === topicId)
  return topic ? <Course of={topic} run={list.data.run} /> : <Gone />
}

// A topic lives until the next are found.
const Gone = () => {
  const say = useSay()
  return (
    <>
      <PageHeading title={c.gone}>{say(c.goneHint)}</PageHeading>
      <p>
        <Link to="/console/topics">{say(c.toList)}</Link>
      </p>
    </>
  )
}

const Course = ({ of, run }: { of: TopicRow; run: TopicList['run'] }) => {
  const say = useSay()
  const months = useMemo(() => of.months.map((messages, at) => [run?.months[at] ?? '', messages] as const), [of, run])
  const bars = useMemo(() => months.map(([label, value]) => ({ label, value })), [months])
  const note = courseNote(of.months)
  return (
    <article className="lx-detail">
      <PageHeading title={{ zh: of.name, en: of.name }}>{say(c.lead)}</PageHeading>
      <section className="lx-panel" aria-label={say(w.course)}>
        <Facts facts={useFacts(of)} />
        <h2>{say(w.course)}</h2>
        <Marks of={of} />
      </section>
      {months.length === 0 ? (
        <p>{say(c.notKept)}</p>
      ) : (
        <Picture title={c.byMonth} bars={bars} note={note && <p className="lx-quiet">{say(note)}</p>}>
          <Rows heads={[figureWords.month, w.messages]} rows={months} />
        </Picture>
      )}
    </article>
  )
}

function useFacts({ messages, heat, firstOn, lastOn, place }: TopicRow): Fact[] {
  const language = useLanguage()
  const day = (text: string) => formatDay(toDay(text), language)
  return [
    { label: w.messages, value: messages },
    { label: w.span, value: `${day(firstOn)} – ${day(lastOn)}` },
    { label: w.heat, value: heat.toFixed(1) },
    { label: w.place, value: place },
  ]
}

/** What its course is called, each with what that means; a mark is never a colour alone. */
const Marks = ({ of: { courses, season } }: { of: TopicRow }) => {
  const say = useSay()
  if (courses.length === 0) return <p>{say(c.steady)}</p>
  return (
    <ul className="lx-plain-list">
      {courses.map((course) => (
        <li key={course}>
          <strong>{say(w[course])}</strong>：
          {say(course === 'SEASONAL' ? (c.seasons[season ?? 0] ?? c.seasons[0]) : c[course])}
        </li>
      ))}
    </ul>
  )
}
