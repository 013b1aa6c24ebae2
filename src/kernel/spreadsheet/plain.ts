import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import { plainText } from './cells.ts'

/** A small .xlsx of one sheet of texts, the first row its headings; `widths` in signs, and nothing that begins a formula (T07). */
export async function plainXlsx(
  rows: readonly (readonly string[])[],
  of: { readonly sheet: string; readonly widths: readonly number[] },
): Promise<Uint8Array> {
  // Loaded when somebody wants a sheet: a server starts without it.
  const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet(of.sheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  // As text, because a spreadsheet rounds a long number.
  sheet.columns = of.widths.map((width) => ({
    width,
    style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } },
  }))
  for (const cells of rows) sheet.addRow(cells.map(plainText))
  sheet.getRow(1).font = { bold: true }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
