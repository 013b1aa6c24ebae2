import { useState } from 'react'
import { ActionButton } from './action-button.tsx'
import { isFromList } from './list-query.ts'
import { useSay } from './sentence.tsx'
import { words } from './words.ts'

/** Where something stands in a list, and what stands before and after it. */
interface Neighbourhood<Row> {
  readonly at: number
  readonly count: number
  readonly previous: Row | undefined
  /** What others took out of the list meanwhile is left out. */
  readonly next: Row | undefined
}

/**
 * What stands before and after one of a list. The order stays as it was when the first of it was opened, though what is done with one takes
 * it out of the list; undefined for what does not stand in it. For a page that stays while one goes from one to the next (TO2).
 */
export function useNeighbours<Row extends { readonly id: string }>(
  id: string,
  rows: readonly Row[] | undefined,
): Neighbourhood<Row> | undefined {
  const [order, setOrder] = useState<readonly Row[]>([])
  const standsIn = (some: readonly Row[]) => some.some((row) => row.id === id)
  if (rows && !standsIn(order) && standsIn(rows)) setOrder(rows)
  const at = order.findIndex((row) => row.id === id)
  if (at < 0) return undefined
  return {
    at,
    count: order.length,
    previous: order[at - 1],
    next: order.slice(at + 1).find(({ id: one }) => !rows || rows.some((row) => row.id === one)),
  }
}

/** 上一件, 下一件 and, for what was opened from a list, the place in it; for the heading of a page. */
export function Neighbours<Row>({
  of,
  params,
  onOpen,
}: {
  of: Neighbourhood<Row> | undefined
  /** The address's query. */
  params: URLSearchParams
  onOpen: (row: Row) => unknown
}) {
  const say = useSay()
  if (!of || of.count < 2) return null
  const { at, count, previous, next } = of
  return (
    <span className="lx-neighbours">
      {previous ? <ActionButton label={words.previousOne} can onAct={() => onOpen(previous)} /> : <span />}
      {isFromList(params) && <span className="lx-quiet">{say(words.placeOf, { at: at + 1, count })}</span>}
      {next ? <ActionButton label={words.nextOne} can onAct={() => onOpen(next)} /> : <span />}
    </span>
  )
}
