import { useQuery } from '@tanstack/react-query'
import { formatDay, toDay } from '#kernel/time.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { linkFaults } from '../links/codes.ts'
import { deadLinkWords as w } from './dead-link-words.ts'
import { articleQueries } from './queries.ts'

/** The links of a published article that lead nowhere, each with why and since when; says where other sites are not tried (UX-PT11). */
export function DeadLinksPanel({ articleId }: { articleId: string }) {
  const say = useSay()
  const language = useLanguage()
  const { data } = useQuery(articleQueries.deadLinks(articleId))
  if (!data || (data.links.length === 0 && !data.othersLeft)) return null
  return (
    <section className="lx-panel" aria-label={say(w.title)}>
      <h2>{say(w.title)}</h2>
      {data.links.length > 0 && <p>{say(w.lead)}</p>}
      <ul className="lx-files">
        {data.links.map(({ address, since, fault }) => (
          <li key={address}>
            <span>{address}</span>
            <span className="lx-quiet">
              {say(w.since, { why: say(linkFaults[fault]), day: formatDay(toDay(since), language) })}
            </span>
          </li>
        ))}
      </ul>
      {data.othersLeft && <p className="lx-quiet">{say(w.othersLeft)}</p>}
    </section>
  )
}
