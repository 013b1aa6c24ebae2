import { readFileSync, writeFileSync } from 'node:fs'
import { type Decided, type Suggester, suggester, train } from '../../src/modules/demands/classes/classifier.ts'
import { type ClassLine, knownWordsOf } from '../../src/modules/demands/classes/known.ts'
import type { Reading } from '../../src/modules/demands/texts/segment.ts'
import { type Topic, topicsOf, type Voice } from '../../src/modules/demands/topics/topic.ts'
import { randomFrom } from './measures.ts'

// Whether topics are matters, as a reader sees it: of each of the hottest some titles, mixed with titles of other topics of the same field. Who reads
// them, without knowing which are which, says of each whether it belongs with the others (judged/topics.csv).

interface Read {
  /** Which card it stood on. */
  readonly card: string
  readonly id: string
  /** About the matter of most others; `near`: the same place or kind, another matter. */
  readonly belongs: 'yes' | 'near' | 'no'
  readonly isIntruder: boolean
}

const hottest = 20
const membersOnCard = 10
const intrudersOnCard = 3

/** Writes the cards to `file` and what is true of them to `file.key`, for a reader who opens the key when he has judged. */
export function writeTopicCards(
  voices: readonly Voice[],
  of: { decided: readonly Decided[]; list: readonly ClassLine[]; reading: Reading },
  file: string,
): void {
  const topics = topicsOf(voices, of.reading)
  const known = knownWordsOf([...new Set(of.list.map(({ field }) => field))], of.list, of.reading.segment)
  const fieldOf = fieldsOf(topics, suggester(train({ decided: of.decided, known })))
  const random = randomFrom(20)
  const cards = topics.slice(0, hottest).map((topic) => {
    const others = topics.filter((other) => other !== topic && fieldOf(other) === fieldOf(topic))
    const members = drawn(topic.messages, membersOnCard, random)
    const intruders = drawn(
      others.flatMap(({ messages }) => messages),
      intrudersOnCard,
      random,
    )
    const titles = [
      ...members.map(({ id, title }) => ({ id, title, isIntruder: false })),
      ...intruders.map(({ id, title }) => ({ id, title, isIntruder: true })),
    ]
    return drawn(titles, titles.length, random)
  })
  const lines = cards.map((titles, at) =>
    [`# ${at + 1}`, ...titles.map(({ id, title }) => `${id} ${title.trim()}`)].join('\n'),
  )
  const key = cards.flatMap((titles, at) =>
    titles.map(({ id, isIntruder }) => `${at + 1},${id},${isIntruder ? 'yes' : 'no'}`),
  )
  writeFileSync(file, `${lines.join('\n\n')}\n`)
  writeFileSync(`${file}.key`, `${key.join('\n')}\n`)
}

// The field that is suggested for most of its messages.
function fieldsOf(topics: readonly Topic[], suggest: Suggester): (topic: Topic) => string {
  const fields = new Map(
    topics.map((topic) => {
      const counts = new Map<string, number>()
      for (const text of topic.messages) {
        const { field } = suggest(text)
        counts.set(field, (counts.get(field) ?? 0) + 1)
      }
      return [topic, [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''] as const
    }),
  )
  return (topic) => fields.get(topic) ?? ''
}

function drawn<T>(all: readonly T[], most: number, random: () => number): T[] {
  const left = [...all]
  return Array.from({ length: Math.min(most, all.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat()
}

function readJudged(): Read[] {
  const file = new URL('judged/topics.csv', import.meta.url)
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [card = '', id = '', belongs, isIntruder] = line.split(',')
    return {
      card,
      id,
      belongs: belongs === 'yes' || belongs === 'near' ? belongs : 'no',
      isIntruder: isIntruder === 'yes',
    }
  })
}

/** Prints what was judged, and how many of the members that were read stand together in the topics of now. */
export function evaluateTopicReading(voices: readonly Voice[], reading: Reading, say: (line: string) => void): void {
  const read = readJudged()
  const [members, intruders] = [
    read.filter(({ isIntruder }) => !isIntruder),
    read.filter(({ isIntruder }) => isIntruder),
  ]
  const [same, near] = ['yes', 'near'].map((said) => members.filter(({ belongs }) => belongs === said).length)
  const found = intruders.filter(({ belongs }) => belongs === 'no').length
  say(
    `topics as read: of ${members.length} members ${same} about the same matter, ${near} about another one of the same place or kind; ${found} of ${intruders.length} intruders found`,
  )
  const cards = [...Map.groupBy(members, ({ card }) => card).values()]
  const mostly = cards.filter((card) => card.filter(({ belongs }) => belongs === 'yes').length >= card.length * 0.8)
  const none = cards.filter((card) => card.every(({ belongs }) => belongs !== 'yes'))
  say(`  of ${cards.length} topics ${mostly.length} are one matter by four members of five, ${none.length} are none`)
  const topicOf = new Map(
    topicsOf(voices, reading).flatMap(({ messages }, topic) => messages.map(({ id }) => [id, topic] as const)),
  )
  const together = cards.map((card) => {
    const counts = Map.groupBy(card, ({ id }) => topicOf.get(id))
    return Math.max(...[...counts].map(([topic, some]) => (topic === undefined ? 0 : some.length)))
  })
  say(`  of the members read ${together.reduce((sum, some) => sum + some, 0)} of ${members.length} stand together now`)
}
