import { existsSync } from 'node:fs'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { reachOf, visitor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import { sql } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import chapters from '../../chapters.mjs'
import { testDatabase } from '../database.ts'
import * as catalogue from './support/catalogue.ts'
import { furtherPolicies, openTables, otherGuards } from './support/lists.ts'

const database = testDatabase()
let tables: catalogue.Table[]
let policies: catalogue.Policy[]

beforeAll(async () => {
  tables = await catalogue.tablesOf(database.owner)
  policies = await catalogue.policiesOf(database.owner)
  const id = newId()
  await database.owner.query(
    `insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on)
       values ($1, '/1/', '001', 'LOCAL_COMMITTEE', '中共云岭县委员会', '云岭县委', '', '2000-01-01')`,
    [id],
  )
})

const inReach = `((org_path >= current_setting('app.path'::text)) AND (org_path < current_setting('app.path_end'::text)))`
const isGuarded = (table: catalogue.Table) => table.guarded && table.forced
const present = (name: string) => tables.some((table) => table.name.split('.')[0] === name.split('.')[0])

// One run of the suite switches row security off, to show that the service layer alone keeps the reach (decisions 2).
const withRows = describe.skipIf(config.belt === 'rows-off')

withRows('row security', () => {
  test('every table is guarded by the reach, or stands in a written list with its reason', () => {
    const unguarded = tables.filter((table) => {
      if (table.name in openTables) return false
      const wanted = otherGuards[table.name]?.policy ?? 'reach'
      return !isGuarded(table) || !policies.some((policy) => policy.table === table.name && policy.name === wanted)
    })
    expect(unguarded.map(({ name }) => name)).toEqual([])
  })

  test('the reach policy is the same on every table: a range between two bare settings, for the app alone', () => {
    for (const policy of policies.filter(({ name }) => name === 'reach'))
      expect(policy, policy.table).toMatchObject({ command: 'ALL', roles: ['app'], using: inReach, check: inReach })
  })

  test('every policy comes from app.guard or stands in a written list with its reason', () => {
    const further = policies.filter(
      ({ table, name }) =>
        !['reach', 'search', 'owner', 'line', 'line_insert', 'line_update'].includes(name) &&
        otherGuards[table]?.policy !== name &&
        !(`${table} ${name}` in furtherPolicies),
    )
    expect(further.map(({ table, name }) => `${table} ${name}`)).toEqual([])
  })

  // In a subquery a bare name is the inner table's own: such a condition holds for every row of the outer one.
  test('no policy compares a column with itself', () => {
    const idle = policies.filter(({ using, check }) => /\b([\w.]+) = \1\b(?!\.)/.test(`${using} ; ${check}`))
    expect(idle.map(({ table, name }) => `${table} ${name}`)).toEqual([])
  })

  test('every chapter with guarded records of its own tries random readers at them (T01)', () => {
    const keeping = new Set(tables.filter(isGuarded).map(({ name }) => name.split('.')[0]))
    const untried = chapters.filter((one) => keeping.has(one) && !existsSync(`src/modules/${one}/reach.test.ts`))
    expect(untried).toEqual([])
  })

  test('no entry of the lists names a table or policy that is gone', () => {
    const names = new Set(tables.map(({ name }) => name))
    const listed = [...Object.keys(openTables), ...Object.keys(otherGuards)].filter(present)
    expect(listed.filter((name) => !names.has(name))).toEqual([])
    const known = new Set(policies.map(({ table, name }) => `${table} ${name}`))
    expect(Object.keys(furtherPolicies).filter((entry) => present(entry) && !known.has(entry))).toEqual([])
    expect(tables.filter((table) => table.name in openTables && table.guarded).map(({ name }) => name)).toEqual([])
  })
})

withRows('a connection of the app', () => {
  const answer = async (client: pg.Client, table: string): Promise<number> => {
    try {
      return (
        (
          await client.query(
            `select from ${pg.escapeIdentifier(table.split('.')[0]!)}.${pg.escapeIdentifier(table.split('.')[1]!)} limit 1`,
          )
        ).rowCount ?? 0
      )
    } catch {
      return 0
    }
  }
  const rowsSeen = async (client: pg.Client): Promise<string[]> => {
    const seen: string[] = []
    for (const { name } of tables.filter(isGuarded)) if ((await answer(client, name)) > 0) seen.push(name)
    return seen
  }

  test('that set nothing is shown no row of any guarded table', async () => {
    const client = new pg.Client(database.urls.app)
    await client.connect()
    expect(await rowsSeen(client)).toEqual([])
    await client.end()
  })

  test('that served a wide reach before is shown no row of any guarded table', async () => {
    const client = new pg.Client(database.urls.app)
    await client.connect()
    await client.query('begin')
    await client.query(`select set_config('app.path', '/', true), set_config('app.path_end', '0', true)`)
    const inside = await client.query('select from organisations.org')
    await client.query('commit')
    expect(inside.rowCount).toBe(1)
    expect(await rowsSeen(client)).toEqual([])
    await client.end()
  })

  test('cannot write a row outside its reach', async () => {
    const actor = { ...visitor, reach: reachOf('/2/') }
    const write = database.app.write(actor, (tx) =>
      tx.run(sql`insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on)
        values (${newId()}, '/1/9/', '001.009', 'BRANCH', '某支部', '某支部', '', '2020-01-01')`),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })
})

describe('tables and views', () => {
  test('every table and view says in a comment what it holds', async () => {
    const views = await catalogue.viewsOf(database.owner)
    const silent = [...tables, ...views].filter(({ comment }) => (comment ?? '').length < 10)
    expect(silent.map(({ name }) => name)).toEqual([])
  })

  test('every view reads with the rights of its reader', async () => {
    const views = await catalogue.viewsOf(database.owner)
    const open = views.filter(({ options }) => !options?.includes('security_invoker=true'))
    expect(open.map(({ name }) => name)).toEqual([])
  })

  test('every foreign key has an index that begins with its columns', async () => {
    expect(await catalogue.unindexedForeignKeys(database.owner)).toEqual([])
  })

  test('no trigger, rule or function writes to the audit but the kernel’s own', async () => {
    const { rows } = await database.owner.query<{ name: string }>(`
      select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname not in ('pg_catalog', 'information_schema', 'app', 'audit', 'graphile_worker')
        and p.prosrc ~* '(insert into|update|delete from|truncate) +audit\\.'`)
    expect(rows.map(({ name }) => name)).toEqual([])
  })
})
