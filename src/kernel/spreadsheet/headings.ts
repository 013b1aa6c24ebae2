/** A row of a table as text; its number is the one a spreadsheet shows at its side. */
export interface TableRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** Where the columns of a table stand, from 0, and the rows below its headings that hold anything. */
export interface Headed<Column extends string> {
  readonly places: ReadonlyMap<Column, number>
  readonly body: readonly TableRow[]
}

/** Lines before the headings: titles and notes. */
const mostLead = 10

/**
 * Finds the headings of a small table: the first line, among the first ten, that names every required column. A column goes by any of its
 * names, tried in their order. Nothing when there is no such line.
 */
export function findHeadings<Column extends string>(
  rows: readonly TableRow[],
  columns: Readonly<Record<Column, readonly string[]>>,
  required: readonly Column[],
): Headed<Column> | undefined {
  for (const row of rows.slice(0, mostLead)) {
    const places = placesIn(row, columns)
    if (!required.every((column) => places.has(column))) continue
    const isFilled = ({ number, cells }: TableRow) => number > row.number && cells.some((cell) => cell.trim() !== '')
    return { places, body: rows.filter(isFilled) }
  }
  return undefined
}

function placesIn<Column extends string>(
  { cells }: TableRow,
  columns: Readonly<Record<Column, readonly string[]>>,
): ReadonlyMap<Column, number> {
  const headings = cells.map((cell) => cell.normalize('NFKC').replace(/[\s*＊:：]/g, ''))
  const places = new Map<Column, number>()
  for (const [column, names] of Object.entries(columns) as [Column, readonly string[]][]) {
    const at = names.map((name) => headings.indexOf(name)).find((place) => place >= 0)
    if (at !== undefined) places.set(column, at)
  }
  return places
}
