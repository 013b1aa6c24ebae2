import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { call, urlOf } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { ListPanel } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { Say, useSay } from '#ui/sentence.tsx'
import { listFaults } from '../roster/contract.ts'
import { downloadMarked } from '../workbooks/contract.ts'
import { importWords } from './import-words.ts'

type Fault = Answer<typeof listFaults>['rows'][number]

/** Row, column and what to do, in words. */
export function FaultTable({ batchId }: { batchId: string }) {
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const faults = useQuery({
    queryKey: ['members', 'import-faults', batchId, page, size],
    queryFn: () => call(listFaults, { batchId, page, size }),
  })
  return (
    <ListPanel<Fault>
      title={importWords.faults}
      params={params}
      onParams={setParams}
      rowKey={({ row, column, code }) => `${row}${column}${code}`}
      page={faults.data}
      busy={faults.isFetching}
      error={faults.error}
      onRetry={() => void faults.refetch()}
      columns={columns}
      empty={{ title: importWords.noFaults }}
    />
  )
}

/** The file itself with what is wrong in it: most people correct it where they wrote it (UX §6.3). */
export function MarkedFiles({ batchId }: { batchId: string }) {
  const say = useSay()
  return (
    <div className="lx-actions">
      <Button icon={<DownloadOutlined />} href={urlOf(downloadMarked, { batchId })} download>
        {say(importWords.marked)}
      </Button>
      <Button href={urlOf(downloadMarked, { batchId, rows: 'WRONG' })} download>
        {say(importWords.onlyWrong)}
      </Button>
    </div>
  )
}

const columns: readonly Column<Fault>[] = [
  { key: 'row', title: importWords.row, width: 80, show: ({ row }) => row },
  { key: 'column', title: importWords.column, width: 160, show: ({ column }) => column },
  { key: 'fault', title: importWords.fault, show: (fault) => <Say of={fault} /> },
]
