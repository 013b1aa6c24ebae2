import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { type MatterRow, matterPath } from '#kernel/procedure/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { ListPage } from '#ui/list-page.tsx'
import { fromList } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { Say, useLanguage } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { matterBatch } from './matter-batch.ts'
import { lastMinute } from './matter-due.ts'
import { matterQueries } from './matter-queries.ts'
import { matterWords } from './matter-words.ts'
import { words } from './words.ts'

/** The queue of who decides: what waits for this post of whatever procedure, due first; gone through one by one, and some acts at once (TO2). */
export function MatterListPage() {
  const [params, setParams] = useSearchParams()
  const list = useQuery({ ...matterQueries.waiting(params), placeholderData: keepPreviousData })
  const colleagues = useQuery(matterQueries.colleagues)
  const queries = useQueryClient()
  const batch = useMemo(
    () =>
      matterBatch({
        colleagues: colleagues.data?.rows,
        onSettled: () => queries.invalidateQueries({ queryKey: matterQueries.all }),
      }),
    [colleagues.data, queries],
  )
  return (
    <ListPage<MatterRow>
      title={matterWords.title}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columnsOf(params)}
      batch={batch}
      empty={{ title: matterWords.none, hint: matterWords.noneHint }}
    />
  )
}

const columnsOf = (params: URLSearchParams): readonly Column<MatterRow>[] => [
  {
    key: 'title',
    title: matterWords.matter,
    width: 240,
    show: ({ id, title }) => (
      <Link to={`${matterPath(id)}?${fromList(params)}`}>
        <Say of={title} />
      </Link>
    ),
  },
  { key: 'procedure', title: matterWords.kind, show: ({ procedure }) => <Say of={procedure} /> },
  { key: 'state', title: matterWords.state, show: ({ state }) => <Say of={state} /> },
  {
    key: 'startedBy',
    title: matterWords.startedBy,
    width: 200,
    show: ({ starterName, starterOrgName }) => `${starterName}（${starterOrgName}）`,
  },
  { key: 'due', title: matterWords.due, show: (row) => <Due of={row} /> },
  { key: 'number', title: matterWords.number, deskOnly: true, show: ({ number }) => number },
]

const Due = ({ of }: { of: MatterRow }) => {
  const language = useLanguage()
  if (of.dueAt === null) return null
  return (
    <span className="lx-inline">
      {formatMinute(lastMinute(of.dueAt), language)}
      {of.isOverdue && <StatusTag tone="error" label={words.overdue} />}
    </span>
  )
}
