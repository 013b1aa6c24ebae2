import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { call } from '#kernel/client.ts'
import { listHandled, listStarted, listWaiting, type MatterRow } from '#kernel/procedure/contract.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { Say, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { TabList } from '#ui/tab-list.tsx'
import { DueTag } from './due-tag.tsx'
import { words } from './words.ts'

const lists = { waiting: listWaiting, handled: listHandled, started: listStarted } as const
type Which = keyof typeof lists
const tabs = [
  { key: 'waiting', label: words.waiting },
  { key: 'handled', label: words.handled },
  { key: 'started', label: words.started },
] as const

/** What waits for the acting post, due first; what one did; what one began. One tap leads to the form itself. */
export function MattersPanel() {
  const say = useSay()
  const panelId = useId()
  const [which, setWhich] = useState<Which>('waiting')
  const list = useQuery({
    queryKey: ['matters', which],
    queryFn: ({ signal }) => call(lists[which], { page: 1, size: 20 }, { signal }),
  })
  return (
    <section className="lx-panel" aria-label={say(words.matters)}>
      <h2>{say(words.matters)}</h2>
      <TabList
        tabs={tabs}
        open={which}
        onOpen={(key) => setWhich(key as Which)}
        panelId={panelId}
        label={words.matters}
      />
      <div id={panelId} role="tabpanel">
        {list.data ? (
          <Rows rows={list.data.rows} />
        ) : (
          <DetailPending error={list.error} onRetry={() => void list.refetch()} />
        )}
      </div>
    </section>
  )
}

const Rows = ({ rows }: { rows: readonly MatterRow[] }) => {
  const say = useSay()
  if (rows.length === 0) return <p className="lx-quiet">{say(words.noMatters)}</p>
  return (
    <ul className="lx-plain-list">
      {rows.map((row) => (
        <li key={row.id} className="lx-due">
          <Link className="lx-row-link" to={`/console/matters/${row.id}`}>
            <Say of={row.title} /> <StatusTag label={row.state} />
          </Link>
          <DueTag {...row} />
        </li>
      ))}
    </ul>
  )
}
