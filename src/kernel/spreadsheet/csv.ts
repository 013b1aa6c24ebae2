import { plainText } from './cells.ts'

/** Rows as a .csv that a Chinese spreadsheet opens right: UTF-8 with its mark (RFC 4180), and nothing that begins a formula (T07). */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

/** The same as bytes. */
export const csvOf = (rows: readonly (readonly string[])[]): Uint8Array => new TextEncoder().encode(csvText(rows))

function quoted(cell: string): string {
  const text = plainText(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
