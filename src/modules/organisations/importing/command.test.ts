import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plainXlsx } from '#kernel/spreadsheet/plain.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { createOrg, listChildren, searchOrgs } from '../service.ts'
import { importOrganisations } from './command.ts'

const db = testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'lianxin-list-'))
const file = join(folder, 'county.csv')
const root: TreeOrg = {
  ...{
    id: '00000000-0000-7000-8000-000000000001',
    path: '/1/',
    parentId: null,
    code: '001',
    name: '云岭县委',
    depth: 1,
  },
  type: 'PARTY_COMMITTEE',
}
const head = '代码,上级代码,全称,简称,类别,成立日期,村或社区,统一社会信用代码'
const take = async (rows: readonly string[], ...more: string[]) => {
  writeFileSync(file, [head, ...rows].join('\n'))
  const said: string[] = []
  const end = await importOrganisations.run([file, ...more], { db: db.app, say: (line) => void said.push(line) })
  return { ...end, said }
}

const cellsOf = (said: readonly string[]) => said.flatMap((line) => /^第 \d+ 行“[^”]+”/.exec(line)?.[0] ?? [])

beforeAll(() => writeTree(db.owner, [root]))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('names every wrong cell by row and column, and writes nothing', async () => {
  const { imported, wrong, said } = await take([
    'A,,青石镇委员会,青石镇党委,党委,1999-01-01,否,',
    ',A,柳树村支部委员会,柳树村,支部会,去年,是,91350100M000100Y44',
  ])
  expect({ imported, wrong }).toEqual({ imported: 0, wrong: 4 })
  expect(cellsOf(said)).toEqual(['第 3 行“代码”', '第 3 行“类别”', '第 3 行“成立日期”', '第 3 行“统一社会信用代码”'])
  expect((await db.owner.query('select 1 from organisations.org')).rowCount).toBe(1)
})

it('finds what is wrong between rows: a code twice, an unknown superior, a name twice, a ring', async () => {
  const { said } = await take([
    'A,,青石镇委员会,青石镇党委,党委,,,',
    'A,,白水镇委员会,白水镇党委,党委,,,',
    'B,Z,柳树村支部,柳树村,党支部,,,',
    'C,,青石镇委员会,青石镇党委,党委,,,',
    'D,E,松树村支部,松树村,党支部,,,',
    'E,D,柏树村支部,柏树村,党支部,,,',
  ])
  expect(cellsOf(said).sort()).toEqual([
    '第 3 行“代码”',
    '第 4 行“上级代码”',
    '第 5 行“全称”',
    '第 6 行“上级代码”',
    '第 7 行“上级代码”',
  ])
})

it('takes a right list in, parents in any order, with codes that count on and past days of founding', async () => {
  const rows = [
    'V1,T,柳树村支部委员会,柳树村党支部,党支部,2001-05-01,是,',
    'T,,青石镇委员会,青石镇党委,611,1999-01-01,否,',
    'V2,T,松树村支部委员会,松树村党支部,631,,是,',
  ]
  expect(await take(rows, '--check')).toMatchObject({ imported: 0, wrong: 0, said: ['核对无误：3个党组织。'] })
  expect(await take(rows)).toMatchObject({ imported: 3, wrong: 0 })
  const boss = actorIn(root)
  const found = await look(db.app, boss, (ctx) => searchOrgs(ctx, { q: 'liushucun', limit: 5 }))
  expect(found.rows).toMatchObject([{ code: '001.001.001', trail: ['云岭县委', '青石镇党委'] }])
  const town = (await look(db.app, boss, (ctx) => listChildren(ctx, { parentId: root.id, on: '2000-01-01' }))).rows
  expect(town.map((row) => row.name)).toEqual(['青石镇委员会'])
  const before = await look(db.app, boss, (ctx) => listChildren(ctx, { parentId: town[0]!.id, on: '2000-01-01' }))
  expect(before.rows).toEqual([])
  const of = {
    type: 'BRANCH',
    name: '新村支部委员会',
    shortName: '新村党支部',
    isVillage: true,
    foundedOn: '2026-01-01',
  }
  const next = await act(db.app, actorAt('/'), (ctx) => createOrg(ctx, { ...of, parentId: town[0]!.id }))
  expect(next.code).toBe('001.001.003')
  expect(await take(rows)).toMatchObject({ imported: 0, wrong: 1 })
  expect(
    (await db.owner.query(`select details->>'count' as n from audit.entry where act = 'organisations.list-imported'`))
      .rows,
  ).toEqual([{ n: '3' }])
})

const takeFile = async (name: string, bytes: Uint8Array) => {
  const written = join(folder, name)
  writeFileSync(written, bytes)
  const said: string[] = []
  const end = await importOrganisations.run([written], { db: db.app, say: (line) => void said.push(line) })
  return { ...end, said }
}
const nameOf = async (name: string) =>
  (await db.owner.query('select name, founded_on::text from organisations.org where name = $1', [name])).rows

it('takes what an older Chinese spreadsheet saved, with a character that only GB18030 has', async () => {
  // 代码,上级代码,全称,简称,类别 and one branch of 𬇕洲村, in GB18030.
  const bytes =
    'tPrC6yzJz7y2tPrC6yzIq7PGLLzys8YswOCx8A0KRywsx+DKr9XymTGyN9betOXWp7K/zq/UsbvhLJkxsjfW3rTltbPWp7K/LLWz1qeyvw0K'
  expect(await takeFile('old.csv', Buffer.from(bytes, 'base64'))).toMatchObject({ imported: 1, wrong: 0 })
  expect(await nameOf('青石镇𬇕洲村支部委员会')).toHaveLength(1)
})

it('takes an .xlsx with a title above its heads and empty rows between; a wrong cell has the number at its side', async () => {
  const sheet = (day: string) =>
    plainXlsx(
      [
        ['云岭县党组织清单'],
        [],
        ['代码', '上级代码', '全称', '简称', '类别', '成立日期'],
        ['X', '', '云岭县机关委员会', '县机关党委', '党委', '1999年1月5日'],
        [],
        ['Y', 'X', '云岭县档案馆支部委员会', '档案馆党支部', '党支部', day],
      ],
      { sheet: '清单', widths: [12, 12, 40, 20, 12, 16] },
    )
  const { said } = await takeFile('list.xlsx', await sheet('去年'))
  expect(cellsOf(said)).toEqual(['第 6 行“成立日期”'])
  expect(await takeFile('list.xlsx', await sheet('2001.5.1'))).toMatchObject({ imported: 2, wrong: 0 })
  expect(await nameOf('云岭县档案馆支部委员会')).toMatchObject([{ founded_on: '2001-05-01' }])
})

it('says why a file is not read: absent, empty, of an old kind, without its heads', async () => {
  const missing = importOrganisations.run([join(folder, 'nowhere.csv')], { db: db.app, say: () => {} })
  await expect(missing).rejects.toMatchObject({ code: 'organisations.import-file-missing' })
  await expect(takeFile('empty.csv', Buffer.from(''))).rejects.toMatchObject({ code: 'kernel.sheet-empty' })
  const old = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  await expect(takeFile('old.xls', old)).rejects.toMatchObject({ code: 'kernel.sheet-kind' })
  const without = takeFile('other.csv', Buffer.from('代码,全称\nA,某某党委'))
  await expect(without).rejects.toMatchObject({ code: 'organisations.import-columns-missing' })
})
