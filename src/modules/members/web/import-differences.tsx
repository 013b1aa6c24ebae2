import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { ListPanel } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { Say } from '#ui/sentence.tsx'
import { listDifferences, type RowDifference } from '../mapping/contract.ts'
import { namedValue } from './code-names.ts'
import { importWords } from './import-words.ts'
import { paths } from './paths.ts'

/** What an update would change, before beside after (UX §6.3). */
export function DifferenceTable({ batchId }: { batchId: string }) {
  const [params, setParams] = useState(new URLSearchParams())
  const { page, size } = readListQuery(params)
  const found = useQuery({
    queryKey: ['members', 'import-differences', batchId, page, size],
    queryFn: () => call(listDifferences, { batchId, page, size }),
  })
  return (
    <ListPanel<RowDifference>
      title={importWords.differences}
      params={params}
      onParams={setParams}
      rowKey={({ row }) => String(row)}
      page={found.data}
      busy={found.isFetching}
      error={found.error}
      onRetry={() => void found.refetch()}
      columns={columns}
      empty={{ title: importWords.noDifferences }}
    />
  )
}

const shown = (field: string, value: string | null) => {
  if (value === null) return '—'
  const name = namedValue(field, value)
  return name ? <Say of={name} /> : value
}

const columns: readonly Column<RowDifference>[] = [
  {
    key: 'name',
    title: importWords.member,
    width: 120,
    show: ({ memberId, name }) => <Link to={paths.card(memberId)}>{name}</Link>,
  },
  { key: 'row', title: importWords.row, width: 80, show: ({ row }) => row },
  {
    key: 'changes',
    title: importWords.change,
    show: ({ changes }) => (
      <ul className="lx-changes">
        {changes.map((change) => (
          <li key={change.field}>
            <Say of={change} />: <del>{shown(change.field, change.before)}</del>{' '}
            <ins>{shown(change.field, change.after)}</ins>
          </li>
        ))}
      </ul>
    ),
  },
]
