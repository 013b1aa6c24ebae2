import { expect, it } from 'vitest'
import { openSheets } from './sheets.ts'

async function rowsOf(text: string) {
  const [sheet] = await openSheets(Buffer.from(text))
  const rows: unknown[] = []
  for await (const { cells } of sheet?.rows() ?? []) rows.push(cells)
  return rows
}

const list = [
  ['姓名', '党支部', '备注'],
  ['张三', '溪河村党支部', '退休, 回村'],
  ['李四', '青石村党支部', ''],
]
const quoted = (cell: string, by: string) => (cell.includes(by) ? `"${cell}"` : cell)
const written = (by: string) => list.map((row) => row.map((cell) => quoted(cell, by)).join(by)).join('\r\n')

it.each([
  ['commas', ','],
  ['tabs', '\t'],
  ['semicolons', ';'],
])('a .csv file divided by %s is read, also below a title', async (_, by) => {
  expect(await rowsOf(written(by))).toEqual(list)
  const title = '党员名册（2026年12月）'
  expect((await rowsOf(`${title}\r\n${written(by)}`)).slice(1)).toEqual(list)
  // A title with signs of its own, which a spreadsheet writes without quotes when another sign divides.
  const commas = by === ',' ? '"党员名册, 2026年, 定稿, 共2人"' : '党员名册, 2026年, 定稿, 共2人'
  expect((await rowsOf(`${commas}\r\n${written(by)}`)).slice(1)).toEqual(list)
})

it('where the lines are of different lengths, what divides the most of them divides all', async () => {
  const rows = await rowsOf('名单;第1页\n姓名,支部,电话\n张三,一支部,1\n李四,二支部\n王五,一支部,3\n')
  expect(rows[2]).toEqual(['张三', '一支部', '1'])
})

it('what stands between quotes divides nothing, also over several lines', async () => {
  const cell = '"甲;乙;丙\n丁;戊;己\n庚;辛;壬\n子;丑;寅"'
  expect(await rowsOf(`姓名,备注\n张三,${cell}\n`)).toEqual([
    ['姓名', '备注'],
    ['张三', cell.slice(1, -1)],
  ])
})

it('one column and one line are what they are', async () => {
  expect(await rowsOf('姓名\n张三\n')).toEqual([['姓名'], ['张三']])
  expect(await rowsOf('姓名;支部')).toEqual([['姓名', '支部']])
})
