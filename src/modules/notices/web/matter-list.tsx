import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { listHandled, listStarted } from '#kernel/procedure/contract.ts'
import { dayOf, formatDay } from '#kernel/time.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { ListPager } from '#ui/list-rows.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { usePhone } from '#ui/use-media.ts'
import { pageWords } from './words.ts'

/** Procedures this account has acted on or begun, and how they stand. */
export function MatterList({ which }: { which: 'handled' | 'started' }) {
  const say = useSay()
  const language = useLanguage()
  const phone = usePhone()
  const [params, setParams] = useState(new URLSearchParams())
  const page = Number(params.get('page') ?? 1)
  const size = Number(params.get('size') ?? 20)
  const list = useQuery({
    queryKey: ['matters', which, page, size],
    queryFn: () => call(which === 'handled' ? listHandled : listStarted, { page, size }),
  })
  if (!list.data) return <DetailPending error={list.error} onRetry={() => void list.refetch()} />
  const { rows, total } = list.data
  if (total === 0)
    return <p className="lx-quiet">{say(which === 'handled' ? pageWords.nothingHandled : pageWords.nothingStarted)}</p>
  return (
    <>
      <ul className="lx-plain-list">
        {rows.map((row) => (
          <li key={row.id} className="lx-due">
            <span>
              <Link className="lx-row-link" to={`/console/matters/${row.id}`}>
                {say(row.title)}
              </Link>
              <span className="lx-quiet">
                {say(row.procedure)} · {row.starterOrgName} · {formatDay(dayOf(new Date(row.startedAt)), language)}
              </span>
            </span>
            <StatusTag tone={row.isOverdue ? 'error' : row.outcome ? 'success' : 'info'} label={row.state} />
          </li>
        ))}
      </ul>
      <ListPager total={total} params={params} onParams={setParams} phone={phone} />
    </>
  )
}
