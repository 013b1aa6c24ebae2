import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { sql } from '#kernel/db.ts'
import { migrations } from '#kernel/migrate.ts'
import { actorAt, look, testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { type TreeOrg, writeTree } from '../trees.ts'
import * as catalogue from './support/catalogue.ts'

// The second belt of posts limited to a line 条线: rows of a chapter are shown to its own line only, but by what a definer gives (E02, decisions 337).
const database = testDatabase()
const linesOf: Readonly<Record<string, string>> = {
  ...{ members: 'ORGANISATION', people: 'ORGANISATION', publishing: 'PUBLICITY' },
  ...{ cases: 'SECRETARIAT', demands: 'SECRETARIAT', consultations: 'SECRETARIAT' },
}
const branch: TreeOrg = {
  ...{ id: '00000000-0000-7000-8000-0000000000a1', path: '/1/', parentId: null, code: '001', name: '溪河村党支部' },
  ...{ type: 'BRANCH', depth: 1 },
}

let word = ''
beforeAll(async () => {
  await writeTree(database.owner, [branch])
  await plantMembers(database.owner, [branch], { members: 1 })
  word = (await database.owner.query('select search::text as word from members.member')).rows[0].word
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
    // A query of its own is read once for a statement, a condition for each row.
    const byRow = policies.filter(
      ({ name, using, check }) => name.startsWith('line') && !/^\(? ?SELECT/.test(using ?? check ?? ''),
    )
    expect(byRow).toEqual([])
    expect(wanted.length).toBeGreaterThan(40)
    expect(kept.sort()).toEqual(wanted.sort())
  })

  it('keeps what is guarded later too, by whichever guard and in whatever order an installation applies its migrations', async () => {
    await database.owner.query('begin')
    for (const [table, guard] of [
      ['cases.later', 'app.guard'],
      ['cases.later_part', 'cases.guard_part'],
      ['sites.later', 'app.guard'],
    ]) {
      await database.owner.query(`create table ${table} (case_id uuid, org_path text collate "C")`)
      await database.owner.query(`select ${guard}('${table}')`)
    }
    const policies = await catalogue.policiesOf(database.owner)
    await database.owner.query('rollback')
    const kept = policies.filter(({ table, name }) => /\.later/.test(table) && name === 'line')
    expect(kept.map(({ table }) => table)).toEqual(['cases.later', 'cases.later_part'])
    expect(kept.map(({ using }) => /'([A-Z_]+)'::text\]/.exec(using ?? '')?.[1])).toEqual([
      'SECRETARIAT',
      'SECRETARIAT',
    ])
  })

  it('is not left to the order of migrations where one guards a table by policies of its own', () => {
    const byItself = new RegExp(`alter table (?:${Object.keys(linesOf).join('|')})\\.\\w+ enable row level security`)
    const without = migrations().filter(({ text }) => byItself.test(text) && !text.includes('app.keep_to_line'))
    // Released with 0776, which keeps it.
    expect(without.map(({ name }) => name)).toEqual(['0766-publishing-dead-links-are-found.sql'])
  })

  it('is asked once for a statement and not for each row', async () => {
    const plan = sql<Record<string, string>>`explain select 1 from members.member`
    const lines = await look(database.app, actorAt('/1/', {}), ({ tx }) => tx.rows(plan))
    const filters = lines.flatMap((line) => Object.values(line)).filter((line) => /Filter|Cond/.test(line))
    expect(filters.join()).toContain('InitPlan')
    expect(filters.join()).not.toContain('app.line')
  })

  it.each([
    { role: 'ORGANISER', seen: 1 },
    { role: 'ORGANISER/ORGANISATION', seen: 1 },
    { role: 'ORGANISER/PUBLICITY', seen: 0 },
    { role: 'ORGANISER/DISCIPLINE', seen: 0 },
  ])('shows $role $seen of one member, by the table and by a search', async ({ role, seen }) => {
    const count = sql<{ count: number }>`select count(*)::int as count from members.member`
    const { count: found } = await look(database.app, actorAt('/1/', { role }), ({ tx }) => tx.one(count))
    expect(found).toBe(seen)
    const search = sql<{ count: number }>`select count(*)::int as count from members.search_ids(
      (select quote_literal(w.lexeme)::tsquery from unnest(${word}::tsvector) w limit 1), '{%}', '/', '0', 9)`
    const { count: hits } = await look(database.app, actorAt('/1/', { role }), ({ tx }) => tx.one(search))
    expect(hits).toBe(seen)
  })

  it('lets no other line set up a site, and its own', async () => {
    const site = sql`insert into sites.site (org_id, org_path, name, hosted_by, address, phone)
      values (${branch.id}, ${branch.path}, '溪河村', '溪河村党支部', '溪河村1号', '0859-1234567')`
    const openAs = (role: string) => database.app.write(actorAt('/1/', { role }), (tx) => tx.run(site))
    await expect(openAs('ORGANISER/SECRETARIAT')).rejects.toThrow(/row-level security/)
    expect(await openAs('ORGANISER/PUBLICITY')).toBe(1)
  })
})
