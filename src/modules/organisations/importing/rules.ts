import { type Day, parseDay } from '#kernel/time.ts'
import type { OrgType } from '../codes.ts'
import { readCreditCode, readDivisionCode } from '../numbers/rules.ts'
import { readOrgType } from '../rules.ts'
import type { sentences } from './sentences.ts'

/** The columns of a list of organisations; 代码 is the file's own and only ties its rows together. */
export const columns = ['代码', '上级代码', '全称', '简称', '类别'] as const
const further = ['成立日期', '村或社区', '行政区划代码', '统一社会信用代码'] as const
export type Column = (typeof columns)[number] | (typeof further)[number]

/** One organisation of a file. */
export interface ListedOrg {
  readonly row: number
  readonly key: string
  readonly parentKey: string
  readonly name: string
  readonly shortName: string
  readonly type: OrgType
  readonly foundedOn: Day | null
  readonly isVillage: boolean
  readonly divisionCode: string | null
  readonly creditCode: string | null
}

/** Why a cell is not taken. */
export interface CellFault {
  readonly row: number
  readonly column: Column
  readonly code: keyof typeof sentences
}

/** Reads one row; every wrong cell is named, not only the first. */
export function readRow(row: number, cells: Readonly<Record<string, string>>): ListedOrg | readonly CellFault[] {
  const faults: CellFault[] = []
  const cell = (column: Column) => (cells[column] ?? '').normalize('NFKC').trim()
  const fault = (column: Column, code: CellFault['code']) => void faults.push({ row, column, code })
  const taken = <T>(
    column: Column,
    read: { ok: true; value: T } | { ok: false; code: CellFault['code'] },
  ): T | null => {
    if (read.ok) return read.value
    fault(column, read.code)
    return null
  }
  for (const column of ['代码', '全称', '简称'] as const)
    if (cell(column).length < (column === '代码' ? 1 : 2)) fault(column, 'organisations.import-empty')
  const type = taken('类别', readOrgType(cell('类别')))
  const foundedOn = cell('成立日期') === '' ? null : taken('成立日期', parseDay(cell('成立日期')))
  const division = cell('行政区划代码') === '' ? null : taken('行政区划代码', readDivisionCode(cell('行政区划代码')))
  const credit =
    cell('统一社会信用代码') === '' ? null : taken('统一社会信用代码', readCreditCode(cell('统一社会信用代码')))
  if (faults.length > 0 || type === null) return faults
  return {
    ...{
      row,
      key: cell('代码'),
      parentKey: cell('上级代码'),
      name: cell('全称'),
      shortName: cell('简称'),
      type,
      foundedOn,
    },
    ...{ isVillage: cell('村或社区') === '是', divisionCode: division?.code ?? null, creditCode: credit?.code ?? null },
  }
}

/** What is wrong with the rows together: a code twice, a superior that is not there, a name twice under one, a ring. */
export function faultsTogether(rows: readonly ListedOrg[]): CellFault[] {
  const byKey = new Map<string, ListedOrg>()
  const names = new Set<string>()
  const faults: CellFault[] = []
  for (const one of rows) {
    if (byKey.has(one.key)) faults.push({ row: one.row, column: '代码', code: 'organisations.import-code-twice' })
    else byKey.set(one.key, one)
    const name = `${one.parentKey}\n${one.name}`
    if (names.has(name)) faults.push({ row: one.row, column: '全称', code: 'organisations.import-name-twice' })
    names.add(name)
  }
  for (const one of rows) {
    if (one.parentKey !== '' && !byKey.has(one.parentKey))
      faults.push({ row: one.row, column: '上级代码', code: 'organisations.import-superior-unknown' })
    else if (isInRing(one, byKey)) faults.push({ row: one.row, column: '上级代码', code: 'organisations.import-ring' })
  }
  return faults
}

const deepest = 12

function isInRing(one: ListedOrg, byKey: ReadonlyMap<string, ListedOrg>): boolean {
  let at: ListedOrg | undefined = one
  for (let steps = 0; at && at.parentKey !== ''; steps++) {
    if (steps > deepest) return true
    at = byKey.get(at.parentKey)
  }
  return false
}
