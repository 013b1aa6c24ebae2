import { describe, expect, it } from 'vitest'
import { saveLocalNote } from './contract.ts'
import { localNoteAfter } from './own-procedure.ts'
import { changedSince, isAsked, isLapsed } from './rules.ts'

const day = (on: number) => new Date(Date.UTC(2026, 10, on))
const at = (on: number | null) => (on === null ? null : day(on))

it.each([
  ['带身份证。  \r\n\r\n\r\n\n找老李\n', '带身份证。\n\n找老李'],
  ['字'.repeat(500), '字'.repeat(500)],
  ['字'.repeat(501), undefined],
  [' \n ', undefined],
  ['一\u0000二', undefined],
])('%j is kept as %j', (text, kept) => {
  expect(saveLocalNote.body?.safeParse({ version: 0, text }).data?.text).toBe(kept)
})

describe('a note is to be looked at again', () => {
  it.each([
    ['the article never changed', null, 2, 3, null, null],
    ['it changed before the note was written', 1, 2, 3, 1, null],
    ['it changed while the note waited, and its reader saw that', 3, 2, 4, 3, null],
    ['it was being changed while the note was shown, and its reader saw the one before', 3, 2, 4, 1, 3],
    ['it was being changed for the first time then', 3, 2, 4, null, 3],
    ['it changed after the note was shown', 5, 2, 4, null, 5],
    ['it changed, and only a change of the note was saved', 5, 6, 4, null, 5],
    ['it changed before the note was saved anew, which stands nowhere now', 5, 6, null, 1, null],
    ['it changed after the note was saved, which nobody has shown', 5, 2, null, null, 5],
    ['somebody said afterwards that it still holds', 5, 2, 4, 5, null],
    ['it changed once more after that', 7, 2, 4, 5, 7],
    ['it was being changed once more when somebody said so', 6, 2, 8, 5, 6],
  ])('when %s', (_, updated, saved, shown, looked, since) => {
    const article = { handedAt: day(1), updatedAt: updated === null ? null : day(updated) }
    const note = { savedAt: day(saved), ...{ shownAt: at(shown), lookedAt: at(looked) } }
    expect(changedSince(article, note)).toEqual(since === null ? null : day(since))
  })

  it('and one is asked only for what the public reads', () => {
    const article = { handedAt: day(1), updatedAt: day(5) }
    const asked = (shown: number | null, looked: number | null, handedAt = day(1)) =>
      isAsked({ ...article, handedAt }, { savedAt: day(2), shownAt: at(shown), lookedAt: at(looked) })
    expect([asked(4, null), asked(null, null), asked(4, 5), asked(4, null, day(5))]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it.each([
    [1, 4, false],
    [4, 4, false],
    [5, 4, true],
    [5, null, false],
  ])('handed down on %s and shown on %s it is lapsed: %s', (handed, shown, lapsed) => {
    expect(isLapsed({ handedAt: day(handed), updatedAt: null }, { shownAt: at(shown) })).toBe(lapsed)
  })
})

describe('the way of a note', () => {
  it.each([
    ['WAITING', 'publish', 'SHOWN'],
    ['WAITING', 'return', 'RETURNED'],
    ['RETURNED', 'publish', 'publishing.note-not-now'],
    ['RETURNED', 'save', 'WAITING'],
    ['SHOWN', 'publish', 'publishing.note-not-now'],
    ['SHOWN', 'save', 'SHOWN_WAITING'],
    ['SHOWN_WAITING', 'return', 'SHOWN_RETURNED'],
    ['SHOWN_RETURNED', 'publish', 'publishing.note-not-now'],
    ['SHOWN_RETURNED', 'remove', 'REMOVED'],
    ['SHOWN', 'keep', 'SHOWN'],
    ['SHOWN_RETURNED', 'keep', 'SHOWN_RETURNED'],
    ['SHOWN_WAITING', 'keep', 'publishing.note-not-now'],
    ['WAITING', 'keep', 'publishing.note-not-now'],
    ['REMOVED', 'remove', 'publishing.note-not-now'],
    ['REMOVED', 'save', 'WAITING'],
  ] as const)('%s leads by %s to %s', (state, act, next) => {
    expect(localNoteAfter(state, act)).toBe(next)
  })
})
