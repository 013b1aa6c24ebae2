import { readFile } from 'node:fs/promises'
import { refusals } from '#kernel/errors.ts'
import { UnreadableSheets } from '#kernel/spreadsheet/parts.ts'
import { openSheets } from '#kernel/spreadsheet/sheets.ts'
import { columns } from './rules.ts'
import { sentences } from './sentences.ts'

const { refuse } = refusals(sentences)
// A title and who filled it in may stand above the heads.
const mostAbove = 10

/** A row of a list: its number in the file, and its cells by the heads of their columns. */
export interface ListRow {
  readonly number: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * The rows of a list of organisations, from the first sheet in sight that holds anything: .xlsx, or .csv in UTF-8 or GB18030. Empty
 * rows are passed over. @throws invalid `organisations.import-file-missing`, `…-columns-missing`, `kernel.sheet-…`
 */
export async function* readListRows(file: string): AsyncGenerator<ListRow> {
  const bytes = await readFile(file).catch(() => {
    throw refuse('invalid', 'organisations.import-file-missing')
  })
  try {
    yield* underHeads(filledRows(bytes))
  } catch (fault) {
    throw fault instanceof UnreadableSheets ? refuse('invalid', fault.verdict) : fault
  }
}

interface FilledRow {
  readonly number: number
  readonly cells: readonly string[]
}

async function* filledRows(bytes: Buffer): AsyncGenerator<FilledRow> {
  const sheets = await openSheets(bytes)
  const inSight = sheets.filter(({ isHidden }) => !isHidden)
  for (const sheet of inSight.length > 0 ? inSight : sheets) {
    let isFilled = false
    for await (const { number, cells } of sheet.rows()) {
      if (cells.every((cell) => cell.trim() === '')) continue
      isFilled = true
      yield { number, cells }
    }
    if (isFilled) return
  }
}

async function* underHeads(rows: AsyncIterable<FilledRow>): AsyncGenerator<ListRow> {
  let heads: readonly string[] | undefined
  let above = 0
  for await (const { number, cells } of rows) {
    if (heads) yield { number, cells: Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? ''])) }
    else {
      const written = cells.map((cell) => cell.normalize('NFKC').trim())
      if (columns.every((column) => written.includes(column))) heads = written
      else if (++above > mostAbove) break
    }
  }
  if (!heads) throw refuse('invalid', 'organisations.import-columns-missing')
}
