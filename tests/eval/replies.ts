import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { questionsBefore } from '../../src/modules/demands/checks/counting.ts'
import { copiesOf } from '../../src/modules/demands/replies/copies.ts'
import { unansweredWords } from '../../src/modules/demands/replies/matter.ts'
import { type Answered, hintsFor, likeness, shinglesOf } from '../../src/modules/demands/replies/rules.ts'
import { remembering } from '../../src/modules/demands/texts/remembered.ts'
import type { Segment } from '../../src/modules/demands/texts/segment.ts'
import { inOrder, muchAtOnce, namedBy, type Timed } from './matters.ts'

/** Prints how many answers get which hint, and how long one takes. */
export function evaluateReplies(pile: readonly Timed[], segment: Segment, say: (line: string) => void): void {
  const copies = copiesOf(pile)
  const counts = new Map<string, number>()
  for (const one of pile) {
    const copied = copies.get(one)
    for (const { code } of hintsFor(one, copied ? [copied] : [])) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const told = [...counts].map(([code, count]) => `${code} ${count}`).join(', ')
  say(`hints for ${pile.length} answers: ${told}`)
  evaluateMatters(pile, segment, say)
  const started = process.cpuUsage().user
  for (const one of pile.slice(0, 20)) hintsFor(one, pile.slice(20, 30))
  say(
    `one answer beside ten earlier ones: ${((process.cpuUsage().user - started) / 20_000).toFixed(1)} ms of processor time`,
  )
}

/** How often an answer under its own question, and under another one, is said to belong to another matter. */
function evaluateMatters(answered: readonly Timed[], segment: Segment, say: (line: string) => void): void {
  const pile = inOrder(answered)
  const cut = remembering(segment, muchAtOnce)
  const places = [...pile.keys()].filter((at) => at % 3 === 0)
  const isFlagged = (question: Answered['question'] | undefined, at: number) => {
    const [one, others] = [pile[at], questionsBefore(pile, at)]
    return one && question && unansweredWords({ question, reply: one.reply }, { others, segment: cut }) !== undefined
  }
  const own = places.filter((at) => isFlagged(pile[at]?.question, at)).length
  const other = (no: number) => pile[places[(no * 397 + 13) % places.length] ?? 0]?.question
  const wrong = places.filter((at, no) => isFlagged(other(no), at)).length
  const share = (count: number) => `${((100 * count) / places.length).toFixed(1)} %`
  say(`another matter, ${places.length} answers: under their own question ${share(own)}, under another ${share(wrong)}`)
}

/**
 * Writes pairs of answers for a second reader: those that are said to be copies, and at most as many others that are the most alike of what is not,
 * a hundred together, in an order that says nothing; and beside it, in a file of its own, which are which.
 */
export function writePairs(pile: readonly Answered[], file: string): void {
  const copies = [...copiesOf(pile)]
  const flagged = copies.sort(([a], [b]) => mixOf(a) - mixOf(b)).slice(0, mostFlagged)
  const named = new Set(copies.flat())
  const rest = pile.filter((one) => !named.has(one)).map((one) => ({ one, shingles: shinglesOf(one.reply) }))
  const near = [...rest]
    .sort((a, b) => mixOf(a.one) - mixOf(b.one))
    .slice(0, 3 * flagged.length)
    .flatMap((of) => nearestOf(of, rest) ?? [])
  // Two that are each the nearest of the other are one pair.
  const nearest = [...new Map(near.map((one) => [idsOf(one.pair), one])).values()]
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, flagged.length)
  const pairs = [...flagged, ...nearest.map(({ pair }) => pair)].sort(([a], [b]) => mixOf(a) - mixOf(b))
  const pages = pairs.map((pair, at) =>
    [`## ${at + 1}`, ...pair.map(({ question, reply }) => `${question.title}\n\n${question.body}\n\n> ${reply}`)].join(
      '\n\n',
    ),
  )
  writeFileSync(file, `${pages.join('\n\n')}\n`)
  const found = new Set<readonly Answered[]>(flagged)
  const key = pairs.map(
    (pair, at) => `${at + 1},${pair.map(({ id }) => id).join(',')},${found.has(pair) ? 'flagged' : 'not flagged'}`,
  )
  writeFileSync(`${file}.key`, `${key.join('\n')}\n`)
}

type Pair = readonly [Answered, Answered]
type Near = { readonly pair: Pair; readonly likeness: number }
type Shingled = { readonly one: Answered; readonly shingles: ReadonlySet<string> }

/** The answer that is the most alike, if any is. */
function nearestOf({ one, shingles }: Shingled, among: readonly Shingled[]): Near | undefined {
  let best: Near | undefined
  for (const other of among) {
    const found = other.one === one ? 0 : likeness(shingles, other.shingles)
    if (found > (best?.likeness ?? 0)) best = { pair: [one, other.one], likeness: found }
  }
  return best
}

/**
 * Writes answers with their questions for a second reader, as many that are said to belong to another matter as others, in an
 * order that says nothing; and beside it, in a file of its own, which are which.
 */
export function writeMatters(pile: readonly Timed[], segment: Segment, file: string): void {
  const named = new Set(namedBy(pile, segment).whole)
  const byEnd = [...pile].sort((a, b) => (reversed(a.id) < reversed(b.id) ? -1 : 1))
  const isFlagged = ({ id }: Answered) => named.has(id)
  const flagged = byEnd.filter(isFlagged).slice(0, mostJudged)
  const found = new Set(flagged)
  const beside = byEnd.filter((one) => !isFlagged(one)).slice(0, flagged.length)
  const mixed = byEnd.filter((one) => found.has(one) || beside.includes(one)).sort((a, b) => mixOf(a) - mixOf(b))
  const pages = mixed.map(
    ({ question, reply }, at) => `## ${at + 1}\n\n${question.title}\n\n${question.body}\n\n> ${reply}`,
  )
  writeFileSync(file, `${pages.join('\n\n')}\n`)
  const key = mixed.map((one, at) => `${at + 1},${one.id},${found.has(one) ? 'flagged' : 'not flagged'}`)
  writeFileSync(`${file}.key`, `${key.join('\n')}\n`)
}

const mostJudged = 63
const mostFlagged = 50
const idsOf = (pair: Pair): string =>
  pair
    .map(({ id }) => id)
    .sort()
    .join(' ')
const mixOf = ({ id }: Answered): number => createHash('sha256').update(id).digest().readUInt32BE(0)

const reversed = (id: string): string => [...id].reverse().join('')
