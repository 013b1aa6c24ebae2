import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { formatMinute } from '#kernel/time.ts'
import type { Chip } from '#ui/list-filters.tsx'
import { ListPage } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { Say, useLanguage } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { duplicateBases } from '../codes.ts'
import { type DuplicateRow, listDuplicates } from '../duplicates/contract.ts'
import { duplicateStates, duplicateWords as words } from './duplicate-words.ts'
import { paths } from './paths.ts'

/** Records that may be of one person and lie before one's organisations, open ones first (D02). */
export function DuplicateListPage() {
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const state = (params.get('state') ?? undefined) as DuplicateRow['state'] | undefined
  const input = { page, size, ...(state ? { state } : {}) }
  const list = useQuery({
    queryKey: ['members', 'duplicates', input],
    queryFn: ({ signal }) => call(listDuplicates, input, { signal }),
  })
  return (
    <ListPage<DuplicateRow>
      title={words.duplicates}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={list.data}
      error={list.error}
      onRetry={() => void list.refetch()}
      chips={chips}
      columns={columns}
      empty={{ title: words.none, hint: words.noneHint }}
    />
  )
}

const chips: readonly Chip[] = Object.entries(duplicateStates).map(([state, { zh, en }]) => ({
  label: { zh, en },
  params: { state },
}))

const Moment = ({ at }: { at: string }) => formatMinute(new Date(at), useLanguage())

const orgOr = (name: string | null) => name ?? <Say of={words.gone} />

const columns: readonly Column<DuplicateRow>[] = [
  { key: 'name', title: words.name, show: ({ id, name }) => <Link to={paths.oneDuplicate(id)}>{name}</Link> },
  {
    key: 'state',
    title: words.state,
    inHead: true,
    show: ({ state }) => <StatusTag tone={duplicateStates[state].tone} label={duplicateStates[state]} />,
  },
  { key: 'firstOrg', title: words.first, width: 200, show: ({ firstOrg }) => orgOr(firstOrg) },
  { key: 'secondOrg', title: words.second, width: 200, show: ({ secondOrg }) => orgOr(secondOrg) },
  { key: 'basis', title: words.basis, show: ({ basis }) => <Say of={duplicateBases[basis]} /> },
  { key: 'foundAt', title: words.foundAt, show: ({ foundAt }) => <Moment at={foundAt} /> },
  { key: 'decidedBy', title: words.decidedBy, deskOnly: true, show: ({ decidedBy }) => decidedBy },
]
