import { describe, expect, it } from 'vitest'
import { answered, mayAnswer } from './own-procedure.ts'
import { type Offerable, offerKey, standingOf, whyNotOffered } from './rules.ts'

const day = (on: number) => new Date(Date.UTC(2026, 10, on))

describe('how an offer stands with a site', () => {
  it.each([
    ['nobody answered', undefined, null, 'OFFERED'],
    ['it was taken as it is', { state: 'TAKEN', read: null }, null, 'TAKEN'],
    ['it was taken and updated since', { state: 'TAKEN', read: null }, 3, 'CHANGED'],
    ['the update was read and taken', { state: 'TAKEN', read: 3 }, 3, 'TAKEN'],
    ['another update came', { state: 'TAKEN', read: 3 }, 4, 'CHANGED'],
    ['it was declined and updated since', { state: 'DECLINED', read: null }, 3, 'DECLINED'],
    ['it was ended and updated since', { state: 'ENDED', read: 3 }, 5, 'ENDED'],
  ] as const)('when %s', (_, answer, updated, standing) => {
    const offered = { id: 'one', updatedAt: updated === null ? null : day(updated) }
    const read = answer && (answer.read === null ? null : day(answer.read))
    expect(standingOf(offered, answer && { offerId: 'one', state: answer.state, readUpdatedAt: read ?? null })).toBe(
      standing,
    )
  })

  it('an answer to an earlier offer is none', () => {
    const before = { offerId: 'before', state: 'TAKEN', readUpdatedAt: null } as const
    expect(standingOf({ id: 'now', updatedAt: null }, before)).toBe('OFFERED')
  })
})

describe('what a site may answer', () => {
  it.each([
    ['OFFERED', 'take', 'TAKEN'],
    ['OFFERED', 'decline', 'DECLINED'],
    ['OFFERED', 'end', undefined],
    ['TAKEN', 'take', undefined],
    ['TAKEN', 'decline', undefined],
    ['TAKEN', 'end', 'ENDED'],
    ['CHANGED', 'take', 'TAKEN'],
    ['CHANGED', 'end', 'ENDED'],
    ['DECLINED', 'take', 'TAKEN'],
    ['DECLINED', 'decline', undefined],
    ['ENDED', 'take', 'TAKEN'],
  ] as const)('%s leads by %s to %s', (state, act, next) => {
    expect(mayAnswer(state, act)).toBe(next === undefined ? 'publishing.offer-not-now' : true)
    if (next) expect(answered(state, act)).toBe(next)
  })
})

describe('what can be offered', () => {
  const open: Offerable = {
    status: 'PUBLISHED',
    handedAt: null,
    siteState: 'ACTIVE',
    isOffered: false,
    hasReceiver: true,
  }
  it.each([
    ['a published one', {}, undefined, undefined],
    ['a draft', { status: 'DRAFT' }, 'publishing.not-now', 'publishing.not-now'],
    ['a withdrawn one', { status: 'WITHDRAWN' }, 'publishing.withdrawn', 'publishing.withdrawn'],
    ['one that is offered already', { isOffered: true }, 'publishing.not-now', 'publishing.not-now'],
    ['one of a site that sleeps', { siteState: 'PAUSED' }, 'publishing.site-paused', 'publishing.site-paused'],
    ['one that nobody could take', { hasReceiver: false }, 'publishing.nobody-above', 'publishing.nobody-below'],
    ['one that is handed down', { handedAt: day(1) }, undefined, 'publishing.handed-already'],
  ] as const)('%s', (_, of, up, down) => {
    expect(whyNotOffered({ ...open, ...of }, { direction: 'UP', isOffered: true })).toBe(up)
    expect(whyNotOffered({ ...open, ...of }, { direction: 'DOWN', isOffered: true })).toBe(down)
  })

  it('an offer is taken back also where nothing could be offered any more', () => {
    const asleep = { ...open, isOffered: true, siteState: 'PAUSED', hasReceiver: false } as const
    expect(whyNotOffered(asleep, { direction: 'UP', isOffered: false })).toBeUndefined()
    expect(whyNotOffered(open, { direction: 'UP', isOffered: false })).toBe('publishing.not-now')
  })
})

it('the pages that may show it are those of the one site above, or of all below', () => {
  const to = { toOrgId: 'above', toPath: '/1/' }
  expect([offerKey({ ...to, direction: 'UP' }), offerKey({ ...to, direction: 'DOWN' })]).toEqual([
    'org:above',
    'handed:/1/',
  ])
})
