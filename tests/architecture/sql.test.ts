import { beforeAll, describe, expect, test } from 'vitest'
import chapters from '../../chapters.mjs'
import { chapterOf, filesBelow, sources, withoutComments } from '../../tools/repository.ts'
import { testDatabase } from '../database.ts'
import { columnsOf } from './support/catalogue.ts'
import { allEndpoints } from './support/endpoints.ts'
import { bannedNames, published, rawSql } from './support/names.ts'

const database = testDatabase()
let columns: { table: string; column: string }[]

beforeAll(async () => {
  columns = await columnsOf(database.owner)
})

interface Mention {
  readonly path: string
  readonly chapter: string
  readonly name: string
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

// Every `schema.name` of a store, in SQL and in the query builder; refusal codes carry a hyphen and are left out.
function mentions(): Mention[] {
  const schema = new RegExp(`\\b(app|audit|${chapters.join('|')})\\.([a-z]\\w*)\\b(?![-.]\\w)`, 'g')
  return sources()
    .filter(({ path }) => /^src\/modules\/.*\/(store|search)\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(schema)].map(([, owner, name]) => ({
        path,
        chapter: chapterOf(path) ?? '',
        name: `${owner}.${snake(name ?? '')}`,
      })),
    )
}

describe('the SQL of a chapter', () => {
  test('names its own schema, and of others only what they publish', () => {
    const foreign = mentions().filter(({ chapter, name }) => !name.startsWith(`${chapter}.`) && !(name in published))
    expect([...new Set(foreign.map(({ path, name }) => `${path}: ${name}`))]).toEqual([])
  })

  test('names no chapter below its own', () => {
    const place = (name: string) => chapters.indexOf(name.split('.')[0] ?? '')
    const upward = mentions().filter(({ chapter, name }) => place(name) > chapters.indexOf(chapter))
    expect(upward.map(({ path, name }) => `${path}: ${name}`)).toEqual([])
  })

  test('changes nothing outside its own schema', () => {
    const change =
      /\b(?:insert into|update|delete from|truncate)\s+([a-z]+)\.[a-z_]+|\.(?:insertInto|updateTable|deleteFrom)\('([a-z]+)\./gi
    const reaching = sources()
      .filter(({ path }) => path.startsWith('src/modules/'))
      .flatMap(({ path, text }) =>
        [...withoutComments(text).matchAll(change)].map((found) => ({
          path,
          schema: found[1] ?? found[2] ?? '',
          text: found[0],
        })),
      )
      .filter(({ path, schema }) => ![chapterOf(path), 'app', 'pg_temp'].includes(schema))
    expect(reaching.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
  })

  test('takes no name or text that a caller wrote: raw SQL is a fixed text (T26)', () => {
    const raw = sources().filter(({ text }) => {
      const code = withoutComments(text)
      return code.split('sql.raw(').length - 1 > [...code.matchAll(/sql\.raw\(\s*(?:`[^`$]*`|'[^'$]*')\s*\)/g)].length
    })
    expect(raw.map(({ path }) => path)).toEqual(Object.keys(rawSql))
  })
})

describe('migrations', () => {
  const files = filesBelow('database/migrations')

  test('are numbered once, and say their chapter and what they do', () => {
    const names = files.map(({ path }) => path.replace('database/migrations/', ''))
    const form = new RegExp(`^\\d{4}-(kernel|${chapters.join('|')})-[a-z0-9-]+\\.sql$`)
    expect(names.filter((name) => !form.test(name))).toEqual([])
    const numbers = names.map((name) => name.slice(0, 4))
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([])
  })

  test('name every constraint, so that a store can translate it', async () => {
    const { rows } = await database.owner.query<{ name: string }>(`
      select conrelid::regclass || ' ' || conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      where k.contype in ('c', 'x') and conname ~ '_(check|excl)[0-9]*$' and n.nspname !~ '^(pg_|graphile)' and n.nspname <> 'public'`)
    expect(rows.map(({ name }) => name)).toEqual([])
  })

  test('keep every path in byte order', async () => {
    const { rows } = await database.owner.query<{ name: string }>(`
      select c.oid::regclass || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace join pg_collation l on l.oid = a.attcollation
      where c.relkind = 'r' and a.attname ~ '(^|_)path$' and a.attname ~ '^(org_path|path)$' and l.collname <> 'C'
        and n.nspname !~ '^(pg_|graphile|information)'`)
    expect(rows.map(({ name }) => name)).toEqual([])
  })
})

describe('what the product does not know', () => {
  const steps = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).split(/[^a-z0-9]+/)
  const isBanned = (name: string) =>
    steps(name).some((step) => bannedNames.includes(step)) ||
    /check_?in(s|_|$)|last_?login|login_?count/.test(steps(name).join('_'))

  test('no table, column or route is named after points, ranks, check-in or time spent online', async () => {
    expect(columns.map(({ table, column }) => `${table}.${column}`).filter(isBanned)).toEqual([])
    const paths = (await allEndpoints()).map(({ endpoint }) => endpoint.path)
    expect(paths.filter(isBanned)).toEqual([])
  })

  test('nothing ties two cases to one citizen: no key of a person, a telephone or a device (D29)', () => {
    const keys = columns.filter(
      ({ table, column }) =>
        table.startsWith('cases.') &&
        /(^|_)(person|citizen|writer|author|phone|mobile|contact|device|address|ip|browser|cookie)(_|$)/.test(column) &&
        !['contact_sealed', 'writer_mask'].includes(column),
    )
    expect(keys.map(({ table, column }) => `${table}.${column}`)).toEqual([])
  })

  test('no case points to a person or an account (D29)', async () => {
    const { rows } = await database.owner.query<{ name: string }>(`
      select conrelid::regclass || ' ' || conname as name from pg_constraint
      where contype = 'f' and conrelid::regclass::text like 'cases.%' and confrelid::regclass::text ~ '^(people|accounts|members)\\.'`)
    expect(rows.map(({ name }) => name)).toEqual([])
  })
})
