import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { formatMinute } from '#kernel/time.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { ListPage } from '#ui/list-page.tsx'
import type { Column } from '#ui/list-rows.tsx'
import { Notice, useToast } from '#ui/notice.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { webhookEvents, webhookStates } from '../webhooks/codes.ts'
import {
  addWebhook,
  retryDeliveries,
  setWebhookState,
  testWebhook,
  type Webhook,
  type WebhookEvent,
} from '../webhooks/contract.ts'
import { operationsQueries } from './queries.ts'
import { webhookWords as w } from './webhook-words.ts'

/** Other systems that are told of events: where, of what, and whether it reaches them (E06). */
export function WebhookPage() {
  const [params, setParams] = useSearchParams()
  const [secret, setSecret] = useState<string>()
  const list = useQuery(operationsQueries.webhooks)
  const rows = list.data?.rows ?? []
  return (
    <ListPage<Webhook>
      title={w.webhooks}
      params={params}
      onParams={setParams}
      rowKey={({ name }) => name}
      page={list.data && { rows, total: rows.length }}
      busy={list.isFetching}
      error={list.error}
      onRetry={() => void list.refetch()}
      columns={columns}
      above={<Above hosts={list.data?.hosts} secret={secret} onSecret={setSecret} />}
      empty={{ title: w.none, hint: w.noneHint }}
    />
  )
}

const fields: readonly Field[] = [
  { name: 'name', label: w.name, kind: 'text', required: true, maxLength: 40, hint: w.nameHint },
  { name: 'address', label: w.address, kind: 'text', required: true, maxLength: 500, hint: w.addressHint },
  {
    name: 'events',
    label: w.events,
    kind: 'choice',
    several: true,
    required: true,
    choices: Object.entries(webhookEvents).map(([value, label]) => ({ value, label })),
  },
]

interface AboveProps {
  readonly hosts: readonly string[] | undefined
  readonly secret: string | undefined
  readonly onSecret: (secret: string) => void
}

const Above = ({ hosts, secret, onSecret }: AboveProps) => {
  const say = useSay()
  const queries = useQueryClient()
  const add = async (values: { name: string; address: string; events: WebhookEvent[] }) => {
    onSecret((await call(addWebhook, values)).secret)
    await queries.invalidateQueries({ queryKey: operationsQueries.webhooks.queryKey })
  }
  if (hosts === undefined) return null
  return (
    <div className="lx-after">
      {secret !== undefined && (
        <Notice tone="success" title={w.secret}>
          <code>{secret}</code>
        </Notice>
      )}
      {hosts.length === 0 ? (
        <Notice tone="info" title={w.noHosts} />
      ) : (
        <div className="lx-actions">
          <FormDialogButton label={w.add} fields={fields} note={w.addNote} kind="primary" onSubmit={add} />
          <span>{say(w.hosts, { hosts: hosts.join('、') })}</span>
        </div>
      )}
    </div>
  )
}

const columns: readonly Column<Webhook>[] = [
  { key: 'name', title: w.name, show: ({ name }) => name },
  {
    key: 'state',
    title: w.state,
    inHead: true,
    show: ({ state }) => <StatusTag tone={state === 'ACTIVE' ? 'success' : 'warning'} label={webhookStates[state]} />,
  },
  { key: 'address', title: w.address, show: ({ address }) => address },
  { key: 'events', title: w.events, show: ({ events }) => <Events of={events} /> },
  { key: 'waiting', title: w.waiting, align: 'right', show: ({ waiting }) => waiting },
  { key: 'dead', title: w.dead, align: 'right', show: ({ dead }) => dead },
  { key: 'last', title: w.last, show: ({ lastDoneAt }) => (lastDoneAt ? <Minute at={lastDoneAt} /> : '—') },
  { key: 'acts', title: w.acts, show: (row) => <Acts of={row} /> },
]

const Events = ({ of }: { of: readonly WebhookEvent[] }) => {
  const say = useSay()
  return <>{of.map((event) => say(webhookEvents[event])).join('、')}</>
}
const Minute = ({ at }: { at: string }) => <>{formatMinute(new Date(at), useLanguage())}</>

const Acts = ({ of: { name: webhook, state, dead } }: { of: Webhook }) => {
  const queries = useQueryClient()
  const toast = useToast()
  const done = (work: () => Promise<unknown>, told: Sentence) => async () => {
    await work()
    toast('success', told)
    await queries.invalidateQueries({ queryKey: operationsQueries.webhooks.queryKey })
  }
  const next = state === 'ACTIVE' ? 'PAUSED' : 'ACTIVE'
  const switched = done(() => call(setWebhookState, { webhook, state: next }), w.switched)
  return (
    <div className="lx-actions">
      <ActionButton label={w.test} can onAct={done(() => call(testWebhook, { webhook }), w.tested)} />
      <ActionButton label={state === 'ACTIVE' ? w.pause : w.resume} can onAct={switched} />
      {dead > 0 && (
        <ActionButton label={w.retry} can onAct={done(() => call(retryDeliveries, { webhook }), w.retried)} />
      )}
    </div>
  )
}
