import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { deskOf, places } from '../../../../tests/cases.ts'
import { consultationsOf, days, keeperOf, plantSites } from '../../../../tests/consultations.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import * as service from '../service.ts'
import { dueAnswers } from '../store.ts'
import { tellDone } from '../telling/service.ts'
import { dueTellings } from '../telling/store.ts'
import { follower } from './follower.ts'

const db = testDatabase()
const { keeper: zhang, open, read, shown, draw, say, stancesIn, saidByMany } = consultationsOf(db)
beforeAll(() => plantSites(db))

const { county, qingshi, xihe } = places
const heirs = keeperOf(county, '县里的人')
const from = { ...qingshi, shortName: qingshi.name }
const to = { ...county, shortName: county.name }
const merge = () =>
  act(db.app, deskOf(county, { role: 'ORGANISER' }), async (ctx) => {
    ctx.recorded += 1
    return follower.handOver(ctx, { from, to, on: '2025-11-21' } as never)
  })
const waiting = `select count(*)::int as n from pg_locks l where l.locktype = 'advisory' and not l.granted
  and l.database = (select oid from pg_database where datname = current_database())`
const held = () =>
  look(db.app, heirs, (ctx) =>
    follower.holdings(ctx, { path: qingshi.path, pathEnd: `${qingshi.path} ` }, { kind: 'MERGE', without: [] }),
  )
const due = (query: typeof dueAnswers, by = heirs, today = '2025-11-26') =>
  look(db.app, by, (ctx) => ctx.tx.rows(query({ actor: by, today: today as never, most: 50 })))
const answered = async (by = zhang) => {
  const { consultationId } = await open()
  await saidByMany(consultationId)
  await draw(consultationId, days.over)
  const { top } = (await read(consultationId, { now: days.over })).findings ?? { top: [] }
  const statements = top.map((no) =>
    no === 4
      ? { no, outcome: 'TAKEN' as const, answer: '先修路灯。', dueOn: '2026-03-31' }
      : { no, outcome: 'NOT_TAKEN' as const, answer: '地不够，明年再看。', dueOn: null },
  )
  const answer = { consultationId, answer: '谢谢大家，说说我们怎么定。', statements }
  await act(db.app, by, (ctx) => service.answerConsultation(ctx, answer), days.later)
  return consultationId
}
const tell = (consultationId: string, of: { isDone?: boolean; no?: number } = {}, by = zhang) =>
  act(
    db.app,
    by,
    (ctx) => tellDone(ctx, { consultationId, no: 4, isDone: true, text: '十二盏路灯三月二十日全部亮了。', ...of }),
    new Date('2026-03-25T02:00:00Z'),
  )

describe('what was taken up (decisions 145)', () => {
  it('stands in 待办 until it is told in public whether it is done, once and for good', async () => {
    const consultationId = await answered()
    expect((await due(dueTellings, zhang)).find(({ id }) => id === consultationId)).toMatchObject({
      dueOn: '2026-03-31',
    })
    await expect(tell(consultationId, { no: 1 })).rejects.toThrow('consultations.nothing-taken')
    await tell(consultationId)
    expect((await due(dueTellings, zhang)).map(({ id }) => id)).not.toContain(consultationId)
    expect((await shown(consultationId))?.statements[3]).toMatchObject({
      ...{ toldOn: '2026-03-25', isDone: true, toldText: '十二盏路灯三月二十日全部亮了。', toldBy: qingshi.name },
    })
    await expect(tell(consultationId, { isDone: false })).rejects.toThrow('consultations.told-already')
    const byHand = `update consultations.statement set told_text = 'x' where consultation_id = $1 and no = 4`
    await expect(db.owner.query(byHand, [consultationId])).rejects.toThrow('kept as it was told')
  })

  it('is told by who keeps consultations in reach, and by nobody beside or below', async () => {
    const consultationId = await answered()
    for (const by of [keeperOf(places.baiyun, '别的镇'), keeperOf(xihe, '村里的人')])
      await expect(tell(consultationId, {}, by)).rejects.toThrow('consultations.not-found')
    await expect(tell(consultationId, {}, deskOf(qingshi, { role: 'SECRETARY' }))).rejects.toThrow(
      'consultations.not-a-keeper',
    )
    await expect(tell(consultationId, {}, heirs)).resolves.toMatchObject({ consultationId })
  })
})

