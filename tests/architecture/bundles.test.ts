import { describe, expect, test } from 'vitest'
import { carried, quoted, stays } from '#apps/bundle/carried.ts'
import { testDatabase } from '../database.ts'
import * as catalogue from './support/catalogue.ts'

const database = testDatabase()
const names = carried.map(({ name }) => name)

// Columns of bytes that are the same in every installation: digests without a key, and hashes whose key comes along.
const plainBytes = [
  'cases.case code_hash',
  'feedback.remark code_hash',
  'cases.case refused_note_digest',
  'cases.measure original_digest',
  'cases.measure result_digest',
]

describe('what goes along with an organisation that moves to another installation', () => {
  test('is decided for every table: it goes, or it stays and the reason is written', async () => {
    const tables = (await catalogue.tablesOf(database.owner)).map(({ name }) => name)
    expect(tables.filter((name) => !names.includes(name) && !(name in stays))).toEqual([])
    expect([...names, ...Object.keys(stays)].filter((name) => !tables.includes(name))).toEqual([])
    expect(names.filter((name) => name in stays)).toEqual([])
  })

  test('is opened and sealed anew where a key of the installation is in it', async () => {
    const { rows } = await database.owner.query<{ table: string; column: string }>(`
      select n.nspname || '.' || c.relname as table, a.attname as column from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where a.atttypid = 'bytea'::regtype and a.attnum > 0 and c.relkind = 'r'`)
    const undecided = rows.filter(({ table, column }) => {
      const one = carried.find(({ name }) => name === table)
      if (!one || plainBytes.includes(`${table} ${column}`)) return false
      return !(one.without?.includes(column) || column in (one.sealed ?? {}))
    })
    expect(undecided).toEqual([])
  })

  test('refers to nothing that stays', async () => {
    const { rows } = await database.owner.query<{ from: string; to: string; columns: string[] }>(`
      select k.conrelid::regclass::text as from, k.confrelid::regclass::text as to,
        array(select a.attname::text from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)) as columns
      from pg_constraint k where k.contype = 'f'`)
    const plain = (name: string) => name.replaceAll('"', '')
    const dangling = rows.filter(({ from, to, columns }) => {
      const one = carried.find(({ name }) => name === plain(from))
      if (!one || names.includes(plain(to)) || plain(to) === 'sites.section') return false
      return !columns.some((column) => one.without?.includes(column))
    })
    expect(dangling).toEqual([])
  })

  test('is written after what it refers to', async () => {
    const { rows } = await database.owner.query<{ from: string; to: string }>(
      `select conrelid::regclass::oid as from, confrelid::regclass::oid as to from pg_constraint where contype = 'f' and conrelid <> confrelid`,
    )
    const oids = await database.owner.query<{ oid: string; name: string }>(
      'select quoted::regclass::oid as oid, name from unnest($1::text[], $2::text[]) as t (name, quoted)',
      [names, names.map(quoted)],
    )
    const placeOf = new Map(oids.rows.map(({ oid, name }) => [oid, names.indexOf(name)]))
    const early = rows.filter(({ from, to }) => (placeOf.get(from) ?? 99) < (placeOf.get(to) ?? 0))
    expect(early).toEqual([])
  })
})
