import pg from 'pg'

/**
 * Multiplies the data set by copies of its whole tree beside each other, and the cases once more on top, so that a branch
 * and a district stay as they are while the county grows: what is slower then is slower because of what one does not see.
 */
export async function multiply(superuserUrl: string, of: { trees: number; casesPerTree: number }): Promise<void> {
  const owner = new pg.Client({ connectionString: superuserUrl })
  await owner.connect()
  try {
    // Without triggers and foreign keys: copies of what was checked need no second look, nor a place in the log.
    await owner.query("set session_replication_role = replica; set maintenance_work_mem = '512MB'")
    const searched = await withoutIndexes(owner, ['members.member', 'cases.case', 'people.person'])
    for (let tree = 1; tree < of.trees; tree++)
      for (const [table, changed] of Object.entries(trees)) await copyTable(owner, { table, changed, copy: tree })
    for (let tree = 0; tree < of.trees; tree++)
      for (let more = 0; more < of.casesPerTree; more++)
        if (tree + more > 0) await copyCases(owner, { tree, copy: tree * of.casesPerTree + more })
    // What was kept of the one tree says nothing of ten.
    await owner.query('truncate members.tally, members.tally_change')
    for (const definition of searched) await owner.query(definition)
    await owner.query('vacuum analyze')
  } finally {
    await owner.end()
  }
}

type Changed = Readonly<Record<string, string>>

// With the marks of a random UUID: answers with another id are refused by their own shape.
const uuidOf = (text: string) =>
  `overlay(overlay(md5(${text}) placing '4' from 13 for 1) placing '8' from 17 for 1)::uuid`
const twin = (column: string) => uuidOf(`${column}::text || $1::text`)
const top = '(select id from organisations.org where parent_id is null)'
const topPath = '(select path from organisations.org where parent_id is null)'
const place = (column: string) =>
  `${topPath} || 'z' || $1::text || 'z' || substring(${column} from length(${topPath}) + 1)`
const at: Changed = { org_id: twin('org_id'), org_path: place('org_path') }
const below = (column: string) => `case when ${column} = ${top} then ${top} else ${twin(column)} end`

// What of a row is another one in a copy; the topmost organisation and what stands there has none.
const trees: Readonly<Record<string, Changed>> = {
  'organisations.org': {
    id: twin('id'),
    path: place('path'),
    parent_id: below('parent_id'),
    code: "code || '-' || $1::text",
    slug: "slug || '-' || $1::text",
  },
  'organisations.placement': { ...at, id: twin('id'), parent_id: below('parent_id') },
  'organisations.naming': { ...at, id: twin('id') },
  'people.person': { ...at, id: twin('id') },
  'members.member': { ...at, id: twin('id'), person_id: twin('person_id') },
  'members.posting': { ...at, id: twin('id'), member_id: twin('member_id') },
  'cases.desk': at,
}

async function copyTable(owner: pg.Client, of: { table: string; changed: Changed; copy: number }): Promise<void> {
  const { table, changed, copy } = of
  const path = table === 'organisations.org' ? 'path' : 'org_path'
  const columns = await columnsOf(owner, table)
  await owner.query(
    `insert into ${table} (${columns}) select ${columns.map((column) => changed[column] ?? column)} from ${table}
     where ${path} <> ${topPath} and ${path} not like ${topPath} || 'z%'`,
    [String(copy)],
  )
}

async function copyCases(owner: pg.Client, { tree, copy }: { tree: number; copy: number }): Promise<void> {
  const own = {
    id: uuidOf('id::text || $2::text'),
    number: "number || '-' || $2::text",
    source_id: "source_id || '-' || $2::text",
  }
  const changed: Changed = tree === 0 ? own : { ...own, ...at, about_org_id: twin('about_org_id') }
  const columns = await columnsOf(owner, 'cases.case')
  await owner.query(
    `insert into cases.case (${columns}) select ${columns.map((column) => changed[column] ?? column)} from cases.case
     where source_id not like '%-%' and org_path <> ${topPath} and $1::text is not null`,
    [String(tree), String(copy)],
  )
}

async function columnsOf(owner: pg.Client, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows.map((row) => row.name)
}

// All indexes but those that hold a constraint; gives what makes them again.
async function withoutIndexes(owner: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint where conindid = indexrelid)`,
    [tables],
  )
  for (const { name } of rows) await owner.query(`drop index ${name}`)
  return rows.map((row) => row.definition)
}
