import { type Decided, type Suggester, suggester, train } from '../../src/modules/demands/classes/classifier.ts'
import { type ClassLine, knownWordsOf } from '../../src/modules/demands/classes/known.ts'
import type { Segment } from '../../src/modules/demands/texts/segment.ts'
import type { Text } from '../../src/modules/demands/texts/text.ts'
import { calibrationError, foldsOf, interval, macroF1, mean, randomFrom } from './measures.ts'

// Whether messages nobody classified help: those a first machine is sure of are learned from as if they were decided, then all is learned anew.
// In each fold the first machine has seen only what may be learned there, and no message that is asked for is among the unlabelled ones.

interface Way {
  readonly name: string
  /** As sure as this the first machine must be. */
  readonly least: number
  /** At most so many of a class as were decided of it, the surest first; all when false. */
  readonly isLevel: boolean
}

const ways: readonly Way[] = [
  { name: 'all that are sure at 0.9 or more', least: 0.9, isLevel: false },
  { name: 'all that are sure at 0.97 or more', least: 0.97, isLevel: false },
  { name: 'at 0.9 or more, of each class as many as were decided of it', least: 0.9, isLevel: true },
]
const parts = 5

interface Given {
  readonly list: readonly ClassLine[]
  readonly segment: Segment
  readonly unlabelled: readonly Text[]
  readonly rounds: number
  readonly say: (line: string) => void
}

interface Said {
  readonly field: string
  readonly confidence: number
}

/** Prints what learning from messages without a class gains or loses, on the same folds as without them. */
export function evaluateSelfTraining(decided: readonly Decided[], given: Given): void {
  const { say, rounds } = given
  const unlabelled = othersThan(decided, given.unlabelled)
  const truth = decided.map(({ field }) => field)
  say(`${decided.length} messages with a class, ${unlabelled.length} without, ${rounds} × ${parts} folds`)
  const trials = Array.from({ length: rounds }, (_, round) =>
    trial(decided, { ...given, unlabelled, folds: foldsOf(truth, parts, randomFrom(round + 1)) }),
  )
  const all = [...truth.keys()]
  const f1 = (way: number) => (rows: readonly number[]) =>
    mean(
      trials.map(({ said }) =>
        macroF1(
          rows.map((row) => truth[row] ?? ''),
          rows.map((row) => said[way]?.[row]?.field ?? ''),
        ),
      ),
    )
  const told = (measure: (rows: readonly number[]) => number) => {
    const [from, to] = interval(truth.length, measure, 500)
    return `${measure(all).toFixed(3)} (95 %: ${from.toFixed(3)} – ${to.toFixed(3)})`
  }
  for (const [way, name] of ['decisions only', ...ways.map((one) => one.name)].entries()) {
    const said = trials.flatMap((one) =>
      (one.said[way] ?? []).map((each, row) => ({ ...each, right: each.field === truth[row] })),
    )
    say(`${name}: macro-F1 ${told(f1(way))}, calibration error ${calibrationError(said).toFixed(3)}`)
    if (way === 0) continue
    const added = mean(trials.flatMap((one) => one.added[way - 1] ?? []))
    say(`  ${added.toFixed(0)} added a fold; difference, same folds: ${told((rows) => f1(way)(rows) - f1(0)(rows))}`)
  }
}

// By whole text: what is asked for must not be met among what is learned from.
function othersThan(decided: readonly Decided[], unlabelled: readonly Text[]): Text[] {
  const wholeOf = ({ title, body }: Text) => `${title}\n${body}`.replace(/\s/g, '')
  const known = new Set(decided.map(wholeOf))
  return [...new Map(unlabelled.map((one) => [wholeOf(one), one])).entries()].flatMap(([whole, one]) =>
    known.has(whole) ? [] : [one],
  )
}

/** What each way says of each message, decisions only first; and how many messages each way added in each fold. */
function trial(
  decided: readonly Decided[],
  { list, segment, unlabelled, folds }: Given & { folds: readonly number[] },
): { said: Said[][]; added: number[][] } {
  const said: Said[][] = [[], ...ways.map(() => [])]
  const added: number[][] = ways.map(() => [])
  for (let part = 0; part < parts; part += 1) {
    const learned = decided.filter((_, row) => folds[row] !== part)
    const known = knownWordsOf([...new Set(learned.map(({ field }) => field))], list, segment)
    const first = suggester(train({ decided: learned, known }))
    const guessed = unlabelled.map((text) => ({ ...text, ...first(text) }))
    const machines: Suggester[] = [first]
    for (const [way, of] of ways.entries()) {
      const more = takenBy(of, guessed, learned)
      added[way]?.push(more.length)
      machines.push(suggester(train({ decided: [...learned, ...more], known })))
    }
    for (const [row, text] of decided.entries()) {
      if (folds[row] !== part) continue
      for (const [at, suggest] of machines.entries()) (said[at] as Said[])[row] = suggest(text)
    }
  }
  return { said, added }
}

function takenBy(
  { least, isLevel }: Way,
  guessed: readonly (Decided & Said)[],
  learned: readonly Decided[],
): Decided[] {
  const sure = guessed.filter(({ confidence }) => confidence >= least).sort((a, b) => b.confidence - a.confidence)
  if (!isLevel) return sure
  const left = new Map<string, number>()
  for (const { field } of learned) left.set(field, (left.get(field) ?? 0) + 1)
  return sure.filter(({ field }) => {
    const most = left.get(field) ?? 0
    left.set(field, most - 1)
    return most > 0
  })
}
