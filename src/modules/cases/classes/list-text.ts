import { parse } from 'csv-parse/sync'
import { classColumns, longestField, longestName } from './codes.ts'
import type { ClassLine } from './rules.ts'

type LineFault =
  | 'cases.class-field-missing'
  | 'cases.class-second-missing'
  | 'cases.class-too-long'
  | 'cases.class-line-break'
  | 'cases.class-columns'

/** What is wrong in a line of the text, counted from 1. */
export interface ClassFault {
  readonly row: number
  readonly code: LineFault
}

/** Reads a list of classes as CSV; a line that stands twice counts once, a class that is not named by a line of its own is added. */
export function readClassList(text: string): { lines: ClassLine[]; faults: ClassFault[] } {
  const rows = parsed(text)
  if (!rows) return { lines: [], faults: [{ row: 1, code: 'cases.class-columns' }] }
  const lines = new Map<string, ClassLine>()
  const faults: ClassFault[] = []
  for (const [at, cells] of rows.entries()) {
    const [field = '', second = '', third = ''] = cells.map((cell) => cell.replaceAll('\0', '').trim())
    if ((at === 0 && field === classColumns[0]) || cells.every((cell) => cell.trim() === '')) continue
    const code = faultOf({ field, second, third, columns: cells.length })
    if (code) faults.push({ row: at + 1, code })
    else lines.set(JSON.stringify([field, second, third]), { field, second: second || null, third: third || null })
  }
  return { lines: [...lines.values()].filter(isNotImplied([...lines.values()])), faults }
}

function parsed(text: string): string[][] | undefined {
  try {
    return parse(text, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false })
  } catch {
    return undefined
  }
}

function faultOf(of: { field: string; second: string; third: string; columns: number }): LineFault | undefined {
  if (of.columns > classColumns.length) return 'cases.class-columns'
  if (of.field === '') return 'cases.class-field-missing'
  if (of.second === '' && of.third !== '') return 'cases.class-second-missing'
  if ([of.field, of.second, of.third].some((name) => /[\r\n]/.test(name))) return 'cases.class-line-break'
  const isLong = of.field.length > longestField || of.second.length > longestName || of.third.length > longestName
  return isLong ? 'cases.class-too-long' : undefined
}

// A second level stands with its thirds already; a line of its own beside them says nothing more.
const isNotImplied = (lines: readonly ClassLine[]) => {
  const fields = new Set(lines.flatMap(({ field, second }) => (second === null ? [] : [field])))
  const seconds = new Set(lines.flatMap(({ field, second, third }) => (third === null ? [] : [`${field}\n${second}`])))
  return ({ field, second, third }: ClassLine) =>
    second === null ? !fields.has(field) : third !== null || !seconds.has(`${field}\n${second}`)
}
