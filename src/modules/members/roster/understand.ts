import { createHash } from 'node:crypto'
import type { OpenSheet } from '#kernel/spreadsheet/sheets.ts'
import { spreadRows } from '#kernel/spreadsheet/spans.ts'
import type { SheetRow } from '#kernel/spreadsheet/workbook.ts'
import { type RosterKey, usualKeys } from './codes.ts'
import { missingColumns, type RosterCells } from './columns.ts'
import { findLayout, kindOfRow, type Layout, shapeOf, topRows } from './layout.ts'
import { type Mapping, type Task, type Understood, UnreadableRoster } from './stage.ts'

/** A row that is about a member. */
export interface BodyRow {
  readonly number: number
  readonly cells: RosterCells
  readonly isHidden: boolean
}

interface Reading {
  readonly understood: Understood
  /** The rows below the headings; `count` is told what is passed over and should be known. */
  body(count: (code: string) => void): AsyncGenerator<BodyRow>
}

/**
 * Finds the sheet and the columns of a roster: as somebody said by hand, else as it was said of an earlier file of the
 * same shape, else by the headings. @throws UnreadableRoster when nothing in it looks like a table
 */
export async function understand(sheets: readonly OpenSheet[], task: Task): Promise<Reading> {
  const found = await choose(sheets, task.mapping?.sheet ?? '')
  const { sheet, layout, top } = found
  const shape = createHash('sha256').update(shapeOf(layout.headings)).digest('hex')
  const mapping = task.mapping ?? task.remembered.get(shape)
  const keys = mapping ? keysBy(mapping, layout) : layout.keys
  const fixed = mapping?.fixed ?? {}
  const understood: Understood = {
    sheet: sheet.name,
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    columns: layout.headings.map((heading, at) => ({
      heading,
      key: keys[at] ?? null,
      sample: sampleOf(top, layout, at),
    })),
    lastRow: layout.lastRow,
    fixed,
    shape,
    missing: missingColumns(keys, fixed, task.branches.own !== null),
  }
  return { understood, body: (count) => bodyOf(sheet, { layout, keys, fixed }, count) }
}

// Of what was said before further fields could be chosen, the headings tell those; what else has no meaning was not wanted.
function keysBy({ keys, saysFurther = true }: Mapping, layout: Layout): readonly (RosterKey | undefined)[] {
  if (!keys) return layout.keys
  const isFurther = (key: RosterKey | undefined) => key !== undefined && !usualKeys.some((usual) => usual === key)
  return layout.headings.map((_, at) => {
    const told = layout.keys[at]
    return keys[String(at)] ?? (!saysFurther && isFurther(told) ? told : undefined)
  })
}

// The named sheet; else the first one in sight whose headings say most.
async function choose(sheets: readonly OpenSheet[], name: string) {
  const named = sheets.filter((sheet) => name !== '' && sheet.name === name)
  const inSight = sheets.filter((sheet) => !sheet.isHidden)
  let best: { sheet: OpenSheet; layout: Layout; top: SheetRow[] } | undefined
  const known = (layout: Layout) => layout.keys.filter((key) => key !== undefined).length
  for (const sheet of named.length > 0 ? named : inSight.length > 0 ? inSight : sheets) {
    const top = await topOf(sheet)
    const layout = findLayout(top)
    if (layout && (!best || known(layout) > known(best.layout))) best = { sheet, layout, top }
  }
  if (!best) throw new UnreadableRoster('members.roster-headings')
  return best
}

async function topOf(sheet: OpenSheet): Promise<SheetRow[]> {
  const top: SheetRow[] = []
  for await (const row of sheet.rows()) {
    top.push(row)
    if (top.length === topRows) break
  }
  return top
}

// Enough to tell columns apart by eye, too little to be about anybody.
function sampleOf(top: readonly SheetRow[], { lastRow }: Layout, at: number): string {
  const cell = top.find((row) => row.number > lastRow && row.cells[at]?.trim())?.cells[at]?.trim() ?? ''
  const [first = '', ...rest] = [...cell.slice(0, 20)]
  return first + rest.map((sign) => (/[\p{L}\p{N}]/u.test(sign) ? '*' : sign)).join('')
}

async function* bodyOf(
  sheet: OpenSheet,
  { layout, keys, fixed }: { layout: Layout; keys: readonly (RosterKey | undefined)[]; fixed: Understood['fixed'] },
  count: (code: string) => void,
): AsyncGenerator<BodyRow> {
  for await (const { number, cells, spread, isHidden } of spreadRows(below(sheet, layout), await sheet.spans())) {
    // What a row is shows in what was written into it: a branch that is merged over an empty line makes no member of it.
    const kind = kindOfRow(cells, keys)
    if (kind === 'NOTE') count('members.roster-note-row')
    if (kind === 'MEMBER') yield { number, cells: byKey(keys, spread, fixed), isHidden }
  }
}

async function* below(sheet: OpenSheet, { lastRow }: Layout): AsyncGenerator<SheetRow> {
  for await (const row of sheet.rows()) if (row.number > lastRow) yield row
}

const noCells = Object.fromEntries(usualKeys.map((key) => [key, ''])) as Record<(typeof usualKeys)[number], string>

function byKey(
  keys: readonly (RosterKey | undefined)[],
  cells: readonly string[],
  fixed: Understood['fixed'],
): RosterCells {
  const row: { -readonly [Key in keyof RosterCells]: RosterCells[Key] } = { ...noCells }
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]
    if (key) row[key] = cells[at]?.slice(0, 500) ?? ''
  }
  row.category ||= fixed.category ?? ''
  if (row.branchName === '') row.branchCode ||= fixed.branchCode ?? ''
  return row
}
