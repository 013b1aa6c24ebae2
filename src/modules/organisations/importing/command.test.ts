import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
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
