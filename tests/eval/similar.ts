import { pairsIn } from '../../src/kernel/search.ts'
import { type Commonness, commonnessOf } from '../../src/modules/demands/similar/commonness.ts'
import { alike, byCloseness, tellingWords } from '../../src/modules/demands/similar/nearest.ts'
import { similarTo } from '../../src/modules/demands/similar/rules.ts'
import { remembering } from '../../src/modules/demands/texts/remembered.ts'
import type { Reading, Segment } from '../../src/modules/demands/texts/segment.ts'
import type { Text } from '../../src/modules/demands/texts/text.ts'
import type { Voice } from '../../src/modules/demands/topics/topic.ts'
import { type Labels, labelsOf } from './matter-labels.ts'
import { randomFrom } from './measures.ts'

// How good the messages are that are shown to who writes what may have been written before: each message of a file is asked for as if it were
// being written, at one board that has all those before it. The other way, before decisions 275, looked at the newest hundred.

/** What a way finds for a message at a place of the pile: places and how near they are, the nearest first. */
type Found = readonly { readonly place: number; readonly closeness: number }[]
type Way = (asked: Text, at: number) => Found

const shown = 5
const lately = 100
// As the database looks: the newest of those with a telling word, of which those with the most are compared.
const ranked = 400
const compared = 20
const counted = 500
const thresholds = [0.1, 0.14, 0.16, 0.18, 0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.35, 0.4]

/** Prints how often a message about the same matter is shown, and how much of what is shown is about it, by both ways. */
export function evaluateSimilar(voices: readonly Voice[], reading: Reading, say: (line: string) => void): void {
  const { segment } = reading
  const pile = inOrder(voices)
  const labels = labelsOf(pile, reading)
  const inTopic = labels.topics.filter((topic) => topic !== undefined).length
  say(`similar: ${pile.length} messages, ${inTopic} in a topic, ${labels.copies.flat().length} pairs of near copies`)
  const [board, before] = [wholeBoard(pile), newestHundred(pile, segment)]
  for (const [name, asked] of Object.entries(halvesOf(pile, labels))) {
    const figures = (found: ReadonlyMap<number, Found>) => told(figuresOf(found, labels))
    const all = new Map(asked.map((at) => [at, board(pile[at] as Text, at)]))
    say(`  ${name}, the newest hundred: ${figures(new Map(asked.map((at) => [at, before(pile[at] as Text, at)])))}`)
    for (const least of thresholds) say(`  ${name}, whole board at ${least}: ${figures(from(all, least))}`)
    say(`  ${name}, whole board as in use (${alike}): ${figures(from(all, alike))}`)
  }
  sayPlanted(pile, { board, before, segment }, say)
}

const inOrder = (voices: readonly Voice[]): Voice[] =>
  voices.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : Number(a.id) - Number(b.id)))

const from = (all: ReadonlyMap<number, Found>, least: number) =>
  new Map([...all].map(([at, found]) => [at, found.filter(({ closeness }) => closeness >= least)]))

/** The way in use, the index kept in memory as the database keeps it. */
function wholeBoard(pile: readonly Text[]): Way {
  const having = new Map<string, number[]>()
  for (const [at, { title, body }] of pile.entries())
    for (const word of new Set(pairsIn(`${title} ${body}`))) {
      const list = having.get(word)
      if (list) list.push(at)
      else having.set(word, [at])
    }
  const commonBefore = countedBefore(pile)
  return (asked, at) => {
    const common = commonBefore(at)
    const shares = new Map<number, number>()
    for (const word of tellingWords(asked, common))
      for (const other of having.get(word) ?? []) if (other < at) shares.set(other, (shares.get(other) ?? 0) + 1)
    const most = [...shares]
      .sort(([a], [b]) => b - a)
      .slice(0, ranked)
      .sort(([a, one], [b, other]) => other - one || b - a)
      .slice(0, compared)
    const texts = most.map(([place]) => ({ ...(pile[place] as Text), place }))
    return byCloseness(asked, texts, common).map(({ one, closeness }) => ({ place: one.place, closeness }))
  }
}

// Counted once an hour, in which a hundred messages come at the busiest.
function countedBefore(pile: readonly Text[]): (at: number) => Commonness {
  const stale = 100
  let last: { readonly upTo: number; readonly common: Commonness } | undefined
  return (at) => {
    if (last === undefined || at < last.upTo || at >= last.upTo + stale)
      last = { upTo: at, common: commonnessOf(pile.slice(Math.max(0, at - counted), at)) }
    return last.common
  }
}

