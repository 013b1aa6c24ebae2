import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { fill } from '#kernel/errors.ts'
import { formatDay, toDay } from '#kernel/time.ts'
import { useUnlessDialog } from '#ui/open-dialogs.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { consultationStates } from '../codes.ts'
import type { Begun } from '../origin/contract.ts'
import { consultationTones } from './list-page.tsx'
import { OpenConsultation } from './open-consultation.tsx'
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

const Rows = ({ rows }: { rows: readonly (Begun & { readonly publicPath?: string | null })[] }) => {
  const say = useSay()
  const language = useLanguage()
  if (rows.length === 0) return null
  return (
    <ul className="lx-plain-list">
      {rows.map(({ id, title, state, closesOn, publicPath = null }) => (
        <li key={id}>
          {publicPath === null ? (
            <Link to={`/console/consultations/${id}`}>{title}</Link>
          ) : (
            <a href={publicPath} target="_blank" rel="noopener">
              {title}
            </a>
          )}{' '}
          <StatusTag tone={consultationTones[state]} label={consultationStates[state]} />{' '}
          <span className="lx-quiet">{say(fill(w.until, { day: formatDay(toDay(closesOn), language) }))}</span>
        </li>
      ))}
    </ul>
  )
}
