import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { walk } from '../../../tests/procedures.ts'
import { sampleProcedure } from '../../../tests/sample-procedure.ts'
import { toDay } from '../time.ts'
import { workCalendar } from '../work-calendar.ts'
import { after } from './course.ts'
import { procedure } from './define.ts'
import type { Act, Procedure, State } from './definition.ts'
import { dueOf, reliable } from './limits.ts'
import type { Assignment, Matter, Vote } from './matter.ts'
import { agree, comment, disagree, goTo, handOver, returnToStep, withdraw } from './standard-acts.ts'
import { joined } from './verdict.ts'

const ended = { zh: '完', en: 'Done', ends: 'AGREED' } as const
const nothing = () => []

describe('a random walk (B08)', () => {
  test('never loses a matter, in whatever order people act, hand over, add, return and let limits pass', () => {
    const visited = new Set<string>()
    const done = new Set<string>()
    let limits = 0
    for (let seed = 1; seed <= 1200; seed++) {
      const walked = walk(sampleProcedure, { seed })
      for (const state of walked.visited) visited.add(state)
      for (const act of walked.done) done.add(act)
      limits += walked.limits
    }
    expect([...visited].sort()).toEqual(Object.keys(sampleProcedure.states).sort())
    expect([...done].sort()).toEqual(Object.keys(sampleProcedure.acts).sort())
    expect(limits).toBeGreaterThan(20)
  })
})

describe('the walk itself', () => {
  const walkAll = (of: Procedure, course?: typeof after) => {
    for (let seed = 1; seed <= 50; seed++) walk(of, { seed, ...(course ? { course } : {}) })
  }

  test('notices a state that nobody can leave, were its definition let through', () => {
    const { submit: _, giveUp: __, ...acts } = sampleProcedure.acts
    expect(() => walkAll({ ...sampleProcedure, acts })).toThrow('stuck in DRAFT')
  })

  test.each<[string, (next: Matter) => Matter]>([
    ['a seat is gone', (next) => ({ ...next, assignments: next.assignments.slice(1) })],
    ['it waits for nobody', (next) => ({ ...next, assignments: next.assignments.map(done) })],
    [
      'somebody has it twice',
      (next) => ({ ...next, assignments: [...next.assignments, ...next.assignments.map(twin)] }),
    ],
    ['an act was changed', (next) => ({ ...next, acts: next.acts.map((act) => ({ ...act, opinion: null })) })],
    ['the version does not count the acts', (next) => ({ ...next, version: next.version + 1 })],
    ['what was filled in is gone', (next) => ({ ...next, data: {} })],
    ['a paper is missing', (next) => ({ ...next, acts: next.acts.map((act) => ({ ...act, papers: [] })) })],
  ])('notices of a broken kernel that %s', (fault, breaking) => {
    const course: typeof after = (...given) => breaking(after(...given))
    expect(() => walkAll(sampleProcedure, course)).toThrow(fault)
  })

  const done = (seat: Assignment): Assignment => (seat.state === 'OPEN' ? { ...seat, state: 'DONE' } : seat)
  const twin = (seat: Assignment): Assignment => ({ ...seat, id: `${seat.id}x` })
})

