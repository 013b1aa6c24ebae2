import type { IsWord, Reading, Segment } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'
import { joinPhrases, type Words } from './phrases.ts'
import { gap, Terms } from './terms.ts'

/** What a message is about: its telling terms and how much each counts, together of length one. */
export type Subject = ReadonlyMap<string, number>

/** Called after each message that a step has looked at. */
export type OnOne = () => void

const titleCounts = 3
const readOfBody = 300
const mostTerms = 40
// A word of the dictionary in more than this share of the messages tells nothing about which matter is meant …
const commonShare = 0.015
// … but a name may stand in so many because its matter is burning. It never counts for less than what stands in one message of forty.
const commonName = 0.3
const leastOfName = Math.log(40)
// Of a few messages their own counts say little; so many that say none of it stand beside them.
const before = 50
// What is rare counts more than its rarity alone: phrases of letters are rarer than words of everybody and commoner than names.
const rarer = 1.5

/** The subjects of messages: their words and phrases, the rarer the heavier. */
export function subjectsOf(texts: readonly Text[], { segment, isWord }: Reading, onOne: OnOne = () => {}): Subject[] {
  const terms = new Terms()
  const cut = texts.map(({ title, body }) => {
    onOne()
    return [wordsOf(title, segment, terms), wordsOf(body.slice(0, readOfBody), segment, terms)]
  })
  joinPhrases(cut, terms)
  const counted = cut.map(countTerms)
  const weights = weightsOf(counted, terms, isWord)
  return counted.map((counts) => {
    const telling = [...counts].flatMap(([term, count]) => {
      const weight = weights[term] ?? 0
      return weight === 0 ? [] : [[terms.nameOf(term), (1 + Math.log(count)) * weight] as const]
    })
    return ofLengthOne(telling.sort((a, b) => b[1] - a[1]).slice(0, mostTerms))
  })
}

// How much each term tells; nothing where it stands once, is a single sign, or is said by everybody.
function weightsOf(counted: readonly ReadonlyMap<number, number>[], terms: Terms, isWord: IsWord): Float64Array {
  const weights = new Float64Array(terms.size)
  for (const counts of counted) for (const term of counts.keys()) weights[term] = (weights[term] ?? 0) + 1
  const most = Math.max(20, counted.length * commonShare)
  return weights.map((texting, term) => {
    const name = terms.nameOf(term)
    if (texting < 2 || name.length < 2) return 0
    const rarity = Math.log((counted.length + before) / (texting + 1))
    if (texting <= most && rarity >= leastOfName) return rarity ** rarer
    if (isWord(name)) return texting <= most ? rarity ** rarer : 0
    return texting <= counted.length * commonName ? Math.max(rarity, leastOfName) ** rarer : 0
  })
}

/** How much two messages are about the same, from 0 to 1; one term alone, such as a place, makes nothing the same. */
export function closeness(a: Subject, b: Subject): number {
  let [sum, greatest] = [0, 0]
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const [term, value] of few) {
    const shared = value * (many.get(term) ?? 0)
    sum += shared
    greatest = Math.max(greatest, shared)
  }
  return heldBack(sum, greatest)
}

// No term counts for more than all others together.
const heldBack = (sum: number, greatest: number): number => Math.min(sum, 2 * (sum - greatest))

/** For each message the others that are at least `near` to it. Only messages that share a telling term are compared. */
export function neighboursOf(subjects: readonly Subject[], near: number, onOne: OnOne = () => {}): number[][] {
  const having = new Map<string, number[]>()
  const values = new Map<string, number[]>()
  for (const [at, subject] of subjects.entries()) {
    for (const [term, value] of subject) {
      push(having, term, at)
      push(values, term, value)
    }
  }
  const sums = new Float64Array(subjects.length)
  const greatest = new Float64Array(subjects.length)
  return subjects.map((subject, self) => {
    const met: number[] = []
    for (const [term, value] of subject) {
      const others = having.get(term) ?? []
      const theirs = values.get(term) ?? []
      for (const [at, other] of others.entries()) {
        const [sum = 0, most = 0, shared] = [sums[other], greatest[other], value * (theirs[at] ?? 0)]
        if (sum === 0) met.push(other)
        sums[other] = sum + shared
        if (shared > most) greatest[other] = shared
      }
    }
    const found = met.filter((other) => other !== self && heldBack(sums[other] ?? 0, greatest[other] ?? 0) >= near)
    for (const other of met) {
      sums[other] = 0
      greatest[other] = 0
    }
    onOne()
    return found
  })
}

/** Of several subjects what they have in common. */
export function middleOf(subjects: readonly Subject[]): Subject {
  const sum = new Map<string, number>()
  for (const subject of subjects) for (const [term, value] of subject) sum.set(term, (sum.get(term) ?? 0) + value)
  return ofLengthOne([...sum].sort((a, b) => b[1] - a[1]).slice(0, 3 * mostTerms))
}

// A place written as a code (A3区) stands alone, or it would be taken for the beginning of the next word.
const codedPlace = /[A-Z]\d{0,2}(?:市|区|县|州)/g

// What stands between words, and numbers by themselves: 地铁3号线 is no 地铁号线.
const apart = /[^\p{Script=Han}A-Za-z0-9]+|(?<![A-Za-z0-9])\d+/u

function wordsOf(text: string, segment: Segment, terms: Terms): Words {
  const runs = text.replace(codedPlace, ' $& ').split(apart)
  return Uint32Array.from(runs.flatMap((run) => [...Array.from(segment(run), (word) => terms.numberOf(word)), gap]))
}

function countTerms([title, body]: readonly Words[]): Map<number, number> {
  const counts = new Map<number, number>()
  const parts = [
    [title, titleCounts],
    [body, 1],
  ] as const
  for (const [words = [], weight] of parts)
    for (const word of words) if (word !== gap) counts.set(word, (counts.get(word) ?? 0) + weight)
  return counts
}

function ofLengthOne(terms: readonly (readonly [string, number])[]): Subject {
  const length = Math.sqrt(terms.reduce((sum, [, value]) => sum + value * value, 0)) || 1
  return new Map(terms.map(([term, value]) => [term, value / length]))
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
