import { expect, it } from 'vitest'
import { checks } from '../../src/modules/demands/checks/codes.ts'
import { words } from '../../src/modules/demands/words.ts'
import { precisionOf, readJudged, readNamed } from './matters.ts'

const { whole, shown } = readNamed()

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
