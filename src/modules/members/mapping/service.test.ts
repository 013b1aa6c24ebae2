import { createRequire } from 'node:module'
import type * as ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { completeIdNumber } from '#modules/people/rules.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { upload } from '../../../../tests/rosters.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { checkRoster, importRoster } from '../roster/run.ts'
import { listFaults, readImport } from '../roster/service.ts'
import { listDifferences, mapColumns, readColumns } from './service.ts'

const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof ExcelJS

const db = testDatabase()
const now = new Date('2026-11-23T02:00:00Z')
let branches: TreeOrg[]
let actor: Actor

beforeAll(async () => {
  const tree = await plantTree(db.owner, { orgs: 40, seed: 23 })
  branches = tree.filter((org) => org.type === 'BRANCH')
  actor = actorIn(tree[0]!)
})

const bring = (bytes: Buffer, of = actor, name = '全镇党员花名册.xlsx') =>
  upload(db, of, { orgId: of.orgId!, name, bytes })
const check = (batchId: string, of = actor) => act(db.app, of, (ctx) => checkRoster(ctx, batchId), now)
const take = (batchId: string, of = actor) =>
  act(db.app, of, (ctx) => importRoster(ctx, { batchId, mode: 'RIGHT_ROWS' }), now)
const columnsOf = (batchId: string, of = actor) => look(db.app, of, (ctx) => readColumns(ctx, { batchId }))
const say = (batchId: string, more: Omit<Parameters<typeof mapColumns>[1], 'batchId'>, of = actor) =>
  act(db.app, of, (ctx) => mapColumns(ctx, { batchId, ...more }), now)
const faults = async (batchId: string) =>
  (await look(db.app, actor, (ctx) => listFaults(ctx, { batchId, page: 1, size: 100 }))).rows.map(({ zh }) => zh)
let next = 0
const number = () => completeIdNumber(`5299011985062${String(1000 + next++).padStart(4, '0')}`)

