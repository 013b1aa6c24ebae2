import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readClassList, readDecided } from '../../src/modules/demands/classes/command.ts'
import { readAnswered } from '../../src/modules/demands/replies/command.ts'
import { openSegmenter } from '../../src/modules/demands/texts/segment.ts'
import { readVoices } from '../../src/modules/demands/topics/command.ts'
import { evaluateClasses } from './classes.ts'
import { evaluateLevels, readLabels } from './levels.ts'
import { evaluateReplies, writeMatters, writePairs } from './replies.ts'
import { evaluateTimes } from './times.ts'
import { evaluateTopics } from './topics.ts'

// `npm run eval:voices [-- --rounds N] [--pairs FILE] [--matters FILE]`: how good the demand library is, on open data that lies beside the
// checkout and is never part of it. `--pairs` and `--matters` write what a second reader is to judge, and nothing else is done.

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, pairs: { type: 'string' }, matters: { type: 'string' } },
})
const folder = ['../shared/data/voices', '../../shared/data/voices'].find((one) => existsSync(one))
const say = (line: string) => console.log(line)

if (folder === undefined) {
  say('没有找到 ../shared/data/voices，未做评测。 / There is no ../shared/data/voices, so nothing was measured.')
} else {
  const segment = await openSegmenter()
  const answered = readAnswered(join(folder, 'replies.csv'))
  const { pairs, matters } = values
  if (pairs !== undefined) writePairs(answered, pairs)
  if (matters !== undefined) writeMatters(answered, segment, matters)
  if (pairs === undefined && matters === undefined) {
    evaluateReplies(answered, segment, say)
    evaluateTimes(join(folder, 'replies.csv'), say)
    evaluateTopics(readVoices(join(folder, 'messages.csv')), segment, say)
    const list = readClassList(join(folder, 'taxonomy.csv'))
    const lines = list.map(({ field, below: [second, third] }) => ({
      field,
      second: second ?? null,
      third: third ?? null,
    }))
    const labelled = readLabels([join(folder, 'replies.csv'), join(folder, 'messages.csv')])
    evaluateLevels(labelled, { lines, segment, rounds: Number(values.rounds), say })
    evaluateClasses(readDecided(join(folder, 'labelled.csv')), { list, segment, rounds: Number(values.rounds), say })
  }
}
