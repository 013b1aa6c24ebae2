import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { mostCounted } from '#kernel/contract.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { useSay } from '#ui/sentence.tsx'
import { Deadline } from './deadline.tsx'
import { paths } from './paths.ts'
import { caseQueries } from './queries.ts'
import { pageWords } from './words.ts'

const shown = 8

/** The open messages of the own organisation and those below, the nearest limit first. */
export function OpenPanel() {
  const say = useSay()
  const open = useQuery(caseQueries.list({ view: 'open', page: 1, size: 20 }))
  if (!open.data) return <DetailPending error={open.error} onRetry={() => void open.refetch()} />
  const { rows, total } = open.data
  return (
    <section className="lx-panel" aria-label={say(pageWords.openCases)}>
      <h2>{say(pageWords.openCases)}</h2>
      {rows.length === 0 && <p className="lx-quiet">{say(pageWords.noOpenCases)}</p>}
      <ul className="lx-plain-list">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id} className="lx-due">
            <span>
              <Link className="lx-row-link" to={paths.one(row.id)}>
                {row.title}
              </Link>
              <span className="lx-quiet">{row.number}</span>
            </span>
            <Deadline of={row} />
          </li>
        ))}
      </ul>
      {total > shown && (
        <Link className="lx-on-screen" to={paths.list()}>
          {say(pageWords.allOpenCases, { count: total > mostCounted ? `${mostCounted}+` : total })}
        </Link>
      )}
    </section>
  )
}
