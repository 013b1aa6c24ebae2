import { plainText } from './cells.ts'

/** Rows as a .csv that a Chinese spreadsheet opens right: UTF-8 with its mark, and nothing that begins a formula (T07). */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`)
}

function quoted(cell: string): string {
  const text = plainText(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
