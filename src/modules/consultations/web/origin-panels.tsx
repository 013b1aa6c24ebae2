import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { fill } from '#kernel/errors.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { useUnlessDialog } from '#ui/open-dialogs.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { useWaiting } from '#ui/unsent.tsx'
import { consultationStates } from '../codes.ts'
import type { Begun } from '../origin/contract.ts'
import { consultationTones } from './list-page.tsx'
import { OpenConsultation, unsentConsultation, type Written } from './open-consultation.tsx'
import { consultationQueries } from './queries.ts'
import { pageWords as w } from './words.ts'

/** Beside a topic: what was asked about it, and asking with one tap. */
export function TopicPanel({ subjectId: topicId }: { subjectId: string }) {
  // Topics are found anew under an open form: it stands where it is until it is closed.
  const data = useUnlessDialog(useQuery(consultationQueries.fromTopics).data)
  const one = data?.topics.find((topic) => topic.topicId === topicId)
  if (!data || !one) return null
  return (
    <>
      {data.can.openConsultation === true && (
        <OpenConsultation initial={{ ...one.draft, closesOn: data.closesOn }} from={{ topicId }} isPlain />
      )}
      <Rows rows={one.rows} />
    </>
  )
}

/** Above all topics: what was asked for those that are not in the list any more, and what was typed at one and not sent, which waits with the account. */
export function TopicsPanel() {
  const say = useSay()
  const data = useUnlessDialog(useQuery(consultationQueries.fromTopics).data)
  const { waiting: now, discard } = useWaiting(unsentConsultation)
  const waiting = useUnlessDialog(now)
  if (!data) return null
  const typed: Partial<Written> | undefined = data.can.openConsultation === true ? waiting?.values : undefined
  if (data.gone.length === 0 && !typed) return null
  return (
    <>
      {typed && (
        <section className="lx-panel" aria-label={say(w.unsent)}>
          <p>{say(w.leftUnsent, { title: typed.title?.trim() || say(w.untitled) })}</p>
          <div className="lx-actions">
            <OpenConsultation isPlain goesOn />
            <Button onClick={discard}>{say(w.discard)}</Button>
          </div>
        </section>
      )}
      {data.gone.length > 0 && (
        <section className="lx-panel" aria-label={say(w.ofGoneTopics)}>
          <h2>{say(w.ofGoneTopics)}</h2>
          <p className="lx-quiet">{say(w.ofGoneTopicsHint)}</p>
          <Rows rows={data.gone} />
        </section>
      )}
    </>
  )
}

/** The same on the page of a project. */
export function ProjectPanel({ subjectId: projectId }: { subjectId: string }) {
  const say = useSay()
  const { data } = useQuery(consultationQueries.fromProject(projectId))
  if (!data) return null
  return (
    <section className="lx-panel">
      <h2>{say(w.title)}</h2>
      {data.rows.length === 0 && <p>{say(w.noneFrom)}</p>}
      <Rows rows={data.rows} />
      {data.can.openConsultation === true && (
        <OpenConsultation initial={{ ...data.draft, closesOn: data.closesOn }} from={{ projectId }} isPlain />
      )}
    </section>
  )
}

interface Asked {
  readonly publicPath: string | null
  /** The words of its topic, and the day on which it was one. */
  readonly words: readonly string[]
  readonly on: string
}

const Rows = ({ rows }: { rows: readonly (Begun & Partial<Asked>)[] }) => {
  const say = useSay()
  const language = useLanguage()
  if (rows.length === 0) return null
  return (
    <ul className="lx-plain-list">
      {rows.map(({ id, title, state, closesOn, publicPath = null, words, on }) => (
        <li key={id}>
          {publicPath === null ? (
            <Link to={`/console/consultations/${id}`}>{title}</Link>
          ) : (
            <a href={publicPath} target="_blank" rel="noopener">
              {title}
            </a>
          )}{' '}
          <StatusTag tone={consultationTones[state]} label={consultationStates[state]} />{' '}
          <span className="lx-quiet">
            {say(fill(w.until, { day: formatDay(toDay(closesOn), language) }))}
            {words && on && ` · ${say(w.goneTopic, { words: words.join('、'), day: formatDay(toDay(on), language) })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
