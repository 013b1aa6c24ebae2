import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { escaped } from './cells.ts'
import { openParts } from './parts.ts'
import { columnOf, readWorkbook } from './workbook.ts'

/** A column that is added behind all others: its heading, and its cells by the number of their row. */
export interface AddedColumn {
  readonly heading: string
  readonly cells: ReadonlyMap<number, string>
}

/** Where columns are added, and whether they warn. */
export interface Appending {
  /** The name of the sheet. */
  readonly sheet: string
  /** The row of the last line of headings. */
  readonly headingRow: number
  /** How many columns have a heading; none of them is written over. */
  readonly width: number
  readonly columns: readonly AddedColumn[]
  readonly isRed: boolean
}

/** Whether a file begins as an .xlsx does. */
export const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/**
 * An .xlsx with columns added behind everything that stands in the sheet. All else stays as it was, to the last width and
 * colour: only the new cells are put into its markup. @throws UnreadableSheets
 */
export async function appendToXlsx(bytes: Buffer, of: Appending): Promise<Uint8Array> {
  const guarded = await openParts(bytes)
  const { sheets } = await readWorkbook(guarded)
  guarded.close()
  const part = (sheets.find((sheet) => sheet.name === of.sheet) ?? sheets[0])?.part ?? ''
  const parts = unzipSync(bytes)
  const sheet = parts[part]
  if (!sheet) return bytes
  const styles = parts['xl/styles.xml']
  const styled = styles && addStyle(strFromU8(styles), of.isRed)
  const appended = appendCells(strFromU8(sheet), of, styled?.index)
  return zipSync(
    { ...parts, [part]: strToU8(appended), ...(styled ? { 'xl/styles.xml': strToU8(styled.styles) } : {}) },
    { level: 6 },
  )
}

const anyRow = /<((?:\w+:)?)row\b([^>]*?)(\/?)>/g

function appendCells(xml: string, of: Appending, style: number | undefined): string {
  const first = freeColumn(xml, of.width)
  const out: string[] = []
  let from = 0
  let number = 0
  for (const match of xml.matchAll(anyRow)) {
    const [tag, prefix = '', attributes = '', isEmpty] = match
    if (match.index < from) continue
    number = Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? number + 1)
    const cells = of.columns.flatMap(({ heading, cells: byRow }, at) => {
      const text = number === of.headingRow ? heading : byRow.get(number)
      return text === undefined ? [] : [cellOf({ prefix, column: first + at, number, style, text })]
    })
    if (cells.length === 0 || isEmpty === '/') continue
    const start = match.index + tag.length
    const end = xml.indexOf(`</${prefix}row>`, start)
    if (end < 0) break
    const open = `<${prefix}row${attributes.replace(/\sspans="[^"]*"/, '')}>`
    out.push(xml.slice(from, match.index), open, withoutEmpty(xml.slice(start, end), first), ...cells)
    from = end
  }
  const appended = out.join('') + xml.slice(from)
  return appended.replace(/<(?:\w+:)?dimension\b[^>]*\/>/, '')
}

function cellOf(of: {
  prefix: string
  column: number
  number: number
  style: number | undefined
  text: string
}): string {
  const { prefix, number, style } = of
  const place = `r="${lettersOf(of.column)}${number}"${style === undefined ? '' : ` s="${style}"`}`
  return `<${prefix}c ${place} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(of.text)}</${prefix}t></${prefix}is></${prefix}c>`
}

const lastColumn = 16_383

// The first column behind all cells that hold something; cells that are only coloured do not count.
function freeColumn(xml: string, atLeast: number): number {
  let column = atLeast
  for (const match of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d+)"[^>]*?(?<!\/)>/g))
    column = Math.max(column, columnOf(match[1] ?? '') + 1)
  return Math.min(column, lastColumn)
}

const withoutEmpty = (cells: string, column: number) =>
  cells.replace(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d+)"[^>]*\/>/g, (cell, place: string) =>
    columnOf(place) >= column ? '' : cell,
  )

// Column 27 is `AB`, from 0.
function lettersOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

// Adds a font and a style of cells with it; gives the number of the style.
function addStyle(styles: string, isRed: boolean): { styles: string; index: number } | undefined {
  const fonts = /<((?:\w+:)?)fonts\b[^>]*>([\s\S]*?)<\/(?:\w+:)?fonts>/.exec(styles)
  const cells = /<((?:\w+:)?)cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles)
  if (!fonts || !cells) return undefined
  const [p = '', before = ''] = [fonts[1], fonts[2]]
  const font = before.match(/<(?:\w+:)?font\b/g)?.length ?? 0
  const index = cells[2]?.match(/<(?:\w+:)?xf\b/g)?.length ?? 0
  const [bold, colour] = isRed ? [`<${p}b/>`, 'FFC00000'] : ['', 'FF000000']
  const added = `<${p}font>${bold}<${p}sz val="11"/><${p}color rgb="${colour}"/><${p}name val="宋体"/></${p}font>`
  const style = `<${p}xf numFmtId="49" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><${p}alignment vertical="center" wrapText="1"/></${p}xf>`
  const put = (whole: string, name: string, more: string, count: number) =>
    whole
      .replace(new RegExp(`(<${p}${name}\\b[^>]*?)\\scount="\\d+"`), `$1 count="${count}"`)
      .replace(`</${p}${name}>`, `${more}</${p}${name}>`)
  return { styles: put(put(styles, 'fonts', added, font + 1), 'cellXfs', style, index + 1), index }
}
