import { describe, expect, it } from 'vitest'
import { localNoteAfter } from './own-procedure.ts'
import { changedSince, isAsked, isLapsed } from './rules.ts'

const day = (on: number) => new Date(Date.UTC(2026, 10, on))
const at = (on: number | null) => (on === null ? null : day(on))

describe('a note is to be looked at again', () => {
  it.each([
    ['the article never changed', null, 2, 3, null, null],
    ['it changed before the note was written', 1, 2, 3, null, null],
    ['it changed while the note waited, and its reader saw that', 3, 2, 4, null, null],
    ['it changed after the note was shown', 5, 2, 4, null, 5],
    ['it changed, and only a change of the note was saved', 5, 6, 4, null, 5],
    ['it changed after the note was saved, which nobody has shown', 5, 2, null, null, 5],
    ['somebody said afterwards that it still holds', 5, 2, 4, 6, null],
    ['it changed once more after that', 7, 2, 4, 6, 7],
  ])('when %s', (_, updated, saved, shown, looked, since) => {
    const article = { handedAt: day(1), updatedAt: updated === null ? null : day(updated) }
    const note = { savedAt: day(saved), ...{ shownAt: at(shown), lookedAt: at(looked) } }
    expect(changedSince(article, note)).toEqual(since === null ? null : day(since))
  })

  it('and one is asked only for what the public reads', () => {
    const article = { handedAt: day(1), updatedAt: day(5) }
    const asked = (shown: number | null, looked: number | null, handedAt = day(1)) =>
      isAsked({ ...article, handedAt }, { savedAt: day(2), shownAt: at(shown), lookedAt: at(looked) })
    expect([asked(4, null), asked(null, null), asked(4, 6), asked(4, null, day(5))]).toEqual([
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
