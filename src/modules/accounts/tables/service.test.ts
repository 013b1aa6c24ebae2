import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { openSheets } from '#kernel/spreadsheet/sheets.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { look, testDatabase } from '../../../../tests/database.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import * as contract from './contract.ts'
import { downloadAccounts } from './service.ts'

const db = testDatabase()
const org = (at: number, path: string, name: string, parent?: TreeOrg): TreeOrg => ({
  ...{ id: `00000000-0000-7000-8000-00000000b00${at}`, path, name, parentId: parent?.id ?? null },
  ...{ code: `52990${at}`, type: 'PARTY_COMMITTEE', depth: at },
})
const county = org(1, '/1/', '云岭县委')
const town = org(2, '/1/2/', '青石镇党委', county)

beforeAll(async () => {
  await writeTree(db.owner, [county, town])
  await plantAccount(db, { login: 'a.zhou', at: county, roles: ['ORGANISER'], name: '周禾' })
  await plantAccount(db, { login: 'b.lin', at: town, roles: ['SECRETARY', 'DESK'], name: '林小满' })
  await plantAccount(db, { login: 'c.evil', at: town, roles: [], name: '=1+1' })
})

const admin = (at: TreeOrg, role = 'SYSTEM_ADMIN') => actorIn(at, { role, name: '何管理' })
const take = (by: Actor, query: Record<string, string> = {}) =>
  look(db.app, by, (ctx) => downloadAccounts(ctx, contract.downloadAccounts.query.parse(query)))
async function linesOf(bytes: Buffer): Promise<string[][]> {
  const lines: string[][] = []
  for (const sheet of await openSheets(bytes)) for await (const { cells } of sheet.rows()) lines.push([...cells])
  return lines
}

describe('the list of accounts as a spreadsheet (B14)', () => {
  it('says who signs in by which name, in which posts, and nothing by which one could sign in or reach him', async () => {
    const { name, bytes } = await take(admin(county))
    const lines = await linesOf(bytes)
    const head = lines.findIndex(([first]) => first === '账号')
    expect(name).toMatch(/^账号清单_\d{8}\.xlsx$/)
    expect(lines[head]).toEqual(['账号', '姓名', '所属组织', '身份', '状态'])
    expect(lines.slice(head + 1, head + 4)).toEqual([
      ['a.zhou', '周禾', '云岭县委', '组织工作人员（云岭县委）', '使用中'],
      ['b.lin', '林小满', '青石镇党委', '诉求办理人员（青石镇党委）；党支部书记（青石镇党委）', '使用中'],
      // Excel takes it for what it is: a text.
      ['c.evil', "'=1+1", '青石镇党委', '', '使用中'],
    ])
    expect(lines.at(-1)?.[0]).toMatch(/^何管理于.*下载/)
  })

  it('ends at the reach, and is narrowed as the list is', async () => {
    const logins = async (by: Actor, query: Record<string, string> = {}) =>
      (await linesOf((await take(by, query)).bytes)).map(([first]) => first)
    const within = await logins(admin(town, 'SECURITY_ADMIN'))
    expect([within.includes('b.lin'), within.includes('a.zhou')]).toEqual([true, false])
    const found = await logins(admin(county), { q: 'zhou' })
    expect([found.includes('a.zhou'), found.includes('b.lin')]).toEqual([true, false])
  })

  it('is told in the audit, without the name that was looked for', async () => {
    await take(admin(county), { q: '林小满' })
    const { rows } = await db.owner.query(
      `select details from audit.entry where act = 'accounts.table-taken' order by at desc, id desc limit 1`,
    )
    expect(rows[0].details).toEqual({ isSearched: true, rows: 1 })
  })

  it.each(['ORGANISER', 'AUDIT_ADMIN', 'SECRETARY'])('is not for %s, as the list is not', async (role) => {
    await expect(take(admin(county, role))).rejects.toMatchObject({ code: 'accounts.for-administrators' })
  })

  it('is refused when it would be too long, and says how to narrow it', async () => {
    await db.owner.query(
      `insert into accounts.account (id, org_id, org_path, login, display_name)
       select gen_random_uuid(), $1, $2, 'many.' || n, '很多' from generate_series(1, 5001) n`,
      [town.id, town.path],
    )
    await expect(take(admin(county))).rejects.toMatchObject({
      code: 'accounts.table-too-long',
      sentence: { zh: expect.stringContaining('超过5000个') },
    })
  })
})
