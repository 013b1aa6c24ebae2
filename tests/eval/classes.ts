import { type Decided, type Suggestion, suggester, train } from '../../src/modules/demands/classes/classifier.ts'
import { type ClassLine, knownWordsOf } from '../../src/modules/demands/classes/known.ts'
import type { Segment } from '../../src/modules/demands/texts/segment.ts'
import { baseline } from './baseline.ts'
import { calibrationError, foldsOf, interval, macroF1, mean, randomFrom } from './measures.ts'

const parts = 5

interface Trial {
  readonly suggested: readonly Suggestion[]
  readonly compared: readonly string[]
}

/** Prints how good suggested classes are on messages that were held back, beside a common baseline on the same folds. */
export function evaluateClasses(
  decided: readonly Decided[],
  {
    list,
    segment,
    rounds,
    say,
  }: { list: readonly ClassLine[]; segment: Segment; rounds: number; say: (line: string) => void },
): void {
  const truth = decided.map(({ field }) => field)
  const trials = Array.from({ length: rounds }, (_, round) =>
    trial(decided, { list, segment, folds: foldsOf(truth, parts, randomFrom(round + 1)) }),
  )
  const ours = trials.map(({ suggested }) => suggested.map(({ field }) => field))
  const theirs = trials.map(({ compared }) => compared)
  const all = [...truth.keys()]
  const f1 = (said: readonly (readonly string[])[]) => (rows: readonly number[]) =>
    mean(said.map((one) => macroF1(pick(truth, rows), pick(one, rows))))
  const gain = (rows: readonly number[]) => f1(ours)(rows) - f1(theirs)(rows)
  const line = (name: string, measure: (rows: readonly number[]) => number) => {
    const [from, to] = interval(truth.length, measure, 500)
    say(`${name}: ${measure(all).toFixed(3)} (95 %: ${from.toFixed(3)} – ${to.toFixed(3)})`)
  }
  say(`${truth.length} messages, ${new Set(truth).size} classes, ${rounds} × ${parts} folds`)
  line('macro-F1', f1(ours))
  line('macro-F1 of TF-IDF + linear SVM', f1(theirs))
  line('difference, same folds', gain)
  const said = trials.flatMap(({ suggested }) =>
    suggested.map(({ confidence, field }, row) => ({ confidence, right: field === truth[row] })),
  )
  say(`calibration error (ECE, 10 bands): ${calibrationError(said).toFixed(3)}`)
  const sure = said.filter(({ confidence }) => confidence >= 0.6)
  const right = sure.filter((one) => one.right).length / sure.length
  say(`sure enough to be shown (0.6): ${(sure.length / said.length).toFixed(3)}, of these right: ${right.toFixed(3)}`)
}

function trial(
  decided: readonly Decided[],
  { list, segment, folds }: { list: readonly ClassLine[]; segment: Segment; folds: readonly number[] },
): Trial {
  const suggested = new Array<Suggestion>(decided.length)
  const compared = new Array<string>(decided.length)
  for (let part = 0; part < parts; part += 1) {
    const learned = decided.filter((_, row) => folds[row] !== part)
    const known = knownWordsOf([...new Set(learned.map(({ field }) => field))], list, segment)
    const suggest = suggester(train({ decided: learned, known }))
    const compare = baseline(learned, segment)
    for (const [row, text] of decided.entries()) {
      if (folds[row] !== part) continue
      suggested[row] = suggest(text)
      compared[row] = compare(text)
    }
  }
  return { suggested, compared }
}

const pick = <T>(values: readonly T[], rows: readonly number[]): T[] => rows.map((row) => values[row] as T)
