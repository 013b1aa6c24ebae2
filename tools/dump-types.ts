// Writes database/types.ts, the table types Kysely builds with, from a migrated database: node tools/dump-types.ts URL
import { writeFileSync } from 'node:fs'
import pg from 'pg'

const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bpchar: 'string',
  date: 'string',
  daterange: 'string',
  tsvector: 'string',
  xid8: 'string',
  pg_snapshot: 'string',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  bool: 'boolean',
  timestamptz: 'Date',
  bytea: 'Buffer',
  jsonb: 'Json',
  _text: 'string[]',
  _uuid: 'string[]',
  _int4: 'number[]',
  _bytea: 'Buffer[]',
}

interface Column {
  schema: string
  table: string
  column: string
  type: string
  nullable: boolean
  defaulted: boolean
  generated: boolean
}

/** The text of database/types.ts for the database at this address. */
export async function dumpTypes(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Column>(`
    select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type,
      not a.attnotnull and c.relkind = 'r' as nullable, a.atthasdef or a.attidentity <> '' as defaulted, a.attgenerated <> '' as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v')
      and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') and n.nspname not like 'pg_%'
    order by 1, 2, a.attnum`)
  await client.end()
  return render(rows)
}

function render(columns: Column[]): string {
  const tables = Map.groupBy(columns, (column) => `${column.schema}.${column.table}`)
  const lines = [
    '// Generated from the migrations by tools/dump-types.ts; do not edit.',
    "import type { Generated, GeneratedAlways } from 'kysely'",
    '',
    '/** A value of a jsonb column. */',
    'export type Json = unknown',
    '',
  ]
  for (const [name, of] of tables) {
    lines.push(`interface ${interfaceName(name)} {`)
    for (const column of of) lines.push(`  ${camel(column.column)}: ${columnType(column)}`)
    lines.push('}', '')
  }
  lines.push('/** All tables by schema and name, in camel case. */', 'export interface Database {')
  for (const name of tables.keys()) lines.push(`  '${camel(name)}': ${interfaceName(name)}`)
  lines.push('}', '')
  return lines.join('\n')
}

function columnType(column: Column): string {
  const type = typeOf[column.type]
  if (type === undefined)
    throw new Error(`no TypeScript type for ${column.schema}.${column.table}.${column.column}: ${column.type}`)
  const base = column.nullable ? `${type} | null` : type
  if (column.generated) return `GeneratedAlways<${base}>`
  return column.defaulted ? `Generated<${base}>` : base
}

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const interfaceName = (name: string) => camel(name.replace('.', '_')).replace(/^./, (letter) => letter.toUpperCase())

if (import.meta.main) {
  const url = process.argv[2]
  if (!url) throw new Error('usage: node tools/dump-types.ts postgres://…')
  writeFileSync(new URL('../database/types.ts', import.meta.url), await dumpTypes(url))
}
