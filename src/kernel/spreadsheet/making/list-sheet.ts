import { createRequire } from 'node:module'
import { PassThrough } from 'node:stream'
import type * as ExcelJS from 'exceljs'
import { plainText } from '../cells.ts'
import type { ListSheet } from './order.ts'

const { stream } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS

const thin = { style: 'thin' } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const whole = { numFmt: '@', border, alignment: { vertical: 'middle', wrapText: true } } as const

/** Writes a list row by row: title, who and when, headings repeated on every page, A4 landscape (UX §6.5). */
export class ListWriter {
  private readonly chunks: Buffer[] = []
  private readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter
  private readonly sheet: ExcelJS.Worksheet
  private readonly ended: Promise<void>
  private readonly of: ListSheet

  constructor(of: ListSheet) {
    this.of = of
    const out = new PassThrough()
    out.on('data', (chunk: Buffer) => this.chunks.push(chunk))
    this.ended = new Promise((resolve) => out.on('end', resolve))
    this.workbook = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
    // Written with the properties of the file; its types leave it out.
    if (of.mark !== undefined) Object.assign(this.workbook, { keywords: of.mark })
    this.sheet = this.workbook.addWorksheet(of.sheet, pageOf(of))
    this.sheet.columns = of.columns.map(({ width }) => ({ width, style: { numFmt: '@' } }))
    this.head()
  }

  /** Writes rows; every cell is a text, so that no number is rounded and no formula runs. */
  add(rows: readonly (readonly string[])[]): void {
    for (const cells of rows) this.write(cells, whole)
  }

  /** Ends the sheet with the line that says for whom it was made. */
  async finish(): Promise<Uint8Array> {
    if (this.of.watermark !== '') this.line(this.of.watermark, { size: 9, color: { argb: 'FF808080' } })
    this.sheet.commit()
    await this.workbook.commit()
    await this.ended
    return Buffer.concat(this.chunks)
  }

  private head(): void {
    this.line(this.of.title, { size: 16, bold: true }, 'center')
    this.line(this.of.note, { size: 11 })
    const titles = this.of.columns.map(({ title }) => title)
    const style = { ...whole, font: { bold: true }, alignment: { ...whole.alignment, horizontal: 'center' } } as const
    this.write(titles, style)
  }

  private line(text: string, font: Partial<ExcelJS.Font>, horizontal: 'left' | 'center' = 'left'): void {
    const row = this.sheet.addRow([plainText(text)])
    const cell = row.getCell(1)
    cell.font = font
    cell.alignment = { horizontal, vertical: 'middle' }
    if (this.of.columns.length > 1) this.sheet.mergeCells(row.number, 1, row.number, this.of.columns.length)
    row.commit()
  }

  private write(cells: readonly string[], style: Partial<ExcelJS.Style>): void {
    const row = this.sheet.addRow(cells.map(plainText))
    for (let at = 1; at <= cells.length; at++) row.getCell(at).style = style
    row.commit()
  }
}

const pageOf = ({ watermark, columns }: ListSheet): Partial<ExcelJS.AddWorksheetOptions> => ({
  views: [{ state: 'frozen', xSplit: columns.length > 2 ? 1 : 0, ySplit: 3 }],
  pageSetup: {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '3:3',
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  },
  // In a footer & begins an instruction.
  headerFooter: { oddFooter: `&L${watermark.replaceAll('&', '&&')}&R第 &P 页 共 &N 页` },
})
