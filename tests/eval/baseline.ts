import type { Decided } from '../../src/modules/demands/classes/classifier.ts'
import type { Segment } from '../../src/modules/demands/texts/segment.ts'
import { randomFrom } from './measures.ts'

type Vector = ReadonlyMap<number, number>

/**
 * What suggestions are compared with: words weighed by TF-IDF and one linear support vector machine a class (squared hinge,
 * C = 1), solved by dual coordinate descent, with the usual settings of the libraries.
 */
export function baseline(decided: readonly Decided[], segment: Segment): (text: Decided) => string {
  const toVector = tfIdf(decided, segment)
  const vectors = decided.map(toVector)
  const fields = [...new Set(decided.map(({ field }) => field))]
  const machines = fields.map((field) =>
    separate(
      vectors,
      decided.map((one) => (one.field === field ? 1 : -1)),
    ),
  )
  return (text) => {
    const vector = toVector(text)
    const sides = machines.map((weights) => side(weights, vector))
    return fields[sides.indexOf(Math.max(...sides))] ?? ''
  }
}

function tfIdf(decided: readonly Decided[], segment: Segment): (text: Decided) => Vector {
  const wordsOf = ({ title, body }: Decided) => segment(`${title} ${body}`).filter((word) => word.length > 1)
  const standIn = new Map<string, number>()
  for (const text of decided) for (const word of new Set(wordsOf(text))) standIn.set(word, (standIn.get(word) ?? 0) + 1)
  const places = new Map([...standIn.keys()].map((word, at) => [word, at]))
  return (text) => {
    const vector = new Map<number, number>()
    for (const word of wordsOf(text)) {
      const place = places.get(word)
      if (place === undefined) continue
      const rarity = 1 + Math.log((1 + decided.length) / (1 + (standIn.get(word) ?? 0)))
      vector.set(place, (vector.get(place) ?? 0) + rarity)
    }
    const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0)) || 1
    for (const [place, value] of vector) vector.set(place, value / length)
    return vector
  }
}

const offset = -1

function separate(vectors: readonly Vector[], sides: readonly number[]): Map<number, number> {
  const weights = new Map<number, number>()
  const shares = new Array<number>(vectors.length).fill(0)
  const random = randomFrom(1)
  for (let round = 0; round < 60 * vectors.length; round += 1) {
    const row = Math.floor(random() * vectors.length)
    const [vector, wanted, share] = [vectors[row] ?? new Map(), sides[row] ?? 1, shares[row] ?? 0]
    const slope = wanted * side(weights, vector) - 1 + share / 2
    const next = Math.max(0, share - slope / 2.5)
    shares[row] = next
    const change = (next - share) * wanted
    for (const [place, value] of vector) weights.set(place, (weights.get(place) ?? 0) + change * value)
    weights.set(offset, (weights.get(offset) ?? 0) + change)
  }
  return weights
}

function side(weights: ReadonlyMap<number, number>, vector: Vector): number {
  let sum = weights.get(offset) ?? 0
  for (const [place, value] of vector) sum += (weights.get(place) ?? 0) * value
  return sum
}
