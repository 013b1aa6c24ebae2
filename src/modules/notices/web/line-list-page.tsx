import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { lines } from '#modules/organisations/codes.ts'
import { ActionButton, permission } from '#ui/action-button.tsx'
import { PagePending } from '#ui/detail-page.tsx'
import { ListPanel } from '#ui/list-page.tsx'
import { readListQuery } from '#ui/list-query.ts'
import type { Column } from '#ui/list-rows.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { Say, useSay } from '#ui/sentence.tsx'
import { TabList } from '#ui/tab-list.tsx'
import type { LineMatterRow } from '../line-matters/contract.ts'
import type { ReceivedRow } from '../line-matters/received/contract.ts'
import { words } from '../words.ts'
import { lineQueries } from './line-queries.ts'
import { isLate, LineStateTag, OutcomeTag } from './line-tags.tsx'
import { lineWords as w } from './line-words.ts'

const receivedTab = { key: 'received', label: w.received } as const
const sentTab = { key: 'sent', label: w.sent } as const
const tabs = [receivedTab, sentTab] as const

/**
 * 条线事项: what lines brought to the own organisation, and what was written to lines below; that first where none stands above who could
 * write (A02).
 */
export function LineListPage() {
  const say = useSay()
  const navigate = useNavigate()
  const panelId = useId()
  const [params, setParams] = useSearchParams()
  const { page, size } = readListQuery(params)
  const sent = useQuery(lineQueries.sent({ page, size }))
  const asked = tabs.find(({ key }) => key === params.get('tab'))
  const received = useQuery({ ...lineQueries.received, enabled: asked?.key !== 'sent' })
  const open = asked ?? (sent.data?.isTop ? sentTab : receivedTab)
  // Which list comes first is known with the list of what was sent, or when there is none for this post.
  const isKnown = asked !== undefined || !sent.isPending
  return (
    <>
      <PageHeading
        title={w.title}
        actions={
          sent.data && (
            <ActionButton
              label={w.send}
              kind="primary"
              can={permission(sent.data.can, 'sendLineMatter', words)}
              onAct={() => navigate('/console/line-matters/new')}
            />
          )
        }
      >
        {say(w.lead)}
      </PageHeading>
      <TabList
        tabs={tabs}
        open={open.key}
        onOpen={(tab) => setParams({ tab }, { replace: true })}
        panelId={panelId}
        label={w.lists}
      />
      <div id={panelId} role="tabpanel" aria-label={say(open.label)}>
        {!isKnown ? (
          <PagePending error={null} onRetry={() => void sent.refetch()} />
        ) : open.key === 'sent' ? (
          <ListPanel<LineMatterRow>
            title={w.sent}
            params={params}
            onParams={setParams}
            columns={sentColumns}
            rowKey={({ id }) => id}
            page={sent.data}
            busy={sent.isFetching}
            error={sent.error}
            onRetry={() => void sent.refetch()}
            empty={{ title: w.noneSent, hint: w.noneSentHint }}
          />
        ) : (
          <ListPanel<ReceivedRow>
            title={w.received}
            params={params}
            onParams={setParams}
            columns={receivedColumns}
            rowKey={({ id }) => id}
            page={received.data && { rows: received.data.rows, total: received.data.rows.length }}
            busy={received.isFetching}
            error={received.error}
            onRetry={() => void received.refetch()}
            empty={{ title: w.noneReceived, hint: w.noneReceivedHint }}
          />
        )}
      </div>
    </>
  )
}

const sentColumns: readonly Column<LineMatterRow>[] = [
  {
    key: 'title',
    title: w.name,
    width: 300,
    show: ({ id, title }) => <Link to={`/console/line-matters/${id}`}>{title}</Link>,
  },
  { key: 'state', title: w.state, inHead: true, show: (row) => <LineStateTag of={row} /> },
  { key: 'line', title: w.line, show: ({ line }) => <Say of={lines[line]} /> },
  { key: 'due', title: w.due, show: ({ dueOn }) => dueOn },
  { key: 'reached', title: w.reached, show: ({ reached }) => reached },
  { key: 'done', title: w.done, show: ({ done }) => done },
  { key: 'returned', title: w.returned, show: ({ returned }) => returned },
  { key: 'open', title: w.open, show: ({ open }) => open },
  { key: 'from', title: w.from, deskOnly: true, show: ({ orgName }) => orgName },
]

const receivedColumns: readonly Column<ReceivedRow>[] = [
  {
    key: 'title',
    title: w.name,
    width: 300,
    show: ({ id, title }) => <Link to={`/console/line-matters/received/${id}`}>{title}</Link>,
  },
  { key: 'state', title: w.state, inHead: true, show: (row) => <LineStateTag of={row} /> },
  { key: 'said', title: w.said, show: (row) => <OutcomeTag outcome={row.outcome} isLate={isLate(row)} /> },
  { key: 'line', title: w.line, show: ({ line }) => <Say of={lines[line]} /> },
  { key: 'due', title: w.due, show: ({ dueOn }) => dueOn },
  { key: 'from', title: w.from, show: ({ fromName }) => fromName },
]
