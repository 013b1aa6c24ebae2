import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { listRemoved, putBack, type Removed } from '#kernel/bin/contract.ts'
import { call } from '#kernel/client.ts'
import { formatDay, formatMinute, toDay } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { PagePending } from '#ui/detail-page.tsx'
import { ListPanel } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { binWords as w } from './bin-words.ts'

/** 回收站: what was removed by hand at one’s own organisation, for thirty days (UX-CS10). */
export function BinPage() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const removed = useQuery({ queryKey: ['removed', page, size], queryFn: () => call(listRemoved, { page, size }) })
  if (!removed.data) return <PagePending error={removed.error} onRetry={() => void removed.refetch()} />
  return (
    <>
      <PageHeading title={w.title}>{say(w.lead)}</PageHeading>
      <ListPanel<Removed>
        title={w.title}
        params={params}
        onParams={setParams}
        rowKey={({ id }) => id}
        page={removed.data}
        columns={columns}
        empty={{ title: w.none, hint: w.noneHint }}
      />
    </>
  )
}

const columns: readonly Column<Removed>[] = [
  { key: 'name', title: w.name, show: ({ name }) => name },
  { key: 'kind', title: w.kind, inHead: true, show: ({ label }) => <Kind of={label} /> },
  { key: 'by', title: w.by, show: ({ removedByName, removedAt }) => <By name={removedByName} at={removedAt} /> },
  { key: 'until', title: w.until, show: ({ keptUntil }) => <Until of={keptUntil} /> },
  { key: 'acts', title: w.acts, show: (row) => <PutBack of={row} /> },
]

const Kind = ({ of }: { of: Removed['label'] }) => <>{useSay()(of)}</>
const Until = ({ of }: { of: string }) => <>{formatDay(toDay(of), useLanguage())}</>
const By = ({ name, at }: { name: string; at: string }) => (
  <>
    {name} {formatMinute(new Date(at), useLanguage())}
  </>
)

const PutBack = ({ of: { id } }: { of: Removed }) => {
  const toast = useToast()
  const queries = useQueryClient()
  const put = async () => {
    await call(putBack, { removedId: id })
    toast('success', w.done)
    await queries.invalidateQueries()
  }
  return <ActionButton label={w.putBack} can onAct={put} />
}
