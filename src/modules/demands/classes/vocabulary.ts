import { eachTerm, plain, type Text } from '../texts/text.ts'

/** A text as numbers: which terms it has and how much each counts. */
export interface Vector {
  readonly terms: Int32Array
  readonly values: Float32Array
}

export interface Vocabulary {
  readonly terms: readonly string[]
  /** The rarer a term, the more it says. */
  readonly weights: Float32Array
}

// A title says in ten characters what a body says in four hundred.
const titleCounts = 3
const sieveBits = 22
const mostTerms = 150_000

/** Which terms may be kept: those in so many texts at least and in no greater share of them, and of these not all. */
export interface Keeping {
  readonly least: number
  readonly mostShare?: number
  isKept(term: string): boolean
}

const keepAll: Keeping = { least: 2, isKept: () => true }

/**
 * The terms that stand in two of the texts or more and in at most 60 %, where nothing else is said, with those of `always`. Texts are counted by
 * hashes first, so that the millions of terms that stand in one text only never take memory.
 */
export function vocabularyOf(
  texts: readonly Text[],
  always: Iterable<string>,
  { least, mostShare = 0.6, isKept }: Keeping = keepAll,
): Vocabulary {
  const sieve = sieveOf(texts)
  const counts = new Map<string, number>()
  for (const term of always) counts.set(term, 0)
  const needed = Math.max(least, floorFor(sieve))
  for (const text of texts) {
    for (const term of new Set(termsOf(text, (hash) => (sieve[hash] as number) >= needed))) {
      counts.set(term, (counts.get(term) ?? 0) + 1)
    }
  }
  const kept = [...always].concat(
    [...counts]
      .filter(([term, count]) => count >= needed && count <= texts.length * mostShare && isKept(term))
      .map(([term]) => term),
  )
  const terms = [...new Set(kept)]
  const weights = Float32Array.from(terms, (term) => 1 + Math.log((1 + texts.length) / (1 + (counts.get(term) ?? 0))))
  return { terms, weights }
}

/** Gives the vectors of texts, each of length one. */
export function vectoriser({ terms, weights }: Vocabulary): (text: Text) => Vector {
  const places = new Map(terms.map((term, at) => [term, at]))
  return (text) => {
    const counts = new Map<number, number>()
    const add = (part: string, weight: number) => {
      const written = plain(part)
      eachTerm(written, (from, to) => {
        const place = places.get(written.slice(from, to))
        if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + weight)
      })
    }
    add(text.title, titleCounts)
    add(text.body, 1)
    const values = Float32Array.from(counts, ([place, count]) => (1 + Math.log(count)) * (weights[place] as number))
    const length = lengthOf(values) || 1
    return { terms: Int32Array.from(counts.keys()), values: values.map((value) => value / length) }
  }
}

function lengthOf(values: Float32Array): number {
  let sum = 0
  for (const value of values) sum += value * value
  return Math.sqrt(sum)
}

function termsOf(text: Text, isWanted: (hash: number) => boolean): string[] {
  const found: string[] = []
  for (const part of [plain(text.title), plain(text.body)]) {
    eachTerm(part, (from, to) => {
      if (isWanted(hashOf(part, from, to))) found.push(part.slice(from, to))
    })
  }
  return found
}

// In how many texts a term with this hash stands, at most.
function sieveOf(texts: readonly Text[]): Int32Array {
  // Without a text there is nothing to count, and what is known alone is asked for with every case.
  const size = texts.length === 0 ? 0 : 1 << sieveBits
  const counts = new Int32Array(size)
  const last = new Int32Array(size).fill(-1)
  for (const [number, text] of texts.entries()) {
    for (const part of [plain(text.title), plain(text.body)]) {
      eachTerm(part, (from, to) => {
        const hash = hashOf(part, from, to)
        if (last[hash] === number) return
        last[hash] = number
        counts[hash] = (counts[hash] as number) + 1
      })
    }
  }
  return counts
}

// The count from which on about as many terms remain as a model may have.
function floorFor(sieve: Int32Array): number {
  const having = new Int32Array(1000)
  for (const count of sieve) {
    const at = Math.min(count, having.length - 1)
    having[at] = (having[at] as number) + 1
  }
  let kept = 0
  for (let count = having.length - 1; count > 0; count -= 1) {
    kept += having[count] as number
    if (kept > mostTerms) return count + 1
  }
  return 1
}

function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & ((1 << sieveBits) - 1)
}
