import { readFileSync } from 'node:fs'
import { questionsBefore } from '../../src/modules/demands/checks/counting.ts'
import { copiesOf } from '../../src/modules/demands/replies/copies.ts'
import { type Strictness, unansweredWords } from '../../src/modules/demands/replies/matter.ts'
import type { Answered } from '../../src/modules/demands/replies/rules.ts'
import { remembering } from '../../src/modules/demands/texts/remembered.ts'
import type { Segment } from '../../src/modules/demands/texts/segment.ts'
import { mean, randomFrom } from './measures.ts'

// How often the hint that an answer belongs to another matter is right: the product's own rule over the open data in the order they were answered,
// beside the thirty questions before each, against what people said who read them (judged/matters.csv).

/** An answer with the minute in which it was sent. */
export interface Timed extends Answered {
  readonly minute: string
}

/** What the rule names, by ids: `whole`, and `shown` without what is told as a copy instead. */
export interface Named {
  readonly whole: readonly string[]
  readonly shown: readonly string[]
}

/** How many of the named ones that were read are right. */
export interface Precision {
  readonly right: number
  readonly of: number
  /** Named ones nobody has read. */
  readonly unread: number
}

/** Whether an answer misses the matter of its letter, by its id, as people said. */
export function readJudged(): Map<string, boolean> {
  const file = new URL('judged/matters.csv', import.meta.url)
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  return new Map(lines.map((line) => line.split(',')).map(([id = '', misses]) => [id, misses === 'yes']))
}

/** What the rule named when it was counted, by ids that are kept here. */
export function readNamed(): Named {
  const file = new URL('judged/matters-named.csv', import.meta.url)
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  const named = lines.map((line) => line.split(','))
  const shown = named.flatMap(([id = '', isShown]) => (isShown === 'yes' ? [id] : []))
  return { whole: named.map(([id = '']) => id), shown }
}

/** What the rule names among answers, as the desk and 答复核查 do. */
export function namedBy(answered: readonly Timed[], segment: Segment): Named {
  return namer(answered, segment)()
}

/** As they were answered, one after the other. */
export const inOrder = (answered: readonly Timed[]): Timed[] => answered.toSorted((a, b) => timeOf(a) - timeOf(b))

/** Of these ids so many are right. */
export function precisionOf(ids: readonly string[], judged: ReadonlyMap<string, boolean>): Precision {
  const read = ids.flatMap((id) => judged.get(id) ?? [])
  return { right: read.filter(Boolean).length, of: read.length, unread: ids.length - read.length }
}

/** Prints the precision, whole and as shown, and what another choice of the limits would give. */
export function evaluateMatterHint(answered: readonly Timed[], segment: Segment, say: (line: string) => void): void {
  const judged = readJudged()
  const name = namer(answered, segment)
  const { whole, shown } = name()
  say(
    `another matter: named ${told(precisionOf(whole, judged))}; as shown, copies told as such ${told(precisionOf(shown, judged))}`,
  )
  const choices = limits.map((strict) => ({ strict, shown: name(strict).shown }))
  for (const { strict, shown: named } of choices)
    say(`  ${strict.commonShare} common, ${strict.mostSigns} of the signs: ${told(precisionOf(named, judged))}`)
  const { held, chosen } = halved(choices, judged)
  say(
    `  limits chosen on one half, ${halvings} times: right on the other ${held.toFixed(3)}; chosen most often: ${chosen}`,
  )
}

const limits: readonly Strictness[] = [0.05, 0.07, 0.1, 0.135, 0.17].flatMap((commonShare) =>
  [1, 0.2, 0.15, 0.1].map((mostSigns) => ({ commonShare, mostSigns })),
)
const halvings = 1000
/** A question is read beside thirty answers that follow it: it is cut once. */
export const muchAtOnce = 10_000_000

function namer(answered: readonly Timed[], segment: Segment) {
  const pile = inOrder(answered)
  const copies = copiesOf(pile)
  const cut = remembering(segment, muchAtOnce)
  return (strict?: Strictness): Named => {
    const named = pile.filter((one, at) => {
      const beside = { others: questionsBefore(pile, at), segment: cut, ...(strict ? { strict } : {}) }
      return unansweredWords(one, beside) !== undefined
    })
    const ids = (some: readonly Answered[]) => some.map(({ id }) => id)
    return { whole: ids(named), shown: ids(named.filter((one) => !copies.has(one))) }
  }
}

const timeOf = ({ minute }: Timed) => Date.parse(minute) || 0

// A right one is worth three sevenths of what a wrong one costs: with seven of ten right nothing is gained or lost.
const gainOf = ({ right, of }: Precision) => right - ((of - right) * 7) / 3

/** Limits are chosen by one half of what was read and held against the other. */
function halved(
  choices: readonly { strict: Strictness; shown: readonly string[] }[],
  judged: ReadonlyMap<string, boolean>,
): { held: number; chosen: string } {
  const random = randomFrom(253)
  const ids = [...new Set(choices.flatMap(({ shown }) => shown))].filter((id) => judged.has(id))
  const counts = new Map<string, number>()
  const shares = Array.from({ length: halvings }, () => {
    const half = new Set(ids.filter(() => random() < 0.5))
    const gain = (shown: readonly string[]) =>
      gainOf(
        precisionOf(
          shown.filter((id) => half.has(id)),
          judged,
        ),
      )
    const best = choices.reduce((a, b) => (gain(b.shown) > gain(a.shown) ? b : a))
    const name = `${best.strict.commonShare} and ${best.strict.mostSigns}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
    const other = precisionOf(
      best.shown.filter((id) => judged.has(id) && !half.has(id)),
      judged,
    )
    return other.right / other.of
  })
  const chosen = [...counts].sort(([, a], [, b]) => b - a).slice(0, 3)
  return { held: mean(shares), chosen: chosen.map(([name, count]) => `${name} (${count})`).join(', ') }
}

const wide = 1.96

/** With the limits of Wilson's interval. */
function told({ right, of, unread }: Precision): string {
  const share = right / of
  const middle = share + wide ** 2 / (2 * of)
  const half = wide * Math.sqrt((share * (1 - share)) / of + wide ** 2 / (4 * of ** 2))
  const [from, to] = [middle - half, middle + half].map((edge) => (edge / (1 + wide ** 2 / of)).toFixed(2))
  return `${right} of ${of} right (${share.toFixed(2)}, 95 %: ${from} – ${to})${unread === 0 ? '' : `, ${unread} not read`}`
}
