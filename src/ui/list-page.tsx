import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { mostCounted } from '#kernel/contract.ts'
import { type Action, ActionButton } from './action-button.tsx'
import { EmptyState } from './empty-state.tsx'
import { Batch, type BatchOf, type Chosen } from './list-batch.tsx'
import { type Chip, type Filter, ListChips, ListFilters } from './list-filters.tsx'
import { changed, readListQuery } from './list-query.ts'
import { type Column, ListCards, ListPager, ListSkeleton, ListTable, type RowsProps } from './list-rows.tsx'
import { arranged, useTaste } from './list-taste.ts'
import { ListTools, type Sort } from './list-tools.tsx'
import { TroubleNotice } from './notice.tsx'
import { useUnlessDialog } from './open-dialogs.ts'
import { PageHeading } from './page-heading.tsx'
import { type Sentence, useSay } from './sentence.tsx'
import { troubleOf } from './trouble.ts'
import { usePhone } from './use-media.ts'
import { words } from './words.ts'

export interface ListPageProps<Row> {
  readonly title: Sentence
  /** The address's query is the state of the list (UX-CS4): pass `useSearchParams()`. */
  readonly params: URLSearchParams
  readonly onParams: (next: URLSearchParams) => void
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  /** The page of rows; undefined until first fetched. */
  readonly page: { readonly rows: readonly Row[]; readonly total: number } | undefined
  readonly busy?: boolean
  /** What the query threw, if it did. */
  readonly error?: unknown
  readonly onRetry?: () => void
  /** Keep the array outside the component: a new one on each render empties what is being typed. */
  readonly filters?: readonly Filter[]
  readonly chips?: readonly Chip[]
  readonly actions?: readonly Action[]
  /** Given, rows can be chosen, also across pages. */
  readonly batch?: BatchOf<Row>
  /** What to say, and the next step, where nothing has been entered yet. */
  readonly empty: { readonly title: Sentence; readonly hint?: Sentence; readonly action?: ReactNode }
  /** A tree filter to the left (UX-CS2). */
  readonly aside?: ReactNode
  /** Between heading and list: a panel of the page's own. */
  readonly above?: ReactNode
  /**
   * Given, views can be saved under this name, which the keeper of views must know, and columns chosen, which this browser remembers.
   * A phone shows cards and offers the views only.
   */
  readonly memory?: string
  /** Orders to choose from; the first holds while none is chosen. */
  readonly sorts?: readonly Sort[]
}

/** The list page of every chapter (UX-CS3). */
export function ListPage<Row extends object>(props: ListPageProps<Row>) {
  const { params, onParams, filters = [], chips = [], actions = [] } = props
  return (
    <>
      <PageHeading
        title={props.title}
        actions={actions.map((action) => <ActionButton key={action.label.zh} {...action} />)}
      />
      {props.above}
      <div className={props.aside ? 'lx-with-aside' : undefined}>
        {props.aside}
        <div className="lx-list">
          {filters.length > 0 && <ListFilters filters={filters} params={params} onParams={onParams} />}
          {chips.length > 0 && <ListChips chips={chips} params={params} onParams={onParams} />}
          <ListBody {...props} />
        </div>
      </div>
    </>
  )
}

/** A list under a second-level heading, as part of a page. */
export function ListPanel<Row extends object>(props: Omit<ListPageProps<Row>, 'filters' | 'chips' | 'aside'>) {
  const say = useSay()
  return (
    <section className="lx-list" aria-label={say(props.title)}>
      <h2>{say(props.title)}</h2>
      <ListBody {...props} />
    </section>
  )
}

