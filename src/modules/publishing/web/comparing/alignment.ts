import { diffArrays } from 'diff'

/** So many elements in a row that both lists have, that only the older has, or only the newer. */
export interface Stretch {
  readonly mark: 'SAME' | 'OUT' | 'IN'
  readonly count: number
}

/**
 * The shortest way from one list to another: stretches in order, what was taken out before what came in its place. Nothing
 * when more than `most` elements differ: the work grows with the square of that number.
 */
export function alignmentOf(
  before: readonly string[],
  after: readonly string[],
  most: number,
): readonly Stretch[] | undefined {
  const parts = diffArrays([...before], [...after], { maxEditLength: most })
  return parts?.map(({ added, removed, count }) => ({ mark: removed ? 'OUT' : added ? 'IN' : 'SAME', count }))
}
