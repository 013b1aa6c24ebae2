import type { Reading } from '../../src/modules/demands/texts/segment.ts'
import type { Text } from '../../src/modules/demands/texts/text.ts'
import { topicsOf, type Voice } from '../../src/modules/demands/topics/topic.ts'

// Which messages of a file are about the same matter nobody has said. Two weak labels stand for it: the topics that software found, which leave
// out most pairs and hold some that are wrong, and near copies, which are the same matter but the easiest to find.

export interface Labels {
  /** The topic of each message, by its number; undefined where it is in none. */
  readonly topics: readonly (number | undefined)[]
  /** For each message the earlier ones that are nearly the same text. */
  readonly copies: readonly (readonly number[])[]
}

/** Labels of messages in the order of their days. */
export function labelsOf(pile: readonly Voice[], reading: Reading): Labels {
  const topicOf = new Map<string, number>()
  for (const [topic, { messages }] of topicsOf(pile, reading).entries())
    for (const { id } of messages) topicOf.set(id, topic)
  return { topics: pile.map(({ id }) => topicOf.get(id)), copies: copiesIn(pile) }
}

const signsOfRun = 5
const fewestShared = 10
const sharedRuns = 0.3
// A run that more have is a phrase of letters.
const commonRun = 20

// Nearly the same text: both have three in ten of the runs of five signs that the shorter one has.
function copiesIn(pile: readonly Text[]): number[][] {
  const having = new Map<string, number[]>()
  const sizes: number[] = []
  return pile.map(({ title, body }, at) => {
    const runs = runsOf(`${title}${body}`)
    sizes.push(runs.size)
    const shared = new Map<number, number>()
    for (const run of runs) {
      const others = having.get(run) ?? []
      if (others.length < commonRun) for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1)
      having.set(run, [...others, at])
    }
    return [...shared].flatMap(([other, count]) =>
      count >= Math.max(fewestShared, sharedRuns * Math.min(runs.size, sizes[other] ?? 0)) ? [other] : [],
    )
  })
}

function runsOf(text: string): Set<string> {
  const signs = text.replace(/[^\p{L}\p{N}]/gu, '')
  const count = Math.max(0, signs.length - signsOfRun + 1)
  return new Set(Array.from({ length: count }, (_, at) => signs.slice(at, at + signsOfRun)))
}
