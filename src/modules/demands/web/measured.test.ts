import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checks } from '../checks/codes.ts'
import { measuredClasses } from './measured.ts'

test('the error rate on the page is the measured one', () => {
  const { suggested, right, wrong, messages } = measuredClasses
  expect(readFileSync('docs/measurements.md', 'utf8')).toContain(
    `| shown at a confidence of 0.6 or more; of these right | \`npm run eval:voices\` | ${suggested} %; ${right} % |`,
  )
  expect(readFileSync('docs/measurements.md', 'utf8')).toContain(`macro-F1, ${messages} messages`)
  expect(wrong).toBeCloseTo(100 - right)
})

test('what a second reader found of the checks of answers is what was measured', () => {
  const measured = readFileSync('docs/measurements.md', 'utf8')
  const { copies, otherMatter } = checks
  expect(measured).toContain(`in essence the same text: ${copies.right} of ${copies.of} named`)
  expect(measured).toContain(`All ${otherMatter.of} named: ${otherMatter.right} right (0.71`)
})
