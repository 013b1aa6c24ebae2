import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { closeSilent, escalateOverdue } from '../clock/service.ts'
import * as desk from '../service.ts'
import * as tracking from '../tracking/service.ts'
import { dropLimit, listLimits, setLimit } from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const { county, qingshi, xihe } = places
const at = (text: string) => new Date(`${text}+08:00`)
const monday = at('2026-11-23T10:00:00')
const clock = systemActor('cases.clock')
const leader = (place: Place) => deskOf(place, { role: 'SECRETARY' })
const idOf = async (number: string): Promise<string> =>
  (await db.owner.query('select id from cases.case where number = $1', [number])).rows[0].id
const read = (place: Place, caseId: string, now = monday) =>
  look(db.app, deskOf(place), (ctx) => desk.getCase(ctx, { caseId }), now)
const on = <T>(place: Place, work: Parameters<typeof act<T>>[2], now = monday) => act(db.app, deskOf(place), work, now)
const held = async (place: Place) =>
  Object.fromEntries((await look(db.app, deskOf(place), listLimits)).rows.map((row) => [row.name, row]))

/** Has the clock look; it may find nothing to do, and fails in no other way. */
const tick = (work: Parameters<typeof act<number>>[2], now: Date) =>
  act(db.app, clock, work, now).catch((fault: Error) => {
    if (!fault.message.startsWith('a change recorded nothing')) throw fault
    return 0
  })

describe('limits of a place (11.2)', () => {
  it('hold for it and those below, the nearest first, one by one; nobody beside it is touched', async () => {
    await act(db.app, leader(county), (ctx) => setLimit(ctx, { name: 'answer', amount: 4 }))
    await act(db.app, leader(county), (ctx) => setLimit(ctx, { name: 'consult', amount: 2 }))
    await act(db.app, leader(qingshi), (ctx) => setLimit(ctx, { name: 'answer', amount: 7 }))
    expect(await held(xihe)).toMatchObject({
      answer: { amount: 7, setBy: qingshi.name, isOwn: false },
      consult: { amount: 2, setBy: county.name, isOwn: false },
      complex: { amount: 15, setBy: null, isOwn: false },
    })
    expect((await held(places.baiyun)).answer).toMatchObject({ amount: 4, setBy: county.name })
    expect((await held(qingshi)).answer).toMatchObject({ isOwn: true })
  })

  it('are those of the receipt, of acceptance and of the desk that takes a case up again', async () => {
    const receipt = await submitAbout(db, xihe, { kind: 'HELP' }, { now: monday })
    expect(receipt.answerByOn).toBe('2026-12-02')
    const question = await submitAbout(db, xihe, { kind: 'CONSULT' }, { now: monday })
    expect(question.answerByOn).toBe('2026-11-25')
    const caseId = await idOf(receipt.number)
    await on(xihe, (ctx) => desk.acceptCase(ctx, { caseId, isComplex: false }))
    await on(xihe, (ctx) => desk.replyCase(ctx, { caseId, text: '路灯已经报镇里维修，本周五前换好。' }))
    const { author } = await asCitizen(
      db,
      'read',
      (ctx) => tracking.followCase(ctx, { number: receipt.number, code: receipt.code }),
      { now: monday },
    )
    const again = { token: author.token, outcome: 'NOT_SOLVED', reason: '还没有修' }
    await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, again), { now: monday })
    // It lies at the township now, which gives itself seven working days.
    expect((await read(qingshi, caseId)).answerDueOn).toBe('2026-12-02')
  })

  it('are taken back, and what stands above holds again', async () => {
    await act(db.app, leader(qingshi), (ctx) => dropLimit(ctx, { name: 'answer' }))
    expect((await held(xihe)).answer).toMatchObject({ amount: 4, setBy: county.name })
    await expect(act(db.app, leader(qingshi), (ctx) => dropLimit(ctx, { name: 'answer' }))).rejects.toMatchObject({
      code: 'cases.limit-not-own',
    })
  })

  it('are set by who leads it, and never longer than a promise may be', async () => {
    await expect(act(db.app, deskOf(xihe), (ctx) => setLimit(ctx, { name: 'sign', amount: 1 }))).rejects.toMatchObject({
      code: 'cases.for-leaders',
    })
    await expect(act(db.app, leader(xihe), (ctx) => setLimit(ctx, { name: 'sign', amount: 4 }))).rejects.toMatchObject({
      code: 'cases.limit-too-long',
      fields: [{ path: 'amount' }],
    })
  })
})

describe('who got a case passed on', () => {
  it('signs for it within a working day, or the desk above is told; signed, the limit is that of the answer (D20)', async () => {
    const { number } = await submitAbout(db, qingshi, { kind: 'HELP' }, { now: monday })
    const caseId = await idOf(number)
    await on(qingshi, (ctx) => desk.acceptCase(ctx, { caseId, isComplex: false }))
    await on(qingshi, (ctx) => desk.assignCase(ctx, { caseId, toOrgId: xihe.id, note: '' }))
    expect(await read(xihe, caseId)).toMatchObject({ state: 'ASSIGNED', dueOn: '2026-11-24', isOverdue: false })
    await tick(escalateOverdue, at('2026-11-24T23:00:00'))
    expect((await read(xihe, caseId)).escalatedAt).toBeNull()
    await tick(escalateOverdue, at('2026-11-25T00:10:00'))
    const late = await read(xihe, caseId, at('2026-11-25T09:00:00'))
    expect(late).toMatchObject({ isOverdue: true })
    expect(late.escalatedAt).not.toBeNull()
    await on(xihe, (ctx) => desk.signCase(ctx, { caseId }), at('2026-11-25T10:00:00'))
    const signed = await read(xihe, caseId, at('2026-11-25T10:00:00'))
    expect(signed).toMatchObject({ state: 'SIGNED', isOverdue: false, escalatedAt: null })
    expect((await read(qingshi, caseId)).can).toMatchObject({ takeOver: 'cases.not-yours' })
  })

  it('has no limit of its own where a desk keeps the case itself', async () => {
    const { number } = await submitAbout(db, qingshi, { kind: 'HELP' }, { now: monday })
    const caseId = await idOf(number)
    await on(qingshi, (ctx) => desk.acceptCase(ctx, { caseId, isComplex: false }))
    expect((await read(qingshi, caseId)).dueOn).toBe((await read(qingshi, caseId)).answerDueOn)
  })
})

it('waits for its writer as long as the place says, and no longer', async () => {
  await act(db.app, leader(xihe), (ctx) => setLimit(ctx, { name: 'silence', amount: 2 }))
  const close = (text: string) => tick(closeSilent, at(text))
  const { number } = await submitAbout(db, xihe, {}, { now: monday })
  const caseId = await idOf(number)
  await on(xihe, (ctx) => desk.acceptCase(ctx, { caseId, isComplex: false }))
  await on(xihe, (ctx) => desk.replyCase(ctx, { caseId, text: '路灯已经报镇里维修，本周五前换好。' }))
  await close('2026-11-25T20:00:00')
  expect((await read(xihe, caseId)).state).toBe('REPLIED')
  await close('2026-11-26T06:20:00')
  expect((await read(xihe, caseId)).state).toBe('CLOSED')
})
