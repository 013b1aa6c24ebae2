import type pg from 'pg'
import { type Entry, insertEntry } from '#kernel/audit.ts'
import { compiled } from '#kernel/query.ts'
import { type Carried, conditionOf, idsOf, quoted } from './carried.ts'

// What taking an organisation out or in asks of PostgreSQL, as the owner of the database (decisions 4).

/** An organisation as it is asked for. */
export interface Top {
  readonly id: string
  readonly path: string
  readonly code: string
  readonly name: string
  readonly parent: { readonly code: string; readonly name: string } | null
}

/** A row in the form of its JSON line. */
export type Row = Record<string, unknown> & { readonly id: string }

/** Begins one picture of the database that later changes do not touch. */
export async function beginPicture(owner: pg.ClientBase): Promise<void> {
  await owner.query('begin isolation level repeatable read read only')
  await owner.query(`set local time zone 'UTC'`)
}

/** The organisation with this code or public address. */
export async function findTop(owner: pg.ClientBase, asked: string): Promise<Top | undefined> {
  const { rows } = await owner.query<Top>(
    `select o.id, o.path, o.code, o.name,
       (select jsonb_build_object('code', p.code, 'name', p.name) from organisations.org p where p.id = o.parent_id) as parent
     from organisations.org o where o.code = $1 or o.slug = $1 order by o.code = $1 desc limit 1`,
    [asked],
  )
  return rows[0]
}

/** The end of the range of paths that begins with this one. */
const endOf = (path: string) => `${path.slice(0, -1)}0`

/** The rows of a table that go along, some at a time, in an order of their own content. */
export async function* readRows(owner: pg.ClientBase, of: Carried, { path }: Top): AsyncGenerator<Row[]> {
  yield* fetchAll(owner, bound(await rowsOf(owner, of), path), of.slice)
}

async function* fetchAll(owner: pg.ClientBase, query: string, slice = 1000): AsyncGenerator<Row[]> {
  await owner.query(`declare leaving no scroll cursor for ${query}`)
  for (;;) {
    const { rows } = await owner.query<{ row: Row }>(`fetch ${slice} from leaving`)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await owner.query('close leaving')
}

// A cursor takes no parameters. A path is made of digits, small letters and strokes (org_path_form).
const bound = (query: string, path: string) => query.replaceAll('$1', `'${path}'`).replaceAll('$2', `'${endOf(path)}'`)

async function rowsOf(owner: pg.ClientBase, of: Carried): Promise<string> {
  const columns = await listColumns(owner, of)
  const stays = [...(await listMade(owner, of)), ...(of.without ?? [])]
  const parts = [`to_jsonb(t) - '{${stays.join(',')}}'::text[]`]
  for (const [column, table] of Object.entries(of.cut ?? {}))
    parts.push(`jsonb_build_object('${column}', case when t.${column} in (${idsOf(table)}) then t.${column} end)`)
  for (const [column, value] of Object.entries(of.put ?? {})) parts.push(`jsonb_build_object('${column}', ${value})`)
  if (of.home !== undefined) parts.push(rehomed(of.home))
  const whole = parts.join(' || ')
  // No path leaves: it is a place in one tree. What goes out begins at the organisation that goes.
  const paths = ['path', 'org_path', 'place_path', 'to_path'].filter((column) => columns.includes(column))
  const relative = paths.map((name) => ` || jsonb_build_object('${name}', substr(r.row->>'${name}', length($1)))`)
  return `select r.row${relative.join('')} as row
    from (select ${whole} as row from ${quoted(of.name)} t where ${conditionOf(of)}) r order by r.row`
}

const rehomed = (home: string) => `case when t.org_path >= $1 and t.org_path < $2 then '{}' else
  (select jsonb_build_object('org_id', o.id, 'org_path', o.path) from organisations.org o where o.id = ${home}) end`

/** The columns of a table that hold something of their own. */
export async function listColumns(owner: pg.ClientBase, { name }: Carried): Promise<string[]> {
  return attributes(owner, name, `attgenerated = ''`)
}

const listMade = (owner: pg.ClientBase, { name }: Carried) => attributes(owner, name, `attgenerated <> ''`)

async function attributes(owner: pg.ClientBase, name: string, condition: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select attname::text as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and ${condition} order by attnum`,
    [quoted(name)],
  )
  return rows.map((row) => row.name)
}

/** The audit entries about the organisations that go, as an annex to read. */
export async function* readAnnex(owner: pg.ClientBase, { path }: Top): AsyncGenerator<Row[]> {
  const query = `select to_jsonb(e) - '{mac,transaction_id}'::text[] as row from audit.entry e
    where e.org_id in (${idsOf('organisations.org')}) order by e.at, e.id`
  yield* fetchAll(owner, bound(query, path))
}

/** What concerns the organisations that go and stays all the same, counted by what it is. */
export async function countLeft(owner: pg.ClientBase, { path }: Top): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ left: Record<string, number> }>(
    `select jsonb_build_object(
       'casesHandledElsewhere', (select count(*) from cases.case c
          where c.about_org_id in (${idsOf('organisations.org')}) and not (c.org_path >= $1 and c.org_path < $2)),
       'mattersWithOthers', (select count(distinct s.matter_id) from procedure.side s
          where s.org_path >= $1 and s.org_path < $2 and s.matter_id not in (${idsOf('procedure.matter')})),
       'postingsElsewhere', (select count(*) from members.posting p where p.member_id in (${idsOf('members.member')})
          and not (p.org_path >= $1 and p.org_path < $2))) as left`,
    [path, endOf(path)],
  )
  return rows[0]?.left ?? {}
}

/** The digests of the files that go along, by the id of their row. */
export async function listFiles(owner: pg.ClientBase, { path }: Top): Promise<{ id: string; digest: Buffer }[]> {
  const { rows } = await owner.query<{ id: string; digest: Buffer }>(
    `select id, digest from app.file where id in (${idsOf('app.file')}) order by id`,
    [path, endOf(path)],
  )
  return rows
}

/**
 * Notes whom of the members below a path another record names too, as an entry or a roster does; the matter is begun by the hour
 * (decisions 9).
 */
export async function noteDuplicates(
  owner: pg.ClientBase,
  { path, withSimilar, at }: { path: string; withSimilar: boolean; at: Date },
): Promise<void> {
  await owner.query(`select set_config('app.path', $1, true), set_config('app.path_end', $2, true)`, [
    path,
    endOf(path),
  ])
  await owner.query(
    `select members.note_duplicates(array(select m.id from members.member m where m.org_path >= $1 and m.org_path < $2), $3, $4)`,
    [path, endOf(path), withSimilar, at],
  )
}

/** Writes an audit entry of a command. */
export async function writeEntry(owner: pg.ClientBase, entry: Entry): Promise<void> {
  const { sql, parameters } = compiled(insertEntry(entry))
  await owner.query(sql, [...parameters])
}
