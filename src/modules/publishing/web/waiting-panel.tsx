import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { DetailPending } from '#ui/detail-page.tsx'
import { NumberTiles } from '#ui/number-tiles.tsx'
import { useSay } from '#ui/sentence.tsx'
import { Hour } from './article-tags.tsx'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

/** 待办: the articles another person handed in and this one may read and publish (UX-CS1). */
export function WaitingPanel() {
  const say = useSay()
  const waiting = useQuery(articleQueries.list({ waiting: 'me', page: 1, size: 20 }))
  if (!waiting.data) return <DetailPending error={waiting.error} onRetry={() => void waiting.refetch()} />
  const { rows, total } = waiting.data
  const link = (props: object) => <Link to={paths.list('state=FOR_ME')} {...props} />
  return (
    <section className="lx-panel" aria-label={say(pageWords.panel)}>
      <h2>{say(pageWords.panel)}</h2>
      <NumberTiles label={pageWords.panel} tiles={[{ label: pageWords.forMe, value: total, tone: 'warning', link }]} />
      {rows.length === 0 ? (
        <p className="lx-quiet">{say(pageWords.noneWaits)}</p>
      ) : (
        <ul className="lx-plain-list">
          {rows.slice(0, 5).map((row) => (
            <li key={row.id} className="lx-due">
              <Link className="lx-row-link" to={paths.one(row.id)}>
                {row.title}
              </Link>
              <span className="lx-quiet">
                {row.orgName} · <Hour at={row.savedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
