import { fileName } from '../../file-name.ts'
import { dayOf, formatMinute } from '../../time.ts'
import { makeList } from './make.ts'
import type { ListSheet, MadeSheet, SheetColumn } from './order.ts'

/** So many rows at most: a table of a list is for looking things up, a whole installation is written out by `export` (E06). */
export const mostTabled = 5000

/** A column of a table of a list: what stands in it for a row; null stands empty. */
export interface ListColumn<Row> extends SheetColumn {
  /** Its column in the list on the page, where that has one. */
  readonly key?: string
  cell(row: Row): string | null
}

interface ListTable<Row> extends Omit<ListSheet, 'columns'> {
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: readonly Row[]
  readonly now: Date
}

/** A list as a spreadsheet (B14), saved under its title and the day. */
export async function makeListTable<Row>({ columns, rows, now, ...sheet }: ListTable<Row>): Promise<MadeSheet> {
  const bytes = await makeList(
    { ...sheet, columns: columns.map(({ title, width }) => ({ title, width })) },
    rows.map((row) => columns.map((one) => one.cell(row) ?? '')),
  )
  return { name: fileName(`${sheet.title}_${dayOf(now).replaceAll('-', '')}.xlsx`), bytes }
}

/** First the columns that stand in the list on the page, in its order, then the others (decisions 310); keys that no column has are passed over. */
export function asInList<Row>(
  columns: readonly ListColumn<Row>[],
  keys: readonly string[],
): readonly ListColumn<Row>[] {
  const place = ({ key }: ListColumn<Row>) =>
    key !== undefined && keys.includes(key) ? keys.indexOf(key) : keys.length
  return columns.toSorted((one, other) => place(one) - place(other))
}

/** A minute as a spreadsheet sorts it: 2026-11-30 09:05; nothing for none. */
export const tabledMinute = (at: Date | null): string =>
  at === null ? '' : `${dayOf(at)} ${formatMinute(at, 'zh').slice(-5)}`
