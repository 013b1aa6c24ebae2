import { beforeAll, expect, test } from 'vitest'
import { followers } from '../../src/apps/followers.ts'
import { testDatabase } from '../database.ts'
import * as catalogue from './support/catalogue.ts'
import { ownTables } from './support/lists.ts'

const database = testDatabase()
let withOrg: string[]

beforeAll(async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.columns c where column_name = 'org_path'
       and exists (select 1 from information_schema.tables t where t.table_schema = c.table_schema and t.table_name = c.table_name
         and t.table_type = 'BASE TABLE')`,
  )
  const tables = new Set((await catalogue.tablesOf(database.owner)).map(({ name }) => name))
  withOrg = rows.map(({ name }) => name).filter((name) => tables.has(name))
})

test('every table with an organisation says whether its rows follow a merged organisation or stay (decisions 56)', () => {
  const told = new Set([...followers.flatMap((follower) => Object.keys(follower.tables)), ...Object.keys(ownTables)])
  const silent = withOrg.filter((name) => !told.has(name))
  expect(
    silent,
    'name it in `tables` of the chapter’s follower (following/follower.ts, src/apps/followers.ts) or in ownTables',
  ).toEqual([])
})

test('no follower names a table that is gone', () => {
  const known = new Set(withOrg)
  const named = [...followers.flatMap((follower) => Object.keys(follower.tables)), ...Object.keys(ownTables)]
  expect(named.filter((name) => !known.has(name))).toEqual([])
})
