import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readClassList, readDecided } from '../../src/modules/demands/classes/command.ts'
import { readAnswered } from '../../src/modules/demands/replies/command.ts'
import { openReading, type Reading } from '../../src/modules/demands/texts/segment.ts'
import { readTable } from '../../src/modules/demands/texts/tables.ts'
import { readVoices } from '../../src/modules/demands/topics/command.ts'
import { evaluateClasses } from './classes.ts'
import { evaluateDesks } from './desks.ts'
import { evaluateLevels, readLabels } from './levels.ts'
import { evaluateMatterHint } from './matters.ts'
import { evaluateReplies, writeMatters, writePairs } from './replies.ts'
import { evaluateSelfTraining } from './self-training.ts'
import { evaluateSimilar } from './similar.ts'
import { evaluateTimes } from './times.ts'
import { evaluateTopicReading, writeTopicCards } from './topic-reading.ts'
import { evaluateTopics } from './topics.ts'

// `npm run eval:voices [-- --part NAME] [--rounds N] [--pairs FILE] [--matters FILE] [--cards FILE [--pile CSV]]`: how good the demand library is, on open data that lies
// beside the checkout and is never part of it; all of it, or one part. `--pairs` and the options after it write what a second reader is to judge, and nothing else is done.

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    part: text,
    rounds: { ...text, default: '10' },
    pairs: text,
    matters: text,
    cards: text,
    pile: { ...text, default: 'messages.csv' },
  },
})
const folder = ['../shared/data/voices', '../../shared/data/voices'].find((one) => existsSync(one))
const say = (line: string) => console.log(line)

if (folder === undefined) {
  say('没有找到 ../shared/data/voices，未做评测。 / There is no ../shared/data/voices, so nothing was measured.')
} else {
  const reading = await openReading()
  const { segment } = reading
  const answered = readAnswered(join(folder, 'replies.csv'))
  const { pairs, matters, cards } = values
  if (pairs !== undefined) writePairs(answered, pairs)
  if (matters !== undefined) writeMatters(answered, segment, matters)
  if (cards !== undefined)
    writeTopicCards(readVoices(join(folder, values.pile)), { ...taughtIn(folder), reading }, cards)
  if ([pairs, matters, cards].every((file) => file === undefined)) evaluate({ folder, answered, reading })
}

function evaluate({
  folder,
  answered,
  reading,
}: {
  folder: string
  answered: ReturnType<typeof readAnswered>
  reading: Reading
}) {
  const rounds = Number(values.rounds)
  const { segment } = reading
  const list = () => taughtIn(folder).list
  const decided = () => taughtIn(folder).decided
  const labelled = () => readLabels([join(folder, 'replies.csv'), join(folder, 'messages.csv')])
  const parts = {
    replies: () => evaluateReplies(answered, segment, say),
    matters: () => evaluateMatterHint(answered, segment, say),
    times: () => evaluateTimes(join(folder, 'replies.csv'), say),
    topics: () => evaluateTopics(readVoices(join(folder, 'messages.csv')), reading, say),
    'topics-read': () => evaluateTopicReading(readVoices(join(folder, 'messages.csv')), reading, say),
    similar: () => evaluateSimilar(readVoices(join(folder, 'messages.csv')), reading, say),
    levels: () => evaluateLevels(labelled(), { lines: linesOf(list()), segment, rounds, say }),
    desks: () => evaluateDesks(answered, { decided: decided(), list: list(), segment, say }),
    classes: () => evaluateClasses(decided(), { list: list(), segment, rounds, say }),
  }
  // Eight minutes, and nothing that is used depends on it.
  const onRequest = {
    'self-training': () =>
      evaluateSelfTraining(decided(), { list: list(), segment, unlabelled: unlabelledIn(folder), rounds, say }),
  }
  const all: Readonly<Record<string, () => void>> = { ...parts, ...onRequest }
  const asked = values.part === undefined ? Object.values(parts) : [all[values.part]].filter((run) => run !== undefined)
  if (asked.length === 0) say(`没有这一部分：${values.part} / There is no such part: ${Object.keys(all).join(', ')}`)
  for (const run of asked) run()
}

// What classes are learned from.
function taughtIn(folder: string) {
  return {
    list: readClassList(join(folder, 'taxonomy.csv')),
    decided: readDecided(join(folder, 'labelled.csv')),
  }
}

function linesOf(list: ReturnType<typeof readClassList>) {
  return list.map(({ field, below: [second, third] }) => ({ field, second: second ?? null, third: third ?? null }))
}

// What nobody classified: the messages and the letters that were answered.
function unlabelledIn(folder: string) {
  const rows = ['messages.csv', 'replies.csv'].flatMap((name) =>
    readTable(join(folder, name), ['留言主题', '留言详情']),
  )
  return rows.map((row) => ({ title: row.留言主题 ?? '', body: row.留言详情 ?? '' }))
}
