import { readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { roleNames } from '#modules/accounts/codes.ts'
import chapters from '../../chapters.mjs'
import { exists, filesBelow, type RepositoryFile, read, root, tableRows } from '../../tools/repository.ts'
import { citingFiles, idsIn, strangersIn } from '../../tools/rule-ids.ts'
import { testDatabase } from '../database.ts'
import { tablesOf, viewsOf } from './support/catalogue.ts'

const database = testDatabase()
let all: RepositoryFile[]
let ids: Set<string>

beforeAll(() => {
  all = filesBelow()
  ids = new Set(
    filesBelow('docs/rules')
      .flatMap(({ text }) => tableRows(text).map(([id]) => id ?? ''))
      .filter((id) => /\d$/.test(id)),
  )
})

const pages = () => all.filter(({ path }) => path.endsWith('.md'))

describe('a chapter', () => {
  test('names every part of it in its README', () => {
    const usual = ['web', 'portal', 'due', 'following']
    const missing = chapters.flatMap((chapter) => {
      const readme = read(`src/modules/${chapter}/README.md`)
      return readdirSync(join(root, 'src/modules', chapter), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !usual.includes(entry.name) && !readme.includes(`\`${entry.name}/`))
        .map(({ name }) => `${chapter}/${name}`)
    })
    expect(missing).toEqual([])
  })

  test('stands in the table of ARCHITECTURE.md', () => {
    const named = tableRows(read('ARCHITECTURE.md')).map(([name]) => name)
    expect(chapters.filter((chapter) => !named.includes(chapter))).toEqual([])
  })
})

describe('what code cites', () => {
  test('is a clause, threat or convention that stands in docs/rules', () => {
    const unknown = citingFiles().flatMap((file) =>
      idsIn(file)
        .filter((id) => !ids.has(id))
        .map((id) => `${file.path}: ${id}`),
    )
    expect([...new Set(unknown)]).toEqual([])
  })

  test('is of a family that stands in docs/rules, or a standard of somebody else', () => {
    const standards = ['AES', 'ECMA', 'SHA', 'UTF']
    const strangers = citingFiles().flatMap((file) =>
      strangersIn(file)
        .filter((id) => !standards.includes(id.split('-')[0] ?? ''))
        .map((id) => `${file.path}: ${id}`),
    )
    expect(strangers).toEqual([])
    expect(strangersIn({ path: 'a.ts', text: '// after a year (NEW-07)' })).toEqual(['NEW-07'])
  })

  test('is every clause of docs/rules: a row that nothing carries out is not there', () => {
    const cited = new Set(citingFiles().flatMap(idsIn))
    expect([...ids].filter((id) => !cited.has(id))).toEqual([])
  })

  test('is a decision that has its record', () => {
    const numbers = new Set(
      all.map(({ path }) => /^docs\/decisions\/(\d{4})-/.exec(path)?.[1]).filter((number) => number !== undefined),
    )
    const cited = filesBelow('src', 'database/migrations', 'tests', 'tools', 'docs').flatMap(({ path, text }) =>
      [...text.matchAll(/\bdecisions? (\d+(?:, \d+)*)/g)].flatMap(([, list]) =>
        (list ?? '').split(', ').map((number) => ({ path, number: number.padStart(4, '0') })),
      ),
    )
    expect(cited.length).toBeGreaterThan(20)
    expect(cited.filter(({ number }) => !numbers.has(number)).map(({ path, number }) => `${path}: ${number}`)).toEqual(
      [],
    )
  })

  test('is a document that the repository has', () => {
    const named = filesBelow('src', 'database/migrations', 'tools', 'tests').flatMap(({ path, text }) =>
      [...text.matchAll(/(?<![\w/{}`*.-])[A-Za-z][\w-]*(?:\/[\w.-]+)*\.md\b/g)].map(([name]) => ({ path, name })),
    )
    const isThere = (path: string, name: string) =>
      ['', 'docs/', 'docs/guides/', `${dirname(path)}/`].some((folder) => exists(`${folder}${name}`))
    expect(named.filter(({ path, name }) => !isThere(path, name)).map(({ path, name }) => `${path}: ${name}`)).toEqual(
      [],
    )
  })
})

test('no file holds the marks of a merge that was left half done', () => {
  const marks = /^(?:<{7}|>{7}) /m
  expect(all.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([])
})

describe('pages', () => {
  test('link to what is there', () => {
    const dead = pages().flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)/g)]
        .map(([, target]) => normalize(join(dirname(path), target ?? '')))
        .filter((target) => !exists(target))
        .map((target) => `${path}: ${target}`),
    )
    expect([...new Set(dead)]).toEqual([])
  })

  test('of decisions say context, decision and consequences, and stand in the index', () => {
    const records = pages().filter(({ path }) => /^docs\/decisions\/\d{4}-/.test(path))
    const parts = ['**Context.**', '**Decision.**', '**Consequences.**']
    expect(records.filter(({ text }) => parts.some((part) => !text.includes(part))).map(({ path }) => path)).toEqual([])
    const index = read('docs/decisions/README.md')
    expect(records.map(({ path }) => path.split('/')[2] ?? '').filter((name) => !index.includes(`(${name})`))).toEqual(
      [],
    )
    const numbers = records.map(({ path }) => path.slice(15, 19))
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([])
  })
})

describe('docs/words.md', () => {
  test('has a row for every table and view', async () => {
    const where = tableRows(read('docs/words.md')).map((cells) => cells[3] ?? '')
    const named = [...(await tablesOf(database.owner)), ...(await viewsOf(database.owner))].map(({ name }) => name)
    expect(named.filter((name) => !where.some((cell) => cell.includes(`\`${name}\``)))).toEqual([])
  })

  test('names no table or view that is gone', async () => {
    const there = new Set(
      [...(await tablesOf(database.owner)), ...(await viewsOf(database.owner))].map(({ name }) => name),
    )
    const schemas = new Set([...there].map((name) => name.split('.')[0]))
    const named = [...read('docs/words.md').matchAll(/`([a-z]+)\.([a-z_]+)`/g)].filter(([, schema]) =>
      schemas.has(schema),
    )
    expect(named.map(([, schema, name]) => `${schema}.${name}`).filter((name) => !there.has(name))).toEqual([])
  })

  test('has a row for every role', () => {
    const text = read('docs/words.md')
    expect(Object.keys(roleNames).filter((role) => !text.includes(`\`${role}\``))).toEqual([])
  })

  test('gives no identifier twice in one section', () => {
    const twice = read('docs/words.md')
      .split(/^## /m)
      .flatMap((section) => {
        const words = tableRows(section).flatMap((cells) =>
          [...(cells[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word),
        )
        return words.filter((word, at) => words.indexOf(word) !== at)
      })
    expect(twice).toEqual([])
  })
})
