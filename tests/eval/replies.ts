import { writeFileSync } from 'node:fs'
import { copiesOf } from '../../src/modules/demands/replies/copies.ts'
import { type Answered, hintsFor } from '../../src/modules/demands/replies/rules.ts'

/** Prints how many answers get which hint, and how long one takes. */
export function evaluateReplies(pile: readonly Answered[], say: (line: string) => void): void {
  const copies = copiesOf(pile)
  const counts = new Map<string, number>()
  for (const one of pile) {
    const copied = copies.get(one)
    for (const { code } of hintsFor(one, copied ? [copied] : [])) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const told = [...counts].map(([code, count]) => `${code} ${count}`).join(', ')
  say(`hints for ${pile.length} answers: ${told}`)
  const started = process.cpuUsage().user
  for (const one of pile.slice(0, 20)) hintsFor(one, pile.slice(20, 30))
  say(
    `one answer beside ten earlier ones: ${((process.cpuUsage().user - started) / 20_000).toFixed(1)} ms of processor time`,
  )
}

/** Writes flagged pairs for a second reader, in an order that says nothing, without saying what was found. */
export function writePairs(pile: readonly Answered[], file: string): void {
  const pairs = [...copiesOf(pile)].sort(([a], [b]) => (reversed(a.id) < reversed(b.id) ? -1 : 1)).slice(0, 100)
  const pages = pairs.map(([one, other], at) =>
    [
      `## ${at + 1}`,
      ...[one, other].map(
        ({ id, question, reply }) => `### ${id}\n\n${question.title}\n\n${question.body}\n\n> ${reply}`,
      ),
    ].join('\n\n'),
  )
  writeFileSync(file, `${pages.join('\n\n')}\n`)
}

const reversed = (id: string): string => [...id].reverse().join('')
