import { createRequire } from 'node:module'
import { PassThrough } from 'node:stream'
import { parentPort } from 'node:worker_threads'
import type * as ExcelJS from 'exceljs'
import type { Sheet, Told } from './sheet.ts'

// Runs in a thread: writes the sheet as rows arrive and sends its bytes at the end.
const require = createRequire(import.meta.url)
const { stream } = require('exceljs') as typeof ExcelJS
const port = parentPort
if (!port) throw new Error('this file runs in a thread')

const chunks: Buffer[] = []
const out = new PassThrough()
out.on('data', (chunk: Buffer) => chunks.push(chunk))
const ended = new Promise((resolve) => out.on('end', resolve))
const workbook = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
let sheet: ExcelJS.Worksheet

port.on('message', async (told: Told) => {
  if (told.kind === 'BEGIN') begin(told.sheet)
  if (told.kind === 'ROWS') for (const row of told.rows) sheet.addRow([...row]).commit()
  if (told.kind !== 'END') return port.postMessage('more')
  sheet.commit()
  await workbook.commit()
  await ended
  port.postMessage(new Uint8Array(Buffer.concat(chunks)))
  port.close()
})

function begin({ title, watermark, columns }: Omit<Sheet, 'rows'>): void {
  sheet = workbook.addWorksheet('名册', {
    views: [{ state: 'frozen', ySplit: 3 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:3',
    },
    headerFooter: { oddFooter: `&L${watermark.replaceAll('&', '&&')}&R&P / &N` },
  })
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }))
  const head = [[title], [watermark], columns.map((column) => column.head)]
  for (const cells of head) {
    const row = sheet.addRow(cells)
    row.font = { bold: cells !== head[1] }
    row.commit()
  }
}
