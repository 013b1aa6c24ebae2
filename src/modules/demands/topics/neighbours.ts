import type { Segment } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'

/** What a message is about: its telling terms and how much each counts, together of length one. */
export type Subject = ReadonlyMap<string, number>

/** Called after each message that a step has looked at. */
export type OnOne = () => void

const titleCounts = 3
const readOfBody = 300
const mostTerms = 20
// A term in more than this share of the messages tells nothing about which matter is meant.
const commonShare = 0.03

/** The subjects of messages: words and pairs of neighbouring words, the rarer the heavier. */
export function subjectsOf(texts: readonly Text[], segment: Segment, onOne: OnOne = () => {}): Subject[] {
  const terms = new Terms()
  const standIn: number[] = []
  const counted = texts.map((text) => {
    const counts = countTerms(text, segment, terms)
    for (const term of counts.keys()) standIn[term] = (standIn[term] ?? 0) + 1
    onOne()
    return counts
  })
  const common = Math.max(20, texts.length * commonShare)
  return counted.map((counts) => {
    const telling = [...counts].flatMap(([term, count]) => {
      const texting = standIn[term] ?? 0
      if (texting < 2 || texting > common) return []
      return [[terms.nameOf(term), (1 + Math.log(count)) * Math.log(texts.length / texting)] as const]
    })
    return ofLengthOne(telling.sort((a, b) => b[1] - a[1]).slice(0, mostTerms))
  })
}

// Every term once: fifty thousand messages say the same words, and each would hold its own copy of them.
class Terms {
  private readonly numbers = new Map<string, number>()
  private readonly names: string[] = []

  numberOf(term: string): number {
    const known = this.numbers.get(term)
    if (known !== undefined) return known
    this.numbers.set(term, this.names.length)
    return this.names.push(term) - 1
  }

  nameOf(number: number): string {
    return this.names[number] ?? ''
  }
}

/** How much two messages are about the same, from 0 to 1. */
export function closeness(a: Subject, b: Subject): number {
  let sum = 0
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const [term, value] of few) sum += value * (many.get(term) ?? 0)
  return sum
}

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
  return subjects.map((subject, self) => {
    const met: number[] = []
    for (const [term, value] of subject) {
      const others = having.get(term) ?? []
      const theirs = values.get(term) ?? []
      for (const [at, other] of others.entries()) {
        if (sums[other] === 0) met.push(other)
        sums[other] = (sums[other] ?? 0) + value * (theirs[at] ?? 0)
      }
    }
    const found = met.filter((other) => other !== self && (sums[other] ?? 0) >= near)
    for (const other of met) sums[other] = 0
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

function countTerms({ title, body }: Text, segment: Segment, terms: Terms): Map<number, number> {
  const counts = new Map<number, number>()
  const add = (term: string, weight: number) => {
    const number = terms.numberOf(term)
    counts.set(number, (counts.get(number) ?? 0) + weight)
  }
  for (const [part, weight] of [
    [title, titleCounts],
    [body.slice(0, readOfBody), 1],
  ] as const) {
    for (const run of part.replace(codedPlace, ' $& ').split(/[^\p{Script=Han}A-Za-z0-9]+/u)) {
      let before = ''
      for (const word of segment(run)) {
        if (word.length > 1) add(word, weight)
        if (before.length + word.length > 2 && before !== '') add(before + word, weight)
        before = word
      }
    }
  }
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
