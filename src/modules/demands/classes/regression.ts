import { descend } from './descent.ts'
import type { Vector } from './vocabulary.ts'

/** Something learned from: a text and how much it is of each class. */
export interface Lesson {
  readonly vector: Vector
  readonly shares: Float64Array
}

/** For each term one number a class, then the same for no term at all: `classes × (terms + 1)`. */
export interface Weights {
  readonly classes: number
  readonly terms: number
  readonly values: Float64Array
}

// How far what is learned may leave what was known before; and how long is learned. Fixed, not fitted (decisions 65).
const pull = 0.1
const mostRounds = 40
// What begins near its end has little way to go.
const mostRoundsNear = 10

/**
 * Multinomial logistic regression around what is known before: without a lesson the weights are `known`, and each lesson
 * moves them as far as it must. Where that ends does not depend on where it begins: `near` says where the end is about.
 */
export function learn(lessons: readonly Lesson[], known: Weights, near = known): Weights {
  const { classes } = known
  const before = lessons.map(({ vector }) => sums(known, vector, new Float64Array(classes)))
  const learned: Weights = { ...known, values: near.values.map((value, at) => value - (known.values[at] as number)) }
  const errors = new Float64Array(classes)
  descend(
    (place, slope) => {
      slope.fill(0)
      let height = 0
      const now = { ...known, values: place }
      for (const [at, lesson] of lessons.entries()) {
        sums(now, lesson.vector, errors)
        add(errors, before[at])
        height += turnIntoErrors(errors, lesson)
        spread(slope, errors, known, lesson.vector)
      }
      return height + pulledBack(place, slope, classes * known.terms)
    },
    learned.values,
    near === known ? mostRounds : mostRoundsNear,
  )
  add(learned.values, known.values)
  return learned
}

/** What speaks for each class, by the weights. */
export function scores(weights: Weights, vector: Vector): Float64Array {
  return sums(weights, vector, new Float64Array(weights.classes))
}

/** How likely each class is, by what speaks for it; a higher temperature makes it less sure. */
export function likelihoods(spoken: Float64Array, temperature: number): Float64Array {
  const highest = Math.max(...spoken)
  const shares = spoken.map((share) => Math.exp((share - highest) / temperature))
  const sum = shares.reduce((before, share) => before + share, 0)
  return shares.map((share) => share / sum)
}

function sums({ classes, terms, values }: Weights, vector: Vector, into: Float64Array): Float64Array {
  for (let k = 0; k < classes; k += 1) into[k] = values[terms * classes + k] as number
  for (let at = 0; at < vector.terms.length; at += 1) {
    const from = (vector.terms[at] as number) * classes
    const value = vector.values[at] as number
    for (let k = 0; k < classes; k += 1) into[k] = (into[k] as number) + (values[from + k] as number) * value
  }
  return into
}

// Turns sums into how wrong each class is; gives how wrong the whole is.
function turnIntoErrors(sum: Float64Array, { shares }: Lesson): number {
  const highest = Math.max(...sum)
  let total = 0
  for (const one of sum) total += Math.exp(one - highest)
  const level = Math.log(total) + highest
  let wrong = 0
  for (let k = 0; k < sum.length; k += 1) {
    const short = (sum[k] as number) - level
    const share = shares[k] as number
    wrong -= share * short
    sum[k] = Math.exp(short) - share
  }
  return wrong
}

function spread(slope: Float64Array, errors: Float64Array, { classes, terms }: Weights, vector: Vector): void {
  for (let at = 0; at < vector.terms.length; at += 1) {
    const from = (vector.terms[at] as number) * classes
    const value = vector.values[at] as number
    for (let k = 0; k < classes; k += 1) slope[from + k] = (slope[from + k] as number) + (errors[k] as number) * value
  }
  for (let k = 0; k < classes; k += 1) {
    slope[terms * classes + k] = (slope[terms * classes + k] as number) + (errors[k] as number)
  }
}

function pulledBack(place: Float64Array, slope: Float64Array, until: number): number {
  let height = 0
  for (let at = 0; at < until; at += 1) {
    const value = place[at] as number
    height += (pull / 2) * value * value
    slope[at] = (slope[at] as number) + pull * value
  }
  return height
}

function add(to: Float64Array, what: Float64Array | undefined): void {
  if (what) for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + (what[at] as number)
}
