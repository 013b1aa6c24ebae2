import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import { completeIdNumber } from '#modules/people/rules.ts'
import { randomFrom, type TreeOrg } from './trees.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS

const headings = ['姓名', '性别', '公民身份号码', '入党日期', '人员类别', '手机', '所在党支部代码'] as const
type Cells = Record<(typeof headings)[number], string>

/** An error that was planted: the row as a person counts it in the sheet, the heading of the cell, the code of its sentence. */
interface PlantedFault {
  readonly row: number
  readonly column: string
  readonly code: string
}

/** A roster with known errors, the same in both kinds of file. */
export interface PlantedRoster {
  readonly csv: Buffer
  readonly xlsx: Buffer
  readonly planted: readonly PlantedFault[]
  /** The names of those who stand in a right row. */
  readonly right: readonly string[]
}

type Kind = readonly [column: keyof Cells, code: string, spoil: (cells: Cells, before: Cells) => string]

// What goes wrong in rosters of counties, one cell each.
const kinds: readonly Kind[] = [
  [
    '公民身份号码',
    'people.id-number-check',
    ({ 公民身份号码: number }) => number.slice(0, 17) + (number.endsWith('5') ? '6' : '5'),
  ],
  ['公民身份号码', 'people.id-number-length', ({ 公民身份号码: number }) => number.slice(0, 16)],
  ['公民身份号码', 'members.roster-duplicate', (_, before) => before.公民身份号码],
  ['公民身份号码', 'members.roster-number-lost', ({ 公民身份号码: number }) => `5.2990${number.slice(14, 17)}E+17`],
  ['公民身份号码', 'members.roster-required', () => ''],
  ['姓名', 'members.roster-required', () => ''],
  ['人员类别', 'members.category-unknown', () => '热心群众'],
  ['入党日期', 'time.day-impossible', () => '2012-02-30'],
  ['入党日期', 'members.joined-before-18', ({ 公民身份号码: number }) => `${Number(number.slice(6, 10)) + 10}-07-01`],
  ['手机', 'people.mobile-unreadable', () => '打村里电话'],
  ['所在党支部代码', 'members.roster-branch-unknown', () => '999.999'],
  ['入党日期', 'members.joined-in-future', () => '2099-07-01'],
]

const surnames = [...'王李张刘陈杨黄赵吴周']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平']

/**
 * Deals a roster of so many rows over these branches: every third row has an error, the kinds in turn. The same seed gives
 * the same file on every machine.
 */
export async function plantRoster(of: {
  branches: readonly TreeOrg[]
  rows: number
  seed?: number
}): Promise<PlantedRoster> {
  const random = randomFrom(of.seed ?? 7)
  const rows: Cells[] = []
  const planted: PlantedFault[] = []
  const right: string[] = []
  for (let at = 0; at < of.rows; at++) {
    const cells = dealt(random, at, of.branches)
    const kind = at % 3 === 2 ? kinds[Math.floor(at / 3) % kinds.length] : undefined
    if (kind) {
      const [column, code, spoil] = kind
      cells[column] = spoil(cells, rows[at - 2] ?? cells)
      planted.push({ row: at + 2, column, code }) // below the headings, counted from one
    } else right.push(cells.姓名)
    rows.push(cells)
  }
  const sheet = [[...headings], ...rows.map((cells) => headings.map((heading) => cells[heading]))]
  return {
    csv: Buffer.from(sheet.map((row) => row.join(',')).join('\r\n')),
    xlsx: await workbookOf(sheet),
    planted,
    right,
  }
}

function dealt(random: (below: number) => number, at: number, branches: readonly TreeOrg[]): Cells {
  const pick = <T>(from: readonly T[]) => from[random(from.length)] as T
  const isMan = random(2) === 0
  const born = `${1955 + random(40)}${String(1 + random(12)).padStart(2, '0')}${String(1 + random(28)).padStart(2, '0')}`
  const order = String((at % 490) * 2 + (isMan ? 1 : 2)).padStart(3, '0')
  return {
    姓名: pick(surnames) + pick(given) + pick(given),
    性别: isMan ? '男' : '女',
    公民身份号码: completeIdNumber(`529901${born}${order}`),
    入党日期: `${Number(born.slice(0, 4)) + 20 + random(5)}-07-01`,
    人员类别: '正式党员',
    手机: `154${String(at).padStart(8, '0')}`,
    所在党支部代码: pick(branches).code,
  }
}

async function workbookOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('名册')
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