describe('a definition in which a matter could be lost is refused', () => {
  const base = { name: 'tests.thing', title: ended, facts: nothing } as const
  const submit = { zh: '提交', en: 'Submit' }
  test.each([
    [
      'nothing leads out of A',
      () =>
        procedure({ ...base, states: { A: { zh: '甲', en: 'A', seats: 'STARTER' }, B: ended }, starts: 'A', acts: {} }),
    ],
    [
      'C is never reached',
      () =>
        procedure({
          ...base,
          states: { A: { zh: '甲', en: 'A', seats: 'STARTER' }, B: ended, C: ended },
          starts: 'A',
          acts: { submit: goTo('B', ['A'], submit) },
        }),
    ],
    [
      'A waits for nobody',
      () =>
        procedure({
          ...base,
          states: { A: { zh: '甲', en: 'A' }, B: ended },
          starts: 'A',
          acts: { submit: goTo('B', ['A'], submit) },
        }),
    ],
    [
      'A cannot be decided both ways',
      () =>
        procedure({
          ...base,
          states: {
            A: { zh: '甲', en: 'A', seats: { party: 'x' }, joins: { needs: 'ALL', agreed: 'B', disagreed: 'B' } },
            B: ended,
          },
          starts: 'A',
          acts: { agree: agree(['A']) },
        }),
    ],
    [
      'back leads to A and names no wantedOn',
      () =>
        procedure({
          ...base,
          states: {
            A: {
              ...{ zh: '甲', en: 'A', seats: 'STARTER' },
              clock: { limit: { dayIn: 'wantedOn' }, passed: { goesTo: 'B' } },
            },
            B: { zh: '乙', en: 'B', seats: 'STARTER' },
            C: ended,
          },
          starts: 'A',
          acts: { back: goTo('A', ['B'], submit), end: goTo('C', ['B'], submit) },
        }),
    ],
    [
      'A never comes to an end',
      () =>
        procedure({
          ...base,
          states: { A: { zh: '甲', en: 'A', seats: 'STARTER' }, B: { zh: '乙', en: 'B', seats: 'STARTER' } },
          starts: 'A',
          acts: { go: goTo('B', ['A'], submit), back: goTo('A', ['B'], submit) },
        }),
    ],
  ])('%s', (fault, define) => expect(define).toThrow(fault))

  // The sample with one act more that somebody wants to give to several at once (decisions 350).
  const withAct =
    (more: Act, states: Procedure['states'] = {}) =>
    () =>
      procedure({
        ...sampleProcedure,
        states: { ...sampleProcedure.states, ...states },
        acts: { ...sampleProcedure.acts, more },
      })
  const several = { ...{ zh: '成批', en: 'In bulk' }, severalAtOnce: true } as const
  const outside = { ...(sampleProcedure.states.CHECK as State), isStatutory: true } as const
  const note = { fields: z.strictObject({ note: z.string().meta({ zh: '说明', en: 'Note' }) }) }
  test.each<[string, () => unknown]>([
    ['more is given to several at once and decides over each', withAct(disagree(['CHECK'], several))],
    ['more is given to several at once and decides over each', withAct(goTo('REFUSED', ['CHECK'], several))],
    ['more is given to several at once and decides over each', withAct(returnToStep(['LEADER'], several))],
    ['more is given to several at once and decides over each', withAct(withdraw('DRAFT', ['CHECK'], several))],
    [
      'more is given to several at once and asks for something of each',
      withAct(agree(['CHECK'], { ...several, ...note })),
    ],
    [
      'sendBack is given to several at once, and somebody waits outside in CHECK',
      withAct(comment(['CHECK']), { CHECK: outside }),
    ],
  ])('for several matters: %s', (fault, define) => expect(define).toThrow(fault))

  test('what decides nothing, and a yes that is owed to nobody, may be given to several', () => {
    expect(withAct(handOver(['LEADER']))).not.toThrow()
    expect(withAct(agree(['CHECK'], several))).not.toThrow()
  })

  test('and so is one that asks for a check-in, with the rule named (E14)', () => {
    const states = { A: { zh: '每日打卡', en: 'Daily', seats: 'STARTER' }, B: ended } as const
    expect(() => procedure({ ...base, states, starts: 'A', acts: { submit: goTo('B', ['A'], submit) } })).toThrow(
      'kernel.formalism-check-in',
    )
  })

  test.each([
    ['每日打卡', false, 'kernel.formalism-check-in'],
    ['现场照片', true, 'kernel.formalism-photo'],
  ])('nor is one with a field that people read as %s, whatever the program calls it', (zh, required, code) => {
    const field = z.string().meta({ zh, en: 'X' })
    const fields = z.strictObject({ x: required ? field : field.optional() })
    const states = { A: { zh: '甲', en: 'A', seats: 'STARTER' }, B: ended } as const
    const acts = { submit: goTo('B', ['A'], { ...submit, fields }) }
    expect(() => procedure({ ...base, states, starts: 'A', acts })).toThrow(code)
  })
})

