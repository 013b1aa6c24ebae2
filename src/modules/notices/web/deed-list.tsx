import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import type { CallInput } from '#kernel/contract.ts'
import { dayOf, formatDay } from '#kernel/time.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { listDeeds } from '../contract.ts'
import { pageWords } from './words.ts'

/** What this account handled or began, of every chapter, and how it stands; no number of it (E14). */
export function DeedList({ which }: Pick<CallInput<typeof listDeeds>, 'which'>) {
  const say = useSay()
  const language = useLanguage()
  const [page, setPage] = useState(1)
  const list = useQuery({
    queryKey: ['due', 'deeds', which, page],
    queryFn: () => call(listDeeds, { which, page }),
    placeholderData: keepPreviousData,
  })
  if (!list.data) return <DetailPending error={list.error} onRetry={() => void list.refetch()} />
  const { rows, hasMore } = list.data
  if (rows.length === 0 && page === 1)
    return <p className="lx-quiet">{say(which === 'handled' ? pageWords.nothingHandled : pageWords.nothingStarted)}</p>
  return (
    <>
      <ul className="lx-plain-list">
        {rows.map((row) => (
          <li key={`${row.kind}${row.id}${row.at}`} className="lx-due">
            <span>
              <Link className="lx-row-link" to={row.opens}>
                {say(row.title)}
              </Link>
              <span className="lx-quiet">
                {say(row.label)} · {row.orgName} · {formatDay(dayOf(new Date(row.at)), language)}
              </span>
            </span>
            <StatusTag label={row.state} />
          </li>
        ))}
      </ul>
      <p className="lx-quiet">{say(pageWords.deedsNote)}</p>
      {(page > 1 || hasMore) && (
        <div className="lx-actions">
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
            {say(pageWords.newer)}
          </Button>
          <Button disabled={!hasMore} onClick={() => setPage(page + 1)}>
            {say(pageWords.older)}
          </Button>
        </div>
      )}
    </>
  )
}
