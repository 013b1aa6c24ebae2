import type pg from 'pg'

/** One line for every row of every table that people's acts change; counters and sessions are left out. */
export type Rows = ReadonlySet<string>

const leftOut = `('app.attempt', 'app.idempotency', 'accounts.session', 'public.migration')`
const queries = new WeakMap<pg.Client, string>()

/**
 * Every row behind the curtain, by where it lies and who wrote it. PostgreSQL changes no row in its place: what is different lies
 * elsewhere or is of another transaction, so that what stands in it need not be read.
 */
export async function readRows(owner: pg.Client): Promise<Rows> {
  const query = queries.get(owner) ?? (await queryOf(owner))
  queries.set(owner, query)
  const { rows } = await owner.query<{ place: string }>(query)
  return new Set(rows.map(({ place }) => place))
}

async function queryOf(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
       and format('%s.%s', n.nspname, c.relname) not in ${leftOut}`,
  )
  return rows
    .map(({ name }) => `select '${name} ' || ctid::text || xmin::text as place from ${name}`)
    .join(' union all ')
}

/** The places whose rows are new, gone or different. */
export function changesBetween(before: Rows, after: Rows): string[] {
  const gone = [...before].filter((place) => !after.has(place))
  return [...gone, ...[...after].filter((place) => !before.has(place))]
}