// What is chosen outlives the rows: a page turned, a list that has become empty, one that could not be fetched.
const ListBody = <Row extends object>(props: ListPageProps<Row>) => {
  const { batch, page, rowKey } = props
  const [chosen, setChosen] = useState<Chosen<Row>>(new Map())
  const onKeys = (keys: readonly string[]) => {
    const known = new Map([...chosen, ...(page?.rows ?? []).map((row) => [rowKey(row), row] as const)])
    setChosen(new Map([...known].filter(([key]) => keys.includes(key))))
  }
  const choice = batch && { keys: [...chosen.keys()], onKeys }
  return (
    <>
      <ListRows {...props} choice={choice} />
      {batch && <Batch of={batch} chosen={chosen} onChosen={setChosen} />}
    </>
  )
}

const ListRows = <Row extends object>({ choice, ...props }: ListPageProps<Row> & Pick<RowsProps<Row>, 'choice'>) => {
  const { page, params, onParams, error } = props
  const phone = useUnlessDialog(usePhone())
  const [taste, setTaste] = useTaste(props.memory)
  const first = useFirst(page, params)
  if (error !== undefined && error !== null) {
    return <TroubleNotice trouble={troubleOf(error)} onRetry={props.onRetry} />
  }
  if (!page) return <ListSkeleton />
  const shown = props.memory ? arranged(props.columns, taste, params) : props.columns
  const tools = props.memory && (
    <ListTools
      {...props}
      memory={props.memory}
      all={props.columns}
      shown={shown}
      taste={taste}
      onTaste={setTaste}
      phone={phone}
    />
  )
  // Where a view finds nothing today, another one can still be opened.
  if (page.total === 0)
    return (
      <>
        {isFiltered(props) && tools}
        <NothingToList {...props} />
      </>
    )
  if (page.rows.length === 0) return <PastTheEnd total={page.total} params={params} onParams={onParams} />
  const rows = {
    ...props,
    columns: shown,
    rows: page.rows,
    total: page.total,
    busy: props.busy ?? false,
    first,
    choice,
  }
  return (
    <>
      {tools}
      {phone ? <ListCards {...rows} /> : <ListTable {...rows} />}
      <ListPager total={page.total} params={params} onParams={onParams} phone={phone} />
    </>
  )
}

// Rows keep their numbers while those of another page are fetched: an answer begins where it was asked for when it came.
function useFirst(page: object | undefined, params: URLSearchParams): number {
  const query = readListQuery(params)
  const asked = { page, first: (query.page - 1) * query.size }
  const [shown, setShown] = useState(asked)
  if (shown.page === page) return shown.first
  setShown(asked)
  return asked.first
}

// What stood on this page was done meanwhile. The pager has no way from here: it takes the last page for the open one.
const PastTheEnd = ({ total, params, onParams }: { total: number } & Pick<RowsProps<never>, 'params' | 'onParams'>) => {
  const say = useSay()
  const last = Math.ceil(Math.min(total, mostCounted) / readListQuery(params).size)
  const page = last > 1 ? String(last) : undefined
  return (
    <EmptyState
      title={words.pageEmpty}
      action={
        <Button onClick={() => onParams(changed(params, { page }))}>{say(words.toLastPage, { page: last })}</Button>
      }
    />
  )
}

const filterKeys = ({ filters = [], chips = [] }: Pick<ListPageProps<object>, 'filters' | 'chips'>) => [
  ...filters.map(({ key }) => key),
  ...chips.flatMap((chip) => Object.keys(chip.params)),
]
const isFiltered = (of: Pick<ListPageProps<object>, 'filters' | 'chips' | 'params'>) =>
  filterKeys(of).some((key) => of.params.has(key))

const NothingToList = <Row,>(props: ListPageProps<Row>) => {
  const say = useSay()
  const { params, onParams, empty } = props
  if (!isFiltered(props)) return <EmptyState {...empty} />
  const clear = () => onParams(changed(params, Object.fromEntries(filterKeys(props).map((key) => [key, undefined]))))
  return (
    <EmptyState
      title={words.nothingFound}
      hint={words.nothingFoundHint}
      action={<Button onClick={clear}>{say(words.reset)}</Button>}
    />
  )
}
