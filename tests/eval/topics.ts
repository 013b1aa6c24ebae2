import type { Reading } from '../../src/modules/demands/texts/segment.ts'
import { topicsOf, type Voice } from '../../src/modules/demands/topics/topic.ts'

/** Prints the hottest topics and how long finding them takes. */
export function evaluateTopics(pile: readonly Voice[], reading: Reading, say: (line: string) => void): void {
  const started = process.cpuUsage().user
  const topics = topicsOf(pile, reading)
  const seconds = (process.cpuUsage().user - started) / 1e6
  say(
    `${topics.length} topics in ${pile.length} messages: ${seconds.toFixed(1)} s of processor time, ${megabytes()} MB`,
  )
  for (const [at, { heat, name, place, from, to, messages }] of topics.slice(0, 20).entries()) {
    say(`${at + 1}. ${heat.toFixed(1)} ${place}: ${name} (${messages.length}, ${from} – ${to})`)
    say(`   ${messages.map(({ id }) => id).join(' ')}`)
  }
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1e6)
