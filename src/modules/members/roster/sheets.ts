import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type * as ExcelJS from 'exceljs'
import type { words } from './words.ts'
import { inspectZip } from './zip-guard.ts'

const require = createRequire(import.meta.url)

/** A row of a file as text, with the number the spreadsheet shows at its side. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** Why a file is not read: the code of the sentence that says so. */
export class UnreadableFile extends Error {
  readonly code: keyof typeof words
  readonly slots: Readonly<Record<string, string | number>>

  constructor(code: keyof typeof words, slots: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.slots = slots
  }
}

/** Reads the first sheet of an .xlsx file, or a .csv file in UTF-8 or GB18030, row by row. @throws UnreadableFile */
export async function* readSheet(bytes: Buffer): AsyncGenerator<SheetRow> {
  if (bytes.length === 0) throw new UnreadableFile('members.roster-empty')
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) yield* readXlsx(bytes)
  else if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new UnreadableFile('members.roster-kind')
  else yield* readCsv(bytes)
}

async function* readCsv(bytes: Buffer): AsyncGenerator<SheetRow> {
  const text = decode(bytes)
  if (text.includes('\u0000')) throw new UnreadableFile('members.roster-kind')
  const head = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'))
  const delimiter = [',', '\t', ';'].reduce((best, one) =>
    head.split(one).length > head.split(best).length ? one : best,
  )
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    info: true,
    max_record_size: 100_000,
  })
  Readable.from(piecesOf(text)).pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { records: number } }>)
      yield { number: info.records, cells: record }
  } catch {
    throw new UnreadableFile('members.roster-unreadable')
  }
}

function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += 65_536) yield text.slice(from, from + 65_536)
}

// What is not valid UTF-8 was written by an older Chinese spreadsheet (UX §6).
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

async function* readXlsx(bytes: Buffer): AsyncGenerator<SheetRow> {
  const verdict = await inspectZip(bytes)
  if (verdict !== 'OK')
    throw new UnreadableFile(verdict === 'UNREADABLE' ? 'members.roster-unreadable' : 'members.roster-suspicious')
  const { stream } = require('exceljs') as typeof ExcelJS
  const workbook = new stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'ignore',
  })
  try {
    for await (const sheet of workbook) {
      for await (const row of sheet) yield { number: row.number, cells: cellsOf(row) }
      return
    }
  } catch {
    throw new UnreadableFile('members.roster-unreadable')
  }
}

const widest = 100

function cellsOf(row: ExcelJS.Row): string[] {
  const values = row.values as ExcelJS.CellValue[]
  return Array.from({ length: Math.min(values.length, widest + 1) - 1 }, (_, at) => textOf(values[at + 1]))
}

// A number too long to be kept exactly shows as what it has become, so that its column can be told to be text.
function textOf(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number')
    return Math.abs(value) > Number.MAX_SAFE_INTEGER ? value.toExponential() : String(value)
  if (typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('result' in value) return textOf(value.result as ExcelJS.CellValue)
  return 'text' in value ? String(value.text) : ''
}
