import type { Block } from './blocks.ts'

/** Runs of more blocks than this on one side are paired in their order and not by likeness. */
const mostPaired = 40
/** Two blocks less alike than this are told as one taken out and one added: a mixture of both reads as nothing. */
const alikeEnough = 0.3

/** A block that became another, or one alone. */
export type Pair = readonly [before: Block | undefined, after: Block | undefined]

/** Which block became which, in order: the pairs that are together most alike; what is like nothing stands alone. */
export function pairsOf(before: readonly Block[], after: readonly Block[]): readonly Pair[] {
  if (before.length === 0 || after.length === 0) return alone(before, after)
  if (before.length > mostPaired || after.length > mostPaired) return inOrder(before, after)
  const likeness = before.map((one) => after.map((other) => likenessOf(one, other)))
  return walked(before, after, bestFrom(likeness), likeness)
}

const alone = (before: readonly Block[], after: readonly Block[]): Pair[] => [
  ...before.map((one): Pair => [one, undefined]),
  ...after.map((one): Pair => [undefined, one]),
]

const inOrder = (before: readonly Block[], after: readonly Block[]): Pair[] =>
  Array.from({ length: Math.max(before.length, after.length) }, (_, n) => n).flatMap((n) => {
    const [one, other] = [before[n], after[n]]
    if (one && other && likenessOf(one, other) >= alikeEnough) return [[one, other] as const]
    return alone(one ? [one] : [], other ? [other] : [])
  })

/** How much likeness can still be had from block `i` of the one and `j` of the other on. */
function bestFrom(likeness: readonly (readonly number[])[]): number[][] {
  const width = likeness[0]?.length ?? 0
  const best = Array.from({ length: likeness.length + 1 }, () => new Array<number>(width + 1).fill(0))
  for (let i = likeness.length - 1; i >= 0; i--)
    for (let j = width - 1; j >= 0; j--)
      (best[i] as number[])[j] = Math.max(
        at(best, i + 1, j),
        at(best, i, j + 1),
        isPair(at(likeness, i, j)) ? at(likeness, i, j) + at(best, i + 1, j + 1) : 0,
      )
  return best
}

function walked(
  before: readonly Block[],
  after: readonly Block[],
  best: readonly (readonly number[])[],
  likeness: readonly (readonly number[])[],
): Pair[] {
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    const alike = at(likeness, i, j)
    if (isPair(alike) && at(best, i, j) === alike + at(best, i + 1, j + 1)) pairs.push([before[i++], after[j++]])
    else if (at(best, i, j) === at(best, i + 1, j)) pairs.push([before[i++], undefined])
    else pairs.push([undefined, after[j++]])
  }
  return [...pairs, ...alone(before.slice(i), after.slice(j))]
}

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0
const isPair = (likeness: number) => likeness >= alikeEnough

/** From 0, nothing in common, to 1: which pairs of neighbouring characters two texts share. */
function likenessOf(one: Block, other: Block): number {
  if (one.picture !== undefined || other.picture !== undefined)
    return one.picture === other.picture ? 1 : one.picture !== undefined && other.picture !== undefined ? 0.5 : 0
  const [a, b] = [neighbours(one.text), neighbours(other.text)]
  let shared = 0
  for (const two of a) if (b.has(two)) shared++
  return (2 * shared) / Math.max(1, a.size + b.size)
}

function neighbours(text: string): Set<string> {
  const found = new Set<string>()
  for (let n = 0; n < Math.max(1, text.length - 1); n++) found.add(text.slice(n, n + 2))
  return found
}
