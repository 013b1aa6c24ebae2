import { join } from 'node:path'
import { type Decided, suggester, train } from '../../src/modules/demands/classes/classifier.ts'
import { readClassList, readDecided } from '../../src/modules/demands/classes/command.ts'
import { knownWordsOf } from '../../src/modules/demands/classes/known.ts'
import { openSegmenter } from '../../src/modules/demands/texts/segment.ts'
import { readTable } from '../../src/modules/demands/texts/tables.ts'

// Learns from ten thousand messages in a process of its own and tells what that took: `node learning.ts FOLDER`, whose last line is JSON.

/** What learning from many messages took, and one suggestion by what was learned. */
export interface Learning {
  readonly messages: number
  readonly fields: number
  readonly terms: number
  readonly temperature: number
  /** Processor time of training with its calibration. */
  readonly trainingSeconds: number
  /** The most memory this process ever had, the reading of the files included. */
  readonly megabytes: number
  /** Processor time of one suggestion: half of them, nineteen of twenty. */
  readonly p50Ms: number
  readonly p95Ms: number
  /** Of the messages somebody decided on the share for which the decided class is suggested: they were not held back. */
  readonly right: number
}

const many = 10_000

async function learn(folder: string): Promise<Learning> {
  const segment = await openSegmenter()
  const list = readClassList(join(folder, 'taxonomy.csv'))
  const decided = readDecided(join(folder, 'labelled.csv'))
  const known = knownWordsOf([...new Set(list.map(({ field }) => field))], list, segment)
  const pile = manyOf(folder, suggester(train({ decided, known })))
  const before = process.cpuUsage()
  const learned = train({ decided: pile, known })
  const trainingSeconds = spent(before) / 1000
  const suggest = suggester(learned)
  const times = pile
    .slice(0, 2000)
    .map((text) => {
      const from = process.cpuUsage()
      suggest(text)
      return spent(from)
    })
    .sort((a, b) => a - b)
  return {
    messages: pile.length,
    fields: learned.fields.length,
    terms: learned.vocabulary.terms.length,
    temperature: learned.temperature,
    trainingSeconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    p50Ms: times[1000] ?? 0,
    p95Ms: times[1900] ?? 0,
    right: decided.filter((one) => suggest(one).field === one.field).length / decided.length,
  }
}

/** Every message nobody classified with the class that is suggested for it, and as many more as are needed put together from the halves of two. */
function manyOf(folder: string, suggest: ReturnType<typeof suggester>): Decided[] {
  const real = ['messages.csv', 'replies.csv']
    .flatMap((name) => readTable(join(folder, name), ['留言主题', '留言详情']))
    .map((row) => ({ title: row.留言主题 ?? '', body: row.留言详情 ?? '' }))
    .map((text) => ({ ...text, field: suggest(text).field }))
  const half = (text: string) => text.slice(0, Math.ceil(text.length / 2))
  return Array.from({ length: many }, (_, at) => {
    const [one, other] = [real[at % real.length] as Decided, real[(at * 7 + 13) % real.length] as Decided]
    if (at < real.length) return one
    return { ...one, body: `${half(one.body)}${other.body.slice(Math.ceil(other.body.length / 2))}` }
  })
}

/** Milliseconds of the processor since. */
function spent(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

console.log(JSON.stringify(await learn(process.argv[2] ?? '')))
