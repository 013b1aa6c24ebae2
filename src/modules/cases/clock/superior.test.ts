import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { dueCases, lateCasesBelow } from '../due/store.ts'
import * as cases from '../service.ts'
import * as tracking from '../tracking/service.ts'
import { escalateOverdue } from './service.ts'
import { directCase, takeOverCase } from './superior.ts'

const db = testDatabase()
const { county, qingshi, xihe } = places
const at = (text: string) => new Date(`${text}+08:00`)
const monday = at('2026-11-23T10:00')
const reason = '路灯关系老人出行，镇里派电工来修，周三前修好。'

beforeAll(() => plantCounty(db))

const written = async (now = monday) => {
  const receipt = await submitAbout(db, xihe, {}, { now })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  return { ...receipt, caseId: rows[0]?.id ?? '' }
}
const escalate = (now: Date) => act(db.app, systemActor('cases.clock'), escalateOverdue, now)
/** The same, where it may find nothing to do; it fails in no other way. */
const escalateIfAny = (now: Date) =>
  escalate(now).catch((fault: Error) => {
    if (!fault.message.startsWith('a change recorded nothing')) throw fault
    return 0
  })
const waitsFor = async (place: Parameters<typeof deskOf>[0], now: Date, of: typeof dueCases = lateCasesBelow) => {
  const actor = deskOf(place)
  const rows = await look(
    db.app,
    actor,
    (ctx) => ctx.tx.rows(of({ actor, today: '2026-11-23' as never, most: 99 })),
    now,
  )
  return rows.map(({ id }) => id)
}
const read = (caseId: string, now: Date) => look(db.app, deskOf(county), (ctx) => cases.getCase(ctx, { caseId }), now)
const listed = async (caseId: string, now: Date) => {
  const query = { view: 'open', overdue: true, page: 1, size: 100 } as const
  const { rows } = await look(db.app, deskOf(county), (ctx) => cases.listCases(ctx, query as never), now)
  return rows.some(({ id }) => id === caseId)
}

describe('two working hours to accept (11.2, §16)', () => {
  it('end at an instant: a minute before it is on time, a minute after it is late and told to the desk above', async () => {
    const { caseId } = await written()
    const [before, after] = [at('2026-11-23T11:59'), at('2026-11-23T12:01')]
    expect(await read(caseId, before)).toMatchObject({ dueAt: at('2026-11-23T12:00').toISOString(), isOverdue: false })
    expect(await listed(caseId, before)).toBe(false)
    expect(await read(caseId, after)).toMatchObject({ isOverdue: true })
    expect(await listed(caseId, after)).toBe(true)
    await escalate(after)
    expect(await waitsFor(qingshi, after)).toContain(caseId)
    expect(await waitsFor(county, after)).not.toContain(caseId)
  })

  it('do not run over noon, the night and days off', async () => {
    const { caseId } = await written(at('2026-11-20T17:00'))
    expect(await read(caseId, at('2026-11-23T10:29'))).toMatchObject({ isOverdue: false })
    expect(await read(caseId, at('2026-11-23T10:31'))).toMatchObject({ isOverdue: true })
  })
})

describe('silence (D20)', () => {
  it('climbs to the next desk above after three working days in which the first did nothing', async () => {
    const { caseId, number } = await written()
    await escalate(at('2026-11-23T12:10'))
    await escalateIfAny(at('2026-11-26T12:10'))
    expect(await waitsFor(county, monday)).not.toContain(caseId)
    await escalate(at('2026-11-27T09:00'))
    expect(await waitsFor(county, monday)).toContain(caseId)
    const { events } = await look(db.app, deskOf(county), (ctx) => cases.getCase(ctx, { caseId }))
    expect(events.filter((event) => event.act === 'escalate').map((event) => event.reason)).toEqual([
      `已告知${qingshi.name}`,
      `已告知${county.name}`,
    ])
    expect(number).toBeTruthy()
  })
})

