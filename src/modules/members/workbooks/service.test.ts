import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { makeWorkbook } from '#kernel/spreadsheet/making/make.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { upload } from '../../../../tests/rosters.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { rosterKeys } from '../roster/codes.ts'
import { checkRoster, forgetRosters, importRoster } from '../roster/run.ts'
import { downloadMarked, downloadTemplate } from './service.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS

const db = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
let tree: TreeOrg[]
let branches: TreeOrg[]
let actor: Actor

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 40, seed: 29 })
  branches = tree.filter((org) => org.type === 'BRANCH')
  actor = actorIn(tree[0]!)
})

const bring = (bytes: Buffer, name = '花名册.xlsx') => upload(db, actor, { orgId: actor.orgId!, name, bytes })
const check = (batchId: string) => act(db.app, actor, (ctx) => checkRoster(ctx, batchId), now)
const marked = (batchId: string, rows: 'ALL' | 'WRONG' = 'ALL') =>
  look(db.app, actor, (ctx) => downloadMarked(ctx, { batchId, rows }), now)
const open = async (bytes: Buffer) => {
  const workbook = new Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  return workbook
}
const texts = (sheet: ExcelJS.Worksheet, row: number) =>
  (sheet.getRow(row).values as unknown[]).slice(1).map((value) => String(value ?? ''))

describe('the template (UX §6.1)', () => {
  it('offers the branches of the organisation and the code tables, and comes back as it was filled in', async () => {
    const { name, bytes } = await look(
      db.app,
      actor,
      (ctx) => downloadTemplate(ctx, { orgId: actor.orgId!, columns: 'USUAL' }),
      now,
    )
    expect(name).toMatch(/党员名册模板_20261123\.xlsx$/)
    const parts = unzipSync(bytes)
    expect(strFromU8(parts['xl/workbook.xml']!)).toMatch(/LIANXIN_ROSTER_TEMPLATE" hidden="1">&quot;3&quot;/)
    const workbook = await open(bytes)
    const sheet = workbook.worksheets[0]!
    expect(workbook.worksheets.map((one) => [one.name, one.state])).toEqual([
      ['党员名册', 'visible'],
      ['填写说明', 'visible'],
      ['选项', 'hidden'],
    ])
    expect(sheet.getColumn(4).numFmt).toBe('@')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet.getCell('A1').protection?.locked).not.toBe(false)
    expect(sheet.getCell('A2').protection?.locked).toBe(false)
    const choices = workbook.getWorksheet('选项')!
    expect(choices.getColumn(1).values).toContain('男')
    expect(choices.getColumn(choices.columnCount).values).toContain(branches[0]!.name)
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toMatch(/<dataValidation [^>]*sqref="L2:L5001"/)
    const id = completeIdNumber('52990119850620111')
    const cells = [
      '田一',
      '',
      '汉族',
      id,
      '',
      '大学本科毕业',
      '2012-05-04',
      '2013-05-04',
      '正式党员',
      '',
      '',
      branches[0]!.name,
    ]
    sheet.addRow(cells)
    const filled = await bring(Buffer.from(await workbook.xlsx.writeBuffer()))
    expect(await check(filled)).toMatchObject({ rowsTotal: 1, rowsNew: 1, rowsWrong: 0 })
  })

  it('with every field of the record takes its own example, were it somebody', async () => {
    const { name, bytes } = await look(
      db.app,
      actor,
      (ctx) => downloadTemplate(ctx, { orgId: actor.orgId!, columns: 'ALL' }),
      now,
    )
    expect(name).toMatch(/党员名册模板_全部项目_20261123\.xlsx$/)
    const workbook = await open(bytes)
    const sheet = workbook.worksheets[0]!
    expect(texts(sheet, 1)).toHaveLength(rosterKeys.length - 1)
    const lists = [
      ...strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!).matchAll(/<dataValidation [^>]*type="list"/g),
    ]
    expect(lists).toHaveLength(14)
    const batches = [await bring(Buffer.from(bytes))]
    sheet.addRow(texts(sheet, 2).with(0, '田二'))
    batches.push(await bring(Buffer.from(await workbook.xlsx.writeBuffer())))
    await expect(check(batches[0]!)).rejects.toMatchObject({ code: 'kernel.sheet-empty' })
    expect(await check(batches[1]!)).toMatchObject({ rowsTotal: 1, rowsNew: 1, rowsWrong: 0 })
  })

  it('belongs to who may import', async () => {
    const secretary = actorIn(branches[0]!, { role: 'SECRETARY' })
    await expect(
      look(db.app, secretary, (ctx) => downloadTemplate(ctx, { orgId: branches[0]!.id, columns: 'USUAL' }), now),
    ).rejects.toMatchObject({ code: 'members.not-for-this-role' })
  })
})

