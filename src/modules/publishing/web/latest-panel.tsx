import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { dayOf, formatDay } from '#kernel/time.ts'
import { useOwnOrg } from '#modules/organisations/web/index.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

const shown = 5

/** The last articles that the own site shows. */
export function LatestPanel() {
  const own = useOwnOrg()
  return own === undefined ? <DetailPending /> : <Latest orgId={own.id} />
}

const Latest = ({ orgId }: { orgId: string }) => {
  const say = useSay()
  const language = useLanguage()
  const input = { orgId, includeBelow: 'false', status: 'PUBLISHED', page: 1, size: 20 } as const
  const latest = useQuery(articleQueries.list(input))
  if (!latest.data) return <DetailPending error={latest.error} onRetry={() => void latest.refetch()} />
  const { rows } = latest.data
  return (
    <section className="lx-panel" aria-label={say(pageWords.latest)}>
      <h2>{say(pageWords.latest)}</h2>
      {rows.length === 0 && <p className="lx-quiet">{say(pageWords.noLatest)}</p>}
      <ul className="lx-plain-list">
        {rows.slice(0, shown).map(({ id, title, publishedAt }) => (
          <li key={id} className="lx-due">
            <Link className="lx-row-link" to={paths.one(id)}>
              {title}
            </Link>
            <span className="lx-quiet">{publishedAt && formatDay(dayOf(new Date(publishedAt)), language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
