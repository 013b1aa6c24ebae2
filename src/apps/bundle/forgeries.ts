import type pg from 'pg'
import { administrators, type Carried, carried, madeHere, quoted } from './carried.ts'
import { type Finding, stageOf } from './staging.ts'

// A fingerprint says from whom a file is and not that it is honest: whoever sends it may have altered his database. What no export of this product
// holds is therefore looked for on the stages, before anything of it touches the product.

/** What stands on the stages and no honest export holds: a post of an administrator, a value that stays, or a reference to what did not come along. */
export async function findForgeries(owner: pg.ClientBase, topId: string): Promise<Finding[]> {
  const found = [...(await administratorsIn(owner)), ...(await secondTops(owner, topId))]
  for (const table of carried) {
    found.push(...(await valuesThatStay(owner, table)))
    for (const reference of await referencesOf(owner, table))
      found.push(...(await strangersIn(owner, table.name, reference)))
  }
  return found
}

const most = 20

async function administratorsIn(owner: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await owner.query<{ role: string; login: string | null }>(
    `select i.role, a.login from ${stageOf('accounts.identity')} i left join ${stageOf('accounts.account')} a on a.id = i.account_id
     where i.role = any ($1) limit ${most}`,
    [administrators],
  )
  return rows.map(({ role, login }) => ({
    table: 'accounts.identity',
    columns: 'role',
    value: `${role} ${login ?? ''}`,
  }))
}

// One organisation leaves: everything else hangs below it.
async function secondTops(owner: pg.ClientBase, topId: string): Promise<Finding[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select name from ${stageOf('organisations.org')} where (parent_id is null) <> (id = $1) limit ${most}`,
    [topId],
  )
  return rows.map(({ name }) => ({ table: 'organisations.org', columns: 'parent_id', value: name }))
}

async function valuesThatStay(owner: pg.ClientBase, { name, without = [] }: Carried): Promise<Finding[]> {
  const stays = without.filter((column) => !madeHere.includes(column))
  if (stays.length === 0) return []
  const { rows } = await owner.query<{ id: string }>(
    `select id from ${stageOf(name)} where num_nonnulls(${stays.map((column) => `"${column}"`).join(', ')}) > 0 limit ${most}`,
  )
  return rows.map(({ id }) => ({ table: name, columns: stays.join(', '), value: id }))
}

interface Reference {
  readonly columns: readonly string[]
  readonly target: string
  readonly keys: readonly string[]
}

// Those the database knows, and those between chapters, which it does not.
async function referencesOf(owner: pg.ClientBase, { name, along, cut }: Carried): Promise<Reference[]> {
  const { rows } = await owner.query<Reference>(
    `select array(select a.attname::text from unnest(k.conkey) with ordinality c (number, place)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.number order by c.place) as columns,
       n.nspname || '.' || r.relname as target,
       array(select a.attname::text from unnest(k.confkey) with ordinality c (number, place)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.number order by c.place) as keys
     from pg_constraint k join pg_class r on r.oid = k.confrelid join pg_namespace n on n.oid = r.relnamespace
     where k.conrelid = $1::regclass and k.contype = 'f' and n.nspname || '.' || r.relname = any ($2)`,
    [quoted(name), carried.map((one) => one.name)],
  )
  const between = Object.entries({ ...along, ...cut }).map(([column, target]) => ({
    ...{ columns: [column], target, keys: ['id'] },
  }))
  const known = new Set(rows.map(({ columns }) => columns.join()))
  return [...rows, ...between.filter(({ columns }) => !known.has(columns.join()))]
}

async function strangersIn(owner: pg.ClientBase, name: string, of: Reference): Promise<Finding[]> {
  const given = of.columns.map((column) => `s."${column}"`)
  const same = of.keys.map((key, at) => `t."${key}" = ${given[at]}`).join(' and ')
  const { rows } = await owner.query<{ value: string }>(
    `select concat_ws(', ', ${given.join(', ')}) as value from ${stageOf(name)} s
     where num_nulls(${given.join(', ')}) = 0 and not exists (select 1 from ${stageOf(of.target)} t where ${same}) limit ${most}`,
  )
  return rows.map(({ value }) => ({ table: name, columns: of.columns.join(', '), value }))
}
