import { describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { systemActor, visitor } from '#kernel/actor.ts'
import { roleNames } from '#modules/accounts/codes.ts'
import { deskOf, places } from '../../../tests/cases.ts'
import { type CaseState, caseStates } from './codes.ts'
import { type CaseAct, caseProcedure } from './own-procedure.ts'
import { type CaseAtHand, canOf, deskActs, acts as generalActs, may } from './policy.ts'
import { openStates } from './rules.ts'
import { words } from './words.ts'

const { county, qingshi, xihe, baiyun } = places
const roles = ['DESK', 'SECRETARY', 'ORGANISER', 'MEMBER', 'EDITOR', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']
const handling = ['DESK', 'SECRETARY', 'ORGANISER']
const states = Object.keys(caseStates) as CaseState[]
const { acts } = caseProcedure
const actNames = Object.keys(acts) as CaseAct[]

const caseAt = (state: CaseState, of: Partial<CaseAtHand> = {}): CaseAtHand => ({
  state,
  outcome: null,
  sendBacks: 0,
  extensions: 0,
  isUrgent: false,
  firstWords: 0,
  orgId: xihe.id,
  orgPath: xihe.path,
  assignedById: qingshi.id,
  joinedToId: null,
  escalatedAt: null,
  inPetitionSince: null,
  ...of,
})
const open = (actor: Actor, thing: CaseAtHand) => actNames.filter((act) => may.act(act, actor, thing) === true)

describe('who may do what to a case', () => {
  it.each(roles.flatMap((role) => states.map((state) => [role, state] as const)))(
    '%s, %s: as the table says',
    (role, state) => {
      const thing = caseAt(state)
      const above = open(deskOf(qingshi, { role }), thing)
      const there = open(deskOf(xihe, { role }), thing)
      if (!handling.includes(role)) {
        expect([...above, ...there]).toEqual([])
        expect(may.act('accept', deskOf(xihe, { role }), thing)).toBe('cases.not-a-handler')
        return
      }
      // What is not urgent owes no first word.
      const of = (by: readonly string[]) =>
        actNames.filter(
          (act) =>
            by.includes(acts[act].by) && state in acts[act].ways && act !== 'endUrgency' && act !== 'giveFirstWord',
        )
      expect(above).toEqual(of(['desk', 'handler']))
      const isAssigned = ['ASSIGNED', 'SIGNED', 'HANDLING'].includes(state)
      expect(there).toEqual(
        isAssigned ? actNames.filter((act) => of(['handler']).includes(act) || act === 'assign') : above,
      )
    },
  )

  it('who stands above may take over and direct what is late, and only then, and only while it is open (D20)', () => {
    const late = (state: CaseState) => caseAt(state, { escalatedAt: new Date() })
    for (const role of handling)
      for (const state of states) {
        const superior = ['takeOver', 'direct'].filter(() => openStates.includes(state))
        expect(
          open(deskOf(qingshi, { role }), late(state)).filter((act) => ['takeOver', 'direct'].includes(act)),
        ).toEqual(superior)
        for (const other of [xihe, baiyun])
          expect(open(deskOf(other, { role }), late(state))).not.toEqual(expect.arrayContaining(['takeOver']))
        expect(open(deskOf(qingshi, { role }), caseAt(state))).not.toContain('direct')
      }
  })

  it('nobody beside or below the body that handles it may do anything', () => {
    for (const role of handling)
      for (const state of states) {
        expect(open(deskOf(baiyun, { role }), caseAt(state))).toEqual([])
        expect(open(deskOf(xihe, { role }), caseAt(state, { orgId: qingshi.id, orgPath: qingshi.path }))).toEqual([])
      }
  })

  it('no desk ever rates, reopens, supplements or acts as the clock', () => {
    const own = ['rate', 'reopen', 'supplement', 'closeInSilence', 'escalate']
    const done = roles.flatMap((role) => states.flatMap((state) => open(deskOf(county, { role }), caseAt(state))))
    expect(done.filter((act) => own.includes(act))).toEqual([])
  })

  it('the clock does nothing but what time does', () => {
    for (const state of states)
      expect(open(systemActor('cases.clock'), caseAt(state))).toEqual([
        ...(state === 'REPLIED' ? ['closeInSilence'] : []),
        ...(openStates.includes(state) ? ['escalate'] : []),
      ])
  })

  it('a visitor of the portal does nothing at a desk', () => {
    for (const state of states) expect(open(visitor, caseAt(state))).toEqual([])
  })

  it('sends back and extends once, and says so', () => {
    expect(may.act('sendBack', deskOf(xihe), caseAt('ASSIGNED', { sendBacks: 1 }))).toBe('cases.sent-back-once')
    expect(may.act('extend', deskOf(qingshi), caseAt('SIGNED', { extensions: 1 }))).toBe('cases.extended-once')
    expect(may.act('extend', deskOf(xihe), caseAt('SIGNED'))).toBe('cases.not-yours')
  })

  it('tells the page every act with true or the reason', () => {
    const can = canOf(deskOf(qingshi), caseAt('SUBMITTED'))
    expect(Object.keys(can)).toEqual([...deskActs])
    expect(can).toMatchObject({ accept: true, refuse: true, reply: 'cases.not-now' })
    expect(roles.filter((role) => generalActs.handleCases(deskOf(county, { role })) === true)).toEqual(handling)
  })
})

it('a refusal names the posts as the menu of posts does', () => {
  for (const role of ['DESK', 'SECRETARY', 'ORGANISER'] as const)
    expect(words['cases.not-a-handler'].zh).toContain(roleNames[role].zh)
})
