import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, deskOf, places, plantCounty } from '../../../../tests/cases.ts'
import { look, testDatabase } from '../../../../tests/database.ts'
import { listCases } from '../service.ts'
import { listBoard, showCase } from '../tracking/board.ts'
import { importCases } from './command.ts'
import { readRow, readTime } from './rules.ts'

const db = testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'lianxin-import-'))
beforeAll(() => plantCounty(db))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const root = resolve(import.meta.dirname, '../../../..')
const voices = ['..', '../..'].map((up) => resolve(root, up, 'shared/data/voices/replies.csv')).find(existsSync)
const head = '\uFEFF留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\n'
const line = (fields: readonly string[]) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')
const invented = Array.from({ length: 200 }, (_, at) => [
  `T${at}`,
  `U${at % 7}`,
  `第${at}组路灯坏了的投诉`,
  `2019/4/${1 + (at % 28)} 9:32:09`,
  `晚上太黑，"${at}"户老人出门不便\n盼修`,
  '已修好，感谢您的来信。',
  '2019/5/10 14:56:53',
])

/** The first 200 rows of the real file, or as many invented ones in the same columns. */
const rows: string[][] = voices ? parse(readFileSync(voices), { bom: true, from: 2, to: 201 }) : invented
if (!voices) console.log('the real messages are not here; 200 invented rows stand in for them')

function slice(): string {
  const file = join(folder, 'slice.csv')
  writeFileSync(file, head + rows.map(line).join('\n'))
  return file
}

const run = (args: string[]) => importCases.run(args, { db: db.app, say: () => {} })
const count = async (text: string) => Number((await db.owner.query(text)).rows[0].n)

describe('importing answered messages', () => {
  it('makes a public case of each, with its answer and times and without an outcome', async () => {
    expect(await run([slice(), '--organisation', 'place-1', '--source', 'test'])).toEqual({
      imported: 200,
      known: 0,
      unreadable: 0,
    })
    expect(
      await count(`select count(*) as n from cases.case c join cases.reply r on r.case_id = c.id
      where c.state = 'REPLIED' and c.outcome is null and c.is_public and c.channel = 'IMPORT' and r.at = c.replied_at`),
    ).toBe(200)
    expect(await count('select count(distinct number) as n from cases.case')).toBe(200)
  })

  it('imports nothing twice', async () => {
    expect(await run([slice(), '--organisation', 'place-1', '--source', 'test'])).toMatchObject({
      imported: 0,
      known: 200,
    })
    expect(await count('select count(*) as n from cases.reply')).toBe(200)
  })

  it('runs no clock: nothing is open, due or overdue', async () => {
    expect(
      await count('select count(*) as n from cases.case where answer_due_on is not null or was_on_time is not null'),
    ).toBe(0)
    const open = await look(db.app, deskOf(places.county), (ctx) => listCases(ctx, { view: 'open', page: 1, size: 20 }))
    expect(open).toEqual({ rows: [], total: 0, newestOnly: null })
  })

  it('keeps no trace of who wrote (D29)', async () => {
    const { rows: stored } = await db.owner.query('select to_jsonb(c) as row from cases.case c')
    const text = JSON.stringify(stored)
    expect(rows.filter(([, writer]) => text.includes(`"${writer}"`))).toEqual([])
    expect(new Set(stored.map(({ row }) => row.writer_mask))).toEqual(new Set(['网友']))
  })

  it('is found by its words at the desk and on the portal', async () => {
    const { rows: first } = await db.owner.query(
      'select number, title, about_org_id from cases.case order by number limit 1',
    )
    const [{ number, title, about_org_id: aboutOrgId }] = first
    const q = [...title].slice(0, 6).join('')
    const atDesk = await look(db.app, deskOf(places.qingshi), (ctx) =>
      listCases(ctx, { view: 'all', q, page: 1, size: 100 }),
    )
    expect(atDesk.rows.map((row) => row.number)).toContain(number)
    const board = await asCitizen(db, 'read', (ctx) => listBoard(ctx, { aboutOrgId, q, page: 1, perPage: 100 }))
    expect(board.rows.map((row) => row.number)).toContain(number)
    const page = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))
    expect(page).toMatchObject({ isImported: true, step: 'REPLIED', writer: '网友' })
    expect(page).not.toHaveProperty('dueAt')
    expect(page.events.map((event) => event.what)).toEqual(['历史数据导入', '已答复'])
  })

  it('tells in words what is wrong with a file, a row or the organisation', async () => {
    const wrong = join(folder, 'wrong.csv')
    writeFileSync(wrong, 'a,b\n1,2\n')
    await expect(run([wrong])).rejects.toMatchObject({ code: 'cases.import-columns-missing' })
    await expect(run([join(folder, 'none.csv')])).rejects.toMatchObject({ code: 'cases.import-file-missing' })
    await expect(run([])).rejects.toMatchObject({ code: 'cases.import-file-missing' })
    await expect(run([slice(), '--organisation', 'nowhere'])).rejects.toMatchObject({
      code: 'cases.organisation-missing',
    })
    writeFileSync(
      wrong,
      `${head}"1","U","路灯","2019/4/31 9:00:00","坏了","修好了","2019/5/1"\n"2","U","路灯","2019/4/30","坏了","修好了","2019/5/1"\n`,
    )
    expect(await run([wrong])).toEqual({ imported: 1, known: 0, unreadable: 1 })
  })
})

describe('reading a row', () => {
  it.each([
    ['2019/4/25 9:32:09', '2019-04-25T01:32:09.000Z'],
    ['2018/4/24', '2018-04-23T16:00:00.000Z'],
    ['2019-04-08T08:37:20.000Z', '2019-04-08T08:37:20.000Z'],
    ['2019/4/31 9:00:00', undefined],
    ['2019/4/25 25:00:00', undefined],
    ['昨天', undefined],
  ])('%s is %s', (text, at) => {
    expect(readTime(text)?.toISOString()).toBe(at)
  })

  it('does not make up what is not there', () => {
    const row = {
      留言编号: '1',
      留言主题: '路灯',
      留言时间: '2019/4/1',
      留言详情: '坏了',
      答复意见: '',
      答复时间: '2019/5/1',
    }
    expect(readRow(row)).toEqual({ ok: false, code: 'cases.import-reply-missing' })
    expect(readRow({ ...row, 答复意见: '好', 留言编号: '' })).toEqual({
      ok: false,
      code: 'cases.import-number-missing',
    })
    expect(readRow({ ...row, 答复意见: '好', 留言详情: '' })).toEqual({ ok: false, code: 'cases.import-title-missing' })
  })
})
