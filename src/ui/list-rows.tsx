import { Checkbox, Pagination, Skeleton, Table, type TableColumnsType } from 'antd'
import type { Key, ReactNode } from 'react'
import { mostCounted } from '#kernel/contract.ts'
import { changed, pageSizes, readListQuery } from './list-query.ts'
import { type Sentence, useSay } from './sentence.tsx'
import { words } from './words.ts'

/** A column of the table and a line of the card. The first column names the row and stays in sight. */
export interface Column<Row> {
  /** Also the name in `sort`, when sortable. */
  readonly key: string
  readonly title: Sentence
  readonly show: (row: Row) => ReactNode
  readonly width?: number
  readonly align?: 'left' | 'right'
  readonly sortable?: boolean
  /** Leaves the line out of the phone's card. */
  readonly deskOnly?: boolean
  /** Stands in the head of the phone's card, beside what names the row: a state that says what it is by itself. */
  readonly inHead?: boolean
}

export interface RowsProps<Row> {
  readonly title: Sentence
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly total: number
  readonly busy: boolean
  /** How many rows stand before them in the list; of the rows, not of the page that is asked for. */
  readonly first: number
  readonly params: URLSearchParams
  readonly onParams: (next: URLSearchParams) => void
  /** Absent where nothing can be chosen. */
  readonly choice?: { readonly keys: readonly string[]; readonly onKeys: (keys: string[]) => void } | undefined
}

/** The rows as a table with sticky header and first column, for wide windows. */
export function ListTable<Row extends object>(props: RowsProps<Row>) {
  const say = useSay()
  const { choice, params, onParams, first } = props
  return (
    <Table<Row>
      className="lx-table"
      size="middle"
      sticky
      scroll={{ x: 'max-content' }}
      loading={props.busy}
      rowKey={props.rowKey}
      dataSource={props.rows}
      columns={columnsOf(props, first, say)}
      pagination={false}
      onChange={(_page, _filters, sorter) => {
        const { columnKey, order } = Array.isArray(sorter) ? { columnKey: undefined, order: undefined } : sorter
        const sort = order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : undefined
        onParams(changed(params, { sort }))
      }}
      {...(choice && {
        rowSelection: {
          selectedRowKeys: [...choice.keys],
          preserveSelectedRowKeys: true,
          onChange: (keys: Key[]) => choice.onKeys(keys.map(String)),
          fixed: true,
          getTitleCheckboxProps: () => ({ 'aria-label': say(words.all) }),
          getCheckboxProps: (row: Row) => ({
            'aria-label': say(words.chooseRow, { number: first + props.rows.indexOf(row) + 1 }),
          }),
        },
      })}
    />
  )
}

/** The same rows as cards, for phones (UX-MB5). */
export function ListCards<Row extends object>(props: RowsProps<Row>) {
  const say = useSay()
  const [head, ...lines] = props.columns
  return (
    <ul className="lx-cards" aria-label={say(props.title)} aria-busy={props.busy}>
      {props.rows.map((row, at) => (
        <li key={props.rowKey(row)} className="lx-card">
          <div className="lx-card-head">
            {props.choice && (
              <CardCheckbox row={row} number={props.first + at + 1} choice={props.choice} rowKey={props.rowKey} />
            )}
            <strong>{head?.show(row)}</strong>
            {lines
              .filter((line) => line.inHead)
              .map((line) => (
                <span key={line.key}>{line.show(row)}</span>
              ))}
          </div>
          <dl className="lx-card-lines">
            {lines
              .filter((line) => !line.deskOnly && !line.inHead)
              .map((line) => (
                <div key={line.key}>
                  <dt>{say(line.title)}</dt>
                  <dd>{line.show(row)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

/** Total and pages; sizes 20, 50, 100. */
export function ListPager({
  total,
  params,
  onParams,
  phone,
}: Pick<RowsProps<never>, 'total' | 'params' | 'onParams'> & { phone: boolean }) {
  const say = useSay()
  const { page, size } = readListQuery(params)
  return (
    <Pagination
      className="lx-pager"
      align="end"
      simple={phone}
      current={page}
      pageSize={size}
      total={Math.min(total, mostCounted)}
      showTotal={(count) => say(total > mostCounted ? words.totalMore : words.total, { count })}
      showSizeChanger={!phone}
      pageSizeOptions={[...pageSizes]}
      showQuickJumper={!phone && total > size * 5}
      onChange={(next, nextSize) => {
        const values = { page: nextSize === size && next > 1 ? String(next) : undefined, size: String(nextSize) }
        onParams(changed(params, values, { keepPage: true }))
      }}
    />
  )
}

/** Grey lines in the shape of the list while the first rows are fetched (UX-WT1). */
export function ListSkeleton() {
  const say = useSay()
  return (
    <div role="status" aria-label={say(words.loading)}>
      <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />
    </div>
  )
}

const CardCheckbox = <Row,>({
  row,
  number,
  choice,
  rowKey,
}: {
  row: Row
  number: number
  choice: NonNullable<RowsProps<Row>['choice']>
  rowKey: (row: Row) => string
}) => {
  const say = useSay()
  const key = rowKey(row)
  const on = choice.keys.includes(key)
  return (
    <Checkbox
      aria-label={say(words.chooseRow, { number })}
      checked={on}
      onChange={() => choice.onKeys(on ? choice.keys.filter((one) => one !== key) : [...choice.keys, key])}
    />
  )
}

const columnsOf = <Row extends object>(
  { columns, params }: RowsProps<Row>,
  first: number,
  say: ReturnType<typeof useSay>,
): TableColumnsType<Row> => {
  const { sort } = readListQuery(params)
  const number = {
    key: '#',
    title: say(words.rowNumber),
    width: 64,
    fixed: 'start' as const,
    render: (_: unknown, _row: Row, at: number) => first + at + 1,
  }
  const own = columns.map((column, at) => ({
    key: column.key,
    title: say(column.title),
    render: (_: unknown, row: Row) => column.show(row),
    ...(column.width === undefined ? {} : { width: column.width }),
    ...(column.align === undefined ? {} : { align: column.align }),
    ...(at === 0 ? { fixed: 'start' as const, rowScope: 'row' as const } : {}),
    ...(column.sortable
      ? {
          sorter: true,
          showSorterTooltip: false,
          sortOrder: sort?.key !== column.key ? null : sort.descending ? ('descend' as const) : ('ascend' as const),
        }
      : {}),
  }))
  return [number, ...own]
}
