import { describe, expect, test } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { notAcceptedReasons } from './codes.ts'
import { publicStepOf, reopenWay } from './rules.ts'

const day = toDay

describe('how it ends, and is taken up again', () => {
  test('reopening is always possible, as the same case for fifteen days and twice', () => {
    const endedOn = day('2026-11-01')
    expect(reopenWay({ endedOn, reopenings: 0 }, day('2026-11-16'))).toBe('REOPEN')
    expect(reopenWay({ endedOn, reopenings: 0 }, day('2026-11-17'))).toBe('LINKED_CASE')
    expect(reopenWay({ endedOn, reopenings: 1 }, day('2026-11-02'))).toBe('REOPEN')
    expect(reopenWay({ endedOn, reopenings: 2 }, day('2026-11-02'))).toBe('LINKED_CASE')
  })

  test.each([
    ['SUBMITTED', null, 'SUBMITTED'],
    ['ACCEPTED', null, 'ACCEPTED'],
    ['ASSIGNED', null, 'HANDLING'],
    ['SENT_BACK', null, 'HANDLING'],
    ['SIGNED', null, 'HANDLING'],
    ['HANDLING', null, 'HANDLING'],
    ['REOPENED', null, 'HANDLING'],
    ['REPLIED', 'CANNOT', 'REPLIED'],
    ['CLOSED', null, 'REPLIED'],
    ['CLOSED', 'NOT_OURS', 'REPLIED'],
    ['CLOSED', 'NOT_SOLVED', 'RATED'],
    ['NOT_ACCEPTED', null, 'NOT_ACCEPTED'],
  ] as const)('in %s with outcome %s the citizen reads %s', (state, outcome, step) => {
    expect(publicStepOf({ state, outcome, hasAnswer: state === 'REPLIED' || state === 'CLOSED' })).toBe(step)
  })
})

test('every reason not to accept says where to turn, and none of them is criticism', () => {
  expect(Object.keys(notAcceptedReasons)).toEqual([
    ...['IN_COURT', 'IN_PETITION', 'NAMED_OFFICIAL', 'EMERGENCY', 'STATE_SECRET', 'NO_MATTER'],
  ])
  for (const { zh, en } of Object.values(notAcceptedReasons))
    expect(zh.includes('请') && /[Pp]lease/.test(en)).toBe(true)
})
