import type pg from 'pg'

// Ours are all schemas but those of PostgreSQL and of the queue, which makes its tables itself.
const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') and n.nspname not like 'pg_%'`

export interface Table {
  readonly name: string
  readonly comment: string | null
  readonly guarded: boolean
  readonly forced: boolean
}

/** Every table of our schemas. */
export async function tablesOf(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select n.nspname || '.' || c.relname as name, obj_description(c.oid) as comment,
      c.relrowsecurity as guarded, c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours} order by 1`)
  return rows
}

export interface Policy {
  readonly table: string
  readonly name: string
  readonly command: string
  readonly roles: string[]
  readonly using: string | null
  readonly check: string | null
}

/** Every policy; role names without the database's name before them. */
export async function policiesOf(owner: pg.Client): Promise<Policy[]> {
  const { rows } = await owner.query<Policy>(`
    select schemaname || '.' || tablename as table, policyname as name, cmd as command,
      array(select regexp_replace(r, '^.*_(app|portal|signin|worker|search)$', '\\1') from unnest(roles::text[]) r) as roles,
      qual as using, with_check as check
    from pg_policies order by 1, 2`)
  return rows
}

export interface View {
  readonly name: string
  readonly comment: string | null
  readonly options: string[] | null
}

/** Every view of our schemas. */
export async function viewsOf(owner: pg.Client): Promise<View[]> {
  const { rows } = await owner.query<View>(`
    select n.nspname || '.' || c.relname as name, obj_description(c.oid) as comment, c.reloptions as options
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${ours} order by 1`)
  return rows
}

/** Foreign keys whose columns no index begins with; `table.constraint (columns)`. */
export async function unindexedForeignKeys(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    select n.nspname || '.' || c.relname || '.' || k.conname as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and ${ours} and not exists (
      select 1 from pg_index i
      where i.indrelid = k.conrelid and i.indisvalid
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\([a-z_]+ IS NOT NULL\\)$')
        and ((i.indkey::int2[])[0:array_length(k.conkey, 1) - 1] @> k.conkey
          or i.indisunique and k.conkey @> (i.indkey::int2[])[0:i.indnkeyatts - 1]))
    order by 1`)
  return rows.map(({ name }) => name)
}

export interface DefinerFunction {
  readonly name: string
  readonly owner: string
  readonly settings: string[] | null
  readonly open: boolean
}

/** Functions that run with the rights of their owner. `open` says that everybody may call them. */
export async function definerFunctions(owner: pg.Client): Promise<DefinerFunction[]> {
  const { rows } = await owner.query<DefinerFunction>(`
    select n.nspname || '.' || p.proname as name, regexp_replace(r.rolname, '^.*_(app|portal|signin|worker|search)$', '\\1') as owner,
      p.proconfig as settings,
      p.prorettype <> 'trigger'::regtype and (p.proacl is null or exists (
        select 1 from aclexplode(p.proacl) a where a.grantee = 0 and a.privilege_type = 'EXECUTE')) as open
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
    where p.prosecdef and ${ours} order by 1`)
  return rows
}

export interface Column {
  readonly table: string
  readonly column: string
}

/** Every column of our tables and views. */
export async function columnsOf(owner: pg.Client): Promise<Column[]> {
  const { rows } = await owner.query<Column>(`
    select n.nspname || '.' || c.relname as table, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v') and ${ours} order by 1, a.attnum`)
  return rows
}
