import { gap, type Terms } from './terms.ts'

/** The words of a text in their order, by their numbers; a `gap` where something stands between two. */
export type Words = Uint32Array

// Twice, so that four words become one: 恒大 翡翠 华庭 小区.
const rounds = 2
// Fewer texts would make a name of chance.
const fewest = 3
// In a few messages whatever is repeated would be a phrase, and nothing else be left.
const enoughTexts = 100
// How much more often than by chance two words must stand beside each other, from 0 to 1: their normalised pointwise mutual information.
const bound = 0.4

/**
 * Puts words together that stand beside each other far more often than by chance: the parts of a name or of a fixed expression. A place then counts
 * once, however many words its name has, and two messages are not alike because they name the same one. Works on the texts as they are given.
 */
export function joinPhrases(texts: Words[][], terms: Terms): void {
  if (texts.length < enoughTexts) return
  for (let round = 0; round < rounds; round += 1) {
    const bonds = bondsIn(texts, terms.size)
    for (const text of texts) for (const [at, words] of text.entries()) text[at] = joinWords(words, bonds, terms)
  }
}

/** How firmly two neighbours belong together; undefined where they do not. */
type Bonds = (first: number | undefined, second: number | undefined) => number | undefined

function bondsIn(texts: readonly (readonly Words[])[], terms: number): Bonds {
  const standIn = new Uint32Array(terms)
  const seen = new Set<number>()
  for (const text of texts) {
    seen.clear()
    for (const words of text) for (const word of words) seen.add(word)
    for (const word of seen) standIn[word] = (standIn[word] ?? 0) + 1
  }
  standIn[gap] = 0
  const pairs = new Map<number, number>()
  for (const text of texts) {
    seen.clear()
    for (const words of text) addPairs(seen, words, { standIn, terms })
    for (const pair of seen) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  for (const [pair, together] of pairs) {
    const [first = 0, second = 0] = [standIn[Math.floor(pair / terms)], standIn[pair % terms]]
    const isTelling = together >= fewest && together < texts.length
    const bond = isTelling
      ? Math.log((together * texts.length) / (first * second)) / -Math.log(together / texts.length)
      : 0
    if (bond >= bound) pairs.set(pair, bond)
    else pairs.delete(pair)
  }
  return (first, second) =>
    first === undefined || second === undefined ? undefined : pairs.get(first * terms + second)
}

function addPairs(
  to: Set<number>,
  words: Words,
  { standIn, terms }: { readonly standIn: Uint32Array; readonly terms: number },
): void {
  let isBefore = false
  let before = gap
  for (const word of words) {
    const isKnown = (standIn[word] ?? 0) >= fewest
    if (isBefore && isKnown) to.add(before * terms + word)
    before = word
    isBefore = isKnown
  }
}

// Of three words in a row the two that belong together more firmly.
function joinWords(words: Words, bonds: Bonds, terms: Terms): Words {
  const joined = new Uint32Array(words.length)
  let length = 0
  for (let at = 0; at < words.length; at += 1) {
    const [word = gap, next = gap] = [words[at], words[at + 1]]
    const bond = bonds(words[at], words[at + 1])
    const isJoined = bond !== undefined && bond >= (bonds(words[at + 1], words[at + 2]) ?? 0)
    joined[length++] = isJoined ? terms.numberOf(terms.nameOf(word) + terms.nameOf(next)) : word
    if (isJoined) at += 1
  }
  return joined.slice(0, length)
}
