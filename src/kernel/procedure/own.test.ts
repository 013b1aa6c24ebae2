import { describe, expect, test } from 'vitest'
import { explore } from '../../../tests/own-procedures.ts'
import { leads, mayDo, type OwnProcedure, openTo, ownProcedure, standingAfter, stays } from './own.ts'

type Standing = { state: 'ASKED' | 'OPEN' | 'DONE'; returns: number; isUrgent: boolean }

const sample = {
  name: 'tests.letter',
  title: { zh: '来信', en: 'Letter' },
  roles: {
    writer: { zh: '来信人', en: 'writer' },
    office: { zh: '单位', en: 'office' },
    clock: { zh: '到期', en: 'clock' },
  },
  states: {
    ASKED: { zh: '已来信', en: 'asked', clock: { zh: '三天', en: 'three days', passes: 'passOn' } },
    OPEN: { zh: '办理', en: 'open' },
    DONE: { zh: '办结', en: 'done', ends: true },
  },
  begins: { state: 'ASKED', returns: 0, isUrgent: false } as Standing,
  acts: {
    take: { zh: '收下', en: 'take', by: 'office', ways: { ASKED: 'OPEN' } },
    giveBack: {
      zh: '退回',
      en: 'give back',
      by: 'office',
      ways: { OPEN: 'ASKED' },
      most: { count: 'returns', times: 1, whyNot: 'tests.once' },
    },
    answer: {
      zh: '答复',
      en: 'answer',
      by: 'office',
      ways: leads(['ASKED', 'OPEN'], 'DONE'),
      guard: ({ state, isUrgent }: Standing) => (isUrgent && state === 'ASKED' ? 'tests.take-it-first' : true),
    },
    add: { zh: '补充', en: 'add', by: 'writer', ways: stays(['ASKED', 'OPEN']) },
    ask: { zh: '再问', en: 'ask again', by: 'writer', ways: { DONE: 'ASKED' }, beginsAnew: true },
    passOn: { zh: '转出', en: 'pass on', by: 'clock', ways: { ASKED: 'OPEN' } },
  },
  whyNot: { notYours: 'tests.not-yours', notNow: 'tests.not-now' },
} as const

type Definition = Parameters<typeof ownProcedure>[0]
const letter = ownProcedure<Standing, keyof typeof sample.roles, keyof typeof sample.acts>(sample)

describe('a procedure whose matter its chapter keeps', () => {
  const begun = letter.begins

  test('says who may do what now, or why not', () => {
    expect(mayDo(letter, begun, { act: 'take', role: 'office' })).toBe(true)
    expect(mayDo(letter, begun, { act: 'take', role: 'writer' })).toBe('tests.not-yours')
    expect(mayDo(letter, { ...begun, state: 'DONE' }, { act: 'take', role: 'office' })).toBe('tests.not-now')
    expect(mayDo(letter, { ...begun, isUrgent: true }, { act: 'answer', role: 'office' })).toBe('tests.take-it-first')
    expect(openTo(letter, begun, 'office')).toEqual(['take', 'answer'])
    expect(openTo(letter, begun, 'clock')).toEqual(['passOn'])
  })

  test('counts what may be done so often in a round, and a new round begins at nothing', () => {
    const back = standingAfter(letter, standingAfter(letter, begun, 'take'), 'giveBack')
    expect(back).toEqual({ state: 'ASKED', returns: 1, isUrgent: false })
    const again = standingAfter(letter, back, 'take')
    expect(mayDo(letter, again, { act: 'giveBack', role: 'office' })).toBe('tests.once')
    expect(standingAfter(letter, standingAfter(letter, again, 'answer'), 'ask')).toEqual(begun)
  })

  test('is not moved by what cannot be done in its state', () => {
    expect(() => standingAfter(letter, begun, 'ask')).toThrow('tests.letter: ask cannot be done in ASKED')
  })

  test('shows every state, act and reason when all its ways are followed', () => {
    const { states, acts, reasons } = explore(letter)
    expect([...states].sort()).toEqual(Object.keys(letter.states).sort())
    expect([...acts].sort()).toEqual(Object.keys(letter.acts).sort())
    expect([...reasons].sort()).toEqual(['tests.not-now', 'tests.not-yours', 'tests.once', 'tests.take-it-first'])
  })
})

describe('a definition that could lose a matter is none', () => {
  const { take, ask, ...others } = sample.acts
  const { clock: _, ...unwatched } = sample.states.ASKED
  const without =
    (acts: object, states: object = {}) =>
    () =>
      ownProcedure({ ...sample, acts, states: { ...sample.states, ...states } } as unknown as Definition)

  test.each<[string, () => unknown]>([
    ['take can never be done', without({ ...sample.acts, take: { ...take, ways: {} } })],
    ['take names LOST, which is no state', without({ ...sample.acts, take: { ...take, ways: { ASKED: 'LOST' } } })],
    ['take is done by nobody, which is no role', without({ ...sample.acts, take: { ...take, by: 'nobody' } })],
    [
      'answer is given to several at once and ends them in DONE',
      without({ ...sample.acts, answer: { ...sample.acts.answer, severalAtOnce: true } }),
    ],
    ['passOn is done by a clock that does not run in ASKED', without(sample.acts, { ASKED: unwatched })],
    [
      'the limit of OPEN does nothing when it passes',
      without(sample.acts, { OPEN: { ...sample.states.OPEN, clock: { zh: '一天', en: 'a day', passes: 'passOn' } } }),
    ],
    ['LEFT is never reached', without({ ...others, take, ask }, { LEFT: { zh: '搁置', en: 'left', ends: true } })],
    [
      'LEFT waits for nobody',
      without({ ...sample.acts, take: { ...take, ways: { ASKED: 'LEFT' } } }, { LEFT: { zh: '搁置', en: 'left' } }),
    ],
  ])('%s', (fault, define) => {
    expect(define).toThrow(fault)
  })

  test('nor is one that asks for what the rules against formalism forbid (E14)', () => {
    expect(without({ ...sample.acts, add: { ...sample.acts.add, zh: '每日打卡' } })).toThrow(
      'kernel.formalism-check-in',
    )
  })
})

describe('following all ways', () => {
  test('notices of a broken definition that a matter goes round for ever', () => {
    const acts = { take: sample.acts.take, giveBack: { ...sample.acts.giveBack, most: undefined } }
    expect(() => explore({ ...letter, acts } as unknown as OwnProcedure)).toThrow('stuck in')
  })

  test('notices that something is done oftener than it may be', () => {
    const over = { ...letter, begins: { ...letter.begins, returns: 2 } }
    expect(() => explore(over as unknown as OwnProcedure)).toThrow('returns oftener than it may be')
  })
})
