import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { after, clockPassed, type Deed, started } from '#kernel/procedure/course.ts'
import { type Matter, type Person, stepOf } from '#kernel/procedure/matter.ts'
import { type Acting, mayAct, mayBeGiven, seatHeld } from '#kernel/procedure/may.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { moderation } from './procedure.ts'

// Four people with two accounts each, and two accounts that name no person; each may sit at the office and where appeals are decided.
const people = [0, 1, 2, 3].map((at) => ({ personId: newId(), name: `人${at}` }))
const accounts: readonly Person[] = [
  ...people.flatMap((one) => [0, 1].map(() => ({ ...one, accountId: newId() }))),
  ...[0, 1].map((at) => ({ personId: null, name: `外${at}`, accountId: newId() })),
]
const whoIs = ({ personId, accountId }: Person) => personId ?? accountId
const [office, decider] = [newId(), newId()]
const seat = (orgId: string) => [{ orgId, orgName: 'x', posts: ['DESK'], accountId: null, name: null }]
const monday = new Date('2026-11-23T02:00:00Z')
const at = (days: number) => ({ at: new Date(monday.getTime() + days * 86_400_000), calendar: workCalendar })

const one = fc.constantFrom(...accounts)
/** Somebody with his own hands, and now and then for another. */
const hand = fc.record({ by: one, standsFor: fc.option(one, { nil: null, freq: 3 }) })
type Hand = { readonly by: Person; readonly standsFor: Person | null }
const acting = ({ by, standsFor }: Hand, orgId: string): Acting => ({
  person: by,
  capacity: { orgId, post: 'DESK', for: standsFor },
})
const both = ({ by, standsFor }: Hand) => [by, ...(standsFor ? [standsFor] : [])].map(whoIs)

function begun({ by, standsFor }: Hand): Matter {
  const starter = { ...(standsFor ?? by), orgId: office, orgName: 'x', post: 'DESK' }
  const parties = { second: seat(office), above: seat(decider), appeal: seat(decider) }
  const blank = { id: newId(), procedure: moderation.name, number: '1', title: { zh: 'x', en: 'x' } }
  const about = { subject: 'cases.case', subjectId: null, aboutPersonId: null, startedAt: monday }
  return started(
    moderation,
    { ...blank, ...about, starter, parties, data: {} },
    { ...at(0), hand: { by, for: standsFor } },
  )
}

function done(matter: Matter, act: string, by: Acting): Matter {
  const held = seatHeld(matter, by)
  const { person, capacity } = by
  const deed: Deed = {
    act,
    by: person,
    capacity,
    orgName: 'x',
    assignmentId: held?.assignment.id ?? null,
    opinion: 'x',
  }
  return after(moderation, matter, deed, at(5))
}

describe('who decides an appeal (D24, decisions 281)', () => {
  it('is nobody who proposed the measure or agreed to it, by whichever account or post, for nobody and by nobody', () => {
    let [kept, free] = [0, 0]
    fc.assert(
      fc.property(hand, hand, fc.boolean(), hand, (proposes, agrees, isLate, decides) => {
        const first = begun(proposes)
        // After a working day of silence somebody of the decider agrees in the place of the office.
        const review = isLate ? clockPassed(moderation, first, at(4)) : first
        const second = acting(agrees, isLate ? decider : office)
        fc.pre(mayAct(moderation, review, { act: 'agree', by: second }) === true)
        const inForce = done(review, 'agree', second)
        const outside: Acting = { person: { accountId: null, personId: null, name: '留言人' }, capacity: null }
        const appeal = done(inForce, 'appeal', outside)
        expect(stepOf(appeal)?.state).toBe('APPEAL')
        const hands = new Set([...both(proposes), ...both(agrees)])
        const hadPart = both(decides).some((who) => hands.has(who))
        for (const act of ['uphold', 'overturn']) {
          const answer = mayAct(moderation, appeal, { act, by: acting(decides, decider) })
          expect(answer === true).toBe(!hadPart)
          if (hadPart) expect(['cases.took-part', 'procedure.not-oneself']).toContain(answer)
        }
        expect(mayBeGiven(moderation, appeal, decides.by)).toBe(!hands.has(whoIs(decides.by)))
        if (hadPart) kept += 1
        else free += 1
      }),
      { numRuns: 2000 },
    )
    expect(Math.min(kept, free)).toBeGreaterThan(100)
  })

  it('reads why beforehand, in the words of the measure', () => {
    expect(moderation.words?.['cases.took-part']?.zh).toMatch(/您提出或者同意的.*请由复核单位里没有经手的/)
  })
})
