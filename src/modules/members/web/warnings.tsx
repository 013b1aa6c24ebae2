import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { Say, useSay } from '#ui/sentence.tsx'
import { listWarnings } from '../figures/contract.ts'
import { paths } from './paths.ts'
import { figureWords } from './words.ts'

/** What should be looked at in an organisation and below (ORG-16, ORG-17, ORG-20); `most` of them, and a way to the rest. */
export function Warnings({ orgId, most }: { orgId: string; most?: number }) {
  const say = useSay()
  const warnings = useQuery({
    queryKey: ['members', 'warnings', orgId],
    queryFn: () => call(listWarnings, { orgId }),
  })
  const { data } = warnings
  return (
    <section className="lx-panel" aria-label={say(figureWords.warnings)}>
      <h2>{say(figureWords.warnings)}</h2>
      {!data && <DetailPending error={warnings.error} onRetry={() => void warnings.refetch()} />}
      {data?.rows.length === 0 && <p className="lx-quiet">{say(figureWords.noWarnings)}</p>}
      {data && data.rows.length > 0 && (
        <>
          <p className="lx-quiet">{say(figureWords.warningsNote, { count: data.total })}</p>
          <ul className="lx-plain-list">
            {data.rows.slice(0, most).map((row) => (
              <li key={row.orgId}>
                <Link to={paths.list(row.orgId)}>{row.orgName}</Link>{' '}
                <span className="lx-quiet">{say(figureWords.members, { count: row.members })}</span>
                {row.warnings.map((warning) => (
                  <p key={warning.id}>{say(warning)}</p>
                ))}
              </li>
            ))}
          </ul>
          {most !== undefined && data.rows.length > most && (
            <Link to={paths.figures(orgId)}>
              <Say of={figureWords.seeAll} />
            </Link>
          )}
        </>
      )}
    </section>
  )
}
