import type { TestDatabase } from './database.ts'

// D29 from the side of an attacker who owns the database: what the rows of one message say, and what two of them share.

type Owned = Pick<TestDatabase, 'owner'>

/** What names a message, and by what its rows are found: their transactions and moments. */
export interface Trail {
  readonly id: string
  readonly number: string
  readonly at: readonly string[]
}

async function tables(db: Owned): Promise<string[]> {
  const { rows } = await db.owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_|information_schema'`)
  return rows.map(({ name }) => name)
}

// The transactions that wrote rows which name a message, and the moments that stand in them; days alone are shared by all.
export async function trailOf(db: Owned, id: string, number: string): Promise<string[]> {
  const found = new Set<string>()
  for (const name of await tables(db)) {
    const { rows } = await db.owner.query<{ xmin: string; row: Record<string, unknown> }>(
      `select t.xmin::text as xmin, to_jsonb(t) as row from ${name} t where to_jsonb(t)::text like any (array[$1, $2])`,
      [`%${id}%`, `%${number}%`],
    )
    for (const { xmin, row } of rows) {
      found.add(`xmin ${xmin}`)
      for (const value of Object.values(row))
        if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*\.\d+/.test(value)) found.add(value)
    }
  }
  return [...found]
}

// Every value in every row of every table that mentions a case, its transactions or its moments, by column.
export async function valuesOf(db: Owned, { id, number, at }: Trail): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  for (const name of await tables(db)) {
    const { rows } = await db.owner.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${name} t
       where to_jsonb(t)::text like any ($1) or 'xmin ' || t.xmin::text = any ($2)`,
      [[id, number, ...at.filter((one) => !one.startsWith('xmin '))].map((one) => `%${one}%`), at],
    )
    for (const { row } of rows)
      for (const [column, value] of Object.entries(row)) {
        const key = `${name}.${column}`
        if (value !== null) found.set(key, (found.get(key) ?? new Set()).add(JSON.stringify(value)))
      }
  }
  return found
}

/** The trail of a message that is known by its number, one step further: also by every long value that its own rows hold. */
export async function openTrail(db: Owned, number: string): Promise<Trail> {
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
  const id = rows[0]?.id ?? ''
  const near = { id, number, at: await trailOf(db, id, number) }
  const long = [...(await valuesOf(db, near)).values()].flatMap((values) => [...values])
  return { ...near, at: [...near.at, ...long.flatMap((value) => /^"([0-9a-f]{32,64})"$/.exec(value)?.[1] ?? [])] }
}

/** What the first two share and the third does not. */
export function linksIn([first, second, other]: readonly Map<string, Set<string>>[]): string[] {
  return [...(first ?? [])].flatMap(([column, values]) =>
    [...values]
      .filter((value) => second?.get(column)?.has(value) && !other?.get(column)?.has(value))
      .map((value) => `${column} ${value}`),
  )
}
