import type { SheetRow } from '#kernel/spreadsheet/workbook.ts'
import type { RosterKey } from './codes.ts'
import { keyOfHeading, plainHeading } from './columns.ts'

/** Where the headings of a sheet stand and what they say, column by column. */
export interface Layout {
  readonly headings: readonly string[]
  readonly keys: readonly (RosterKey | undefined)[]
  /** The number of the last row of the headings. */
  readonly lastRow: number
}

/** How many rows at the top are looked at: titles, notes and two lines of headings stand in them. */
export const topRows = 30

/**
 * Finds the headings among the first rows: below titles, in one line or in two of which the upper one spans several
 * columns. Without a row that names three known columns it is the row with the most short texts, to be mapped by hand.
 */
export function findLayout(top: readonly SheetRow[]): Layout | undefined {
  let best: Layout | undefined
  // One line first: two are taken only when they say more, so that a title is not taken for a group of columns.
  for (const lines of [1, 2]) {
    for (let at = 0; at < top.length; at++) {
      const layout = layoutAt(top, at, lines)
      if (layout && countOf(layout) >= 3 && (!best || saysMore(layout, best))) best = layout
    }
  }
  return best ?? guess(top)
}

const countOf = ({ keys }: Layout) => keys.filter((key) => key !== undefined).length

const saysMore = (one: Layout, other: Layout) => {
  const more = countOf(one) - countOf(other)
  return more > 0 || (more === 0 && namedBy(one) > namedBy(other))
}
const namedBy = ({ headings }: Layout) => headings.filter((heading) => heading !== '').length

function layoutAt(top: readonly SheetRow[], at: number, lines: number): Layout | undefined {
  const [upper, lower] = [top[at], lines === 2 ? top[at + 1] : undefined]
  if (!upper || (lines === 2 && (!lower || lower.cells.some(isValue)))) return undefined
  const width = Math.max(upper.cells.length, lower?.cells.length ?? 0)
  const headings: string[] = []
  const keys: (RosterKey | undefined)[] = []
  let group = ''
  for (let column = 0; column < width; column++) {
    const [above, below] = [upper.cells[column]?.trim() ?? '', lower?.cells[column]?.trim() ?? '']
    if (above !== '') group = above
    const key = keyIn(lower ? [below && group + below, below, below ? '' : above] : [above])
    headings.push(headingOf(lower ? group : '', below || above))
    keys.push(key !== undefined && keys.includes(key) ? undefined : key)
  }
  return { headings, keys, lastRow: (lower ?? upper).number }
}

const keyIn = (texts: readonly string[]) => {
  for (const text of texts) {
    const key = text === '' ? undefined : keyOfHeading(text)
    if (key) return key
  }
  return undefined
}

const headingOf = (group: string, own: string) => {
  const plain = (text: string) => text.replace(/\s+/g, '').slice(0, 60)
  return group !== '' && group !== own && own !== '' ? `${plain(group)}/${plain(own)}` : plain(own)
}

// What looks like a number, a day or a mobile is no heading.
const isValue = (text: string) => /\d{6}|\d{4}[-./年]\d/.test(text.normalize('NFKC'))

function guess(top: readonly SheetRow[]): Layout | undefined {
  const words = (row: SheetRow) => row.cells.filter((cell) => cell.trim() !== '' && cell.length <= 20 && !isValue(cell))
  let best: SheetRow | undefined
  for (const row of top) if (words(row).length >= 3 && words(row).length > (best ? words(best).length : 0)) best = row
  return best && layoutAt([best], 0, 1)
}

/** What makes two sheets of the same shape: their headings in order, however they are padded. */
export function shapeOf(headings: readonly string[]): string {
  return headings.map(plainHeading).join('|').replace(/\|+$/, '')
}

/**
 * Whether a row below the headings is about a member. Empty ones, headings printed again on every page, lines of column
 * numbers and the example of the template are passed over in silence (`NO`); sums and signatures are counted (`NOTE`).
 */
export function kindOfRow(
  cells: readonly string[],
  keys: readonly (RosterKey | undefined)[],
): 'MEMBER' | 'NOTE' | 'NO' {
  const said = (key: RosterKey) => cells[keys.indexOf(key)]?.trim() ?? ''
  const mapped = keys.flatMap((key, at) => (key && cells[at]?.trim() ? [cells[at].trim()] : []))
  if (mapped.length === 0) return cells.some((cell) => isNote(cell)) ? 'NOTE' : 'NO'
  // A row with a number of identity in it is none of headings; looking at each of its cells took a twentieth of the reading.
  const isNumbered = /\d{6}/.test(said('idNumber'))
  if (!isNumbered && mapped.filter((text) => keyOfHeading(text) !== undefined).length >= 3) return 'NO'
  if (mapped.length >= 3 && mapped.every((text) => /^[(（]?\d{1,2}[)）]?$/.test(text))) return 'NO'
  if (cells.some((cell) => /^[(（【[]?(示例|样例|填写示例)/.test(cell.trim()))) return 'NO'
  const isSigned = () => said('joinDate') === '' || isNote(said('joinDate'))
  return said('idNumber') === '' && isSigned() && cells.some(isNote) ? 'NOTE' : 'MEMBER'
}

const isNote = (cell: string) =>
  /^(合计|总计|小计|共计|累计|本页|总人数|填表|填报|制表|审核|审批|负责人|经办人|联系人|单位盖章|盖章|注[:：]|备注[:：]|说明|以上)/.test(
    cell.normalize('NFKC').replace(/\s/g, ''),
  )
