import { UnreadableSheets } from './parts.ts'
import { type OpenSheet, openSheets } from './sheets.ts'
import type { SheetRow } from './workbook.ts'

/** A table as it was found: the first sheet in sight that holds anything. */
export interface Table {
  readonly sheet: string
  readonly rows: readonly SheetRow[]
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
