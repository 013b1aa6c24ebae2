import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { createContext, useContext, useMemo, useState } from 'react'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import { Batch, type Chosen } from '#ui/list-batch.tsx'
import { useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { type BelowRow, listBelow, remindBelow } from '../below/contract.ts'
import { belowBatch, whyNot } from './below-batch.ts'
import { belowWords as w } from './below-words.ts'

/** 下级待办: the tree below with what is due there, and a reminder in one tap (TO1). */
export function BelowPage() {
  const say = useSay()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Chosen<BelowRow>>(new Map())
  const batch = useMemo(() => belowBatch(() => queries.invalidateQueries({ queryKey })), [queries])
  return (
    <ChoiceContext.Provider value={{ chosen, onChosen: setChosen }}>
      <PageHeading title={w.title} />
      <section className="lx-panel" aria-label={say(w.title)}>
        <p className="lx-quiet lx-after">{say(w.lead)}</p>
        <Level />
      </section>
      <Batch of={batch} chosen={chosen} onChosen={setChosen} />
    </ChoiceContext.Provider>
  )
}

interface Choice {
  readonly chosen: Chosen<BelowRow>
  readonly onChosen: (next: Chosen<BelowRow>) => void
}

// One choice for all levels of the tree, however deep one looked.
const ChoiceContext = createContext<Choice>({ chosen: new Map(), onChosen: () => {} })

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
      <ChooseAll rows={rows} />
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
          <Choose row={row} />
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

// Where nothing is due nothing is to be chosen; what may not be reminded can be, and is told why not.
const Choose = ({ row }: { row: BelowRow }) => {
  const say = useSay()
  const { chosen, onChosen } = useContext(ChoiceContext)
  if (row.light === 'GREEN') return null
  const toggle = (on: boolean) => {
    const next = new Map(chosen)
    if (on) next.set(row.id, row)
    else next.delete(row.id)
    onChosen(next)
  }
  return (
    <Checkbox
      aria-label={say(w.choose, { name: row.name })}
      checked={chosen.has(row.id)}
      onChange={({ target }) => toggle(target.checked)}
    />
  )
}

const ChooseAll = ({ rows }: { rows: readonly BelowRow[] }) => {
  const say = useSay()
  const { chosen, onChosen } = useContext(ChoiceContext)
  const left = rows.filter((row) => row.light !== 'GREEN' && whyNot(row) === undefined && !chosen.has(row.id))
  if (left.length < 2) return null
  const choose = () => onChosen(new Map([...chosen, ...left.map((row) => [row.id, row] as const)]))
  return (
    <Button type="link" onClick={choose}>
      {say(w.chooseAll, { count: left.length })}
    </Button>
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
