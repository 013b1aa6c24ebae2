import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import { useFaultToast } from './notice.tsx'
import { recall, remember } from './remembered.ts'

/** How somebody likes the columns of a list; kept in this browser. */
export interface Taste {
  /** Keys of the columns in sight, in order; none when as the page has them. */
  readonly shown?: readonly string[]
  readonly widths: Readonly<Record<string, number>>
}

/** A named address of a list: filters, sort and columns. */
export interface SavedView {
  readonly name: string
  readonly query: string
}

interface Keyed {
  readonly key: string
  readonly width?: number
}

export const narrowest = 60
export const widest = 600

/**
 * The columns as the address says (`cols`), else as this browser remembers, else as the page has them. The first column
 * names the row and stays; keys that no column has are passed over.
 */
export function arranged<C extends Keyed>(columns: readonly C[], taste: Taste, params: URLSearchParams): readonly C[] {
  const wanted = params.get('cols')?.split(',') ?? taste.shown
  const [first, ...rest] = columns
  if (!first) return columns
  const byKey = new Map(rest.map((column) => [column.key, column]))
  const chosen = wanted ? [...new Set(wanted)].flatMap((key) => byKey.get(key) ?? []) : rest
  return [first, ...chosen].map((column) => {
    const width = taste.widths[column.key]
    return width === undefined ? column : { ...column, width }
  })
}

/** All keys behind the first, those in sight first: the order in which they are offered. */
export function offered(columns: readonly Keyed[], shown: readonly Keyed[]): readonly string[] {
  const inSight = shown.slice(1).map(({ key }) => key)
  const others = columns.slice(1).map(({ key }) => key)
  return [...inSight, ...others.filter((key) => !inSight.includes(key))]
}

/** The same keys with one moved by a place; at the edge nothing changes. */
export function moved(keys: readonly string[], key: string, by: -1 | 1): readonly string[] {
  const at = keys.indexOf(key)
  const to = at + by
  if (at < 0 || to < 0 || to >= keys.length) return keys
  const rest = keys.filter((one) => one !== key)
  return [...rest.slice(0, to), key, ...rest.slice(to)]
}

/** What this browser remembers of a list. `memory` is the name of the list. */
export const tasteOf = (memory: string | undefined): Taste => recall(`columns.${memory}`, { widths: {} })

/** The same, and how to change it. */
export function useTaste(memory: string | undefined) {
  const [taste, setTaste] = useState<Taste>(() => tasteOf(memory))
  const change = (next: Taste) => {
    setTaste(next)
    if (memory) remember(`columns.${memory}`, next)
  }
  return [taste, change] as const
}

/** Where saved views are kept. */
export interface ViewsKeeper {
  read(list: string): Promise<readonly SavedView[]>
  keep(list: string, views: readonly SavedView[]): Promise<unknown>
  /** Do views of the list lie where they were kept before? Reading moves them. */
  isLeftBehind?(list: string): boolean
}

/** The console keeps them with the account; without it this browser does. */
export const ViewsContext = createContext<ViewsKeeper>({
  read: async (list) => recall(`views.${list}`, []),
  keep: async (list, views) => remember(`views.${list}`, views),
})

/** So many views of one list; more are no help in finding one. */
export const mostViews = 20

/**
 * The saved views of a list once they were asked for, and how to change them: what is kept is read anew before, as another device may
 * have changed it. What could not be kept is told, and nothing is changed; `change` says whether it was.
 */
export function useViews(memory: string) {
  const keeper = useContext(ViewsContext)
  const tellFault = useFaultToast()
  const [views, setViews] = useState<readonly SavedView[]>()
  const load = useCallback(() => void keeper.read(memory).then(setViews, tellFault), [keeper, memory, tellFault])
  // What lies in the browser from before does not wait there until somebody opens his views.
  useEffect(() => {
    if (keeper.isLeftBehind?.(memory)) load()
  }, [keeper, memory, load])
  const changeTo = async (made: (before: readonly SavedView[]) => readonly SavedView[]) => {
    const next = made(await keeper.read(memory))
    await keeper.keep(memory, next)
    setViews(next)
  }
  const change = (made: (before: readonly SavedView[]) => readonly SavedView[]): Promise<boolean> =>
    changeTo(made).then(
      () => true,
      (fault: unknown) => {
        tellFault(fault)
        return false
      },
    )
  return { views, load, change }
}

/** The address of a view: everything but the page. */
export function viewQuery(params: URLSearchParams, shown: readonly Keyed[]): string {
  const query = new URLSearchParams(params)
  query.delete('page')
  query.set(
    'cols',
    shown
      .slice(1)
      .map(({ key }) => key)
      .join(','),
  )
  return query.toString()
}
