import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { openParts } from '../roster/parts.ts'
import { openSheets } from '../roster/sheets.ts'
import { columnOf, readWorkbook } from '../roster/workbook.ts'
import { escaped } from './cells.ts'
import type { MarkedFile } from './order.ts'
import { makeTable } from './table.ts'

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/**
 * An uploaded file with a red column 错误说明 (UX §6.3). An .xlsx stays as it was, to the last width and colour: only the
 * cells of that column are put into its markup. A .csv, and the wrong rows alone, become a plain sheet of texts.
 */
export async function markFile(file: MarkedFile): Promise<Uint8Array> {
  const bytes = Buffer.from(file.bytes)
  return file.onlyWrong || !isZip(bytes) ? makeTable(await rowsOf(bytes, file)) : markXlsx(bytes, file)
}

async function rowsOf(bytes: Buffer, file: MarkedFile): Promise<string[][]> {
  const { headings, faults, lastRow, onlyWrong } = file
  const rows = [[...headings, file.heading]]
  const sheets = await openSheets(bytes)
  const sheet = sheets.find((one) => one.name === file.sheet) ?? sheets[0]
  if (!sheet) return rows
  for await (const { number, cells } of sheet.rows()) {
    const fault = faults.get(number)
    if (number <= lastRow || (onlyWrong && fault === undefined)) continue
    rows.push([...headings.map((_, at) => cells[at] ?? ''), fault ?? ''])
  }
  return rows
}

async function markXlsx(bytes: Buffer, file: MarkedFile): Promise<Uint8Array> {
  const guarded = await openParts(bytes)
  const { sheets } = await readWorkbook(guarded)
  guarded.close()
  const part = (sheets.find((sheet) => sheet.name === file.sheet) ?? sheets[0])?.part ?? ''
  const parts = unzipSync(bytes)
  const sheet = parts[part]
  if (!sheet) return bytes
  const styles = parts['xl/styles.xml']
  const red = styles && addRed(strFromU8(styles))
  const marked = markSheet(strFromU8(sheet), file, red?.index)
  return zipSync(
    { ...parts, [part]: strToU8(marked), ...(red ? { 'xl/styles.xml': strToU8(red.styles) } : {}) },
    { level: 6 },
  )
}

const anyRow = /<((?:\w+:)?)row\b([^>]*?)(\/?)>/g

/** Puts the column into the markup of a sheet, behind everything that stands in it. */
export function markSheet(xml: string, file: MarkedFile, style: number | undefined): string {
  const column = freeColumn(xml, file.headings.length)
  const out: string[] = []
  let from = 0
  let number = 0
  for (const match of xml.matchAll(anyRow)) {
    const [tag, prefix = '', attributes = '', isEmpty] = match
    if (match.index < from) continue
    number = Number(/\br="(\d+)"/.exec(attributes)?.[1] ?? number + 1)
    const text = number === file.lastRow ? file.heading : file.faults.get(number)
    if (text === undefined || isEmpty === '/') continue
    const start = match.index + tag.length
    const end = xml.indexOf(`</${prefix}row>`, start)
    if (end < 0) break
    const open = `<${prefix}row${attributes.replace(/\sspans="[^"]*"/, '')}>`
    out.push(xml.slice(from, match.index), open, withoutEmpty(xml.slice(start, end), column))
    out.push(cellOf({ prefix, column, number, style, text }))
    from = end
  }
  const marked = out.join('') + xml.slice(from)
  return marked.replace(/<(?:\w+:)?dimension\b[^>]*\/>/, '')
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

// The first column behind all cells that hold something; cells that are only coloured do not count.
function freeColumn(xml: string, atLeast: number): number {
  let column = atLeast
  for (const match of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d+)"[^>]*?(?<!\/)>/g))
    column = Math.max(column, columnOf(match[1] ?? '') + 1)
  return Math.min(column, 16_383)
}

const withoutEmpty = (cells: string, column: number) =>
  cells.replace(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d+)"[^>]*\/>/g, (cell, place: string) =>
    columnOf(place) >= column ? '' : cell,
  )

/** Column 27 is `AB`, from 0. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

// Adds a red font and a style of cells with it; gives the number of the style.
function addRed(styles: string): { styles: string; index: number } | undefined {
  const fonts = /<((?:\w+:)?)fonts\b[^>]*>([\s\S]*?)<\/(?:\w+:)?fonts>/.exec(styles)
  const cells = /<((?:\w+:)?)cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles)
  if (!fonts || !cells) return undefined
  const [p = '', before = ''] = [fonts[1], fonts[2]]
  const font = before.match(/<(?:\w+:)?font\b/g)?.length ?? 0
  const index = cells[2]?.match(/<(?:\w+:)?xf\b/g)?.length ?? 0
  const red = `<${p}font><${p}b/><${p}sz val="11"/><${p}color rgb="FFC00000"/><${p}name val="宋体"/></${p}font>`
  const style = `<${p}xf numFmtId="49" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><${p}alignment vertical="center" wrapText="1"/></${p}xf>`
  const put = (whole: string, name: string, more: string, count: number) =>
    whole
      .replace(new RegExp(`(<${p}${name}\\b[^>]*?)\\scount="\\d+"`), `$1 count="${count}"`)
      .replace(`</${p}${name}>`, `${more}</${p}${name}>`)
  return { styles: put(put(styles, 'fonts', red, font + 1), 'cellXfs', style, index + 1), index }
}
