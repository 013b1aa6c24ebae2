import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { DetailPending } from '#ui/detail-page.tsx'
import { NumberTiles } from '#ui/number-tiles.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'
import { rateWords } from './rate-words.ts'
import { leaderWords as w } from './words.ts'

/** Three numbers for who leads; each opens the cases behind it. Of matters, never of persons. */
export function LeaderPanel() {
  const say = useSay()
  const counts = useQuery(caseQueries.leader)
  if (!counts.data) return <DetailPending error={counts.error} onRetry={() => void counts.refetch()} />
  const { open, late, judged, solved } = counts.data
  const tile = (label: Sentence, query: string) => ({
    label,
    link: (props: object) => <Link to={paths.list(query)} {...props} />,
  })
  return (
    <section className="lx-panel" aria-label={say(w.panel)}>
      <h2>{say(w.panel)}</h2>
      <NumberTiles
        label={w.panel}
        tiles={[
          { ...tile(w.open, 'view=open'), value: open },
          { ...tile(w.late, 'overdue=true'), value: late, tone: 'error', outOf: open },
          { ...tile(w.solved, 'judged=solved'), value: solved, outOf: judged },
        ]}
      />
      <p className="lx-quiet">
        {say(w.how)} <Link to={paths.list('judged=all')}>{say(w.judged, { count: judged })}</Link>
      </p>
      <p>
        <Link to={paths.rates}>{say(rateWords.toPage)}</Link>
      </p>
    </section>
  )
}
