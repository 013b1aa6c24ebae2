import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import { plainText } from '../cells.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS

const red = { color: { argb: 'FFC00000' }, bold: true }

/** A plain sheet of texts; the last column, which says what is wrong, is red. */
export async function makeTable(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('名册', { views: [{ state: 'frozen', ySplit: 1 }] })
  const width = rows[0]?.length ?? 0
  sheet.columns = Array.from({ length: width }, (_, at) => ({
    width: at === width - 1 ? 60 : 16,
    style: { numFmt: '@', ...(at === width - 1 ? { font: red } : {}) },
  }))
  for (const cells of rows) sheet.addRow(cells.map(plainText))
  const head = sheet.getRow(1)
  for (let at = 1; at < width; at++) head.getCell(at).font = { bold: true }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
