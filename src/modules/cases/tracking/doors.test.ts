import { beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { asCitizen, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { type CaseState, caseStates } from '../codes.ts'
import { type CaseAct, caseProcedure } from '../own-procedure.ts'
import { codeHashOf } from './intake.ts'
import * as store from './store.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const monday = new Date('2026-11-23T10:00:00+08:00')
const states = Object.keys(caseStates) as CaseState[]

// What a citizen sends through each of the doors, whoever asked the procedure before.
const doors: Readonly<Record<'supplement' | 'rate' | 'reopen', (code: Buffer) => Promise<boolean>>> = {
  supplement: (code) => through((tx) => store.addSupplement(tx, code, { ...said(), text: '晚上八点以后最暗。' })),
  rate: (code) =>
    through((tx) =>
      store.rateCase(tx, code, { ...said(), act: 'rate', outcome: 'SOLVED', grade: null, reason: '', reopens: false }),
    ),
  reopen: (code) =>
    through((tx) =>
      store.rateCase(tx, code, {
        ...said(),
        ...{ act: 'reopen', reason: '还没有修', reopens: true, oneUp: false },
        ...{ answerDueOn: '2026-12-01', dueProvisional: false },
      }),
    ),
}
const said = () => ({ id: newId(), eventId: newId(), at: monday, byName: '留言人' })
const through = (door: (tx: Parameters<typeof store.rateCase>[0]) => Promise<boolean>) =>
  asCitizen(db, 'write', (ctx) => {
    ctx.recorded += 1
    return door(ctx.tx)
  })

// An answer comes before any of its states in which it is judged.
const stand = (number: string, state: CaseState, answeredAt: Date | null = monday) =>
  db.owner.query(`update cases.case set state = $2, first_replied_at = $3 where number = $1`, [
    number,
    state,
    answeredAt,
  ])

it.each(Object.keys(doors) as (keyof typeof doors)[])(
  'the door through which a citizen does “%s” opens in the states that the procedure names, and leads where it says (D21)',
  async (act: CaseAct & keyof typeof doors) => {
    const ways: Readonly<Partial<Record<CaseState, CaseState>>> = caseProcedure.acts[act].ways
    for (const state of states) {
      const { number, code } = await submitAbout(db, places.xihe, {}, { now: monday })
      await stand(number, state)
      expect(await doors[act](codeHashOf(number, code)), `${act} in ${state}`).toBe(state in ways)
      const { rows } = await db.owner.query(`select state from cases.case where number = $1`, [number])
      expect(rows[0].state, `after ${act} in ${state}`).toBe(ways[state] ?? state)
    }
  },
)

it('the door of a judgement stays shut where nobody answered, and of what was taken back no door opens (decisions 256)', async () => {
  for (const state of ['REPLIED', 'CLOSED'] as const) {
    const { number, code } = await submitAbout(db, places.xihe, {}, { now: monday })
    await stand(number, state, null)
    expect(await doors.rate(codeHashOf(number, code)), state).toBe(false)
    expect(await doors.reopen(codeHashOf(number, code)), state).toBe(true)
  }
  for (const act of ['rate', 'reopen'] as const) {
    const { number, code } = await submitAbout(db, places.xihe, {}, { now: monday })
    await stand(number, 'CLOSED')
    await db.owner.query(
      `insert into cases.filing (id, case_id, at, by_name, actor_name, consent, answer_way, revoked_at)
       select $2, id, $3, 'x', 'x', 'SPOKEN', 'CODE', $3 from cases.case where number = $1`,
      [number, newId(), monday],
    )
    expect(await doors[act](codeHashOf(number, code)), act).toBe(false)
  } // While it goes on for others, nothing is added by the code either (decisions 272).
  const { number, code } = await submitAbout(db, places.xihe, {}, { now: monday })
  expect(await doors.supplement(codeHashOf(number, code))).toBe(true)
  await db.owner.query(`update cases.case set taken_back_at = $2, taken_back_as = 'WAITING' where number = $1`, [
    number,
    monday,
  ])
  expect(await doors.supplement(codeHashOf(number, code))).toBe(false)
})
