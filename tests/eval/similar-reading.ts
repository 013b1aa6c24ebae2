import { readFileSync, writeFileSync } from 'node:fs'
import { alike } from '../../src/modules/demands/similar/nearest.ts'
import type { Segment } from '../../src/modules/demands/texts/segment.ts'
import type { Voice } from '../../src/modules/demands/topics/topic.ts'
import { labelsOf } from './matter-labels.ts'
import { randomFrom } from './measures.ts'
import { halvesOf, inOrder, newestHundred, shownBy, wholeBoard } from './similar.ts'

// Pairs of a message and one that is shown to who would write it, as a reader sees them (judged/similar.csv): weak labels leave out most of what is
// about the same matter, so that they say less of what is shown than is so.

const ofEachWay = 40
const readOfBody = 120

/** Writes pairs of the other half to `file`, and to `file.key` which way showed them, for a reader who opens the key when he has judged. */
export function writeSimilarCards(voices: readonly Voice[], segment: Segment, file: string): void {
  const pile = inOrder(voices)
  const asked = halvesOf(pile, labelsOf(pile, segment))['other half'] ?? []
  const random = randomFrom(2750)
  const ways = { board: shownBy(wholeBoard(pile), pile, alike), lately: shownBy(newestHundred(pile, segment), pile) }
  const pairs = new Map<string, string[]>()
  for (const [way, show] of Object.entries(ways)) {
    const all = asked.flatMap((at) => show(at).map((place) => `${pile[at]?.id},${pile[place]?.id}`))
    for (const pair of shuffled(all, random).slice(0, ofEachWay)) pairs.set(pair, [...(pairs.get(pair) ?? []), way])
  }
  const texts = new Map(pile.map((one) => [one.id, one]))
  const told = (id = '') => {
    const { title = '', body = '' } = texts.get(id) ?? {}
    return `${title.trim()} | ${body.replace(/\s+/g, ' ').trim().slice(0, readOfBody)}`
  }
  const mixed = shuffled([...pairs], random)
  const lines = mixed.map(([pair], at) => {
    const [one, other] = pair.split(',')
    return `# ${at + 1}\n  ${told(one)}\n  ${told(other)}`
  })
  writeFileSync(file, `${lines.join('\n')}\n`)
  writeFileSync(`${file}.key`, `${mixed.map(([pair, by], at) => `${at + 1},${pair},${by.join('+')}`).join('\n')}\n`)
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const left = [...all]
  return all.flatMap(() => left.splice(Math.floor(random() * left.length), 1))
}

/** Prints how much of what each way shows is about the same matter, as it was judged. */
export function evaluateSimilarReading(say: (line: string) => void): void {
  const lines = readFileSync(new URL('judged/similar.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const read = lines.map((line) => line.split(','))
  for (const way of ['board', 'lately']) {
    const of = read.filter(([, , by = '']) => by.split('+').includes(way)).map(([, , , same]) => same)
    const [yes, kind] = [of.filter((same) => same === 'yes').length, of.filter((same) => same === 'kind').length]
    say(
      `  as read, ${way === 'board' ? 'whole board' : 'newest hundred'}: ${of.length} shown, ${yes} the same matter, ${kind} the same kind elsewhere`,
    )
  }
}