type Fill = (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void
async function made(fill: Fill): Promise<Buffer> {
  const workbook = new Workbook()
  fill(workbook.addWorksheet('花名册'), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

describe('a county’s own sheet (UX §6.1, B14)', () => {
  it('with titles, merged heads of two lines, notes, sums and hidden rows is read as it is', async () => {
    const bytes = await made((sheet) => {
      sheet.addRow(['青石镇2026年度党员花名册'])
      sheet.mergeCells('A1:H1')
      sheet.addRow(['填报单位：青石镇党委', '', '', '', '', '填表日期：2026.11.1'])
      sheet.addRow(['序号', '党员基本情况', '', '', '党组织情况', '', '', '备注'])
      sheet.mergeCells('B3:D3')
      sheet.mergeCells('E3:G3')
      sheet.addRow(['', '党员\n姓名', '身份证号码', '联系电话', '加入党组织时间', '所在支部', '党员类别', ''])
      sheet.addRow(['1', '2', '3', '4', '5', '6', '7', '8'])
      sheet.addRow([1, '王 建国', number(), '１３９00000002', '2012.5.4', branches[0]!.name, '正式', ''])
      sheet.addRow([2, '李红', ' 529901850620123 ', '', new Date('2011-07-01'), branches[0]!.name, '正式党员', ''])
      sheet.addRow(['序号', '姓名', '身份证号码', '联系电话', '入党时间', '所在支部', '党员类别', ''])
      const hidden = sheet.addRow([3, '赵明', number(), '', 41033, branches[0]!.name, '预备', ''])
      hidden.hidden = true
      sheet.addRow([4])
      sheet.addRow(['合计', '3人'])
      sheet.addRow(['填表人：张三', '', '', '', '审核人：李四'])
    })
    const batchId = await bring(bytes)
    const outcome = await check(batchId)
    expect(await faults(batchId)).toEqual([])
    expect(outcome).toMatchObject({ rowsTotal: 3, rowsNew: 3, rowsWrong: 0 })
    const shown = await look(db.app, actor, (ctx) => readImport(ctx, { batchId }))
    const counts = Object.fromEntries(shown.findings.map(({ code, count }) => [code, count]))
    expect(counts).toMatchObject({
      'members.roster-old-number': 1,
      'members.roster-hidden-row': 1,
      'members.roster-note-row': 2,
    })
    const columns = await columnsOf(batchId)
    expect(columns.columns.map(({ heading, key }) => [heading, key])).toEqual([
      ['序号', null],
      ['党员基本情况/党员姓名', 'name'],
      ['党员基本情况/身份证号码', 'idNumber'],
      ['党员基本情况/联系电话', 'mobile'],
      ['党组织情况/加入党组织时间', 'joinDate'],
      ['党组织情况/所在支部', 'branchName'],
      ['党组织情况/党员类别', 'category'],
      ['备注', null],
    ])
    expect(columns.columns[1]!.sample).not.toContain('建国')
  })

  it('with branch and category merged over the rows of a branch says them for each of its members', async () => {
    const bytes = await made((sheet) => {
      sheet.addRow(['青石镇党员花名册'])
      sheet.mergeCells('A1:F1')
      sheet.addRow(['所在支部', '党员', '', '党员类别', '入党时间', '序号'])
      sheet.mergeCells('B2:C2')
      sheet.addRow(['', '姓名', '身份证号', '', '', ''])
      for (const column of ['A', 'D', 'E', 'F']) sheet.mergeCells(`${column}2:${column}3`)
      sheet.addRow([branches[0]!.name, '冯一', number(), '正式党员', '2012.5.4', 1])
      sheet.addRow(['', '冯二', number(), '', '2012.5.4', 2])
      sheet.addRow(['', '', '', '', '', 3])
      sheet.addRow(['', '冯三', number(), '', '2012.5.4', 4])
      sheet.addRow([branches[1]!.name, '冯四', number(), '预备党员', '2026.5.4', 5])
      sheet.addRow(['', '冯五', '1', '', '2026.5.4', 6])
      sheet.addRow(['合计', '', '', '', '', 5])
      for (const range of ['A4:A7', 'D4:D7', 'A8:A9', 'D8:D9', 'A10:E10']) sheet.mergeCells(range)
    })
    const batchId = await bring(bytes)
    expect(await check(batchId)).toMatchObject({ rowsTotal: 5, rowsNew: 4, rowsWrong: 1 })
    expect(await faults(batchId)).toEqual([expect.stringMatching(/^第 9 行“公民身份号码”/)])
    await take(batchId)
    const { rows } = await db.owner.query(
      `select name, category, org_id from members.member where import_batch_id = $1 order by name_sort`,
      [batchId],
    )
    const of = (name: string) => rows.find((row) => row.name === name)
    for (const name of ['冯一', '冯二', '冯三'])
      expect(of(name)).toMatchObject({ category: 'FULL', org_id: branches[0]!.id })
    expect(of('冯四')).toMatchObject({ category: 'PROBATIONARY', org_id: branches[1]!.id })
  })

  it('with several sheets takes the one in sight that says most, or the one that is chosen', async () => {
    const head = ['姓名', '身份证号', '入党时间', '党员类别', '所在支部']
    const bytes = await made((sheet, workbook) => {
      sheet.name = '说明'
      sheet.addRow(['请各支部认真填写'])
      const real = workbook.addWorksheet('一支部')
      real.addRow(head)
      real.addRow(['孙一', number(), '2012年5月4日', '正式', branches[0]!.name])
      const second = workbook.addWorksheet('二支部')
      second.addRow(head)
      second.addRow(['孙二', number(), '2012/5/4', '正式', branches[1]!.name])
      second.addRow(['孙三', number(), '2012-05-04', '正式', branches[1]!.name])
      const old = workbook.addWorksheet('旧表', { state: 'hidden' })
      old.addRow([...head, '性别', '民族'])
      old.addRow(['孙四', number(), '2012-05-04', '正式', branches[1]!.name, '男', '汉族'])
    })
    const batchId = await bring(bytes)
    expect(await check(batchId)).toMatchObject({ rowsTotal: 1 })
    const columns = await columnsOf(batchId)
    expect(columns.sheet).toBe('一支部')
    expect(columns.sheets.map(({ name, isHidden }) => `${name}${isHidden ? '-' : ''}`)).toEqual([
      ...['说明', '一支部', '二支部', '旧表-'],
    ])
    await say(batchId, { sheet: '二支部' })
    expect(await check(batchId)).toMatchObject({ rowsTotal: 2, rowsNew: 2 })
  })

  it('with headings nobody knows is mapped by hand, and remembered for the next sheet of that shape', async () => {
    const sheet = (name: string) =>
      Buffer.from(`人员,号码串,进来的日子,住哪里\r\n${name},${number()},20120504,甲县乙镇\r\n`)
    const batchId = await bring(sheet('周一'), actor, '册.csv')
    expect(await check(batchId)).toMatchObject({ rowsTotal: 0, rowsNew: 0 })
    expect((await look(db.app, actor, (ctx) => readImport(ctx, { batchId }))).state).toBe('UNMAPPED')
    const asked = await columnsOf(batchId)
    expect(asked.missing).toEqual(['name', 'idNumber', 'joinDate', 'category', 'branchName'])
    expect(asked.columns.map(({ heading, sample }) => [heading, sample])).toEqual([
      ['人员', '周*'],
      ['号码串', `5${'*'.repeat(17)}`],
      ['进来的日子', '2*******'],
      ['住哪里', '甲***'],
    ])
    await expect(say(batchId, { sheet: '', keys: { 0: 'name', 1: 'name' } })).rejects.toMatchObject({
      code: 'members.roster-column-twice',
    })
    const keys = { 0: 'name', 1: 'idNumber', 2: 'joinDate', 3: 'residence' } as const
    await say(batchId, { sheet: '', keys, category: 'FULL', branchId: branches[0]!.id })
    expect(await check(batchId)).toMatchObject({ rowsTotal: 1, rowsNew: 1, rowsWrong: 0 })
    expect(await take(batchId)).toMatchObject({ rowsNew: 1 })
    const again = await bring(sheet('周二'), actor, '再来.csv')
    expect(await check(again)).toMatchObject({ rowsTotal: 1, rowsNew: 1 })
    const neighbour = actorIn(branches[1]!)
    const foreign = await bring(sheet('周三'), neighbour, '别处.csv')
    await check(foreign, neighbour)
    expect((await columnsOf(foreign, neighbour)).missing).toEqual(['name', 'idNumber', 'joinDate', 'category'])
    await expect(columnsOf(batchId, neighbour)).rejects.toMatchObject({ code: 'members.roster-not-found' })
    await expect(say(again, { sheet: '', keys }, neighbour)).rejects.toMatchObject({ code: 'members.roster-not-found' })
  })

  it('remembered from before every field could be chosen, has those told by their headings; said since, what is left out stays out', async () => {
    const sheet = () => Buffer.from(`人员,号码串,进来的日子,工作单位\r\n冯一,${number()},20120504,青石中学\r\n`)
    const keys = { 0: 'name', 1: 'idNumber', 2: 'joinDate' } as const
    const batchId = await bring(sheet(), actor, '册.csv')
    await check(batchId)
    await say(batchId, { sheet: '', keys, category: 'FULL', branchId: branches[0]!.id })
    const lastKey = async () => {
      const next = await bring(sheet(), actor, '又来.csv')
      await check(next)
      return (await columnsOf(next)).columns.at(-1)?.key
    }
    expect(await lastKey()).toBeNull()
    await db.owner.query('update members.column_mapping set says_further = false')
    expect(await lastKey()).toBe('employer')
  })

  it('of one branch needs no column for it, and a name that several have is asked for', async () => {
    const own = actorIn(branches[1]!)
    const bytes = Buffer.from(`姓名,身份证号,入党时间,党员类别\r\n吴一,${number()},2012.5.4,正式\r\n`)
    const batchId = await bring(bytes, own, '支部.csv')
    expect(await check(batchId, own)).toMatchObject({ rowsNew: 1, rowsWrong: 0 })
    const lost = `姓名,身份证号,入党时间,党员类别,所在支部\r\n吴二,${number()},2012.5.4,正式,没有的支部\r\n`
    const other = await bring(Buffer.from(lost), actor, '支部.csv')
    expect(await check(other)).toMatchObject({ rowsWrong: 1 })
    expect(await faults(other)).toEqual([
      '第 2 行“所在党支部”：在您管理的范围内没有叫这个名字的党组织。请写全称，或填写党支部代码。',
    ])
  })
})

describe('what a file would change (UX §6.3)', () => {
  it('stands side by side before anything is written, masked, and is forgotten when it was taken in', async () => {
    const id = number()
    const line = (education: string, mobile: string) =>
      Buffer.from(
        `姓名,身份证号,入党时间,党员类别,所在支部,学历,手机\r\n郑一,${id},2012.5.4,正式,${branches[0]!.name},${education},${mobile}\r\n`,
      )
    const first = await bring(line('大学本科', '13900000001'), actor, '一.csv')
    await check(first)
    await take(first)
    const second = await bring(line('硕士研究生', '13911112222'), actor, '二.csv')
    expect(await check(second)).toMatchObject({ rowsUpdated: 1 })
    const differences = () => look(db.app, actor, (ctx) => listDifferences(ctx, { batchId: second, page: 1, size: 20 }))
    expect(await differences()).toMatchObject({
      total: 1,
      rows: [
        {
          ...{ row: 2, name: '郑一' },
          changes: [
            { field: 'education', before: '20', after: '14' },
            { field: 'mobile', before: '139****0001', after: '139****2222' },
          ],
        },
      ],
    })
    await take(second)
    expect(await differences()).toEqual({ rows: [], total: 0 })
  })
})
