import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readClassList, readDecided } from '../../src/modules/demands/classes/command.ts'
import { openSegmenter } from '../../src/modules/demands/texts/segment.ts'
import { evaluateClasses } from './classes.ts'

// `npm run eval:voices [-- --rounds N]`: how good the demand library is, on open data that lies beside the checkout and is never
// part of it.

const [, rounds = '10'] = /--rounds[= ](\d+)/.exec(process.argv.slice(2).join(' ')) ?? []
const folder = ['../shared/data/voices', '../../shared/data/voices'].find((one) => existsSync(one))

if (folder === undefined) {
  console.log(
    '没有找到 ../shared/data/voices，未做评测。 / There is no ../shared/data/voices, so nothing was measured.',
  )
} else {
  evaluateClasses(readDecided(join(folder, 'labelled.csv')), {
    list: readClassList(join(folder, 'taxonomy.csv')),
    segment: await openSegmenter(),
    rounds: Number(rounds),
    say: (line) => console.log(line),
  })
}
