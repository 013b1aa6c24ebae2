import { alignmentOf, type Stretch } from './alignment.ts'
import type { Block } from './blocks.ts'
import { pairsOf } from './pairs.ts'

/** A piece of text that both versions have, that only the older has, or only the newer. */
export interface Piece {
  readonly mark: 'SAME' | 'OUT' | 'IN'
  readonly text: string
}

/** One version's side of a row. */
export interface Side {
  readonly pieces: readonly Piece[]
  readonly picture?: string | undefined
}

/** A block of two versions beside each other; `FORMAT`: the words are the same, how they are set is not. */
export type Row =
  | { readonly how: 'SAME' | 'CHANGED' | 'FORMAT'; readonly before: Side; readonly after: Side }
  | { readonly how: 'ADDED'; readonly after: Side }
  | { readonly how: 'REMOVED'; readonly before: Side }

/** What two versions make beside each other. `isCoarse`: so much differs that some of it is marked by whole paragraphs only. */
export interface Comparison {
  readonly rows: readonly Row[]
  readonly isCoarse: boolean
}

/** So many paragraphs may be taken out or added before the middle is given as a whole. */
const mostMovedBlocks = 2000
/** Steps that all paragraphs together may cost word by word, and one of them alone. */
const mostSteps = 2_000_000
const mostWordsInOne = 500

/**
 * Two texts compared, first by blocks, then word by word where a block became another. Whatever the texts are, the work has an end that does
 * not depend on the machine: past it whole blocks are marked, and `isCoarse` says so (decisions 320).
 */
export function compareBlocks(before: readonly Block[], after: readonly Block[]): Comparison {
  const work = { steps: mostSteps, isCoarse: false }
  const [older, newer] = [[...before], [...after]]
  const rows = runsOf(before.map(keyOf), after.map(keyOf), work).flatMap((run) => {
    const [old, young] = [older.splice(0, run.before), newer.splice(0, run.after)]
    if (run.isSame) return old.map((one, n) => sameRow(one, young[n] ?? one))
    return pairsOf(old, young).map(([one, other]) => rowOf(one, other, work))
  })
  return { rows, isCoarse: work.isCoarse }
}

/** Two lines compared word by word, such as two titles. */
export function compareLines(before: string, after: string): Row {
  return rowOf(lineOf(before), lineOf(after), { steps: mostSteps, isCoarse: false })
}

interface Work {
  steps: number
  isCoarse: boolean
}

const lineOf = (text: string): Block | undefined => (text === '' ? undefined : { text, format: '' })
const keyOf = ({ text, picture }: Block): string => (picture === undefined ? text : `${picture}\n${text}`)

interface Run {
  readonly isSame: boolean
  readonly before: number
  readonly after: number
}

/** Runs of blocks that are the same, and between them what was taken out with what came in its place. */
function runsOf(before: string[], after: string[], work: Work): Run[] {
  const stretches = alignmentOf(before, after, mostMovedBlocks)
  if (!stretches) {
    work.isCoarse = true
    return coarseRuns(before, after)
  }
  const runs: Run[] = []
  for (const { mark, count } of stretches) {
    const last = runs.at(-1)
    if (mark === 'SAME') runs.push({ isSame: true, before: count, after: count })
    else if (mark === 'IN' && last && !last.isSame) runs[runs.length - 1] = { ...last, after: count }
    else runs.push({ isSame: false, before: mark === 'OUT' ? count : 0, after: mark === 'IN' ? count : 0 })
  }
  return runs
}

function coarseRuns(before: readonly string[], after: readonly string[]): Run[] {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return [
    { isSame: true, before: head, after: head },
    { isSame: false, before: before.length - head - tail, after: after.length - head - tail },
    { isSame: true, before: tail, after: tail },
  ]
}

function sameRow(before: Block, after: Block): Row {
  const how = before.format === after.format ? 'SAME' : 'FORMAT'
  return { how, before: whole(before, 'SAME'), after: whole(after, 'SAME') }
}

const whole = ({ text, picture }: Block, mark: Piece['mark']): Side => ({ pieces: [{ mark, text }], picture })

function rowOf(before: Block | undefined, after: Block | undefined, work: Work): Row {
  if (before && after)
    return before.text === after.text && before.picture === after.picture
      ? sameRow(before, after)
      : { how: 'CHANGED', ...sidesOf(before, after, work) }
  if (after) return { how: 'ADDED', after: whole(after, 'IN') }
  if (before) return { how: 'REMOVED', before: whole(before, 'OUT') }
  return { how: 'SAME', before: { pieces: [] }, after: { pieces: [] } }
}

function sidesOf(before: Block, after: Block, work: Work): { before: Side; after: Side } {
  const most = Math.min(mostWordsInOne, Math.floor(Math.sqrt(work.steps)))
  const [old, young] = [wordsOf(before.text), wordsOf(after.text)]
  const stretches = alignmentOf(old, young, most)
  const cost = stretches?.reduce((sum, { mark, count }) => sum + (mark === 'SAME' ? 0 : count), 0) ?? most
  work.steps -= cost * cost
  if (!stretches) {
    work.isCoarse = true
    return { before: whole(before, 'OUT'), after: whole(after, 'IN') }
  }
  return {
    before: { pieces: piecesOf(stretches, old, 'OUT'), picture: before.picture },
    after: { pieces: piecesOf(stretches, young, 'IN'), picture: after.picture },
  }
}

/** What one side has of it: the words both have, and those of its own. */
function piecesOf(stretches: readonly Stretch[], ofSide: readonly string[], own: 'OUT' | 'IN'): Piece[] {
  const pieces: Piece[] = []
  let read = 0
  for (const { mark, count } of stretches.filter((one) => one.mark === 'SAME' || one.mark === own)) {
    const text = ofSide.slice(read, read + count).join('')
    const last = pieces.at(-1)
    read += count
    if (last?.mark === mark) pieces[pieces.length - 1] = { mark, text: last.text + text }
    else pieces.push({ mark, text })
  }
  return pieces
}

const words = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined

/** Chinese is written without blanks: its words as the browser knows them, or its characters where the browser is too old. */
function wordsOf(text: string): string[] {
  return words ? Array.from(words.segment(text), ({ segment }) => segment) : Array.from(text)
}
