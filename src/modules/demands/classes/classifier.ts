import type { Text } from '../texts/text.ts'
import { calibrate } from './calibration.ts'
import { type Lesson, learn, likelihoods, scores, type Weights } from './regression.ts'
import { type Keeping, type Vector, type Vocabulary, vectoriser, vocabularyOf } from './vocabulary.ts'

/** A text whose class somebody decided. */
export interface Decided extends Text {
  readonly field: string
}

/** What is known before the first decision: words that belong to a class, each list with its strength. */
export interface KnownWords {
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
  readonly strength: number
}

export interface Classifier {
  readonly fields: readonly string[]
  /** Those of them that somebody decided on; the others are known by their names. */
  readonly decided: readonly string[]
  readonly vocabulary: Vocabulary
  readonly weights: Weights
  readonly temperature: number
}

export interface Suggestion {
  readonly field: string
  /** How often such suggestions are right, from 0 to 1. */
  readonly confidence: number
  /** The words of the text that decided, the heaviest first. */
  readonly because: readonly string[]
}

interface Material {
  readonly decided: readonly Decided[]
  readonly known: readonly KnownWords[]
  /** What may be kept of the texts; everything that stands in two of them when absent. */
  readonly keeping?: Keeping
}

/** Learns from decisions, beginning at what is known. */
export function train({ decided, known, keeping }: Material): Classifier {
  const named = known.flatMap(({ words }) => [...words.keys()])
  const fields = [...new Set(decided.map(({ field }) => field).concat(named))].sort()
  const always = new Set(known.flatMap(({ words }) => fields.flatMap((field) => [...(words.get(field) ?? [])])))
  const vocabulary = vocabularyOf(decided, always, keeping)
  const before = knownWeights(fields, vocabulary, known)
  const toVector = vectoriser(vocabulary)
  const lessons = decided.map((one) => lessonOf(toVector(one), fields.indexOf(one.field), fields.length))
  const { temperature, near } = calibrate(lessons, before)
  const learned = [...new Set(decided.map(({ field }) => field))]
  return { fields, decided: learned, vocabulary, weights: learn(lessons, before, near), temperature }
}

/**
 * Suggests the likeliest class for a text; `among` says which there are to choose from, all when absent. What was decided to be
 * another class stays as likely as it is: a list that leaves classes out makes no other one surer. Nothing where none is known.
 */
export type Suggester = (text: Text, among?: readonly string[]) => Suggestion

/** A class that stands for none of those with a name, beside which a word can speak for one that stands alone. */
export const noneOfThem = ''

/** Gives a function that suggests a class for a text. */
export function suggester({ fields, decided, vocabulary, weights, temperature }: Classifier): Suggester {
  const toVector = vectoriser(vocabulary)
  return (text, among = fields) => {
    const vector = toVector(text)
    const allowed = fields.map((field) => among.includes(field))
    // What nobody decided on and nobody may choose here is the name of another place's class.
    const isPossible = fields.map((field, at) => allowed[at] || field === noneOfThem || decided.includes(field))
    const spoken = scores(weights, vector).map((score, at) => (isPossible[at] ? score : -Infinity))
    const likely = likelihoods(spoken, temperature).map((share, at) => (allowed[at] ? share : -1))
    const best = likely.indexOf(Math.max(...likely))
    if (!allowed[best]) return nothing
    return {
      field: fields[best] ?? '',
      confidence: likely[best] ?? 0,
      because: decisiveWords(vector, { best, weights, vocabulary }),
    }
  }
}

const nothing: Suggestion = { field: noneOfThem, confidence: 0, because: [] }

function lessonOf(vector: Vector, field: number, fields: number): Lesson {
  const shares = new Float64Array(fields)
  shares[field] = 1
  return { vector, shares }
}

// A word of one class speaks for it and against the others; a word of several classes speaks less.
function knownWeights(fields: readonly string[], { terms }: Vocabulary, known: readonly KnownWords[]): Weights {
  const places = new Map(terms.map((term, at) => [term, at]))
  const values = new Float64Array(fields.length * (terms.length + 1))
  for (const { words, strength } of known) {
    const owners = ownersOf(fields, words)
    for (const [word, owning] of owners) {
      const place = places.get(word)
      if (place === undefined) continue
      const from = place * fields.length
      for (let k = 0; k < fields.length; k += 1) {
        const share = (owning.has(k) ? 1 / owning.size : 0) - 1 / fields.length
        values[from + k] = (values[from + k] as number) + strength * share
      }
    }
  }
  return { classes: fields.length, terms: terms.length, values }
}

function ownersOf(fields: readonly string[], words: KnownWords['words']): Map<string, Set<number>> {
  const owners = new Map<string, Set<number>>()
  for (const [k, field] of fields.entries()) {
    for (const word of words.get(field) ?? []) owners.set(word, (owners.get(word) ?? new Set()).add(k))
  }
  return owners
}

const mostWords = 5

// Longer words are told instead of the parts of theirs.
function decisiveWords(
  { terms, values }: Vector,
  { best, weights, vocabulary }: { best: number; weights: Weights; vocabulary: Vocabulary },
): string[] {
  const heavy = Array.from(terms, (term, at) => {
    const from = term * weights.classes
    let mean = 0
    for (let k = 0; k < weights.classes; k += 1) mean += (weights.values[from + k] as number) / weights.classes
    const speaks = ((weights.values[from + best] as number) - mean) * (values[at] as number)
    return { word: vocabulary.terms[term] ?? '', speaks }
  })
  const told: string[] = []
  for (const { word, speaks } of heavy.sort((a, b) => b.speaks - a.speaks)) {
    if (speaks <= 0 || told.length === mostWords) break
    if (word.length > 1 && !told.some((other) => other.includes(word) || word.includes(other))) told.push(word)
  }
  return told
}