/** The way before: the newest hundred, compared by words of the dictionary. */
function newestHundred(pile: readonly Text[], segment: Segment): Way {
  const ofPile = remembering(segment, 10_000_000)
  return (asked, at) => {
    const first = Math.max(0, at - lately)
    const newest = pile.slice(first, at).map((text, of) => ({ ...text, place: first + of }))
    const found = similarTo(asked, newest, { segment, ofPile, most: shown })
    return found.map(({ one, closeness }) => ({ place: one.place, closeness }))
  }
}

// All of a topic stand in one half, so that nothing that was chosen by one is met in the other.
function halvesOf(pile: readonly Voice[], { topics }: Labels): Readonly<Record<string, readonly number[]>> {
  const asked = [...pile.keys()].slice(counted)
  const isFirst = (at: number) => (topics[at] ?? Number(pile[at]?.id)) % 2 === 0
  return { 'first half': asked.filter(isFirst), 'other half': asked.filter((at) => !isFirst(at)) }
}

interface Figures {
  /** Messages with an earlier one of the same topic or nearly the same text, and for how many of them one is shown. */
  readonly related: readonly [number, number]
  readonly copied: readonly [number, number]
  /** What was shown, to how many, and how much of it is related. */
  readonly shown: readonly [number, number, number]
}

function figuresOf(found: ReadonlyMap<number, Found>, { topics, copies }: Labels): Figures {
  const [related, copied, all] = [
    [0, 0],
    [0, 0],
    [0, 0, 0],
  ] as [[number, number], [number, number], [number, number, number]]
  const hasTopic = (at: number) => topics[at] !== undefined && topics.indexOf(topics[at]) < at
  for (const [at, places] of found) {
    const first = places.slice(0, shown).map(({ place }) => place)
    const isCopy = (place: number) => copies[at]?.includes(place) === true
    const isRelated = (place: number) => isCopy(place) || (topics[at] !== undefined && topics[place] === topics[at])
    if (hasTopic(at) || copies[at]?.length !== 0) count(related, first.some(isRelated))
    if (copies[at]?.length !== 0) count(copied, first.some(isCopy))
    all[0] += first.length
    all[1] += first.length > 0 ? 1 : 0
    all[2] += first.filter(isRelated).length
  }
  return { related, copied, shown: all }
}

function count(of: [number, number], isRight: boolean): void {
  of[0] += isRight ? 1 : 0
  of[1] += 1
}

const share = (part: number, whole: number) => (part / Math.max(1, whole)).toFixed(3)

const told = ({ related, copied, shown: [all, to, right] }: Figures): string =>
  `found ${related.join(' of ')} (${share(...related)}), near copies ${copied.join(' of ')} (${share(...copied)}); shown ${all} to ${to}, of these by label ${share(right, all)}`

const planted = 400

/** Half of the words of a message left out stand for who writes of the same matter in other words. */
function sayPlanted(
  pile: readonly Voice[],
  { board, before, segment }: { board: Way; before: Way; segment: Segment },
  say: (line: string) => void,
): void {
  const random = randomFrom(275)
  const places = Array.from(
    { length: planted },
    () => counted + Math.floor(random() * (pile.length - counted - lately)),
  )
  const without = (text: string) =>
    segment(text)
      .filter(() => random() < 0.5)
      .join('')
  const asked = places
    .sort((a, b) => a - b)
    .map((place) => {
      const { title, body } = pile[place] as Text
      return { place, title: without(title), body: without(body), soon: place + 1 + Math.floor(random() * lately) }
    })
  const isFound = (way: Way, least: number, when: (one: (typeof asked)[number]) => number) =>
    asked.filter((one) =>
      way(one, when(one))
        .filter(({ closeness }) => closeness >= least)
        .slice(0, shown)
        .some(({ place }) => place === one.place),
    ).length
  const soon = (one: (typeof asked)[number]) => one.soon
  const late = () => pile.length
  say(
    `  ${planted} written again with half of their words, while the first is among the newest hundred: newest hundred ${isFound(before, 0, soon)}, whole board ${isFound(board, alike, soon)}; at the end of the file: ${isFound(before, 0, late)}, ${isFound(board, alike, late)}`,
  )
}
