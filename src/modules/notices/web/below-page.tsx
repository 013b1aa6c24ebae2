import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import { useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type BelowRow, listBelow, remindBelow } from '../below/contract.ts'
import { belowWords as w } from './below-words.ts'

/** 下级待办: the tree below with what is due there, and a reminder in one tap (TO1). */
export function BelowPage() {
  const say = useSay()
  return (
    <>
      <PageHeading title={w.title} />
      <section className="lx-panel" aria-label={say(w.title)}>
        <p className="lx-quiet">{say(w.lead)}</p>
        <Level />
      </section>
    </>
  )
}

const queryKey = ['due-below'] as const

interface Shown {
  readonly parentId?: string
  readonly page?: number
}

// A page brings the next one with it when it is asked for, so that each is read once.
const Level = ({ parentId, page = 1 }: Shown) => {
  const say = useSay()
  const [wantsMore, setWantsMore] = useState(false)
  const key = [...queryKey, parentId ?? 'own', page]
  const level = useQuery({
    queryKey: key,
    queryFn: () => call(listBelow, parentId === undefined ? { page } : { parentId, page }),
    staleTime: 0,
  })
  if (!level.data) return <DetailPending error={level.error} onRetry={() => void level.refetch()} />
  const { rows, hasMore } = level.data
  if (rows.length === 0) return <p className="lx-quiet">{say(w.none)}</p>
  return (
    <>
      <ul className="lx-plain-list">
        {rows.map((row) => (
          <Place key={row.id} row={row} level={key} />
        ))}
      </ul>
      {hasMore && !wantsMore && <Button onClick={() => setWantsMore(true)}>{say(w.more)}</Button>}
      {hasMore && wantsMore && <Level {...(parentId === undefined ? {} : { parentId })} page={page + 1} />}
    </>
  )
}

const tones = { RED: 'error', YELLOW: 'warning', GREEN: 'success' } as const

interface Shows {
  readonly row: BelowRow
  /** The query it stands in. */
  readonly level: readonly unknown[]
}

const Place = ({ row, level }: Shows) => {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <li>
      <div className="lx-due">
        <span className="lx-inline">
          <StatusTag tone={tones[row.light]} label={w[row.light]} />
          <strong>{row.name}</strong>
          <span className="lx-quiet">
            {numbersOf(row)
              .map((one) => say(one))
              .join(' · ')}
          </span>
        </span>
        <span className="lx-inline">
          {row.hasChildren && (
            <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {say(isOpen ? w.close : w.open)}
            </Button>
          )}
          <Remind row={row} level={level} />
        </span>
      </div>
      {isOpen && (
        <div className="lx-below">
          <Level parentId={row.id} />
        </div>
      )}
    </li>
  )
}

const numbersOf = ({ kinds, late, soon }: BelowRow) => [
  ...(late > 0 ? [fill(w.late, { count: late })] : []),
  ...(soon > 0 ? [fill(w.soon, { count: soon })] : []),
  ...kinds.map(({ label, late: over, soon: near }) => ({
    zh: `${label.zh} ${over + near}`,
    en: `${label.en} ${over + near}`,
  })),
]

const Remind = ({ row, level }: Shows) => {
  const say = useSay()
  const toast = useToast()
  const queries = useQueryClient()
  if (row.light === 'GREEN') return null
  if (row.remindedBy !== null) return <span className="lx-quiet">{say(w.remindedBy, { name: row.remindedBy })}</span>
  return (
    <ActionButton
      label={w.remind}
      can={row.hasPosts ? true : w.nobody}
      onAct={async () => {
        const { isNew } = await call(remindBelow, { orgId: row.id })
        toast('success', isNew ? w.done : w.already)
        await queries.invalidateQueries({ queryKey: level, exact: true })
      }}
    />
  )
}
