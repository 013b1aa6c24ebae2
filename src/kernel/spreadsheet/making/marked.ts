import { appendToXlsx, isZip } from '../append.ts'
import { openSheets } from '../sheets.ts'
import { spreadRows } from '../spans.ts'
import type { MarkedFile } from './order.ts'
import { makeTable } from './table.ts'

/**
 * An uploaded file with a red column 错误说明 (UX §6.3). An .xlsx stays as it was beside that column; a .csv, and the wrong
 * rows alone, become a plain sheet of texts.
 */
export async function markFile(file: MarkedFile): Promise<Uint8Array> {
  const bytes = Buffer.from(file.bytes)
  if (file.onlyWrong || !isZip(bytes)) return makeTable(await rowsOf(bytes, file))
  const { sheet, lastRow, headings, heading, faults } = file
  const columns = [{ heading, cells: faults }]
  return appendToXlsx(bytes, { sheet, headingRow: lastRow, width: headings.length, columns, isRed: true })
}

async function rowsOf(bytes: Buffer, file: MarkedFile): Promise<string[][]> {
  const { headings, faults, lastRow, onlyWrong } = file
  const rows = [[...headings, file.heading]]
  const sheets = await openSheets(bytes)
  const sheet = sheets.find((one) => one.name === file.sheet) ?? sheets[0]
  if (!sheet) return rows
  // Taken out of its merged cells a wrong row keeps what they said.
  for await (const { number, spread } of spreadRows(sheet.rows(), await sheet.spans())) {
    const fault = faults.get(number)
    if (number <= lastRow || (onlyWrong && fault === undefined)) continue
    rows.push([...headings.map((_, at) => spread[at] ?? ''), fault ?? ''])
  }
  return rows
}
