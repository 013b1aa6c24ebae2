import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CaseState, caseStates, type HintCode, type Outcome, outcomes } from './codes.ts'
import {
  actsOpenTo,
  type CaseAct,
  type CaseRefusal,
  type CaseRole,
  type CaseStanding,
  caseProcedure,
  may,
  type StatementRefusal,
  standingAfter,
  statementProblem,
  submitted,
} from './own-procedure.ts'
import { words } from './words.ts'

const { acts } = caseProcedure
const roles: CaseRole[] = ['citizen', 'desk', 'handler', 'superior', 'clock']
const states = Object.keys(caseStates) as CaseState[]
const actNames = Object.keys(acts) as CaseAct[]

const stateOutcome = (act: CaseAct, pick: number): Outcome | null => {
  const choices = (Object.keys(outcomes) as Outcome[]).filter(
    (outcome) => statementProblem(act, { outcome, reason: '…' }) === null,
  )
  return choices[pick % Math.max(choices.length, 1)] ?? null
}

const stepsOf = (standing: CaseStanding): CaseStanding[] =>
  roles.flatMap((role) =>
    actsOpenTo(role, standing).flatMap((act) =>
      [0, 1, 2].map((pick) => standingAfter(act, standing, stateOutcome(act, pick))),
    ),
  )

const keyOf = ({ state, outcome, sendBacks, extensions, isUrgent, firstWords }: CaseStanding) =>
  [state, outcome, sendBacks, extensions, isUrgent, firstWords].join()

const reachableFrom = (start: CaseStanding): Map<string, CaseStanding> => {
  const seen = new Map([[keyOf(start), start]])
  for (const standing of seen.values())
    for (const next of stepsOf(standing)) if (!seen.has(keyOf(next))) seen.set(keyOf(next), next)
  return seen
}

/** A random walk: at each step one of the acts open to anybody. */
const walks = fc.array(fc.tuple(fc.nat(99), fc.nat(9)), { maxLength: 60 }).map((choices) => {
  const path: { act: CaseAct; role: CaseRole; standing: CaseStanding }[] = []
  let standing = submitted
  for (const [choice, pick] of choices) {
    const possible = roles.flatMap((role) => actsOpenTo(role, standing).map((act) => ({ act, role })))
    const { act, role } = possible[choice % possible.length] as (typeof possible)[number]
    standing = standingAfter(act, standing, stateOutcome(act, pick))
    path.push({ act, role, standing })
  }
  return path
})

