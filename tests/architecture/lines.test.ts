import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { sql } from '#kernel/db.ts'
import { actorAt, look, testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { type TreeOrg, writeTree } from '../trees.ts'
import * as catalogue from './support/catalogue.ts'

// The second belt of posts limited to a line 条线: rows of a chapter are shown to its own line only (E02, decisions 337).
const database = testDatabase()
const linesOf: Readonly<Record<string, string>> = {
  ...{ members: 'ORGANISATION', people: 'ORGANISATION', publishing: 'PUBLICITY' },
  ...{ cases: 'SECRETARIAT', demands: 'SECRETARIAT', consultations: 'SECRETARIAT' },
}
const branch: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '溪河村党支部' },
  ...{ type: 'BRANCH', depth: 1 },
}

beforeAll(async () => {
  await writeTree(database.owner, [branch])
  await plantMembers(database.owner, [branch], { members: 1 })
})

describe.skipIf(config.belt === 'rows-off')('row security', () => {
  it('keeps every guarded table of a chapter to its line; a new one calls app.keep_to_line', async () => {
    const policies = await catalogue.policiesOf(database.owner)
    const guarded = (await catalogue.tablesOf(database.owner)).filter((table) => table.guarded)
    const wanted = guarded.flatMap(({ name }) => {
      const line = linesOf[name.split('.')[0] ?? '']
      return line ? [`${name} ${line}`] : []
    })
    const kept = policies
      .filter(({ name }) => name === 'line')
      .map(({ table, using }) => `${table} ${/'([A-Z_]+)'::text\]/.exec(using ?? '')?.[1]}`)
    expect(wanted.length).toBeGreaterThan(40)
    expect(kept.sort()).toEqual(wanted.sort())
  })

  it.each([
    { role: 'ORGANISER', seen: 1 },
    { role: 'ORGANISER/ORGANISATION', seen: 1 },
    { role: 'ORGANISER/PUBLICITY', seen: 0 },
    { role: 'ORGANISER/DISCIPLINE', seen: 0 },
  ])('shows $role $seen of one member, whatever is asked', async ({ role, seen }) => {
    const count = sql<{ count: number }>`select count(*)::int as count from members.member`
    const { count: found } = await look(database.app, actorAt('/1/', { role }), ({ tx }) => tx.one(count))
    expect(found).toBe(seen)
  })

  it('lets no other line set up a site, and its own', async () => {
    const site = sql`insert into sites.site (org_id, org_path, name, hosted_by, address, phone)
      values (${branch.id}, ${branch.path}, '溪河村', '溪河村党支部', '溪河村1号', '0859-1234567')`
    const openAs = (role: string) => database.app.write(actorAt('/1/', { role }), (tx) => tx.run(site))
    await expect(openAs('ORGANISER/SECRETARIAT')).rejects.toThrow(/row-level security/)
    expect(await openAs('ORGANISER/PUBLICITY')).toBe(1)
  })
})
