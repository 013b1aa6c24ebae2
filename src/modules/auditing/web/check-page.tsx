import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { call, fetchFile } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton, permission } from '#ui/action-button.tsx'
import { PagePending } from '#ui/detail-page.tsx'
import { ListPanel } from '#ui/list-page.tsx'
import type { Column } from '#ui/list-rows.tsx'
import { Notice, type Tone, useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { ProgressPanel } from '#ui/progress-panel.tsx'
import { saveFile } from '#ui/save-file.ts'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import {
  type ChainCheck,
  type CheckState,
  fetchCheckSheet,
  listChainChecks,
  startChainCheck,
} from '../checking/contract.ts'
import { checkStates } from '../codes.ts'
import { words } from '../words.ts'
import { checkWords as w } from './check-words.ts'
import { CompareSheet } from './compare-sheet.tsx'

type Checks = Answer<typeof listChainChecks>
type Row = ChainCheck

const queryKey = ['auditing', 'checks']
const isOpen = ({ state }: Row) => state === 'ASKED' || state === 'RUNNING'

/** The checks of the whole chain: begun here, done by the worker, kept with their signed sheets (E03). */
export function CheckPage() {
  const checks = useQuery({
    queryKey,
    queryFn: () => call(listChainChecks, {}),
    refetchInterval: ({ state }) => (state.data?.rows.some(isOpen) ? 2000 : false),
  })
  if (!checks.data) return <PagePending error={checks.error} onRetry={() => void checks.refetch()} />
  return <Page of={checks.data} />
}

const Page = ({ of: { rows, can } }: { of: Checks }) => {
  const say = useSay()
  const toast = useToast()
  const queries = useQueryClient()
  const start = async () => {
    await call(startChainCheck, {})
    toast('success', w.started)
    await queries.invalidateQueries({ queryKey })
  }
  const begin = (
    <ActionButton kind="primary" label={w.start} can={permission(can, 'startChainCheck', words)} onAct={start} />
  )
  return (
    <>
      <PageHeading title={w.title} actions={begin}>
        {say(w.lead)}
      </PageHeading>
      <Standing of={rows} />
      <div className="lx-after">
        <List of={rows} />
      </div>
      <CompareSheet />
    </>
  )
}

const Standing = ({ of: rows }: { of: readonly Row[] }) => {
  const say = useSay()
  const open = rows.find(isOpen)
  const last = rows.find(({ state }) => state === 'DONE')
  return (
    <>
      {open?.state === 'ASKED' && <Notice tone="info" title={w.waits} />}
      {open?.state === 'RUNNING' && <ProgressPanel title={w.running} done={open.done} total={open.total} />}
      {last && last.findings !== 0 && (
        <div className="lx-after">
          <Notice tone="error" title={w.badTitle}>
            {say(w.badHint)}
          </Notice>
        </div>
      )}
    </>
  )
}

const List = ({ of: rows }: { of: readonly Row[] }) => {
  const [params, setParams] = useSearchParams()
  return (
    <ListPanel<Row>
      title={w.checks}
      params={params}
      onParams={setParams}
      rowKey={({ id }) => id}
      page={{ rows, total: rows.length }}
      columns={columns}
      empty={{ title: w.none, hint: w.noneHint }}
    />
  )
}

const tones: Record<CheckState, Tone> = { ASKED: 'info', RUNNING: 'info', DONE: 'success', FAILED: 'warning' }
const toneOf = ({ state, findings }: Row): Tone => (findings ? 'error' : tones[state])

const columns: readonly Column<Row>[] = [
  { key: 'when', title: w.when, show: ({ endedAt, askedAt }) => <Minute at={endedAt ?? askedAt} /> },
  {
    key: 'state',
    title: w.state,
    inHead: true,
    show: (row) => <StatusTag tone={toneOf(row)} label={checkStates[row.state]} />,
  },
  { key: 'found', title: w.found, show: (row) => <Found of={row} /> },
  { key: 'count', title: w.count, align: 'right', show: ({ done }) => done },
  { key: 'who', title: w.who, show: ({ askerName }) => askerName },
  { key: 'acts', title: w.acts, show: (row) => <Sheet of={row} /> },
]

const Minute = ({ at }: { at: string }) => <>{formatMinute(new Date(at), useLanguage())}</>

const Found = ({ of: { state, findings, named } }: { of: Row }) => {
  const say = useSay()
  if (state === 'FAILED') return say(w.again)
  if (findings === null) return '—'
  if (findings === 0) return say(w.good)
  return (
    <>
      <strong>{say(w.bad, { count: findings })}</strong>
      <ul className="lx-plain-list">
        {named.map((place, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places of a check that has ended never change their order.
          <li key={at}>{say(place)}</li>
        ))}
      </ul>
      {findings > named.length && say(w.more)}
    </>
  )
}

const Sheet = ({ of: { id, state } }: { of: Row }) => {
  if (state !== 'DONE') return '—'
  const fetchIt = async () => saveFile(await fetchFile(fetchCheckSheet, { checkId: id }))
  return <ActionButton label={w.sheet} can onAct={fetchIt} />
}
