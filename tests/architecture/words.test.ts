import { beforeAll, describe, expect, test } from 'vitest'
import type { Sentence } from '#kernel/errors.ts'
import { filesBelow } from '../../tools/repository.ts'
import { allEndpoints, load } from './support/endpoints.ts'
import { bannedWords } from './support/names.ts'

interface Spoken {
  readonly where: string
  readonly key: string
  readonly sentence: Sentence
}

let spoken: Spoken[]

beforeAll(async () => {
  spoken = (await allEndpoints()).map(({ file, name, endpoint }) => ({
    where: file,
    key: name,
    sentence: endpoint.summary,
  }))
  // Pages' words stand in .ts files too; a demonstration's articles are content, not sentences of ours.
  const files = filesBelow('src').filter(({ path }) => /(words|codes)\.ts$/.test(path) && !path.includes('/demo/'))
  for (const { path } of [...files, { path: 'src/kernel/time.ts' }]) spoken.push(...sentencesIn(path, await load(path)))
})

function sentencesIn(where: string, value: unknown, key = ''): Spoken[] {
  if (typeof value !== 'object' || value === null) return []
  if (isSentence(value)) return [{ where, key, sentence: value }]
  return Object.entries(value).flatMap(([name, inner]) => sentencesIn(where, inner, key ? `${key} › ${name}` : name))
}

const isSentence = (value: object): value is Sentence => 'zh' in value || 'en' in value
const names = (found: readonly Spoken[]) => found.map(({ where, key }) => `${where}: ${key}`)
const han = /\p{Script=Han}/u

describe('every sentence', () => {
  test('is said in Chinese and in English', () => {
    const halves = spoken.filter(({ sentence }) => !sentence.zh?.trim() || !sentence.en?.trim())
    expect(names(halves)).toEqual([])
    expect(spoken.length).toBeGreaterThan(100)
  })

  test('is Chinese where it says so; only the name of another language is not', () => {
    const foreign = spoken.filter(
      ({ key, sentence }) =>
        /[a-z]{4}/i.test(sentence.zh.replace(/\{\w+\}/g, '')) && !han.test(sentence.zh) && !/[lL]anguage$/.test(key),
    )
    expect(names(foreign)).toEqual([])
  })

  test('says the same things in both languages: the slots are the same', () => {
    const slots = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map(([, name]) => name)
        .sort()
        .join()
    expect(names(spoken.filter(({ sentence }) => slots(sentence.zh) !== slots(sentence.en)))).toEqual([])
  })

  test('holds none of the words that tell people nothing (UX-WD1)', () => {
    const bad = spoken.filter(({ sentence }) =>
      bannedWords.some((word) =>
        new RegExp(han.test(word) ? word : `\\b${word}\\b`, 'i').test(`${sentence.zh} ${sentence.en}`),
      ),
    )
    expect(names(bad)).toEqual([])
  })

  test('is whole: no blank at its ends; what changes in it stands in {slots}', () => {
    expect(names(spoken.filter(({ sentence: { zh, en } }) => zh !== zh.trim() || en !== en.trim()))).toEqual([])
  })
})

test('no code of a refusal is given two sentences', () => {
  const codes = spoken.filter(({ key }) => /^words › [a-z]+\.[a-z-]+$/.test(key))
  const twice = codes.filter((one) => codes.some((other) => other.key === one.key && other.where !== one.where))
  expect(names(twice)).toEqual([])
})
