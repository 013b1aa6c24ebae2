import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { formatMinute } from '#kernel/time.ts'
import { type Action, ActionButton, permission } from '#ui/action-button.tsx'
import { PagePending } from '#ui/detail-page.tsx'
import { ListPanel } from '#ui/list-page.tsx'
import type { Column } from '#ui/list-rows.tsx'
import { Notice, type Tone, useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { healthStates, runKinds, runStates } from '../codes.ts'
import {
  askRun,
  type Check,
  type HealthState,
  type Run,
  type RunKind,
  type RunState,
  type readHealth,
} from '../contract.ts'
import { words } from '../words.ts'
import { operationsQueries } from './queries.ts'
import { pageWords } from './words.ts'

type Health = Answer<typeof readHealth>

const tones: Record<HealthState, Tone> = { GOOD: 'success', WARN: 'warning', BAD: 'error' }
const runTones: Record<RunState, Tone> = { ASKED: 'info', RUNNING: 'info', DONE: 'success', FAILED: 'error' }

/** How the installation stands, in plain words with what to do, and the backups and drills (AD2, AD3). */
export function HealthPage() {
  const health = useQuery(operationsQueries.health)
  if (!health.data) return <PagePending error={health.error} onRetry={() => void health.refetch()} />
  return <Health of={health.data} onRefresh={() => health.refetch()} />
}

const Health = ({ of, onRefresh }: { of: Health; onRefresh: () => unknown }) => {
  const actions = useActions(of, onRefresh)
  const [params, setParams] = useSearchParams()
  return (
    <article className="lx-detail">
      <PageHeading
        title={pageWords.health}
        actions={actions.map((action) => <ActionButton key={action.label.zh} {...action} />)}
      />
      <div className="lx-after">
        <Notice tone={tones[of.state]} title={pageWords.all[of.state]} />
      </div>
      <Checks of={of.checks} />
      <ListPanel<Run>
        title={pageWords.runs}
        params={params}
        onParams={setParams}
        rowKey={({ askedAt, kind }) => `${kind} ${askedAt}`}
        page={{ rows: of.runs, total: of.runs.length }}
        columns={columns}
        empty={{ title: pageWords.noRuns }}
      />
    </article>
  )
}

const useActions = (of: Health, onRefresh: () => unknown): Action[] => {
  const queries = useQueryClient()
  const toast = useToast()
  const can = permission(of.can, 'askRun', words)
  const ask = (kind: RunKind) => async () => {
    await call(askRun, { kind })
    toast('success', pageWords.asked)
    await queries.invalidateQueries({ queryKey: operationsQueries.health.queryKey })
  }
  const confirm = { title: pageWords.drillAsk, detail: pageWords.drillDetail }
  return [
    { label: pageWords.backUp, kind: 'primary', can, onAct: ask('BACKUP') },
    { label: pageWords.drill, can, confirm, onAct: ask('DRILL') },
    { label: pageWords.refresh, can: true, onAct: onRefresh },
  ]
}

const Checks = ({ of }: { of: readonly Check[] }) => {
  const say = useSay()
  return (
    <section className="lx-panel" aria-label={say(pageWords.checks)}>
      <h2>{say(pageWords.checks)}</h2>
      <ul className="lx-plain-list">
        {of.map(({ name, state, title, sentence, advice }) => (
          <li key={name}>
            <StatusTag tone={tones[state]} label={healthStates[state]} /> <strong>{say(title)}</strong>{' '}
            <span>{say(sentence)}</span>
            {advice && <div>{say(pageWords.todo, { advice: say(advice) })}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const columns: readonly Column<Run>[] = [
  { key: 'kind', title: pageWords.kind, show: ({ kind }) => <Kind of={kind} /> },
  {
    key: 'state',
    title: pageWords.state,
    inHead: true,
    show: ({ state }) => <StatusTag tone={runTones[state]} label={runStates[state]} />,
  },
  { key: 'when', title: pageWords.when, show: ({ endedAt, askedAt }) => <Minute at={endedAt ?? askedAt} /> },
  { key: 'backup', title: pageWords.backup, show: ({ backup }) => backup ?? '—' },
  { key: 'size', title: pageWords.size, align: 'right', show: ({ bytes }) => <Size of={bytes} /> },
  { key: 'found', title: pageWords.found, show: (run) => <Findings of={run} /> },
]

const Kind = ({ of }: { of: RunKind }) => <>{useSay()(runKinds[of])}</>
const Minute = ({ at }: { at: string }) => <>{formatMinute(new Date(at), useLanguage())}</>
const Size = ({ of }: { of: number | null }) => {
  const say = useSay()
  return <>{of === null ? '—' : say(pageWords.megabytes, { size: (of / 1e6).toFixed(1) })}</>
}
const Findings = ({ of: { state, findings } }: { of: Run }) => {
  const say = useSay()
  if (findings.length === 0) return state === 'DONE' ? say(pageWords.nothingFound) : '—'
  return findings.map((finding) => <div key={finding.zh}>{say(finding)}</div>)
}
