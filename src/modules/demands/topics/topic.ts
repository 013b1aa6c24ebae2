import type { Day } from '#kernel/time.ts'
import type { Reading, Segment } from '../texts/segment.ts'
import type { Text } from '../texts/text.ts'
import { clustersOf } from './clusters.ts'
import type { Gazetteer } from './gazetteer.ts'
import { type Course, coursesOf, heatOf } from './heat.ts'
import { closeness, middleOf, type Subject, subjectsOf } from './neighbours.ts'
import { type Placed, placeOf } from './places.ts'

/** A message as topics are found from it: words, day and how many agreed or disagreed. */
export interface Voice extends Placed {
  readonly id: string
  readonly on: Day
  readonly voices: number
}

/** A matter that several messages are about. */
export interface Topic {
  /** The title of the message nearest to the middle, without numbers that could name somebody. */
  readonly name: string
  readonly heat: number
  readonly from: Day
  readonly to: Day
  readonly place: string
  readonly words: readonly string[]
  readonly courses: readonly Course[]
  /** In the order of their days. */
  readonly messages: readonly Voice[]
}

const mostWords = 6
const fewest = 3

/**
 * The matters of a pile of messages, the hottest first (PRV-05: subjects are counted, never people), as they stand at `now`;
 * without it on the day of the last message. Places of the `gazetteer` tell where they are; `onShare` hears how far the work is, from 0 to 1.
 */
export function topicsOf(
  pile: readonly Voice[],
  { segment, isWord, gazetteer = new Map(), now = lastDayOf(pile), onShare = () => {} }: Finding,
): Topic[] {
  if (now === undefined) return []
  const onOne = counted(2 * pile.length, onShare)
  const isCommon = (text: string) => isWord(text) || isArea(text, gazetteer)
  const subjects = subjectsOf(pile, { segment, isWord: isCommon }, onOne)
  return clustersOf(subjects, onOne)
    .map((group) => topicOf(group, { pile, subjects, segment, gazetteer, now }))
    .filter(({ messages }) => distinct(messages) >= fewest)
    .sort((a, b) => b.heat - a.heat || (a.name < b.name ? -1 : 1))
}

// A district or a place of the tree stands in messages about anything there, and is no name of a matter.
const isArea = (text: string, gazetteer: Gazetteer) =>
  /^[A-Z]\d{0,2}(?:市|区|县|州)$/.test(text) || gazetteer.get(text.slice(0, 2))?.includes(text) === true

// Both steps take about as long: what a message is about, and which others are like it. What follows takes a moment.
function counted(total: number, onShare: (share: number) => void): () => void {
  let done = 0
  const often = Math.max(1, Math.floor(total / 100))
  return () => {
    done += 1
    if (done % often === 0) onShare(done / total)
  }
}

const lastDayOf = (pile: readonly Voice[]): Day | undefined =>
  pile
    .map(({ on }) => on)
    .sort()
    .at(-1)

interface Finding extends Reading {
  readonly gazetteer?: Gazetteer
  readonly now?: Day
  readonly onShare?: (share: number) => void
}

interface Pile {
  readonly pile: readonly Voice[]
  readonly subjects: readonly Subject[]
  readonly segment: Segment
  readonly gazetteer: Gazetteer
  readonly now: Day
}

function topicOf(group: readonly number[], { pile, subjects, segment, gazetteer, now }: Pile): Topic {
  const middle = middleOf(group.map((at) => subjects[at] ?? new Map()))
  const messages = group
    .flatMap((at) => pile[at] ?? [])
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1))
  const [from, to] = [messages[0]?.on ?? now, messages.at(-1)?.on ?? now]
  const counted = { messages: distinct(messages), voices: messages.map(({ voices }) => voices), from, to }
  const centre = group.reduce((best, at) => (nearness(at) > nearness(best) ? at : best), group[0] ?? 0)
  function nearness(at: number): number {
    return closeness(subjects[at] ?? new Map(), middle)
  }
  return {
    name: withoutNumbers(pile[centre]?.title ?? ''),
    heat: heatOf(counted, now),
    from,
    to,
    place: placeOf(messages, { segment, gazetteer }),
    words: wordsOf(middle),
    courses: coursesOf(
      messages.map(({ on }) => on),
      now,
    ),
    messages,
  }
}

const distinct = (messages: readonly Text[]): number =>
  new Set(messages.map(({ body }) => body.replace(/\s+/g, ''))).size

// A pair of words is told instead of its parts.
function wordsOf(middle: Subject): string[] {
  const told: string[] = []
  for (const [word] of [...middle].sort((a, b) => b[1] - a[1])) {
    if (told.length === mostWords) break
    if (!told.some((other) => other.includes(word) || word.includes(other))) told.push(word)
  }
  return told
}

/** A title without numbers that could name somebody. */
export const withoutNumbers = (title: string): string => title.trim().replace(/\d{5,}[\dXx]*/g, '…')
