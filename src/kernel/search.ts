import { createRequire } from 'node:module'
import type * as OpenCC from 'opencc-js'
import { type Pinyin, pinyinOfName } from './pinyin.ts'

const require = createRequire(import.meta.url)
const folded = new Map<string, string>()
let converter: ((text: string) => string) | undefined

/** What a search function of the database takes: a tsquery, and patterns that its hits must also match. */
export interface SearchQuery {
  readonly tsquery: string
  readonly patterns: readonly string[]
}

/** What is stored of a text so that it is found: the folded text for the recheck, and the words of its tsvector. */
export interface SearchText {
  readonly text: string
  readonly vector: string
}

/**
 * Brings writings together that people take for the same: width, case, and traditional characters, each by itself, so
 * that a part of a text folds as the whole does.
 */
export function fold(text: string): string {
  let result = ''
  for (const character of text.normalize('NFKC').toLowerCase()) result += simplified(character)
  return result
}

/** A person's name as it is searched: characters, bigrams, pinyin from each syllable on, initials; `reading` where it is known already. */
export function nameText(name: string, reading: Pinyin = pinyinOfName(name)): SearchText {
  const text = fold(name).replace(/[^\p{L}\p{N}]/gu, '')
  const words = new Set(runsOf(text).flatMap((run) => (run.isHan ? wordsOf(run.text) : [run.text])))
  const syllables = reading.syllables.filter((syllable) => /^[a-z]+$/.test(syllable))
  for (let from = 0; from < syllables.length; from++) words.add(`p/${syllables.slice(from).join('')}`)
  if (syllables.length > 0) words.add(`i/${syllables.map((syllable) => syllable.charAt(0)).join('')}`)
  return { text, vector: [...words].map(quoted).join(' ') }
}

/**
 * The query for a name typed in characters, in pinyin (from any syllable on) or in initials; parts may be mixed.
 * Null when nothing that can be searched was typed.
 */
export function nameQuery(written: string): SearchQuery | null {
  const han = fold(written).replace(/[·•・.．]/g, '')
  return queryOf(han, (word) => `(${quoted(`p/${word}`)}:* | ${quoted(`i/${word}`)}:*)`)
}

/** A longer text as it is searched: characters and bigrams of Chinese, whole words of anything else. */
export function plainText(written: string): SearchText {
  const text = fold(written)
  const words = new Set(runsOf(text).flatMap((run) => (run.isHan ? wordsOf(run.text) : [run.text])))
  return { text, vector: [...words].map(quoted).join(' ') }
}

/** The words of a longer text by which it is found, each as often as it stands there: bigrams of Chinese, whole words of anything else. */
export function pairsIn(written: string): string[] {
  return runsOf(fold(written)).flatMap((run) => (run.isHan ? bigramsOf(run.text) : [run.text]))
}

/** The query for texts that have one of these words, as `plainText` keeps them. */
export const anyOf = (words: readonly string[]): string => words.map(quoted).join(' | ')

/** The query for words in longer texts: every run of characters as it stands, other words by their beginning. */
export function plainQuery(written: string): SearchQuery | null {
  return queryOf(fold(written), (word) => `${quoted(word)}:*`)
}

function queryOf(text: string, ofWord: (word: string) => string): SearchQuery | null {
  const runs = runsOf(text.slice(0, 200)).slice(0, 12)
  if (runs.length === 0) return null
  const parts = runs.flatMap((run) => (run.isHan ? bigramsOf(run.text).map(quoted) : [ofWord(run.text)]))
  // Two bigrams may stand apart in a text, so what is longer than one bigram is looked at again.
  const long = runs.filter((run) => run.isHan && [...run.text].length > 2)
  return { tsquery: parts.join(' & '), patterns: long.map((run) => `%${run.text}%`) }
}

interface Run {
  readonly text: string
  readonly isHan: boolean
}

const runsOf = (text: string): Run[] =>
  [...text.matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu)].map(([run]) => ({
    text: run.slice(0, 400),
    isHan: /^\p{Script=Han}/u.test(run),
  }))

const wordsOf = (run: string): string[] => {
  const characters = [...run]
  return [...characters, ...characters.slice(1).map((character, at) => `${characters[at]}${character}`)]
}

// A query of one character asks for it, a longer one for its bigrams.
const bigramsOf = (run: string): string[] => {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}

const quoted = (word: string) => `'${word.replace(/['\\]/g, '$&$&')}'`

const simplified = (character: string): string => {
  if (character <= '\u2e7f') return character
  const known = folded.get(character)
  if (known !== undefined) return known
  // The dictionary is large, so it is read when the first text is folded.
  const convert = converter ?? (require('opencc-js/t2cn') as typeof OpenCC).Converter({ from: 't', to: 'cn' })
  converter = convert
  const found = convert(character)
  folded.set(character, found)
  return found
}