describe('a join', () => {
  const seats = (votes: readonly (Vote | null)[]): Assignment[] =>
    votes.map((vote, at) => ({
      ...{ id: String(at), stepId: 's', kind: 'SEAT', ofId: null, votedIn: null, vote },
      ...{ orgId: 'o', orgName: '', posts: [], accountId: null, name: null, state: vote ? 'DONE' : 'OPEN' },
    }))
  const way = { agreed: 'A', disagreed: 'B' }
  test.each([
    ['ALL', ['FOR', null], undefined],
    ['ALL', ['FOR', 'FOR'], 'FOR'],
    ['ALL', ['AGAINST', null], 'AGAINST'],
    ['ANY', ['FOR', null], 'FOR'],
    ['ANY', ['AGAINST', null], undefined],
    ['ANY', ['AGAINST', 'AGAINST'], 'AGAINST'],
    [2, ['FOR', null, null], undefined],
    [2, ['FOR', 'AGAINST', 'FOR'], 'FOR'],
    [2, ['AGAINST', null, 'AGAINST'], 'AGAINST'],
    [2, ['FOR'], 'FOR'],
  ] as const)('of %s with %j is %s', (needs, votes, outcome) =>
    expect(joined({ needs, ...way }, seats(votes))).toBe(outcome),
  )
})

describe('a clock (B09, G3)', () => {
  const passed = { goesTo: 'A' }
  const here = { calendar: workCalendar, data: { wantedOn: '2026-03-06', days: 2 } }
  test.each([
    [
      { workdays: 1 },
      '2026-02-13T02:00:00Z',
      '2026-02-14T16:00:00.000Z',
      '14 February 2026 is worked before the Spring Festival',
    ],
    [{ workdays: 3 }, '2026-09-30T02:00:00Z', '2026-10-10T16:00:00.000Z', 'National Day lies between'],
    [{ workdays: 3, setAs: 'days' }, '2026-11-23T02:00:00Z', '2026-11-25T16:00:00.000Z', 'the matter carries its own'],
    [{ workdays: 3, setAs: 'unset' }, '2026-11-23T02:00:00Z', '2026-11-26T16:00:00.000Z', 'the matter carries none'],
    [{ days: 15 }, '2026-09-30T02:00:00Z', '2026-10-15T16:00:00.000Z', 'days off count as any day (XF-06)'],
    [{ workMinutes: 240 }, '2026-03-06T08:00:00Z', '2026-03-09T03:30:00.000Z', 'over a weekend'],
    [{ dayIn: 'wantedOn' }, '2026-03-02T08:00:00Z', '2026-03-06T16:00:00.000Z', 'the named day is still on time'],
    [{ dayIn: 'wantedOn' }, '2026-03-08T08:00:00Z', '2026-03-08T16:00:00.000Z', 'a day that is over leaves today'],
  ])('of %j from %s ends at %s: %s', (limit, from, until, _why) =>
    expect(dueOf({ limit, passed }, { ...here, from: new Date(from) }).dueAt?.toISOString()).toBe(until),
  )

  test('of a year whose days off are not published is marked 暂按', () => {
    const from = new Date(`${toDay('2031-03-03')}T02:00:00Z`)
    expect(dueOf({ limit: { workdays: 2 }, passed }, { ...here, from }).provisional).toBe(true)
  })

  const at = (text: string) => new Date(`2026-11-28T${text}Z`)
  test.each([
    ['the earlier of both', { here: at('08:00:30'), database: at('08:00:00'), seen: at('07:59:00') }, at('08:00:00')],
    ['neither when they differ', { here: at('09:00:00'), database: at('08:00:00'), seen: at('07:59:00') }, 'DIFFER'],
    [
      'neither when one went back',
      { here: at('07:00:00'), database: at('08:00:00'), seen: at('07:59:00') },
      'WENT_BACK',
    ],
    [
      'a second back is no alarm',
      { here: at('07:59:59'), database: at('08:00:00'), seen: at('08:00:00') },
      at('07:59:59'),
    ],
  ])('is trusted: %s (T36, R-F10)', (_, hands, outcome) => expect(reliable(hands)).toEqual(outcome))
})
