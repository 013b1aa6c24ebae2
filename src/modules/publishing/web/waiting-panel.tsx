import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { DetailPending } from '#ui/detail-page.tsx'
import { NumberTiles } from '#ui/number-tiles.tsx'
import { useSay } from '#ui/sentence.tsx'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

/** How many articles wait for this reader; they themselves stand in 待办 (UX-CS1). */
export function WaitingPanel() {
  const say = useSay()
  const waiting = useQuery(articleQueries.list({ waiting: 'me', page: 1, size: 20 }))
  if (!waiting.data) return <DetailPending error={waiting.error} onRetry={() => void waiting.refetch()} />
  const link = (props: object) => <Link to={paths.list('state=FOR_ME')} {...props} />
  return (
    <section className="lx-panel" aria-label={say(pageWords.panel)}>
      <h2>{say(pageWords.panel)}</h2>
      <NumberTiles
        label={pageWords.panel}
        tiles={[{ label: pageWords.forMe, value: waiting.data.total, tone: 'warning', link }]}
      />
    </section>
  )
}
