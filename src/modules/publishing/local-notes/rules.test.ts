import { describe, expect, it } from 'vitest'
import { localNoteAfter } from './own-procedure.ts'
import { changedSince, isLapsed } from './rules.ts'

const day = (on: number) => new Date(Date.UTC(2026, 10, on))

describe('a note is to be looked at again', () => {
  it.each([
    ['the article never changed', null, 2, 3, null],
    ['it changed before the note was written', 1, 2, 3, null],
    ['it changed while the note waited, and its reader saw that', 3, 2, 4, null],
    ['it changed after the note was shown', 5, 2, 4, 5],
    ['it changed, and only a change of the note was saved', 5, 6, 4, 5],
    ['it changed after the note was saved, which nobody has shown', 5, 2, null, 5],
  ])('when %s', (_, updated, saved, shown, since) => {
    const article = { handedAt: day(1), updatedAt: updated === null ? null : day(updated) }
    const note = { savedAt: day(saved), shownAt: shown === null ? null : day(shown) }
    expect(changedSince(article, note)).toEqual(since === null ? null : day(since))
  })

  it.each([
    [1, 4, false],
    [4, 4, false],
    [5, 4, true],
    [5, null, false],
  ])('handed down on %s and shown on %s it is lapsed: %s', (handed, shown, lapsed) => {
    const shownAt = shown === null ? null : day(shown)
    expect(isLapsed({ handedAt: day(handed), updatedAt: null }, { shownAt })).toBe(lapsed)
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
    ['REMOVED', 'remove', 'publishing.note-not-now'],
    ['REMOVED', 'save', 'WAITING'],
  ] as const)('%s leads by %s to %s', (state, act, next) => {
    expect(localNoteAfter(state, act)).toBe(next)
  })
})
