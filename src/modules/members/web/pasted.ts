/** Reads what a spreadsheet puts on the clipboard: tabs between cells, quotes around cells with line breaks. */
export function readPasted(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    rows.at(-1)?.push(cell.trim())
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (!isQuoted && sign === '\t') endCell()
    else if (!isQuoted && sign === '\n') {
      endCell()
      rows.push([])
    } else if (isQuoted || sign !== '\r') cell += sign
  }
  endCell()
  const filled = rows.filter((row) => row.some((one) => one !== ''))
  const width = Math.max(0, ...filled.map((row) => row.length))
  return filled.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
}

/** The rows as a .csv that every reader takes. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  return `\ufeff${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}
