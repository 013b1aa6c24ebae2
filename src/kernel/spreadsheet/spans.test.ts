import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { openSheets } from './sheets.ts'
import { spreadRows } from './spans.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS

async function spreadOf(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Record<number, readonly string[]>> {
  const workbook = new Workbook()
  fill(workbook.addWorksheet('名册'))
  const [sheet] = await openSheets(Buffer.from(await workbook.xlsx.writeBuffer()))
  const rows: Record<number, readonly string[]> = {}
  for await (const { number, spread } of spreadRows(sheet!.rows(), await sheet!.spans())) rows[number] = spread
  return rows
}

describe('merged cells', () => {
  it('say in each row they cover what they say in the first, and nothing of the columns beside', async () => {
    const rows = await spreadOf((sheet) => {
      sheet.addRows([
        ['一支部', '张三', '甲'],
        ['', '李四', ''],
        ['', '王五', '乙'],
        ['二支部', '赵六', '丙'],
      ])
      sheet.mergeCells('A1:A3')
      sheet.mergeCells('C1:D2')
    })
    expect(rows).toEqual({
      1: ['一支部', '张三', '甲'],
      2: ['一支部', '李四', '甲'],
      3: ['一支部', '王五', '乙'],
      4: ['二支部', '赵六', '丙'],
    })
  })

  it('make no rows of empty ones, and carry on below them', async () => {
    const rows = await spreadOf((sheet) => {
      sheet.addRows([['一支部', '张三'], [], ['', '王五'], ['', '赵六']])
      sheet.mergeCells('A1:A3')
    })
    expect(rows).toEqual({ 1: ['一支部', '张三'], 3: ['一支部', '王五'], 4: ['', '赵六'] })
  })

  it('follow one another in a column, and an empty one carries nothing', async () => {
    const rows = await spreadOf((sheet) => {
      sheet.addRows([
        ['一', 'x'],
        ['', 'x'],
        ['', 'x'],
        ['', 'x'],
        ['三', 'x'],
        ['', 'x'],
      ])
      for (const range of ['A1:A2', 'A3:A4', 'A5:A6']) sheet.mergeCells(range)
    })
    expect(Object.values(rows).map(([first]) => first)).toEqual(['一', '一', '', '', '三', '三'])
  })

  it('of a row that is not read are not carried: a heading does not reach into what stands below it', async () => {
    const rows = (async function* () {
      yield { number: 3, cells: ['', '张三'], isHidden: false }
    })()
    const spread = []
    for await (const row of spreadRows(rows, [{ top: 2, bottom: 4, left: 0, right: 0 }])) spread.push(row.spread)
    expect(spread).toEqual([['', '张三']])
  })
})
