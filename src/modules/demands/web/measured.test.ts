import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checks } from '../checks/codes.ts'
import { qualityWords } from './figure-words.ts'
import { measuredClasses, measuredDesks, measuredSecond, measuredThird, measuredTopics } from './measured.ts'

test('the error rate on the page is the measured one', () => {
  const { suggested, right, wrong, messages } = measuredClasses
  expect(readFileSync('docs/measurements.md', 'utf8')).toContain(
    `| shown at a confidence of 0.6 or more; of these right | \`npm run eval:voices\` | ${suggested} %; ${right} % |`,
  )
  expect(readFileSync('docs/measurements.md', 'utf8')).toContain(`macro-F1, ${messages} messages`)
  expect(wrong).toBeCloseTo(100 - right)
})

test('what is said of the levels below is what was measured, and what was not says so', () => {
  const measured = readFileSync('docs/measurements.md', 'utf8')
  const { messages, suggested, right, wrong, amongThree, byListAlone } = measuredSecond
  expect(measured).toContain(`| second level of ${messages} labelled messages`)
  expect(measured).toContain(`| \`npm run eval:voices\` | ${byListAlone} %;`)
  const learned = measured.split('\n').find((line) => line.startsWith('| second level learned from the others'))
  expect(learned).toContain(`${amongThree} %; ${suggested} %; ${right} %;`)
  expect(wrong).toBeCloseTo(100 - right)
  expect(measured).toMatch(
    new RegExp(`\\| third level, .*by the words of the list alone.*\\| ${measuredThird.byListAlone} %;`),
  )
  // Whoever measures a level writes its figure on the page; until then the page says that nobody did.
  const isMeasured = (level: string) => measured.includes(`| ${level} level learned`)
  expect([isMeasured('second'), isMeasured('third')]).toEqual([true, false])
  const unmeasured = { zh: /没有核对/, en: /not been measured|nobody did/ }
  for (const [words, isTold] of [
    [qualityWords.second, false],
    [qualityWords.third, true],
  ] as const) {
    expect([unmeasured.zh.test(words.zh), unmeasured.en.test(words.en)]).toEqual([isTold, isTold])
  }
})

test('what is said of desks is what was measured', () => {
  const { messages, suggested, right, wrong } = measuredDesks
  expect(readFileSync('docs/measurements.md', 'utf8')).toContain(
    `asked for ${messages}; suggested at 0.5 or more ${suggested}, of these right ${right} %`,
  )
  expect(wrong).toBeCloseTo(100 - right)
})

test('what a second reader found of the checks of answers is what was measured', () => {
  const measured = readFileSync('docs/measurements.md', 'utf8')
  const { copies, otherMatter } = checks
  expect(measured).toContain(`in essence the same text: ${copies.right} of ${copies.of} named`)
  expect(measured).toContain(`as shown ${otherMatter.right} of ${otherMatter.of} right`)
})

test('what is said of topics is what was read', () => {
  const lines = readFileSync('tests/eval/judged/topics.csv', 'utf8').trim().split('\n').slice(1)
  const read = lines.map((line) => line.split(','))
  const count = (isIntruder: string, belongs?: string) =>
    read.filter((row) => row[3] === isIntruder && (belongs === undefined || row[2] === belongs)).length
  expect(measuredTopics).toEqual({
    topics: new Set(read.map(([card]) => card)).size,
    members: count('no'),
    same: count('no', 'yes'),
    near: count('no', 'near'),
    intruders: count('yes'),
    found: count('yes', 'no'),
  })
})
