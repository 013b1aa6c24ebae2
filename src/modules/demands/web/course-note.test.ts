import { expect, test } from 'vitest'
import { toldMonths } from '../topics/months.ts'
import { courseNote } from './course-note.ts'
import { courseWords } from './course-words.ts'

const said = (counts: readonly number[], isDesk: boolean) => courseNote(toldMonths(counts, isDesk))

test('the desk is never told that a number is hidden: it reads all, and keeps small months to itself', () => {
  expect(said([0, 3, 12, 30], true)).toBe(courseWords.deskOnly)
  expect(said([0, 12, 30], true)).toBeNull()
  expect(said([12, 0, 9], true)).toBe(courseWords.deskOnly)
})

test('whoever only dispatches is told why a number is missing, and nothing where none is', () => {
  expect(said([0, 3, 12, 30], false)).toBe(courseWords.hidden)
  expect(said([4, 9], false)).toBe(courseWords.hidden)
  expect(said([0, 10, 30], false)).toBeNull()
})

test('of a topic without months nothing is said', () => {
  expect(said([], true)).toBeNull()
  expect(said([], false)).toBeNull()
})
