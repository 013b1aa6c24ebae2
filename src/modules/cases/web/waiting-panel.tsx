import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { DetailPending } from '#ui/detail-page.tsx'
import { NumberTiles } from '#ui/number-tiles.tsx'
import { useSay } from '#ui/sentence.tsx'
import { StateTag } from './case-tags.tsx'
import { Deadline } from './deadline.tsx'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'
import { pageWords } from './words.ts'

/** 待办 of the desk: three numbers that lead to their lists, and the cases that are due first (UX-CS1). */
export function WaitingPanel() {
  const say = useSay()
  const counts = useQuery(caseQueries.counts)
  const nearest = useQuery(caseQueries.list({ view: 'open', page: 1, size: 20 }))
  const error = counts.error ?? nearest.error
  if (!counts.data || !nearest.data) {
    const retry = () => void Promise.all([counts.refetch(), nearest.refetch()])
    return <DetailPending error={error} onRetry={retry} />
  }
  const { waiting, dueSoon, overdue } = counts.data
  const rows = nearest.data.rows.slice(0, 5)
  const tile = (
    label: typeof pageWords.waiting | typeof pageWords.dueSoon | typeof pageWords.overdue,
    query: string,
  ) => ({
    label,
    link: (props: object) => <Link to={paths.list(query)} {...props} />,
  })
  return (
    <section className="lx-panel" aria-label={say(pageWords.panel)}>
      <h2>{say(pageWords.panel)}</h2>
      <NumberTiles
        label={pageWords.panel}
        tiles={[
          { ...tile(pageWords.waiting, 'state=SUBMITTED'), value: waiting, tone: 'warning' },
          { ...tile(pageWords.dueSoon, 'dueSoon=true'), value: dueSoon, tone: 'warning' },
          { ...tile(pageWords.overdue, 'overdue=true'), value: overdue, tone: 'error' },
        ]}
      />
      {rows.length === 0 ? (
        <p className="lx-quiet">{say(pageWords.noneWaits)}</p>
      ) : (
        <>
          <h3>{say(pageWords.nearest)}</h3>
          <ul className="lx-plain-list">
            {rows.map((row) => (
              <li key={row.id} className="lx-due">
                <Link className="lx-row-link" to={paths.one(row.id)}>
                  <span>{row.title}</span> <StateTag state={row.state} />
                </Link>
                <Deadline of={row} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
