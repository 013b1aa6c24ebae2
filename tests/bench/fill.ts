import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import type pg from 'pg'
import { copyLine, sendCopy } from '#kernel/copy.ts'
import { newId } from '#kernel/ids.ts'
import { pinyinOfName } from '#kernel/pinyin.ts'
import { nameText } from '#kernel/search.ts'
import { columnsOf } from '#modules/people/index.ts'

type Row = Record<string, string>
type Value = Parameters<typeof copyLine>[0][number]

/** An organisation of the data set as it was written. */
export interface FilledOrg {
  readonly id: string
  readonly path: string
  readonly level: number
  readonly code: string
  readonly name: string
  readonly slug: string
}

/** Reads a file of the data set line by line. */
export function readCsv(folder: string, name: string): AsyncIterable<Row> {
  return createReadStream(join(folder, name)).pipe(parse({ columns: true }))
}

const types = ['LOCAL_COMMITTEE', 'LOCAL_COMMITTEE', 'PARTY_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH']

/** Writes the tree with today's placements and namings; gives the organisations by their number in the data set. */
export async function fillOrgs(owner: pg.Client, folder: string): Promise<Map<string, FilledOrg>> {
  const orgs = new Map<string, FilledOrg>()
  const rows: Row[] = []
  for await (const row of readCsv(folder, 'orgs.csv')) {
    rows.push(row)
    const { id = '', path = '', level, code = '', name = '' } = row
    orgs.set(id, { id: newId(), path, level: Number(level), code, name, slug: `org-${id}` })
  }
  const of = (row: Row) => orgs.get(row.id ?? '') as FilledOrg
  const parentOf = (row: Row) => orgs.get(row.parent_id ?? '')?.id ?? null
  const typeOf = (row: Row) => types[of(row).level - 1] ?? 'BRANCH'
  const valid = '[2001-01-01,)'
  const name = (row: Row) => row.name ?? ''
  await copy(
    owner,
    'organisations.org (id, path, parent_id, code, type, name, short_name, name_search, slug, founded_on)',
    rows,
    (row) => {
      const search = nameText(name(row)).text
      return [
        of(row).id,
        of(row).path,
        parentOf(row),
        of(row).code,
        typeOf(row),
        name(row),
        name(row),
        search,
        of(row).slug,
        '2001-01-01',
      ]
    },
  )
  await copy(owner, 'organisations.placement (id, org_id, org_path, parent_id, valid)', rows, (row) => [
    newId(),
    of(row).id,
    of(row).path,
    parentOf(row),
    valid,
  ])
  await copy(owner, 'organisations.naming (id, org_id, org_path, name, short_name, type, valid)', rows, (row) => [
    newId(),
    of(row).id,
    of(row).path,
    name(row),
    name(row),
    typeOf(row),
    valid,
  ])
  return orgs
}

const statuses: Readonly<Record<string, string>> = {
  suspended: 'SUSPENDED',
  left: 'LEFT_VOLUNTARILY',
  transferred: 'NORMAL',
}

/** Writes persons, members and their postings, sealed and made searchable as the product does it. */
export async function fillMembers(
  owner: pg.Client,
  folder: string,
  orgs: ReadonlyMap<string, FilledOrg>,
): Promise<number> {
  const people: Value[][] = []
  const members: Value[][] = []
  const postings: Value[][] = []
  for await (const row of readCsv(folder, 'members.csv')) {
    const org = orgs.get(row.org_id ?? '') as FilledOrg
    const one = { id: newId(), personId: newId(), name: row.name ?? '', joined: row.join_date ?? '' }
    const idNumber = row.id_no ?? ''
    const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
    const details = {
      name: one.name,
      gender: row.gender === 'F' ? '2' : '1',
      birthDate,
      idNumber,
      mobile: row.phone ?? null,
    }
    const columns = columnsOf(one.personId, details)
    const search = nameText(one.name)
    const sort = pinyinOfName(one.name).sort
    const isFull = row.status !== 'probationary'
    people.push([
      one.personId,
      org.id,
      org.path,
      one.name,
      sort,
      search.text,
      details.gender,
      birthDate,
      columns.idNumberSealed,
      columns.idNumberHash,
      columns.idNumberTail,
      columns.mobileSealed,
      columns.mobileMask,
    ])
    members.push([
      one.id,
      one.personId,
      org.id,
      org.path,
      one.name,
      sort,
      search.text,
      search.vector,
      isFull ? 'FULL' : 'PROBATIONARY',
      statuses[row.status ?? ''] ?? 'NORMAL',
      one.joined,
      isFull ? one.joined : null,
    ])
    postings.push([newId(), one.id, org.id, org.path, `[${one.joined},)`])
  }
  const as = (values: Value[]) => values
  await copy(
    owner,
    `people.person (id, org_id, org_path, name, name_sort, name_search, gender, birth_date, id_number_sealed,
    id_number_hash, id_number_tail, mobile_sealed, mobile_mask)`,
    people,
    as,
  )
  await copy(
    owner,
    `members.member (id, person_id, org_id, org_path, name, name_sort, name_search, search, category, status,
    join_date, full_date)`,
    members,
    as,
  )
  await copy(owner, 'members.posting (id, member_id, org_id, org_path, valid)', postings, as)
  return members.length
}

/** Copies tables with their indexes into the schema `floor`, where no policy stands. */
export async function copyToFloor(owner: pg.Client, tables: readonly string[]): Promise<void> {
  await owner.query('create schema floor')
  for (const table of tables) {
    const name = `floor.${table.split('.')[1]}`
    await owner.query(`create table ${name} (like ${table} including defaults)`)
    await owner.query(`insert into ${name} select * from ${table}`)
    for (const index of await indexesOf(owner, table))
      await owner.query(index.definition.replace(/ ON \S+ USING /, ` ON ${name} USING `))
  }
  await owner.query('grant usage on schema floor to public')
  await owner.query('grant select, insert on all tables in schema floor to public')
  await owner.query('vacuum analyze')
}

/** Fills a table while its text indexes are away: making them afterwards is many times faster. */
export async function withoutTextIndexes(owner: pg.Client, table: string, fill: () => Promise<void>): Promise<void> {
  const indexes = (await indexesOf(owner, table)).filter(({ definition }) => definition.includes(' USING gin '))
  for (const { name } of indexes) await owner.query(`drop index ${name}`)
  await fill()
  for (const { definition } of indexes) await owner.query(definition)
}

async function indexesOf(owner: pg.Client, table: string): Promise<{ name: string; definition: string }[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    'select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = $1::regclass',
    [table],
  )
  return rows
}

/** Streams rows into a table as its owner, whom no policy binds. */
export async function copy<T>(
  owner: pg.Client,
  into: string,
  rows: readonly T[],
  values: (row: T) => Value[],
): Promise<void> {
  async function* chunks() {
    for (let from = 0; from < rows.length; from += 500)
      yield Buffer.from(
        rows
          .slice(from, from + 500)
          .map((row) => copyLine(values(row)))
          .join(''),
      )
  }
  await sendCopy(owner, `copy ${into} from stdin`, chunks())
}
