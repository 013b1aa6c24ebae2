import pg from 'pg'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { dayOf } from '#kernel/time.ts'
import { places } from '../../../tests/cases.ts'
import { consultationsOf, days, plantSites } from '../../../tests/consultations.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { drawAllMaps } from './jobs.ts'
import * as service from './service.ts'
import { dueAnswers, dueStatements } from './store.ts'

const db = testDatabase()
const { keeper: zhang, open, read, shown, draw, say, handIn, stancesIn, saidByMany } = consultationsOf(db)
beforeAll(() => plantSites(db))

const { qingshi } = places
const messageOf = (fault: Error) => fault.message

describe('the end', () => {
  it('keeps what was counted and destroys what each said: no row and no salt is left', async () => {
    const { consultationId } = await open()
    await saidByMany(consultationId)
    await draw(consultationId)
    expect((await read(consultationId)).findings).toMatchObject({ participants: 20, common: [{ no: 4, stance: 1 }] })
    expect(await stancesIn(consultationId)).toHaveLength(96)
    await draw(consultationId, days.over)
    expect(await stancesIn(consultationId)).toEqual([])
    const salts = await db.owner.query('select * from consultations.salt where consultation_id = $1', [consultationId])
    expect(salts.rows).toEqual([])
    const one = await read(consultationId, { now: days.over })
    expect(one).toMatchObject({
      state: 'CLOSED',
      findings: { statements: [{ agree: 12 }, { agree: 12 }, {}, { agree: 24 }] },
    })
    expect(await draw(consultationId, days.over).catch(messageOf)).toMatch(/recorded nothing/)
  })

  it('shows new figures only after ten more took part than in those that are shown, so that one stance is not read between two', async () => {
    const { consultationId } = await open()
    await saidByMany(consultationId)
    await draw(consultationId)
    for (let at = 0; at < 9; at++) await say(consultationId, { 3: 'disagree' })
    expect(await draw(consultationId).catch(messageOf)).toMatch(/recorded nothing/)
    expect((await read(consultationId)).findings?.participants).toBe(20)
    await say(consultationId, { 3: 'disagree' })
    await draw(consultationId)
    expect((await read(consultationId)).findings?.participants).toBe(30)
  })

  it('comes when its day has come, whatever day is named, and leaves nothing: a night destroys what a closed one still has', async () => {
    const future = new Date(Date.now() + 30 * 24 * 3_600_000)
    const closesOn = dayOf(new Date(Date.now() + 10 * 24 * 3_600_000))
    const { consultationId } = await open({ closesOn }, { now: new Date() })
    await say(consultationId, { 1: 'agree' }, { now: new Date() })
    expect(await draw(consultationId, future).catch(messageOf)).toMatch(/recorded nothing/)
    expect(await stancesIn(consultationId)).toHaveLength(1)
    await db.owner.query(
      `update consultations.consultation set findings = '{"groups":[]}', found_at = now(), closed_at = now() where id = $1`,
      [consultationId],
    )
    await act(db.app, systemActor('consultations.draw-all-maps'), drawAllMaps)
    expect(await stancesIn(consultationId)).toEqual([])
  })

  it('waits for the stances that are being taken, and takes none afterwards', async () => {
    const { consultationId } = await open()
    await saidByMany(consultationId)
    const late = new pg.Client({ connectionString: db.ownerUrl })
    await late.connect()
    onTestFinished(() => late.end())
    await late.query('begin')
    const { rows } = await late.query(
      `select consultations.take_stances($1, '\\x01', jsonb_build_array(jsonb_build_object('id', s.id, 'value', 1)), '2025-11-20') as verdict
       from consultations.statement s where s.consultation_id = $1 and s.no = 1`,
      [consultationId],
    )
    expect(rows).toEqual([{ verdict: 'DONE' }])
    const end = draw(consultationId, days.over)
    await late.query('commit')
    await end
    expect((await read(consultationId, { now: days.over })).findings).toMatchObject({
      statements: [{ agree: 13 }, {}, {}, {}],
    })
    expect(await stancesIn(consultationId)).toEqual([])
  })

  it('is followed by an answer: to every foremost statement, what is taken up with its day; until then it waits in 待办', async () => {
    const { consultationId } = await open()
    await saidByMany(consultationId)
    const due = (query: typeof dueAnswers, today: string) =>
      look(db.app, zhang, (ctx) => ctx.tx.rows(query({ actor: zhang, today: today as never, most: 50 })))
    expect((await due(dueAnswers, '2025-11-20')).map(({ id }) => id)).not.toContain(consultationId)
    expect((await due(dueAnswers, '2025-11-21')).map(({ id }) => id)).toContain(consultationId)
    const answer = (statements: Parameters<typeof service.answerConsultation>[1]['statements']) =>
      act(
        db.app,
        zhang,
        (ctx) => service.answerConsultation(ctx, { consultationId, answer: '谢谢大家，说说我们怎么定。', statements }),
        days.later,
      )
    await expect(answer([])).rejects.toThrow('consultations.still-open')
    await draw(consultationId, days.over)
    const { top } = (await read(consultationId, { now: days.over })).findings ?? { top: [] }
    expect(top.length).toBeGreaterThanOrEqual(3)
    const all = top.map((no) => ({ no, outcome: 'NOT_TAKEN' as const, answer: '地不够，明年再看。', dueOn: null }))
    await expect(answer(all.slice(1))).rejects.toThrow('consultations.answers-missing')
    const taken = all.map((one) => (one.no === 4 ? { ...one, outcome: 'TAKEN' as const } : one))
    await expect(answer(taken)).rejects.toThrow('consultations.answer-without-day')
    const withDay = (dueOn: string) => taken.map((one) => (one.no === 4 ? { ...one, dueOn } : one))
    await expect(answer(withDay('2025-11-24'))).rejects.toThrow('consultations.answer-day-past')
    await expect(answer([...all, ...all])).rejects.toThrow('consultations.answer-twice')
    const untaken = all.map((one) => ({ ...one, dueOn: '2026-03-31' }))
    await expect(answer(untaken)).rejects.toThrow('consultations.answer-with-day')
    await answer(taken.map((one) => (one.no === 4 ? { ...one, dueOn: '2026-03-31' } : one)))
    expect(await shown(consultationId)).toMatchObject({ answeredOn: '2025-11-25', answeredBy: qingshi.name })
    expect((await shown(consultationId))?.statements[3]).toMatchObject({ outcome: 'TAKEN', dueOn: '2026-03-31' })
    expect((await due(dueAnswers, '2025-11-26')).map(({ id }) => id)).not.toContain(consultationId)
    await expect(answer(taken)).rejects.toThrow('consultations.answered-already')
  })

  it('statements that wait stand in 待办 until they are decided', async () => {
    const { consultationId } = await open()
    await handIn(consultationId, '修一个公共厕所', { address: '203.0.113.70' })
    const rows = await look(db.app, zhang, (ctx) =>
      ctx.tx.rows(dueStatements({ actor: zhang, today: '2025-11-08' as never, most: 50 })),
    )
    expect(rows.find(({ id }) => id === consultationId)).toMatchObject({ dueOn: '2025-11-11' })
  })
})