describe('who stands above what is late', () => {
  it('takes it over with a reason: it is accepted there, the limit of the answer stays, and its writer reads why', async () => {
    const { caseId, number, code } = await written()
    const now = at('2026-11-23T14:00')
    await escalate(now)
    const before = await read(caseId, now)
    const moved = await act(db.app, deskOf(qingshi), (ctx) => takeOverCase(ctx, { caseId, reason }), now)
    expect(moved).toMatchObject({ state: 'ACCEPTED', orgName: qingshi.name })
    expect(await read(caseId, now)).toMatchObject({ orgId: qingshi.id, answerDueOn: before.answerDueOn })
    expect(await waitsFor(qingshi, now, dueCases)).toContain(caseId)
    expect(await waitsFor(qingshi, now)).not.toContain(caseId)
    const { case: own } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now })
    expect(own.events.at(-1)).toMatchObject({ what: '上级提级办理', note: `由${qingshi.name}办理；${reason}` })
    const entry = "select 1 from audit.entry where act = 'cases.taken-over' and subject_id = $1"
    expect((await db.owner.query(entry, [caseId])).rows).toHaveLength(1)
  })

  it('or directs it: it stays where it is, and the demand is told in the name of who stands above', async () => {
    const { caseId, number, code } = await written()
    const now = at('2026-11-23T14:00')
    await escalate(now)
    await act(db.app, deskOf(qingshi), (ctx) => directCase(ctx, { caseId, reason }), now)
    expect(await read(caseId, now)).toMatchObject({ orgId: xihe.id, state: 'SUBMITTED' })
    expect(await waitsFor(qingshi, now)).toContain(caseId)
    const { case: own } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now })
    expect(own.events.at(-1)).toMatchObject({ what: '上级督办', by: qingshi.name, note: reason })
  })

  it('demands nothing that the rules against formalism forbid (E14)', async () => {
    const { caseId } = await written()
    const now = at('2026-11-23T14:00')
    await escalate(now)
    const direct = (words: string) =>
      act(db.app, deskOf(qingshi), (ctx) => directCase(ctx, { caseId, reason: words }), now)
    await expect(direct('请每天打卡报告进度，办得慢的全镇排名通报。')).rejects.toMatchObject({
      ...{ code: 'kernel.formalism-check-in', fields: [{ path: 'reason' }] },
    })
    await direct('来信说村里要求打卡，请今天核实，答复群众。')
  })

  it('has nothing to do with it any more once the late step is done and the answer is not due', async () => {
    const { caseId } = await written()
    await escalate(at('2026-11-23T14:00'))
    expect(await waitsFor(qingshi, at('2026-11-23T14:30'))).toContain(caseId)
    const accept = { caseId, isComplex: false }
    await act(db.app, deskOf(xihe), (ctx) => cases.acceptCase(ctx, accept), at('2026-11-23T15:00'))
    expect(await waitsFor(qingshi, at('2026-11-23T15:00'))).not.toContain(caseId)
    const take = act(db.app, deskOf(qingshi), (ctx) => takeOverCase(ctx, { caseId, reason }), at('2026-11-24T09:00'))
    await expect(take).rejects.toMatchObject({ code: 'cases.not-yours' })
    // Late with the answer, weeks later, it climbs from the beginning again.
    await escalate(at('2026-12-21T09:00'))
    expect(await waitsFor(qingshi, at('2026-12-21T09:00'))).toContain(caseId)
    expect(await waitsFor(county, at('2026-12-21T09:00'))).not.toContain(caseId)
  })

  it('is told anew of a case that was taken up again, from its own desk up', async () => {
    const { caseId, number, code } = await written()
    for (const moment of ['2026-11-23T14:00', '2026-11-27T14:00', '2026-12-03T14:00']) await escalateIfAny(at(moment))
    const now = at('2026-12-04T09:00')
    await act(db.app, deskOf(xihe), (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }), now)
    await act(
      db.app,
      deskOf(xihe),
      (ctx) => cases.replyCase(ctx, { caseId, text: '路灯本周五前换好，请再看看。' }),
      now,
    )
    const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now })
    const judged = { token: author.token, outcome: 'NOT_SOLVED', reason: '还没有修' }
    await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judged), { now })
    await escalate(at('2026-12-28T09:00'))
    expect(await waitsFor(county, at('2026-12-28T09:00'))).toContain(caseId)
  })

  it('does neither while it is on time, nor does who is late himself', async () => {
    const { caseId } = await written()
    const take = (by: typeof xihe | typeof qingshi) =>
      act(db.app, deskOf(by), (ctx) => takeOverCase(ctx, { caseId, reason }), at('2026-11-23T14:00'))
    await expect(take(qingshi)).rejects.toMatchObject({ code: 'cases.not-yours' })
    await escalate(at('2026-11-23T14:00'))
    await expect(take(xihe)).rejects.toMatchObject({ code: 'cases.not-yours' })
  })
})