describe('a merger (decisions 56)', () => {
  it('gives what is owed to who takes over, with what was said of it; what is finished stays', async () => {
    const { consultationId: running } = await open()
    await say(running, { 1: 'agree' })
    const owed = await answered()
    const finished = await answered()
    await tell(finished)
    const [holding] = await held()
    const moved = (await merge()).consultations ?? 0
    expect(holding?.count).toBe(moved)
    expect(await held()).toMatchObject([{ count: 0 }])
    const one = await read(running, { by: heirs })
    expect(one).toMatchObject({ orgName: qingshi.name, keptBy: county.name })
    expect(await stancesIn(running)).toMatchObject([{ org_id: county.id, org_path: county.path }])
    await say(running, { 2: 'agree' }, { by: heirs })
    expect(await stancesIn(running)).toHaveLength(2)
    expect((await due(dueAnswers)).map(({ id }) => id)).toContain(running)
    expect((await due(dueTellings)).map(({ id }) => id)).toContain(owed)
    expect((await due(dueTellings, zhang)).map(({ id }) => id)).not.toContain(owed)
    const own = await read(finished, { by: zhang, now: days.later })
    expect(own.keptBy).toBeNull()
    // Its address stays, and that of who took over leads to it too.
    for (const { id } of [qingshi, county]) expect(await shown(running, id)).toMatchObject({ keptByName: county.name })
  })

  it('lets who took over close, answer and tell', async () => {
    const { consultationId } = await open()
    await saidByMany(consultationId)
    await merge()
    await act(
      db.app,
      systemActor('consultations.draw-map'),
      (ctx) => import('../agreement/drawing.ts').then(({ drawMapOf }) => drawMapOf(ctx, { consultationId })),
      days.over,
    )
    expect(await stancesIn(consultationId)).toEqual([])
    const { findings } = await read(consultationId, { by: heirs, now: days.over })
    const statements = (findings?.top ?? []).map((no) => ({
      ...{ no, outcome: 'PARTLY' as const, answer: '接着办。', dueOn: '2026-03-31' },
    }))
    const answer = { consultationId, answer: '青石镇并入以后，由县里接着答复。', statements }
    await act(db.app, heirs, (ctx) => service.answerConsultation(ctx, answer), days.later)
    expect(await shown(consultationId, qingshi.id)).toMatchObject({ answeredBy: county.name })
    await tell(consultationId, { no: findings?.top[0] ?? 0 }, heirs)
  })

  it('waits for who is just saying something, and neither stops the other', async () => {
    const { consultationId } = await open()
    const [statement] = (await read(consultationId)).statements
    const speaker = await db.portal.pool.connect()
    try {
      // What a stance does first; then the merger comes, and then the stance is written.
      await speaker.query('begin')
      await speaker.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 29))', [consultationId])
      const merged = merge()
      await expect.poll(async () => (await db.owner.query(waiting)).rows[0].n, { timeout: 5000 }).toBe(1)
      const given = JSON.stringify([{ id: statement?.id, value: 1 }])
      const said = await speaker.query(`select consultations.take_stances($1, '\\x01', $2, '2025-11-07') as verdict`, [
        consultationId,
        given,
      ])
      expect(said.rows).toEqual([{ verdict: 'DONE' }])
      await speaker.query('commit')
      await merged
    } finally {
      await speaker.query('rollback')
      speaker.release()
    }
    expect(await stancesIn(consultationId)).toMatchObject([{ org_id: county.id }])
  })

  it('is nobody’s by hand: no login gives a consultation away', async () => {
    const { consultationId } = await open()
    const give = `update consultations.consultation set org_id = '${county.id}' where id = '${consultationId}'`
    for (const login of ['app', 'portal', 'worker', 'signIn'] as const)
      await expect(db[login].write(heirs, (tx) => tx.run({ sql: give, parameters: [] } as never))).rejects.toThrow(
        'permission denied',
      )
  })
})
