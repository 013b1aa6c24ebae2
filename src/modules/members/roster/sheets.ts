import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { BadParts, openParts } from './parts.ts'
import type { words } from './words.ts'
import { readRows, readShared, readWorkbook, type SheetRow } from './workbook.ts'

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

/** A sheet that can be read; a .csv file is one sheet without a name. */
export interface OpenSheet {
  readonly name: string
  readonly isHidden: boolean
  rows(): AsyncGenerator<SheetRow>
}

/** Opens an .xlsx file, or a .csv file in UTF-8 or GB18030. @throws UnreadableFile */
export async function openSheets(bytes: Buffer): Promise<readonly OpenSheet[]> {
  if (bytes.length === 0) throw new UnreadableFile('members.roster-empty')
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return openXlsx(bytes)
  if (bytes.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex'))) throw new UnreadableFile(oldKind(bytes))
  const text = decode(bytes)
  if (text.includes('\u0000')) throw new UnreadableFile('members.roster-kind')
  if (/^\s*<(?:!doctype|\?xml|html|table)/i.test(text)) throw new UnreadableFile('members.roster-kind')
  return [{ name: '', isHidden: false, rows: () => readCsv(text) }]
}

// The old container holds an .xls, or an .xlsx locked with a password.
const oldKind = (bytes: Buffer) =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'members.roster-locked' : 'members.roster-kind'

async function openXlsx(bytes: Buffer): Promise<readonly OpenSheet[]> {
  try {
    const parts = await openParts(bytes)
    const { sheets, epoch } = await readWorkbook(parts)
    if (sheets.length === 0) throw new UnreadableFile('members.roster-unreadable')
    const shared = await readShared(parts)
    return sheets.map((sheet) => ({
      name: sheet.name,
      isHidden: sheet.isHidden,
      rows: () => inWords(readRows(parts, sheet, { ...shared, epoch })),
    }))
  } catch (fault) {
    throw fault instanceof BadParts ? new UnreadableFile(fault.verdict) : fault
  }
}

async function* inWords(rows: AsyncGenerator<SheetRow>): AsyncGenerator<SheetRow> {
  try {
    yield* rows
  } catch (fault) {
    throw fault instanceof BadParts ? new UnreadableFile(fault.verdict) : fault
  }
}

async function* readCsv(text: string): AsyncGenerator<SheetRow> {
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
      yield { number: info.records, cells: record, isHidden: false }
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
