import type { Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { sendCopy } from '#kernel/copy.ts'

// What a backup asks of PostgreSQL, as the owner of the database: no superuser is needed for any of it (decisions 4).

/** A table with the columns that hold something of their own. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')`

/** Every table of the product and of its queue; what the migrators note of themselves they write again. */
export async function listTables(owner: pg.ClientBase): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${ours} and not (n.nspname = 'graphile_worker' and c.relname = 'migrations')
    order by 1`)
  return rows
}

/** The sequences that were used, with the last number given out. */
export async function listSequences(owner: pg.ClientBase): Promise<{ name: string; value: number }[]> {
  const { rows } = await owner.query<{ name: string; value: number }>(`
    select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value::float8 as value
    from pg_sequences where last_value is not null and schemaname !~ '^pg_' and schemaname <> 'public' order by 1`)
  return rows
}

/** The migrations that have run. */
export async function listApplied(owner: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from public.migration order by name',
  )
  return rows
}

/** The digests of all kept files, hexadecimal. */
export async function listFileDigests(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ digest: string }>(
    `select distinct encode(digest, 'hex') as digest from app.file order by 1`,
  )
  return rows.map(({ digest }) => digest)
}

/** Begins one picture of the whole database that later changes do not touch. */
export async function beginPicture(owner: pg.ClientBase): Promise<string> {
  await owner.query('begin isolation level repeatable read read only')
  const { rows } = await owner.query<{ version: string }>(`select current_setting('server_version') as version`)
  return rows[0]?.version ?? ''
}

// Made anew from what is kept; the transactions that they name are those of one server.
const derived = ['members.tally', 'members.tally_change']
const kept = (name: string) => (derived.includes(name) ? `${name} where false` : name)

/** The rows of a table as COPY writes them, none of a derived one, and how many they were once the stream has ended. */
export function readTable(owner: pg.ClientBase, { name, columns }: Table): { source: Readable; rows: () => number } {
  const copy = owner.query(copyTo(`copy (select ${listed(columns)} from ${kept(name)}) to stdout`))
  return { source: copy, rows: () => copy.rowCount }
}

/** How many rows of a table belong into a backup. */
export async function countRows(owner: pg.ClientBase, name: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(`select count(*)::int as count from ${kept(name)}`)
  return rows[0]?.count ?? 0
}

/** Whether anything at all was made in this database. */
export async function isUnused(owner: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await owner.query(`
    select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' limit 1`)
  return rowCount === 0
}

/**
 * Empties the tables and lets them be filled in any order: foreign keys, triggers and the second belt rest until `close`,
 * which puts them back and has every foreign key checked over all rows. All of it in the caller's transaction.
 */
export async function openForLoading(
  owner: pg.ClientBase,
  tables: readonly Table[],
): Promise<{ close: () => Promise<void> }> {
  const names = tables.map(({ name }) => name)
  const { rows: keys } = await owner.query<{ table: string; name: string; text: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as text
     from pg_constraint where contype = 'f' and conrelid = any ($1::regclass[])`,
    [names],
  )
  const { rows: forced } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relforcerowsecurity and oid = any ($1::regclass[])`,
    [names],
  )
  for (const { table, name } of keys) await owner.query(`alter table ${table} drop constraint ${name}`)
  for (const name of names) await owner.query(`alter table ${name} disable trigger user`)
  for (const { name } of forced) await owner.query(`alter table ${name} no force row level security`)
  for (const name of names) await owner.query(`truncate ${name}`)
  return {
    async close() {
      for (const { table, name, text } of keys) await owner.query(`alter table ${table} add constraint ${name} ${text}`)
      for (const { name } of forced) await owner.query(`alter table ${name} force row level security`)
      for (const name of names) await owner.query(`alter table ${name} enable trigger user`)
    },
  }
}

/** Fills a table that was opened for loading; gives the number of rows. */
export function fillTable(owner: pg.ClientBase, { name, columns }: Table, rows: AsyncIterable<Uint8Array>) {
  return sendCopy(owner, `copy ${name} (${listed(columns)}) from stdin`, rows)
}

/** Sets a sequence to the last number it gave out. */
export async function setSequence(owner: pg.ClientBase, name: string, value: number): Promise<void> {
  await owner.query('select setval($1::regclass, $2::bigint)', [name, value])
}

const listed = (columns: readonly string[]) => columns.map((column) => pg.escapeIdentifier(column)).join(', ')
