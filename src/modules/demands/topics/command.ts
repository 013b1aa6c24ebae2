import { parseArgs } from 'node:util'
import { fill } from '#kernel/errors.ts'
import { parseDay } from '#kernel/time.ts'
import { openReading } from '../texts/segment.ts'
import { readTable, type Speaker, writeTable } from '../texts/tables.ts'
import { refusal, words } from '../words.ts'
import { type Topic, topicsOf, type Voice } from './topic.ts'

const columns = ['留言编号', '留言主题', '留言时间', '留言详情']
const head = ['topic', 'rank', 'heat', 'from', 'to', 'place', 'words', '留言编号']

/** `voices topics --input FILE --output FILE [--top N]`: the hottest matters of a file, one line for each message of each. */
export const findTopics = {
  name: 'voices topics',
  summary: {
    zh: '找出文件中的热点问题，按热度排列（CSV，UTF-8）',
    en: 'Find the hot topics of a file, the hottest first (CSV, UTF-8)',
  },
  usage: 'voices topics --input FILE --output FILE [--top N]',

  /** @throws Refusal when a file is missing, lacks a column or has a time nobody can read. */
  async run(args: readonly string[], { say }: Speaker): Promise<void> {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ args: [...args], options: { input: text, output: text, top: text } })
    const { input, output, top = '20' } = values
    if (input === undefined || output === undefined) throw refusal('demands.in-and-out-not-named')
    if (!/^[1-9]\d{0,5}$/.test(top)) throw refusal('demands.top-unreadable')
    const voices = readVoices(input)
    const topics = topicsOf(voices, await openReading()).slice(0, Number(top))
    writeTable(output, head, topics.flatMap(linesOf))
    say(fill(words['demands.topics-found'], { topics: topics.length, count: voices.length, file: output }).zh)
  },
}

/** The messages of a file with their days and how many agreed or disagreed. */
export function readVoices(file: string): Voice[] {
  return readTable(file, columns).map((row) => {
    const day = parseDay(row.留言时间?.trim().split(/[ T]/)[0] ?? '')
    const id = row.留言编号 ?? ''
    if (!day.ok) throw refusal('demands.time-unreadable', { file, id })
    const voices = numberOf(row.点赞数) + numberOf(row.反对数)
    return { id, title: row.留言主题 ?? '', body: row.留言详情 ?? '', on: day.value, voices }
  })
}

const numberOf = (written: string | undefined): number => Math.max(0, Number(written ?? '') || 0)

function linesOf(topic: Topic, at: number): string[][] {
  const { name, heat, from, to, place } = topic
  const told = [name, String(at + 1), heat.toFixed(2), from, to, place, topic.words.join(' ')]
  return topic.messages.map(({ id }) => [...told, id])
}
