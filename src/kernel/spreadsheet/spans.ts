import { type Parts, readTags, UnreadableSheets } from './parts.ts'
import { columnOf, mostColumns, type SheetPart, type SheetRow } from './workbook.ts'

/** Cells that were merged into one; rows as the spreadsheet counts them, columns from 0, both ends included. */
export interface Span {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** A row with what a reader sees in it: the value of merged cells stands in each row that they cover. */
export interface SpreadRow extends SheetRow {
  readonly spread: readonly string[]
}

// More than anybody merges in a roster of two hundred thousand rows (T08).
const mostSpans = 200_000

/** Reads which cells of a sheet are merged, from the top; none beyond the columns that are read. @throws UnreadableSheets */
export async function readSpans(parts: Parts, sheet: SheetPart): Promise<readonly Span[]> {
  const spans: Span[] = []
  let count = 0
  const found = readTags<Span | undefined>(mergeCellsIn(parts.read(sheet.part)), {
    open(name, { ref = '' }, emit) {
      if (name === 'mergeCell') emit(spanOf(ref))
    },
  })
  for await (const span of found) {
    count += 1
    if (count > mostSpans) throw new UnreadableSheets('kernel.sheet-suspicious')
    if (span) spans.push(span)
  }
  return spans.sort((one, other) => one.top - other.top)
}

function spanOf(ref: string): Span | undefined {
  const [, from = '', top = '', to = '', bottom = ''] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? []
  const [left, right] = [columnOf(`${from}1`), Math.min(columnOf(`${to}1`), mostColumns - 1)]
  const span = { top: Number(top), bottom: Number(bottom), left, right }
  return span.left >= 0 && span.left <= span.right && span.top >= 1 && span.top <= span.bottom ? span : undefined
}

const opening = /<(?:[\w.-]+:)?mergeCells(?:\s[^<>]*)?>/
const closing = /<\/(?:[\w.-]+:)?mergeCells\s*>/
const longestTag = 300

// They are listed below all rows. Looking for the list first is much cheaper than reading every tag above it, and most sheets have none.
async function* mergeCellsIn(part: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // One byte is one character, so that no character is cut in two.
  let text = ''
  let isInside = false
  for await (const chunk of part) {
    text += chunk.toString('latin1')
    if (!isInside) {
      const start = text.includes('mergeCells') ? opening.exec(text) : null
      if (start?.[0].endsWith('/>')) return
      isInside = start !== null
      text = start ? text.slice(start.index) : text.slice(-longestTag)
    }
    if (!isInside) continue
    const end = closing.exec(text)
    const length = end ? end.index + end[0].length : text.length - longestTag
    if (length > 0) yield Buffer.from(text.slice(0, length), 'latin1')
    if (end) return
    text = text.slice(Math.max(length, 0))
  }
  if (isInside) yield Buffer.from(text, 'latin1')
}

/**
 * Rows with the values of merged cells in each row that they cover, in the first of their columns: what stands in two columns of one row
 * says two things, and which of them was meant nobody knows. What a covered cell says itself stands. Rows are neither
 * added nor looked for: of a span that begins in a row which is not among these, nothing is known and nothing is carried.
 */
export async function* spreadRows(rows: AsyncIterable<SheetRow>, spans: readonly Span[]): AsyncGenerator<SpreadRow> {
  // For each column what is carried down in it, and to which row. Merged cells do not overlap in a file a program wrote; where
  // they do, the first one stays, so that no file makes a row cost more than its columns.
  const carried: ({ readonly bottom: number; readonly value: string } | undefined)[] = []
  let next = 0
  let lowest = 0
  for await (const row of rows) {
    for (let span = spans[next]; span && span.top <= row.number; span = spans[++next]) {
      const value = span.top === row.number ? (row.cells[span.left] ?? '') : ''
      if (value === '') continue
      lowest = Math.max(lowest, span.bottom)
      if ((carried[span.left]?.bottom ?? 0) < row.number) carried[span.left] = { bottom: span.bottom, value }
    }
    yield { ...row, spread: lowest < row.number ? row.cells : filledIn(row, carried) }
  }
}

function filledIn(
  { number, cells }: SheetRow,
  carried: readonly ({ readonly bottom: number; readonly value: string } | undefined)[],
): string[] {
  const filled = [...cells]
  for (let at = 0; at < carried.length; at++) {
    const span = carried[at]
    if (!span || span.bottom < number || filled[at]) continue
    while (filled.length < at) filled.push('')
    filled[at] = span.value
  }
  return filled
}
