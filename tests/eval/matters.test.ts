import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checks } from '../../src/modules/demands/checks/codes.ts'
import { readAnswered } from '../../src/modules/demands/replies/command.ts'
import { openSegmenter } from '../../src/modules/demands/texts/segment.ts'
import { words } from '../../src/modules/demands/words.ts'
import { namedBy, precisionOf, readJudged } from './matters.ts'

const named = readFileSync(new URL('judged/matters-named.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const whole = named.map(([id = '']) => id)
const shown = named.flatMap(([id = '', isShown]) => (isShown === 'yes' ? [id] : []))
const file = ['../shared/data/voices/replies.csv', '../../shared/data/voices/replies.csv'].find((one) =>
  existsSync(one),
)

it('the page tells how often the hint is right as it is shown, and it is right in seven of ten or it is off', () => {
  const { right, of, how } = checks.otherMatter
  expect(precisionOf(shown, readJudged())).toEqual({ right, of, unread: 0 })
  expect(right / of).toBeGreaterThanOrEqual(0.7)
  const all = precisionOf(whole, readJudged())
  expect(how.zh).toContain(`${all.of}件，${all.right}件`)
  expect(how.en).toContain(`${all.of}, of which ${all.right}`)
})

it('the desk is told how often it is wrong', () => {
  const { right, of } = checks.otherMatter
  expect(words['demands.hint-OTHER_MATTER'].zh).toContain(`每${Math.round(of / (of - right))}条`)
})

// The letters themselves lie beside the checkout of whoever has them; what was named of them is kept here by number.
it.skipIf(file === undefined)('what the rule names now is what was counted', async () => {
  expect(namedBy(readAnswered(file ?? ''), await openSegmenter())).toEqual({ whole, shown })
})
