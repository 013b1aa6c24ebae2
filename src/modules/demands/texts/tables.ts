import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { plainText } from '#kernel/spreadsheet/cells.ts'
import { refusal } from '../words.ts'

/** Where a command's lines go. */
export interface Speaker {
  say(line: string): void
}

type Row = Readonly<Partial<Record<string, string>>>

// Who wrote a message is dropped while reading, so that nothing below can use it (D29).
const neverRead = '留言用户'

/** The rows of a CSV file in UTF-8. @throws Refusal when there is no such file or a column is missing. */
export function readTable(file: string, columns: readonly string[]): Row[] {
  if (!existsSync(file)) throw refusal('demands.file-missing', { file })
  const rows = parse(readFileSync(file), {
    bom: true,
    relax_column_count: true,
    columns: (head: string[]) => {
      const missing = columns.filter((column) => !head.includes(column))
      if (missing.length > 0) throw refusal('demands.columns-missing', { file, columns: missing.join('、') })
      return head.map((column) => (column === neverRead ? false : column))
    },
  })
  return rows as Row[]
}

/** Writes a CSV file in UTF-8 that spreadsheets open as such, with nothing that begins a formula (T07). */
export function writeTable(file: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [head, ...rows].map((row) => row.map(quoted).join(','))
  writeFileSync(file, `\uFEFF${lines.join('\n')}\n`)
}

const quoted = (value: string) => `"${plainText(value).replaceAll('"', '""')}"`
