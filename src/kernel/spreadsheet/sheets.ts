import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { openParts, UnreadableSheets } from './parts.ts'
import { readSpans, type Span } from './spans.ts'
import { readRows, readShared, readWorkbook, type SheetRow } from './workbook.ts'

/** A sheet that can be read; a .csv file is one sheet without a name. */
export interface OpenSheet {
  readonly name: string
  readonly isHidden: boolean
  rows(): AsyncGenerator<SheetRow>
  /** Which of its cells are merged, from the top. */
  spans(): Promise<readonly Span[]>
}

/** Opens an .xlsx file, or a .csv file in UTF-8 or GB18030. @throws UnreadableSheets */
export async function openSheets(bytes: Buffer): Promise<readonly OpenSheet[]> {
  if (bytes.length === 0) throw new UnreadableSheets('kernel.sheet-empty')
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return openXlsx(bytes)
  if (bytes.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex'))) throw new UnreadableSheets(oldKind(bytes))
  const text = decodeText(bytes)
  if (text.includes('\u0000')) throw new UnreadableSheets('kernel.sheet-kind')
  if (/^\s*<(?:!doctype|\?xml|html|table)/i.test(text)) throw new UnreadableSheets('kernel.sheet-kind')
  return [{ name: '', isHidden: false, rows: () => readCsv(text), spans: async () => [] }]
}

// The old container holds an .xls, or an .xlsx locked with a password.
const oldKind = (bytes: Buffer) =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'kernel.sheet-locked' : 'kernel.sheet-kind'

async function openXlsx(bytes: Buffer): Promise<readonly OpenSheet[]> {
  const parts = await openParts(bytes)
  const { sheets, epoch } = await readWorkbook(parts)
  if (sheets.length === 0) throw new UnreadableSheets('kernel.sheet-unreadable')
  const shared = await readShared(parts)
  return sheets.map((sheet) => ({
    name: sheet.name,
    isHidden: sheet.isHidden,
    rows: () => readRows(parts, sheet, { ...shared, epoch }),
    spans: () => readSpans(parts, sheet),
  }))
}

async function* readCsv(text: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    info: true,
    max_record_size: 100_000,
  })
  Readable.from(piecesOf(text)).pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { records: number } }>)
      yield { number: info.records, cells: record, isHidden: false }
  } catch {
    throw new UnreadableSheets('kernel.sheet-unreadable')
  }
}

// A title may stand above the heads, and a comma in a cell: what divides the most lines into equally many cells divides the list.
function delimiterOf(text: string): string {
  const lines = firstLines(text)
  const fits = [',', '\t', ';'].map((one) => ({ one, ...evenness(lines.map((line) => line.split(one).length)) }))
  return fits.reduce((best, fit) =>
    fit.lines > best.lines || (fit.lines === best.lines && fit.cells > best.cells) ? fit : best,
  ).one
}

/** Of the counts of cells above one, that of the most lines, and of how many. */
function evenness(counts: readonly number[]): { lines: number; cells: number } {
  let best = { lines: 0, cells: 0 }
  for (const cells of new Set(counts.filter((count) => count > 1))) {
    const lines = counts.filter((count) => count === cells).length
    if (lines > best.lines || (lines === best.lines && cells > best.cells)) best = { lines, cells }
  }
  return best
}

// What stands between quotes divides nothing and may go over several lines, so it is left out.
function firstLines(text: string): readonly string[] {
  const lines = text
    .slice(0, 100_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n/)
  return lines.filter((line) => line.trim() !== '').slice(0, 10)
}

function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += 65_536) yield text.slice(from, from + 65_536)
}

/** The text in bytes of a CSV file: what is not valid UTF-8 was written by an older Chinese spreadsheet (UX §6). */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
