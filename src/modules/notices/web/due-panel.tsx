import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { mattersPath } from '#kernel/procedure/contract.ts'
import { DetailPending } from '#ui/detail-page.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { TabList } from '#ui/tab-list.tsx'
import { type DueItem, listDue } from '../contract.ts'
import { DeedList } from './deed-list.tsx'
import { DueTag } from './due-tag.tsx'
import { pageWords } from './words.ts'

const tabs = [
  { key: 'due', label: pageWords.due },
  { key: 'handled', label: pageWords.handled },
  { key: 'started', label: pageWords.started },
] as const

/** 待办, 已办, 我发起: the open one stands in the address. */
export function DuePanel() {
  const panelId = useId()
  const [params, setParams] = useSearchParams()
  const open = tabs.find(({ key }) => key === params.get('tab')) ?? tabs[0]
  return (
    <section>
      <TabList
        tabs={tabs}
        open={open.key}
        onOpen={(tab) => setParams(tab === 'due' ? {} : { tab }, { replace: true })}
        panelId={panelId}
        label={pageWords.lists}
      />
      <Shown id={panelId} open={open} />
    </section>
  )
}

const Shown = ({ id, open }: { id: string; open: (typeof tabs)[number] }) => {
  const say = useSay()
  return (
    <div id={id} role="tabpanel" className="lx-panel" aria-label={say(open.label)}>
      {open.key === 'due' ? <DueList /> : <DeedList key={open.key} which={open.key} />}
    </div>
  )
}

/** The first of what waits, for a page that shows more than this; the whole list is one tap away. */
export function ShortDuePanel() {
  const say = useSay()
  return (
    <section className="lx-panel" aria-label={say(pageWords.due)}>
      <h2>{say(pageWords.due)}</h2>
      <DueList most={shortList} />
    </section>
  )
}

const shortList = 8

const DueList = ({ most }: { most?: number }) => {
  const say = useSay()
  const [isWhole, setWhole] = useState(false)
  const due = useQuery({ queryKey: ['due'], queryFn: () => call(listDue, {}), staleTime: 0 })
  if (!due.data) return <DetailPending error={due.error} onRetry={() => void due.refetch()} />
  const { rows, isCut } = due.data
  if (rows.length === 0) return <p className="lx-quiet">{say(pageWords.nothingDue)}</p>
  return (
    <div className="lx-due-list">
      <p>
        {totals(rows)
          .map((one) => say(one))
          .join('，')}
      </p>
      <ToQueue rows={rows} isCut={isCut} />
      <ul className="lx-plain-list">
        {(isWhole ? rows : rows.slice(0, most ?? firstShown)).map((row) => (
          <DueLine key={`${row.kind} ${row.id} ${row.since}`} row={row} />
        ))}
      </ul>
      {!isWhole && rows.length > (most ?? firstShown) && (
        <Button className="lx-on-screen" onClick={() => setWhole(true)}>
          {say(pageWords.rest, { count: rows.length - (most ?? firstShown) })}
        </Button>
      )}
      {isCut && <p className="lx-quiet">{say(pageWords.cut)}</p>}
    </div>
  )
}

// Who has several matters to decide goes from one to the next, and does at once what may be done so.
const ToQueue = ({ rows, isCut }: { rows: readonly DueItem[]; isCut: boolean }) => {
  const say = useSay()
  // Other kinds open on the page of a matter too, and wait for somebody else's act.
  const count = rows.filter(({ kind }) => kind.startsWith('procedure.')).length
  if (count < 2) return null
  return (
    <p className="lx-on-screen">
      <Link to={mattersPath}>{isCut ? say(pageWords.toQueueOfMany) : say(pageWords.toQueue, { count })}</Link>
    </p>
  )
}

const firstShown = 20

/** How many there are, and how many of them press; what is nought is not said. */
const totals = (rows: readonly DueItem[]): Sentence[] => {
  const pressing = (urgency: DueItem['urgency'], words: Sentence) => {
    const count = rows.filter((row) => row.urgency === urgency).length
    return count > 0 ? [fill(words, { count })] : []
  }
  return [
    fill(pageWords.total, { count: rows.length }),
    ...pressing('OVERDUE', pageWords.late),
    ...pressing('SOON', pageWords.soon),
  ]
}

const DueLine = ({ row }: { row: DueItem }) => {
  const say = useSay()
  const about = [
    say(row.label),
    row.orgName !== say(row.title) && row.orgName,
    row.fromName && say(pageWords.from, { name: row.fromName }),
    row.forName && say(pageWords.inPlaceOf, { name: row.forName }),
  ]
  return (
    <li className="lx-due">
      <span>
        <Link className="lx-row-link" to={row.opens}>
          {say(row.title)}
        </Link>
        <span className="lx-quiet">{about.filter(Boolean).join(' · ')}</span>
      </span>
      <span className="lx-inline">
        {row.reminder && <StatusTag tone="info" label={pageWords[row.reminder]} />}
        <DueTag of={row} />
      </span>
    </li>
  )
}
