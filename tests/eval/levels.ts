import { readFileSync } from 'node:fs'
import { type ClassLine, classesBelow } from '../../src/modules/cases/index.ts'
import { type Suggester, suggester, train } from '../../src/modules/demands/classes/classifier.ts'
import { type Below, knownBelow } from '../../src/modules/demands/learning/known-below.ts'
import type { Segment } from '../../src/modules/demands/texts/segment.ts'
import { readTable } from '../../src/modules/demands/texts/tables.ts'
import type { Text } from '../../src/modules/demands/texts/text.ts'
import { calibrationError, foldsOf, randomFrom } from './measures.ts'

/** A message whose class of three levels somebody told who had not seen what is suggested. */
export interface Labelled extends Text {
  readonly field: string
  readonly second: string
  readonly third: string
}

interface Asked {
  readonly text: Text
  readonly among: readonly string[]
  readonly truth: string
}

interface Answer {
  readonly isRight: boolean
  readonly isAmongThree: boolean
  readonly isShown: boolean
  readonly confidence: number
}

const parts = 5
const likelierThanNot = 0.5

/** The judged classes, with the texts of the messages that bear these numbers in the open data. */
export function readLabels(files: readonly string[]): Labelled[] {
  const rows = files.flatMap((file) => readTable(file, ['留言编号', '留言主题', '留言详情']))
  const texts = new Map(rows.map((row) => [row.留言编号, { title: row.留言主题 ?? '', body: row.留言详情 ?? '' }]))
  const file = new URL('judged/levels.csv', import.meta.url)
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id = '', field = '', second = '', third = ''] = line.split(',')
      const text = texts.get(id)
      if (!text) throw new Error(`the open data have no message ${id}`)
      return { title: text.title, body: text.body, field, second, third }
    })
}

/** Prints how good the classes below the field are: by the names of a list alone, and learned from what was decided of the others. */
export function evaluateLevels(
  labelled: readonly Labelled[],
  of: { lines: readonly ClassLine[]; segment: Segment; rounds: number; say: (line: string) => void },
): void {
  const { lines, segment, say } = of
  const opened = new Map<string, Suggester>()
  const listed = ({ field, second }: Below) => {
    const above = second === undefined ? { field } : { field, second }
    const key = JSON.stringify(above)
    const suggest = opened.get(key) ?? suggester(train({ decided: [], known: knownBelow(above, lines, segment) }))
    opened.set(key, suggest)
    return suggest
  }
  tell(
    say,
    'second level by the list alone',
    labelled.map((one) => answer(secondOf(one, lines), listed({ field: one.field }))),
  )
  tell(
    say,
    'third level by the list alone, the second being right',
    labelled.map((one) => answer(thirdOf(one, lines), listed({ field: one.field, second: one.second }))),
  )
  const rounds = Array.from({ length: of.rounds }, (_, round) => learnedRound(labelled, { lines, segment, round }))
  tell(say, `second level learned from the others, ${of.rounds} × ${parts} folds`, rounds.flat())
}

const secondOf = (one: Labelled, lines: readonly ClassLine[]): Asked => ({
  text: one,
  among: classesBelow(lines, { field: one.field }),
  truth: one.second,
})

const thirdOf = (one: Labelled, lines: readonly ClassLine[]): Asked => ({
  text: one,
  among: classesBelow(lines, { field: one.field, second: one.second }),
  truth: one.third,
})

// As the page asks: the best of those there are to choose from, where a word decided and it is likelier than not.
function answer({ text, among, truth }: Asked, suggest: Suggester): Answer {
  const best = suggest(text, among)
  const names = [best.field]
  for (let place = 2; place <= 3; place += 1)
    names.push(
      suggest(
        text,
        among.filter((name) => !names.includes(name)),
      ).field,
    )
  return {
    isRight: best.field === truth && best.because.length > 0,
    isAmongThree: names.includes(truth) && best.because.length > 0,
    isShown: best.because.length > 0 && best.confidence >= likelierThanNot,
    confidence: best.confidence,
  }
}

function learnedRound(
  labelled: readonly Labelled[],
  of: { lines: readonly ClassLine[]; segment: Segment; round: number },
): Answer[] {
  const truth = labelled.map(({ field, second }) => `${field} ${second}`)
  const folds = foldsOf(truth, parts, randomFrom(of.round + 1))
  return labelled.map((one, row) => {
    const suggest = learnedWithout(folds[row] ?? 0, one.field, { ...of, labelled, folds })
    return answer(secondOf(one, of.lines), suggest)
  })
}

const fewestLessons = 5
const learned = new Map<string, Suggester>()

function learnedWithout(
  part: number,
  field: string,
  of: {
    lines: readonly ClassLine[]
    segment: Segment
    round: number
    labelled: readonly Labelled[]
    folds: readonly number[]
  },
): Suggester {
  const key = `${of.round} ${part} ${field}`
  const lessons = of.labelled.filter((one, row) => one.field === field && of.folds[row] !== part)
  const decided = lessons.length < fewestLessons ? [] : lessons.map((one) => ({ ...one, field: one.second }))
  const suggest = learned.get(key) ?? suggester(train({ decided, known: knownBelow({ field }, of.lines, of.segment) }))
  learned.set(key, suggest)
  return suggest
}

function tell(say: (line: string) => void, what: string, answers: readonly Answer[]): void {
  const percent = (some: readonly Answer[], is: (one: Answer) => boolean) =>
    `${((100 * some.filter(is).length) / some.length).toFixed(1)} %`
  const shown = answers.filter(({ isShown }) => isShown)
  say(`${what}, ${answers.length} answers`)
  say(
    `  right first ${percent(answers, (one) => one.isRight)}, among three ${percent(answers, (one) => one.isAmongThree)}`,
  )
  const error = calibrationError(shown.map(({ confidence, isRight }) => ({ confidence, right: isRight })))
  say(
    `  shown ${percent(answers, (one) => one.isShown)}, of these right ${percent(shown, (one) => one.isRight)}, calibration error of these ${error.toFixed(3)}`,
  )
  for (const least of [0.6, 0.7, 0.8, 0.9]) {
    const sure = shown.filter(({ confidence }) => confidence >= least)
    if (sure.length > 0)
      say(
        `  at ${least} or more: ${percent(answers, (one) => one.isShown && one.confidence >= least)}, right ${percent(sure, (one) => one.isRight)}`,
      )
  }
}