describe('the machine (11.1)', () => {
  const run = (...path: CaseAct[]) =>
    path.reduce((standing, act) => {
      expect(may(act, acts[act].by, standing), `${act} in ${standing.state}`).toBe(true)
      return standingAfter(act, standing, stateOutcome(act, 0))
    }, submitted)

  test('the first path leads from the citizen to the citizen', () => {
    expect(run('accept', 'assign', 'sign', 'startHandling', 'reply', 'rate')).toEqual({
      state: 'CLOSED',
      outcome: 'SOLVED',
      sendBacks: 0,
      extensions: 0,
      isUrgent: false,
      firstWords: 0,
    })
  })

  test('a wrong dispatch goes back once and is assigned again', () => {
    const back = run('accept', 'assign', 'sendBack', 'assign')
    expect(back.state).toBe('ASSIGNED')
    expect(may('sendBack', 'handler', back)).toBe('cases.sent-back-once')
  })

  test('time is extended once', () => {
    const extended = run('accept', 'assign', 'sign', 'extend')
    expect(extended.state).toBe('SIGNED')
    expect(may('extend', 'desk', extended)).toBe('cases.extended-once')
  })

  test('what is urgent owes one first word in a round, and a new round none (11.2)', () => {
    const urgent = run('declareUrgent', 'accept')
    expect(urgent).toMatchObject({ state: 'ACCEPTED', isUrgent: true, firstWords: 0 })
    expect(may('declareUrgent', 'handler', urgent)).toBe('cases.urgent-already')
    const told = standingAfter('giveFirstWord', urgent)
    expect(told).toMatchObject({ state: 'ACCEPTED', firstWords: 1 })
    expect(may('giveFirstWord', 'handler', told)).toBe('cases.first-word-given')
    expect(may('endUrgency', 'desk', told)).toBe('cases.first-word-given')
    expect(may('giveFirstWord', 'handler', run('declareUrgent', 'endUrgency'))).toBe('cases.not-urgent')
    expect(may('giveFirstWord', 'clock', urgent)).toBe('cases.not-yours')
    expect(run('declareUrgent', 'giveFirstWord', 'accept', 'reply', 'reopen')).toEqual({
      ...submitted,
      state: 'REOPENED',
    })
  })

  test('a case not accepted can be reopened and then begins a new round', () => {
    expect(run('refuse', 'reopen', 'assign').state).toBe('ASSIGNED')
    const reopened = run('accept', 'assign', 'sendBack', 'assign', 'sign', 'reply', 'rate', 'reopen')
    expect(reopened).toEqual({ ...submitted, state: 'REOPENED' })
  })

  test.each([
    ['accept', 'citizen', 'SUBMITTED', 'cases.not-yours'],
    ['accept', 'desk', 'ACCEPTED', 'cases.not-now'],
    ['rate', 'desk', 'REPLIED', 'cases.not-yours'],
    ['rate', 'handler', 'REPLIED', 'cases.not-yours'],
    ['rate', 'clock', 'REPLIED', 'cases.not-yours'],
    ['reply', 'handler', 'ASSIGNED', 'cases.not-now'],
    ['reopen', 'citizen', 'HANDLING', 'cases.not-now'],
    ['reopen', 'citizen', 'CLOSED', true],
    ['reopen', 'citizen', 'NOT_ACCEPTED', true],
    ['assign', 'desk', 'SIGNED', true],
    ['escalate', 'clock', 'SUBMITTED', true],
    ['escalate', 'clock', 'CLOSED', 'cases.not-now'],
    ['takeOver', 'superior', 'SUBMITTED', true],
    ['takeOver', 'desk', 'SUBMITTED', 'cases.not-yours'],
    ['direct', 'superior', 'REPLIED', 'cases.not-now'],
  ] as [CaseAct, CaseRole, CaseState, true | CaseRefusal][])('%s by the %s in %s: %s', (act, role, state, answer) => {
    expect(may(act, role, { ...submitted, state })).toBe(answer)
  })

  test.each([
    ['rate', { isAnswered: false }, 'cases.not-answered'],
    ['rate', { isAnswered: false, isRevoked: true }, 'cases.taken-back'],
    ['rate', { isAnswered: true, isRevoked: true }, 'cases.taken-back'],
    ['rate', { isAnswered: true, isRevoked: false }, true],
    ['reopen', { isAnswered: false, isRevoked: true }, 'cases.taken-back'],
    ['reopen', { isAnswered: false, isRevoked: false }, true],
  ] as [CaseAct, Partial<CaseStanding>, true | CaseRefusal][])(
    '%s of what is closed with %o: %s',
    (act, of, answer) => {
      expect(may(act, 'citizen', { ...submitted, state: 'CLOSED', ...of })).toBe(answer)
    },
  )

  test('every state can be reached and every act can happen', () => {
    const reachable = [...reachableFrom(submitted).values()]
    expect(new Set(reachable.map(({ state }) => state))).toEqual(new Set(states))
    const possible = reachable.flatMap((standing) => roles.flatMap((role) => actsOpenTo(role, standing)))
    expect(new Set(possible)).toEqual(new Set(actNames))
  })

  test('there is no dead end: from everywhere a case can come to be closed and to be reopened', () => {
    for (const standing of reachableFrom(submitted).values()) {
      const ahead = new Set([...reachableFrom(standing).values()].map(({ state }) => state))
      expect(ahead.has('CLOSED') && ahead.has('REOPENED'), keyOf(standing)).toBe(true)
    }
  })

  test('no walk waits on the clock alone, and a finished case waits on the citizen only', () => {
    fc.assert(
      fc.property(walks, (path) => {
        for (const { standing } of path) {
          const people = (['citizen', 'desk', 'handler'] as const).filter(
            (role) => actsOpenTo(role, standing).length > 0,
          )
          expect(people.length).toBeGreaterThan(0)
          if (['CLOSED', 'NOT_ACCEPTED'].includes(standing.state)) {
            expect(people).toEqual(['citizen'])
            expect(may('reopen', 'citizen', standing)).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('on no walk does anyone but the citizen bring about solved, partly or not solved', () => {
    fc.assert(
      fc.property(walks, (path) => {
        let before: Outcome | null = null
        for (const { role, standing } of path) {
          const says = standing.outcome !== before && standing.outcome !== null ? outcomes[standing.outcome].by : null
          if (says !== null) expect(role).toBe(says)
          before = standing.outcome
        }
      }),
      { numRuns: 500 },
    )
  })

  test('on no walk is a case sent back or extended twice in one round', () => {
    fc.assert(
      fc.property(walks, (path) => {
        for (const { standing } of path)
          expect(Math.max(standing.sendBacks, standing.extensions)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('each act belongs to one role and is named in both languages', () => {
    for (const act of actNames) {
      expect(roles).toContain(acts[act].by)
      expect(acts[act].zh.length * acts[act].en.length).toBeGreaterThan(0)
    }
  })
})

describe('what is stated (D21)', () => {
  test.each([
    ['rate', { outcome: 'SOLVED' }, null],
    ['rate', { outcome: 'PARTLY' }, null],
    ['rate', { outcome: 'NOT_SOLVED' }, null],
    ['rate', {}, 'cases.outcome-missing'],
    ['rate', { outcome: 'CANNOT', reason: '…' }, 'cases.outcome-not-yours'],
    ['declare', { outcome: 'CANNOT', reason: '资金未到位' }, null],
    ['declare', { outcome: 'NOT_OURS', reason: '属县水务局职责' }, null],
    ['declare', { outcome: 'NOT_OURS', reason: '  ' }, 'cases.reason-missing'],
    ['declare', { outcome: 'SOLVED', reason: '…' }, 'cases.outcome-not-yours'],
    ['reply', { outcome: 'SOLVED' }, 'cases.outcome-not-yours'],
    ['reply', {}, null],
    ['closeInSilence', { outcome: 'SOLVED' }, 'cases.outcome-not-yours'],
    ['closeInSilence', {}, null],
    ['refuse', {}, 'cases.reason-missing'],
    ['sendBack', { reason: '属镇农业站' }, null],
    ['extend', {}, 'cases.reason-missing'],
  ] as [CaseAct, { outcome?: Outcome; reason?: string }, StatementRefusal | null][])(
    '%s with %o: %s',
    (act, said, problem) => {
      expect(statementProblem(act, said)).toBe(problem)
    },
  )
})

test('every code of these rules has a sentence in both languages', () => {
  words satisfies Record<CaseRefusal | StatementRefusal | HintCode, { zh: string; en: string }>
  const sources = ['./own-procedure.ts', './rules.ts', './urgency/service.ts', './tracking/rules.ts'].map((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  )
  const used = new Set(sources.join().match(/(?<=')cases\.[a-z-]+(?=')/g))
  expect(used.size).toBeGreaterThan(0)
  expect([...used].filter((code) => code !== caseProcedure.name && !Object.hasOwn(words, code))).toEqual([])
})
