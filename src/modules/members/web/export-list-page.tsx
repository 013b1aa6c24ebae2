import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { formatMinute } from '#kernel/time.ts'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { Say, useLanguage } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type Export, listExports } from '../export/contract.ts'
import { exportStates, exportWords } from './export-words.ts'
import { paths } from './paths.ts'

/** What one exported or asked to export, and how it stands. */
export function ExportListPage() {
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const list = useQuery({
    queryKey: ['members', 'exports', page, size],
    queryFn: ({ signal }) => call(listExports, { page, size }, { signal }),
  })
  return (
    <ListPage<Export>
      title={exportWords.exports}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columns}
      empty={{
        title: exportWords.none,
        action: (
          <Link to={paths.list()}>
            <Say of={exportWords.toRoster} />
          </Link>
        ),
      }}
    />
  )
}

const Moment = ({ at }: { at: string }) => formatMinute(new Date(at), useLanguage())

const columns: readonly Column<Export>[] = [
  {
    key: 'orgName',
    title: exportWords.of,
    show: ({ id, orgName }) => <Link to={paths.oneExport(id)}>{orgName}</Link>,
  },
  {
    key: 'state',
    title: exportWords.state,
    inHead: true,
    show: ({ state }) => <StatusTag tone={exportStates[state].tone} label={exportStates[state]} />,
  },
  { key: 'reason', title: exportWords.reason, show: ({ reason }) => reason },
  { key: 'rows', title: exportWords.rows, align: 'right', show: ({ rows }) => rows },
  { key: 'number', title: exportWords.number, deskOnly: true, show: ({ number }) => number },
  { key: 'createdAt', title: exportWords.askedAt, show: ({ createdAt }) => <Moment at={createdAt} /> },
]
