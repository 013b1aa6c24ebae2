import { describe, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { definerFunctions } from './support/catalogue.ts'
import { definers } from './support/definers.ts'

const database = testDatabase()
const ours = `~ '_(app|portal|signin|worker|search)$' and r.rolname like split_part(current_database(), '_', 1) || '\\_' || split_part(current_database(), '_', 2) || '\\_%'`

const names = async (query: string): Promise<string[]> =>
  (await database.owner.query<{ name: string }>(query)).rows.map(({ name }) => name)

describe('the roles of running processes', () => {
  test('are five, and only the search role has no login', async () => {
    const roles = await names(
      `select regexp_replace(r.rolname, '^.*_', '') || case when r.rolcanlogin then ' login' else '' end as name
       from pg_roles r where r.rolname ${ours} order by 1`,
    )
    expect(roles).toEqual(['app login', 'portal login', 'search', 'signin login', 'worker login'])
  })

  test('bypass no row security and create nothing', async () => {
    const strong = `select r.rolname as name from pg_roles r where r.rolname ${ours}
      and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)`
    expect(await names(strong)).toEqual([])
    const creators = `select r.rolname || ' ' || n.nspname as name from pg_roles r, pg_namespace n
      where r.rolname ${ours} and n.nspname !~ '^pg_' and n.nspname <> 'graphile_worker' and has_schema_privilege(r.oid, n.oid, 'create')`
    expect(await names(creators)).toEqual([])
  })

  // The queue is the worker's own (decisions 6).
  test('own no table, no schema and, but for definer functions, no function', async () => {
    const owned = `
      with ours as (select oid from pg_roles r where r.rolname ${ours}),
        there as (select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'graphile_worker')
      select n.nspname || '.' || c.relname as name from pg_class c join ours on ours.oid = c.relowner join there n on n.oid = c.relnamespace
      union all select n.nspname from pg_namespace n join ours on ours.oid = n.nspowner where n.nspname <> 'graphile_worker'
      union all select n.nspname || '.' || p.proname from pg_proc p join ours on ours.oid = p.proowner join there n on n.oid = p.pronamespace
        where not p.prosecdef`
    expect(await names(owned)).toEqual([])
  })

  test('are members of no other role', async () => {
    const joined = `select r.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname ${ours}`
    expect(await names(joined)).toEqual([])
  })

  test('may change or delete nothing of the audit', async () => {
    const rights = `select r.rolname || ' ' || k.act || ' ' || c.relname as name
      from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['update', 'delete', 'truncate']) as k (act)
      where r.rolname ${ours} and n.nspname = 'audit' and c.relkind = 'r' and has_table_privilege(r.oid, c.oid, k.act)`
    expect(await names(rights)).toEqual([])
  })

  test('the app, the portal and the searcher read nothing of the audit', async () => {
    const rights = `select r.rolname || ' ' || c.relname as name
      from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace
      where r.rolname ${ours} and r.rolname ~ '_(app|portal|search)$' and n.nspname = 'audit' and c.relkind = 'r'
        and has_any_column_privilege(r.oid, c.oid, 'select')`
    expect(await names(rights)).toEqual([])
  })

  test('the sign-in reads and changes no table of its own, and its doors are nobody else’s (T02, T14)', async () => {
    const tables = `select k.act || ' ' || c.oid::regclass as name
      from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['select', 'insert', 'update', 'delete']) as k (act)
      where r.rolname ${ours} and r.rolname ~ '_signin$' and n.nspname !~ '^(pg_|information_schema)' and c.relkind in ('r', 'v')
        and has_table_privilege(r.oid, c.oid, k.act)`
    expect(await names(tables)).toEqual(['insert audit.entry'])
    const doors = `select regexp_replace(r.rolname, '^.*_', '') || ' ' || p.proname as name
      from pg_roles r, pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where r.rolname ${ours} and r.rolname !~ '_search$' and n.nspname = 'accounts' and has_function_privilege(r.oid, p.oid, 'execute')
        and p.proname in ('find_login', 'start_session', 'invited', 'use_invitation') order by p.proname`
    expect(await names(doors)).toEqual([
      'signin find_login',
      'signin invited',
      'signin start_session',
      'signin use_invitation',
    ])
  })

  test('the portal deletes nothing', async () => {
    const rights = `select c.oid::regclass::text as name from pg_roles r, pg_class c
      where r.rolname ${ours} and r.rolname ~ '_portal$' and c.relkind = 'r' and has_table_privilege(r.oid, c.oid, 'delete, truncate')`
    expect(await names(rights)).toEqual([])
  })
})

describe('functions that run as their owner', () => {
  test('stand in a written list, each with its owner and its reason', async () => {
    const found = await definerFunctions(database.owner)
    const unlisted = found.filter(({ name, owner }) => {
      const listed = definers[name]
      if (!listed) return true
      return listed.owner === 'owner'
        ? ['app', 'portal', 'signin', 'worker', 'search'].includes(owner)
        : listed.owner !== owner
    })
    expect(unlisted.map(({ name, owner }) => `${name} of ${owner}`)).toEqual([])
  })

  test('have their search path pinned, with pg_temp last', async () => {
    const loose = (await definerFunctions(database.owner)).filter(
      ({ settings }) => !settings?.some((setting) => /^search_path=.*pg_temp$/.test(setting)),
    )
    expect(loose.map(({ name }) => name)).toEqual([])
  })

  test('may not be called by everybody', async () => {
    const open = (await definerFunctions(database.owner)).filter((one) => one.open)
    expect(open.map(({ name }) => name)).toEqual([])
  })

  test('no entry of the list names a function that is gone', async () => {
    const found = new Set((await definerFunctions(database.owner)).map(({ name }) => name))
    const schemas = new Set(await names('select nspname as name from pg_namespace'))
    const gone = Object.keys(definers).filter((name) => schemas.has(name.split('.')[0] ?? '') && !found.has(name))
    // A function may stand in the schema of a chapter that is older than the chapter that asked for it.
    expect(gone).toEqual([])
  })
})
