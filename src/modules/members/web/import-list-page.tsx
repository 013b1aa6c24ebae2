import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { formatMinute } from '#kernel/time.ts'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { useLanguage } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type ImportBatch, listImports } from '../roster/contract.ts'
import { importWords, stateWords } from './import-words.ts'
import { paths } from './paths.ts'
import { UploadPanel } from './upload-panel.tsx'

/** Uploads a roster, and what was uploaded before. */
export function ImportListPage() {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const list = useQuery({
    queryKey: ['members', 'imports', page, size],
    queryFn: () => call(listImports, { page, size }),
    refetchInterval: ({ state }) => (state.data?.rows.some((batch) => batch.state === 'UPLOADED') ? 5000 : false),
  })
  return (
    <ListPage<ImportBatch>
      title={importWords.imports}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columns}
      empty={{ title: importWords.noImports }}
      above={list.data && <UploadPanel onUploaded={(batchId) => void navigate(paths.oneImport(batchId))} />}
    />
  )
}

const Moment = ({ at }: { at: string }) => formatMinute(new Date(at), useLanguage())

const columns: readonly Column<ImportBatch>[] = [
  {
    key: 'fileName',
    title: importWords.fileName,
    show: ({ id, fileName }) => <Link to={paths.oneImport(id)}>{fileName}</Link>,
  },
  {
    key: 'state',
    title: importWords.state,
    show: ({ state }) => <StatusTag tone={stateWords[state].tone} label={stateWords[state]} />,
  },
  { key: 'rowsNew', title: importWords.rowsNew, align: 'right', show: ({ rowsNew }) => rowsNew ?? '—' },
  { key: 'rowsUpdated', title: importWords.rowsUpdated, align: 'right', show: ({ rowsUpdated }) => rowsUpdated ?? '—' },
  { key: 'rowsWrong', title: importWords.rowsWrong, align: 'right', show: ({ rowsWrong }) => rowsWrong ?? '—' },
  { key: 'orgName', title: importWords.organisation, deskOnly: true, show: ({ orgName }) => orgName },
  { key: 'actorName', title: importWords.actor, show: ({ actorName }) => actorName },
  { key: 'createdAt', title: importWords.at, show: ({ createdAt }) => <Moment at={createdAt} /> },
]
