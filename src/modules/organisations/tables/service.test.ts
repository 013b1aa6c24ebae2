import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { type ListRow, readListRows } from '../importing/reading.ts'
import { faultsTogether, readRow } from '../importing/rules.ts'
import { recordTerm } from '../service.ts'
import { downloadOrgs } from './service.ts'

const db = testDatabase()
const org = (at: number, of: Omit<TreeOrg, 'id'>): TreeOrg => ({
  id: `00000000-0000-7000-8000-00000000000${at}`,
  ...of,
})
const county = org(1, {
  ...{ path: '/1/', parentId: null, code: '001', name: '云岭县委', type: 'PARTY_COMMITTEE', depth: 1 },
})
const town = org(2, {
  ...{ path: '/1/2/', parentId: county.id, code: '001.001', name: '青石镇党委', type: 'PARTY_COMMITTEE', depth: 2 },
})
const village = org(3, {
  ...{ path: '/1/2/3/', parentId: town.id, code: '001.001.001', name: '西河村党支部', type: 'BRANCH', depth: 3 },
})
const other = org(4, {
  ...{ path: '/1/20/', parentId: county.id, code: '001.002', name: '白云镇党委', type: 'PARTY_COMMITTEE', depth: 2 },
})

beforeAll(async () => {
  await writeTree(db.owner, [county, town, village, other])
  await act(db.app, actorIn(town, { role: 'ORGANISER' }), (ctx) =>
    recordTerm(ctx, { orgId: village.id, electedOn: '2024-03-01' }),
  )
})

const take = (reader: TreeOrg, orgId: string) =>
  look(db.app, actorIn(reader, { role: 'ORGANISER' }), (ctx) => downloadOrgs(ctx, { orgId }))

async function rowsOf(bytes: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-tree-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'tree.xlsx')
  writeFileSync(file, bytes)
  const rows: ListRow[] = []
  for await (const row of readListRows(file)) rows.push(row)
  return rows
}

describe('a part of the tree as a spreadsheet (B14)', () => {
  it('holds it and what stands below, in columns an import reads without a fault', async () => {
    const rows = await rowsOf((await take(county, town.id)).bytes)
    expect(rows.map(({ cells }) => [cells.代码, cells.上级代码, cells.全称])).toEqual([
      ['001.001', '', town.name],
      ['001.001.001', '001.001', village.name],
    ])
    expect(rows[1]?.cells).toMatchObject({
      类别: '党支部',
      上级名称: town.name,
      届满日期: expect.stringMatching(/^20\d\d-/),
    })
    const read = rows.map(({ number, cells }) => readRow(number, cells))
    const taken = read.flatMap((one) => ('key' in one ? [one] : []))
    expect([taken.length, faultsTogether(taken)]).toEqual([2, []])
  })

  it('leaves out what was dissolved, and is of what one may see only', async () => {
    await db.owner.query('update organisations.org set dissolved_on = $2 where id = $1', [village.id, '2025-01-01'])
    onTestFinished(async () => {
      await db.owner.query('update organisations.org set dissolved_on = null where id = $1', [village.id])
    })
    expect((await rowsOf((await take(county, town.id)).bytes)).map(({ cells }) => cells.代码)).toEqual(['001.001'])
    await expect(take(other, town.id)).rejects.toMatchObject({ code: 'organisations.not-found' })
  })

  it('is told in the audit', async () => {
    await take(county, county.id)
    const { rows } = await db.owner.query(
      `select subject_id, details from audit.entry where act = 'organisations.table-taken' order by at desc, id desc limit 1`,
    )
    expect(rows).toEqual([{ subject_id: county.id, details: { rows: 4 } }])
  })
})
