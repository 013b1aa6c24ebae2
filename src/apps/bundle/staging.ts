import type pg from 'pg'
import { type Carried, carried, madeHere, quoted } from './carried.ts'
import { listColumns, type Row } from './store.ts'

// What came in stands in temporary tables first: nothing of it touches the product before all of it was looked at.

/** Something for which nothing is taken in, in words for the person who takes in. */
export interface Finding {
  readonly table: string
  readonly columns: string
  readonly value: string
}

/** The stage of a table. */
export const stageOf = (name: string) => `pg_temp."${name}"`

/** Makes an empty stage of each table. */
export async function openStages(owner: pg.ClientBase): Promise<void> {
  await owner.query(`set local time zone 'UTC'`)
  for (const { name } of carried)
    await owner.query(`create temp table "${name}" on commit drop as table ${quoted(name)} with no data`)
}

/** Puts rows on their stage. */
export async function stage(owner: pg.ClientBase, { name }: Carried, rows: readonly Row[]): Promise<void> {
  await owner.query(
    `insert into ${stageOf(name)} select * from jsonb_populate_recordset(null::${stageOf(name)}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** Everything on the stages that is here already: by every unique key, by identity number, and by addresses that redirect. */
export async function findCollisions(owner: pg.ClientBase): Promise<Finding[]> {
  const found: Finding[] = []
  for (const { name, shared } of carried)
    for (const columns of shared ? [] : await uniqueKeys(owner, name))
      found.push(...(await collisionsOf(owner, name, columns)))
  found.push(...(await collisionsOf(owner, 'people.person', ['id_number_hash'])))
  found.push(...(await slugCollisions(owner)))
  return found
}

async function uniqueKeys(owner: pg.ClientBase, name: string): Promise<string[][]> {
  const { rows } = await owner.query<{ columns: string[] }>(
    `select array(select a.attname::text from unnest(i.indkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number order by k.place) as columns
     from pg_index i where i.indrelid = $1::regclass and i.indisunique and i.indexprs is null and i.indpred is null
     order by i.indisprimary desc, i.indexrelid`,
    [quoted(name)],
  )
  return rows.map(({ columns }) => columns)
}

async function collisionsOf(owner: pg.ClientBase, name: string, columns: readonly string[]): Promise<Finding[]> {
  const same = columns.map((column) => `t."${column}" = s."${column}"`).join(' and ')
  const { rows } = await owner.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(s) as row from ${stageOf(name)} s where exists (select 1 from ${quoted(name)} t where ${same}) limit 20`,
  )
  return rows.map(({ row }) => ({ table: name, columns: columns.join(', '), value: shownOf(row, columns) }))
}

// A keyed hash says nothing to anybody: then the row is called by its number or name.
function shownOf(row: Record<string, unknown>, columns: readonly string[]): string {
  const values = columns.map((column) => String(row[column]))
  if (!values.some((value) => value.startsWith('\\x'))) return values.join(', ')
  return String(row.number ?? row.name ?? row.id)
}

async function slugCollisions(owner: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await owner.query<{ slug: string }>(
    `select s.slug from ${stageOf('organisations.org')} s join organisations.old_slug o on o.slug = s.slug
     union select s.slug from ${stageOf('organisations.old_slug')} s join organisations.org o on o.slug = s.slug`,
  )
  return rows.map(({ slug }) => ({ table: 'organisations.old_slug', columns: 'slug', value: slug }))
}

/** Writes what stands on the stages into the tables, each after those it refers to; gives the number of rows. */
export async function enact(owner: pg.ClientBase): Promise<number> {
  // Past hours of publication are carried, where the trigger would write today’s; intakes are logged below, by their first words.
  const resting = ['publishing.article trigger stamp', 'cases.case trigger case_is_logged'].map((one) =>
    one.split(' trigger '),
  )
  for (const [table = '', trigger] of resting)
    await owner.query(`alter table ${quoted(table)} disable trigger ${trigger}`)
  let count = 0
  for (const of of carried) count += await enactTable(owner, of)
  await owner.query(logIntakes)
  for (const [table = '', trigger] of resting)
    await owner.query(`alter table ${quoted(table)} enable trigger ${trigger}`)
  return count
}

async function enactTable(owner: pg.ClientBase, of: Carried): Promise<number> {
  const stays = [...(of.without ?? []).filter((column) => !madeHere.includes(column)), ...(of.later ?? []).flat()]
  const columns = (await listColumns(owner, of)).filter((column) => !stays.includes(column))
  const listed = columns.map((column) => `"${column}"`).join(', ')
  const { rowCount } = await owner.query(
    `insert into ${quoted(of.name)} (${listed}) select ${listed} from ${stageOf(of.name)}${of.shared ? ' on conflict do nothing' : ''}`,
  )
  for (const step of of.later ?? []) {
    const set = step.map((column) => `${column} = s.${column}`).join(', ')
    const given = step.map((column) => `s.${column}`).join(', ')
    await owner.query(
      `update ${quoted(of.name)} t set ${set} from ${stageOf(of.name)} s where s.id = t.id and num_nonnulls(${given}) > 0`,
    )
  }
  return rowCount ?? 0
}

// A message from which words were taken is in the log as it was written, by the digest that the measure keeps (decisions 70).
const logIntakes = `
  select count(public_log.append('intake', c.created_at, c.id, 'lianxin-intake/1' || E'\\n' || c.number || E'\\n'
    || public_log.instant(c.created_at) || E'\\n' || public_log.base64(coalesce(c.original_digest, c.digest)) || E'\\n', ''))
  from (select c.id, c.number, c.created_at, sha256(convert_to(c.title || E'\\n\\n' || c.body, 'UTF8')) as digest,
      (select m.original_digest from ${stageOf('cases.measure')} m
        where m.case_id = c.id and m.kind = 'REDACT' and m.words_of = 'CASE' and m.lifted_at is null limit 1) as original_digest
    from ${stageOf('cases.case')} c order by c.created_at, c.id) c`

/** The organisation with this code, locked: its place decides where what comes in stands. */
export async function findParent(
  owner: pg.ClientBase,
  code: string,
): Promise<{ id: string; path: string } | undefined> {
  const { rows } = await owner.query<{ id: string; path: string }>(
    'select id, path from organisations.org where code = $1 for update',
    [code],
  )
  return rows[0]
}

/** Is there any organisation at all? */
export async function isEmpty(owner: pg.ClientBase): Promise<boolean> {
  return (await owner.query('select 1 from organisations.org limit 1')).rowCount === 0
}

/** The next step of a path that nobody has. */
export async function nextStep(owner: pg.ClientBase): Promise<string> {
  const { rows } = await owner.query<{ step: string }>(`select nextval('organisations.path_step')::text as step`)
  return Number(rows[0]?.step).toString(36)
}

/** Hangs what came in under its superior, and steps over the numbers that came along. */
export async function settle(
  owner: pg.ClientBase,
  of: { topId: string; parentId: string | null; steps: number },
): Promise<void> {
  if (of.parentId !== null) {
    await owner.query(`update ${stageOf('organisations.org')} set parent_id = $2 where id = $1`, [
      of.topId,
      of.parentId,
    ])
    await owner.query(
      `update ${stageOf('organisations.placement')} set parent_id = $2 where org_id = $1 and upper_inf(valid)`,
      [of.topId, of.parentId],
    )
    await owner.query(
      `update organisations.org p set last_child = greatest(p.last_child, substring(s.code from '\\d+$')::integer)
       from ${stageOf('organisations.org')} s where s.id = $1 and p.id = $2 and s.code ~ '\\d{1,6}$'`,
      [of.topId, of.parentId],
    )
    await owner.query(seatAbove, [of.parentId])
  }
  await owner.query(
    `select setval('organisations.path_step', greatest(nextval('organisations.path_step'), $1::bigint))`,
    [of.steps],
  )
  await owner.query(stepOverNumbers)
}

// Where a matter that runs would go to a desk that stayed behind, it goes to the superior here.
const seatAbove = `
  update ${stageOf('procedure.matter')} m set parties = (select jsonb_object_agg(p.key, (select coalesce(jsonb_agg(
      case when seat ? 'isAbove' then (seat - 'isAbove') || jsonb_build_object('orgId', above.id, 'orgName', above.short_name) else seat end
      order by place), '[]') from jsonb_array_elements(p.value) with ordinality as x (seat, place))) from jsonb_each(m.parties) p)
  from organisations.org above where above.id = $1 and m.parties::text like '%"isAbove"%'`

// A number of today that came in must not be drawn again (cases.draw_order).
const stepOverNumbers = `
  with brought as (
    select to_date(substr(number, 3, 8), 'YYYYMMDD') as day, max(split_part(number, '-', 2)::integer) as last
    from ${stageOf('cases.case')} where number ~ '^LX\\d{8}-\\d{6,9}$' group by 1),
  noted as (
    insert into cases.counter as c (day, last)
    select day, last from brought where day >= current_date - 1
    on conflict (day) do update set last = greatest(c.last, excluded.last) returning day, base)
  select setval('cases.order_number', greatest(nextval('cases.order_number'),
    coalesce((select max(n.base + b.last) from noted n join brought b using (day)), 1)))`
