import { beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { closeSilent, escalateOverdue } from './clock/service.ts'
import * as service from './service.ts'
import * as tracking from './tracking/service.ts'
import { systemActor } from '#kernel/actor.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const day = (text: string) => new Date(`${text}+08:00`)
const monday = day('2026-11-23T10:00:00')
const { county, qingshi, xihe, baiyun, shanhou } = places

const idOf = async (number: string) =>
  (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]!.id
const listAt = (place: Place, of: Partial<Parameters<typeof service.listCases>[1]> = {}, now = monday) =>
  look(db.app, deskOf(place), (ctx) => service.listCases(ctx, { view: 'open', page: 1, size: 100, ...of }), now)
const read = (place: Place, caseId: string, now = monday) =>
  look(db.app, deskOf(place), (ctx) => service.getCase(ctx, { caseId }), now)
const follow = (number: string, code: string, now = monday) =>
  asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now })
const reply = '路灯已经报镇里维修，本周五前换好，感谢您的提醒。'

describe('the life of a case', () => {
  it('leads from the citizen through the desk back to the citizen', async () => {
    const receipt = await submitAbout(db, xihe, { phone: '0999-1234567' }, { now: monday })
    expect(receipt).toMatchObject({ deskName: xihe.name, acceptByOn: '2026-11-24', answerByOn: '2026-12-01' })
    expect(receipt.number).toMatch(/^LX20261123-\d{6}$/)
    const caseId = await idOf(receipt.number)
    const accepted = await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    expect(accepted).toEqual({ id: caseId, state: 'ACCEPTED', orgName: xihe.name })
    expect((await read(xihe, caseId)).answerDueOn).toBe('2026-11-30')
    await act(db.app, deskOf(xihe), (ctx) => service.replyCase(ctx, { caseId, text: reply }), monday)

    const mine = await follow(receipt.number, receipt.code)
    expect(mine.case).toMatchObject({ stage: 'replied', writer: '王**', isOverdue: false })
    expect(mine.case.replies).toEqual([{ text: reply, by: xihe.name, at: monday }])
    expect(mine.case.events.map((event) => event.what)).toEqual(['提交', '已受理', '已答复'])
    expect(mine.author).toMatchObject({ mayRate: true, maySupplement: true, mayEraseContact: true })

    const { token } = mine.author
    const judged = await asCitizen(
      db,
      'write',
      (ctx) => tracking.confirmOutcome(ctx, { token, outcome: 'solved', grade: 5, reason: '修得很快' }),
      { now: monday },
    )
    expect(judged).toEqual({ number: receipt.number, became: 'CLOSED' })
    const closed = await read(xihe, caseId)
    expect(closed).toMatchObject({ state: 'CLOSED', outcome: 'SOLVED', grade: 5 })
    expect(closed.ratings).toMatchObject([{ outcome: 'SOLVED', grade: 5, reason: '修得很快' }])
  })

  it('writes one audit entry for each act and no text of the citizen into it', async () => {
    const { rows } = await db.owner.query(
      `select act, details::text from audit.entry where act like 'cases.%' order by id`,
    )
    expect(rows.map((row) => row.act)).toEqual(['cases.submitted', 'cases.accepted', 'cases.replied', 'cases.rated'])
    expect(JSON.stringify(rows)).not.toContain('路灯')
  })

  it('is not closed by the desk: only the citizen says that it is solved (D21)', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    await act(db.app, deskOf(xihe), (ctx) => service.replyCase(ctx, { caseId, text: reply }), monday)
    const { can, outcome } = await read(xihe, caseId)
    expect(outcome).toBeNull()
    expect(Object.values(can)).not.toContain(true)
  })

  it('goes to the township when the citizen says it is not solved, once within fifteen days (CZ5)', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    await act(db.app, deskOf(xihe), (ctx) => service.replyCase(ctx, { caseId, text: reply }), monday)
    const { author } = await follow(receipt.number, receipt.code)
    const judge = { token: author.token, outcome: 'unsolved', grade: 1, reason: '还是不亮' } as const
    const judged = await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judge), { now: monday })
    expect(judged.became).toBe('REOPENED')
    await expect(read(xihe, caseId)).rejects.toMatchObject({ code: 'cases.missing' })
    expect(await read(qingshi, caseId)).toMatchObject({ state: 'REOPENED', orgName: qingshi.name, reopenings: 1 })
  })

  it('begins a linked case with a number and code of its own when more time has passed', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    await act(db.app, deskOf(xihe), (ctx) => service.replyCase(ctx, { caseId, text: reply }), monday)
    const later = day('2026-12-20T10:00:00')
    const { author } = await follow(receipt.number, receipt.code, later)
    const judge = { token: author.token, outcome: 'NOT_SOLVED', reason: '又坏了，还是不亮' } as const
    const judged = await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judge), { now: later })
    if (judged.became !== 'LINKED') throw new Error(judged.became)
    expect(judged.receipt.number).not.toBe(receipt.number)
    const linked = await read(qingshi, await idOf(judged.receipt.number))
    expect(linked.previous).toBeNull() // handled by the village, which the township reaches only downwards
      .valueOf
  })
})