describe('a file with mistakes in it (UX §6.3)', () => {
  const head = ['姓名', '身份证号', '入党时间', '党员类别', '所在支部']
  const good = () => ['马一', completeIdNumber('52990119850620112'), '2012-05-04', '正式', branches[0]!.name]

  it('comes back as it was, with a red column, and with the wrong rows alone', async () => {
    const workbook = new Workbook()
    const sheet = workbook.addWorksheet('花名册')
    sheet.addRow(['青石镇党员花名册'])
    sheet.mergeCells('A1:E1')
    sheet.addRow(head)
    sheet.addRow(good())
    sheet.addRow(['马二', '529901198506201121', '2012-05-04', '正式', branches[0]!.name])
    sheet.getCell('A4').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00FF00' } }
    sheet.addRow(['', '', '2012-05-04', '群众<&>', branches[0]!.name])
    sheet.getColumn(2).width = 33
    workbook.addWorksheet('别的').addRow(['不动'])
    const batchId = await bring(Buffer.from(await workbook.xlsx.writeBuffer()))
    expect(await check(batchId)).toMatchObject({ rowsTotal: 3, rowsWrong: 2 })
    const { name, bytes } = await marked(batchId)
    expect(name).toBe('花名册_错误说明.xlsx')
    const back = await open(bytes)
    const [first, other] = back.worksheets
    expect(texts(first!, 2)).toEqual([...head, '错误说明'])
    expect(texts(first!, 3)).toEqual(good())
    expect(texts(first!, 4)[5]).toMatch(/^公民身份号码：公民身份号码的校验位不对/)
    expect(texts(first!, 5)[5]).toMatch(/姓名：这一格是空的。请填写。\n公民身份号码：这一格是空的/)
    expect(first!.getCell('F4').font).toMatchObject({ color: { argb: 'FFC00000' } })
    expect(first!.getCell('A4').fill).toMatchObject({ fgColor: { argb: 'FF00FF00' } })
    expect(first!.getColumn(2).width).toBe(33)
    expect(first!.getCell('E1').master.address).toBe('A1')
    expect(texts(other!, 1)).toEqual(['不动'])
    const wrong = (await open((await marked(batchId, 'WRONG')).bytes)).worksheets[0]!
    expect(wrong.rowCount).toBe(3)
    expect(texts(wrong, 1)).toEqual([...head, '错误说明'])
    expect(texts(wrong, 2).slice(0, 2)).toEqual(['马二', '529901198506201121'])
    const again = await bring(bytes)
    expect(await check(again)).toMatchObject({ rowsTotal: 3, rowsWrong: 2 })
  })

  it('with merged cells gives wrong rows alone that still say what those said', async () => {
    const workbook = new Workbook()
    const sheet = workbook.addWorksheet('花名册')
    sheet.addRow(head)
    sheet.addRow([...good().slice(0, 4), branches[0]!.name])
    sheet.addRow(['马四', '1', '2012-05-04', '正式', ''])
    sheet.mergeCells('E2:E3')
    const batchId = await bring(Buffer.from(await workbook.xlsx.writeBuffer()))
    expect(await check(batchId)).toMatchObject({ rowsTotal: 2, rowsWrong: 1 })
    const wrong = (await open((await marked(batchId, 'WRONG')).bytes)).worksheets[0]!
    expect(texts(wrong, 2).slice(0, 5)).toEqual(['马四', '1', '2012-05-04', '正式', branches[0]!.name])
  })

  it('can be had back for a week after the right rows were taken in, and then is forgotten', async () => {
    const rows = [head, good(), ['马三', '1', '2012-05-04', '正式', branches[0]!.name]]
    const batchId = await bring(Buffer.from(rows.map((row) => row.join(',')).join('\n')), '册.csv')
    await check(batchId)
    await act(db.app, actor, (ctx) => importRoster(ctx, { batchId, mode: 'RIGHT_ROWS' }), now)
    const table = (await open((await marked(batchId)).bytes)).worksheets[0]!
    expect(texts(table, 3).at(-1)).toMatch(/^公民身份号码：/)
    const later = new Date(now.getTime() + 8 * 24 * 3_600_000)
    expect(await act(db.app, actor, forgetRosters, later)).toBe(1)
    await expect(marked(batchId)).rejects.toMatchObject({ code: 'members.roster-file-gone' })
  })
})

describe('a list that is taken out (UX §6.5)', () => {
  it('is ready for the printer, all text, without formulas that run', async () => {
    async function* rows() {
      yield [['1', "=cmd|'/c calc'!A1", '529901199003074010']]
      yield [['2', '䶮伟', '013900000000\u0000']]
    }
    const bytes = await makeWorkbook(
      {
        kind: 'LIST',
        password: null,
        sheet: {
          sheet: '名册',
          title: '青石镇党员名册',
          note: '填报单位：青石镇党委　2026年11月28日　共 2 人',
          columns: [
            { title: '序号', width: 6 },
            { title: '姓名', width: 12 },
            { title: '公民身份号码', width: 22 },
          ],
          watermark: '由 李四 & 同事 导出 · 编号 A1',
        },
      },
      rows(),
    )
    const sheet = (await open(bytes)).worksheets[0]!
    expect(texts(sheet, 3)).toEqual(['序号', '姓名', '公民身份号码'])
    expect(texts(sheet, 4)).toEqual(['1', "'=cmd|'/c calc'!A1", '529901199003074010'])
    expect(texts(sheet, 5)).toEqual(['2', '䶮伟', '013900000000'])
    expect(sheet.getCell('C5').numFmt).toBe('@')
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 })
    expect(sheet.pageSetup.printTitlesRow).toBe('3:3')
    expect(sheet.headerFooter.oddFooter).toContain('李四 && 同事')
    expect(texts(sheet, 6)[0]).toContain('编号 A1')
  })
})
