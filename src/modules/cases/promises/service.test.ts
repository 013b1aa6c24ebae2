import { beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { readOpenStatistics } from '../counts/service.ts'
import { duePromises } from '../due/store.ts'
import * as cases from '../service.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { settlePromise } from './service.ts'

const db = testDatabase()
const { xihe, qingshi, county } = places
const desk = deskOf(xihe)
const at = (day: string) => new Date(`${day}T10:00:00+08:00`)
const monday = at('2026-11-23')
const dueOn = '2026-12-05'
const text = '路灯已报修。12月5日前换好，换好后在这里告诉您。'
const promises = [{ what: '12月5日前换好', dueOn }]

beforeAll(() => plantCounty(db))

const answered = async (of: { promises?: typeof promises; isPublic?: 'yes' | 'no' } = {}) => {
  const receipt = await submitAbout(db, xihe, { isPublic: of.isPublic ?? 'yes' }, { now: monday })
  const { rows } = await db.owner.query<{ id: string; org_id: string }>(
    'select id, org_id from cases.case where number = $1',
    [receipt.number],
  )
  const caseId = rows[0]!.id
  const at = rows[0]!.org_id === xihe.id ? desk : deskOf(qingshi)
  await act(db.app, at, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }), monday)
  await act(db.app, at, (ctx) => cases.replyCase(ctx, { caseId, text, promises: of.promises ?? promises }), monday)
  return { caseId, ...receipt }
}
const promisesAt = async (caseId: string, day = '2026-11-24') =>
  (await look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }), at(day))).promises
const settle = async (
  caseId: string,
  of: { state: 'KEPT' | 'BROKEN'; doneOn?: string; reason?: string },
  { day = '2026-12-04', by = desk } = {},
) => {
  const [promise] = await promisesAt(caseId)
  const input = { caseId, promiseId: promise?.id ?? '', reason: '', ...of }
  return act(db.app, by, (ctx) => settlePromise(ctx, input), at(day))
}
const shown = (number: string, day: string) =>
  asCitizen(db, 'read', (ctx) => showCase(ctx, { number }), { now: at(day) })

describe('a promise (C08)', () => {
  it('is what whoever answers confirmed, and the words of the answer alone are none', async () => {
    const { caseId } = await answered()
    expect(await promisesAt(caseId)).toMatchObject([{ what: '12月5日前换好', dueOn, state: 'OPEN', by: xihe.name }])
    const { caseId: other } = await answered({ promises: [] })
    expect(await promisesAt(other)).toEqual([])
    const past = answered({ promises: [{ what: '昨天换好', dueOn: '2026-11-22' }] })
    await expect(past).rejects.toMatchObject({ code: 'cases.promise-past' })
  })

  it('is read by everybody who reads the case, and by its writer', async () => {
    const { number, code } = await answered()
    expect((await shown(number, '2026-11-24')).promises).toMatchObject([{ what: '12月5日前换好', state: 'OPEN' }])
    expect((await shown(number, '2026-12-06')).promises).toMatchObject([{ state: 'UNTOLD' }])
    const own = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), {
      now: at('2026-11-24'),
    })
    expect(own.case.promises).toMatchObject([{ dueOn, state: 'OPEN' }])
  })

  it('is kept by its day, or not with a reason, once, and both are told in public', async () => {
    const kept = await answered()
    await expect(settle(kept.caseId, { state: 'KEPT' })).rejects.toMatchObject({ code: 'cases.promise-day' })
    const later = settle(kept.caseId, { state: 'KEPT', doneOn: '2026-12-06' }, { day: '2026-12-07' })
    await expect(later).rejects.toMatchObject({ code: 'cases.promise-late' })
    await settle(kept.caseId, { state: 'KEPT', doneOn: '2026-12-03' })
    await expect(settle(kept.caseId, { state: 'KEPT', doneOn: '2026-12-03' })).rejects.toMatchObject({
      code: 'cases.promise-missing',
    })
    const broken = await answered()
    await expect(settle(broken.caseId, { state: 'BROKEN' })).rejects.toMatchObject({ code: 'cases.promise-reason' })
    await settle(broken.caseId, { state: 'BROKEN', reason: '灯杆缺货，12月12日换好。' })
    const page = await shown(broken.number, '2026-12-06')
    expect(page.promises).toMatchObject([{ state: 'BROKEN', reason: '灯杆缺货，12月12日换好。' }])
    expect(page.events.map(({ what }) => what)).toContain('承诺没有按期兑现')
  })

  it('is settled by who handles the case, and never rewritten', async () => {
    const { caseId } = await answered()
    const elsewhere = settle(caseId, { state: 'KEPT', doneOn: '2026-12-03' }, { by: deskOf(places.baiyun) })
    await expect(elsewhere).rejects.toMatchObject({ code: 'cases.missing' })
    await expect(
      db.owner.query(`update cases.promise set due_on = '2027-01-01' where case_id = $1`, [caseId]),
    ).rejects.toThrow('kept as it was promised')
    await expect(db.owner.query('delete from cases.promise where case_id = $1', [caseId])).rejects.toThrow(
      'kept as it was',
    )
  })

  it('waits in 待办 of the desk until it is settled', async () => {
    const { caseId } = await answered()
    const asked = { actor: desk, today: '2026-11-24' as never, most: 100 }
    const due = () => look(db.app, desk, (ctx) => ctx.tx.rows(duePromises(asked)))
    expect(await due()).toContainEqual(expect.objectContaining({ id: caseId, dueOn }))
    await settle(caseId, { state: 'KEPT', doneOn: '2026-12-03' })
    expect((await due()).map((row) => (row as { id: string }).id)).not.toContain(caseId)
  })

  it('is counted by organisation, kept of those whose day has come, where its case is counted (UX-PT9)', async () => {
    const span = { orgId: county.id, from: '2026-11-01', until: '2026-12-31' }
    const count = async (day: string) =>
      (await asCitizen(db, 'read', (ctx) => readOpenStatistics(ctx, span), { now: at(day) })).total
    const before = await count('2026-12-04')
    const { caseId } = await answered()
    await answered({ isPublic: 'no' })
    expect(await count('2026-12-04')).toMatchObject({ promised: before.promised, kept: before.kept })
    await settle(caseId, { state: 'KEPT', doneOn: '2026-12-03' })
    expect(await count('2026-12-04')).toMatchObject({ promised: before.promised + 1, kept: before.kept + 1 })
    const after = await count('2026-12-06')
    expect(after.kept).toBe(before.kept + 1)
    expect(after.promised).toBeGreaterThanOrEqual(before.promised + 2)
  })
})
