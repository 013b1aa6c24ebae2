import { beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '#kernel/contract.ts'
import type { Serve } from '#kernel/http.ts'
import chapters from '../../chapters.mjs'
import { endpoints as described, routes } from '../../src/apps/chapters.ts'
import { chapterOf, exists, read, sources, withoutComments } from '../../tools/repository.ts'
import { actNames, openActs } from './support/acts.ts'
import { allEndpoints, chapterFiles, load, type NamedEndpoint } from './support/endpoints.ts'

let all: NamedEndpoint[]
let sentences: Set<string>

beforeAll(async () => {
  all = await allEndpoints()
  sentences = new Set()
  for (const file of [
    ...chapterFiles(/\/words\.ts$/),
    'src/kernel/words.ts',
    'src/kernel/time.ts',
    'src/kernel/procedure/words.ts',
    'src/kernel/spreadsheet/words.ts',
  ])
    for (const code of Object.keys(((await load(file)).words ?? {}) as object)) sentences.add(code)
})

const policyText = (chapter: string) =>
  chapterFiles(/\/policy\.ts$/)
    .filter((path) => chapterOf(path) === chapter)
    .map((path) => withoutComments(read(path)))
    .join('\n')

describe('every endpoint', () => {
  test('that changes something is an act of its chapter’s policy, or stands in a written list with its reason', () => {
    const unasked = all.filter(({ name, chapter, endpoint }) => {
      const key = `${chapter}.${name}`
      if (endpoint.effect !== 'write' || key in openActs) return false
      const [act = name, of = chapter] = (actNames[key] ?? name).split('.').toReversed()
      return !new RegExp(`\\b${act}\\b`).test(policyText(of))
    })
    expect(unasked.map(({ chapter, name }) => `${chapter}.${name}`)).toEqual([])
  })

  test('names codes only that have a sentence', () => {
    const silent = all.flatMap(({ name, endpoint }) =>
      endpoint.errors.filter((code) => !sentences.has(code)).map((code) => `${name}: ${code}`),
    )
    expect(silent).toEqual([])
  })

  test('is served by the server and described in the API', () => {
    const served = new Set<Endpoint>()
    const serve: Serve = (endpoint) => void served.add(endpoint)
    routes(serve)
    expect(all.filter(({ endpoint }) => !served.has(endpoint)).map(({ file, name }) => `${file}: ${name}`)).toEqual([])
    const printed = new Set(described)
    expect(all.filter(({ endpoint }) => !printed.has(endpoint)).map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  })

  test('is bound to the use case of the same name', () => {
    const bound = chapterFiles(/\/routes\.ts$/).flatMap((path) =>
      [...read(path).matchAll(/serve\(\s*(?:[\w.]+\.)?(\w+),\s*(?:\([^)]*\)\s*=>\s*)?(?:[\w.]+\.)?(\w+)/g)].map(
        ([, endpoint, useCase]) => ({ path, endpoint, useCase }),
      ),
    )
    expect(bound.length).toBeGreaterThanOrEqual(all.length)
    expect(bound.filter(({ endpoint, useCase }) => endpoint !== useCase)).toEqual([])
  })

  test('has a way and a place of its own', () => {
    const places = all.map(({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:\w+/g, ':')}`)
    expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([])
  })

  test('takes its body strictly: a key that is not foreseen is refused (T04)', () => {
    const loose = all.filter(({ endpoint }) => {
      const body = endpoint.body as { def?: { catchall?: { def: { type: string } } } } | undefined
      return body !== undefined && body.def?.catchall?.def.type !== 'never'
    })
    expect(loose.map(({ chapter, name }) => `${chapter}.${name}`)).toEqual([])
  })
})

describe('the lists', () => {
  const entries = [...Object.keys(openActs), ...Object.keys(actNames)]

  test('name no endpoint that is gone', () => {
    const names = new Set(all.map(({ chapter, name }) => `${chapter}.${name}`))
    const begun = new Set(all.map(({ chapter }) => chapter))
    expect(entries.filter((key) => begun.has(key.split('.')[0] ?? '') && !names.has(key))).toEqual([])
  })

  test('hold every chapter folder, and every listed chapter has one', () => {
    const folders = new Set(sources().map(({ path }) => chapterOf(path)))
    folders.delete(undefined)
    expect([...folders].filter((folder) => !chapters.includes(folder ?? ''))).toEqual([])
    expect(chapters.filter((chapter) => !folders.has(chapter))).toEqual([])
  })

  test('hold no chapter without its first page', () => {
    expect(chapters.filter((chapter) => !exists(`src/modules/${chapter}/README.md`))).toEqual([])
  })
})
