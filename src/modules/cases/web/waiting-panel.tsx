import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { DetailPending } from '#ui/detail-page.tsx'
import { NumberTiles } from '#ui/number-tiles.tsx'
import { useSay } from '#ui/sentence.tsx'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'
import { rateWords } from './rate-words.ts'
import { pageWords } from './words.ts'

/** Three numbers of the desk and those below it, each of which leads to its list; the cases themselves stand in 待办 (UX-CS1). */
export function WaitingPanel() {
  const say = useSay()
  const counts = useQuery(caseQueries.counts)
  if (!counts.data) return <DetailPending error={counts.error} onRetry={() => void counts.refetch()} />
  const { waiting, dueSoon, overdue } = counts.data
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
      <p>
        <Link to={paths.rates}>{say(rateWords.toPage)}</Link>
      </p>
    </section>
  )
}
