import { type AddedColumn, appendToXlsx, isZip } from './append.ts'
import { csvOf } from './csv.ts'
import { UnreadableSheets } from './parts.ts'
import { type OpenSheet, openSheets } from './sheets.ts'
import type { SheetRow } from './workbook.ts'

/** A table as it was found: the first sheet in sight that holds anything. */
export interface Table {
  readonly sheet: string
  readonly rows: readonly SheetRow[]
}

/** Columns to be added to a table below its headings. */
export interface Addition {
  readonly headingRow: number
  readonly columns: readonly AddedColumn[]
}

/** Reads a whole small table; null when it has more rows than that. @throws UnreadableSheets */
export async function readTable(bytes: Buffer, mostRows: number): Promise<Table | null> {
  for (const sheet of inSight(await openSheets(bytes))) {
    const rows: SheetRow[] = []
    for await (const row of sheet.rows()) if (rows.push(row) > mostRows) return null
    if (rows.length > 0) return { sheet: sheet.name, rows }
  }
  throw new UnreadableSheets('kernel.sheet-empty')
}

const inSight = (sheets: readonly OpenSheet[]) => {
  const seen = sheets.filter(({ isHidden }) => !isHidden)
  return seen.length > 0 ? seen : sheets
}

/** The same file with columns added: an .xlsx stays as it was beside them, a .csv stays one. @throws UnreadableSheets */
export async function addColumns(bytes: Buffer, of: Addition, mostRows: number): Promise<Uint8Array> {
  const table = await readTable(bytes, mostRows)
  if (!table) return bytes
  const width = Math.max(...table.rows.map(({ cells }) => cells.length))
  if (isZip(bytes)) return appendToXlsx(bytes, { ...of, sheet: table.sheet, width, isRed: false })
  return csvOf(
    table.rows.map(({ number, cells }) => [
      ...Array.from({ length: width }, (_, at) => cells[at] ?? ''),
      ...of.columns.map(({ heading, cells: byRow }) =>
        number === of.headingRow ? heading : (byRow.get(number) ?? ''),
      ),
    ]),
  )
}
