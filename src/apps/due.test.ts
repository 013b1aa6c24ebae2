import { beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { addDays, addMonths, dayOf } from '#kernel/time.ts'
import { escalateOverdue } from '#modules/cases/clock/service.ts'
import { refuseCase, submitCase } from '#modules/cases/index.ts'
import { listDue } from '#modules/notices/index.ts'
import { asCitizen, deskOf, places, plantCounty, written } from '../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../tests/database.ts'
import { due } from './due.ts'

const db = testDatabase()
const now = new Date('2026-11-23T03:00:00Z')
const today = dayOf(now)
const waitingFor = (actor: Parameters<typeof look>[1], at = now) =>
  look(db.app, actor, (ctx) => listDue({ ...ctx, now: at }, due))

beforeAll(async () => {
  await plantCounty(db)
  await asCitizen(db, 'write', (ctx) => submitCase(ctx, { ...written(), aboutOrgId: places.xihe.id }), { now })
  const term = `insert into organisations.term (id, org_id, org_path, elected_on, years, ends_on) values (gen_random_uuid(), $1, $2, $3, 5, $4)`
  const ends = addMonths(today, 4)
  await db.owner.query(term, [places.shanhou.id, places.shanhou.path, addMonths(ends, -60), ends])
})

describe('the one list of what is due (UX-CS1)', () => {
  test('holds the cases of one’s own desk, each with the page that opens it', async () => {
    const { rows, isCut } = await waitingFor(deskOf(places.xihe))
    expect(rows).toMatchObject([{ kind: 'cases.case', title: { zh: written().title }, urgency: 'SOON' }])
    expect(rows[0]?.opens).toBe(`/console/cases/${rows[0]?.id}`)
    expect(isCut).toBe(false)
  })

  test('does not hold those of another desk, nor those of one below that are on time', async () => {
    expect((await waitingFor(deskOf(places.baiyun))).rows).toEqual([])
    expect((await waitingFor(deskOf(places.qingshi))).rows).toEqual([])
  })

  test('tells the nearest desk above of a late case as soon as silence has escalated (UX-NT2, D20)', async () => {
    const [own] = (await waitingFor(deskOf(places.xihe))).rows
    const late = new Date(`${addDays(own?.dueOn as typeof today, 1)}T03:00:00Z`)
    const kinds = async (place: Parameters<typeof deskOf>[0]) =>
      (await waitingFor(deskOf(place), late)).rows.map((row) => row.kind).filter((kind) => kind.startsWith('cases'))
    expect(await kinds(places.qingshi)).toEqual([])
    await act(db.app, systemActor('cases.clock'), escalateOverdue, late)
    expect(await kinds(places.qingshi)).toEqual(['cases.late-below'])
    expect(await kinds(places.county)).toEqual([])
  })

  test('tells the superior of the end of a term half a year ahead, the branch a quarter (B04, ORG-32)', async () => {
    const { shanhou, baiyun } = places
    const superior = actorAt(baiyun.path, { role: 'ORGANISER', orgId: baiyun.id })
    const secretary = actorAt(shanhou.path, { role: 'SECRETARY', orgId: shanhou.id })
    expect((await waitingFor(superior)).rows).toMatchObject([
      { kind: 'organisations.term', opens: `/console/organisations/${shanhou.id}/term`, urgency: 'LATER' },
    ])
    expect((await waitingFor(secretary)).rows).toEqual([])
    const later = new Date(`${addMonths(today, 2)}T03:00:00Z`)
    expect((await waitingFor(secretary, later)).rows).toMatchObject([{ kind: 'organisations.own-term' }])
  })

  test('tells those further up of a term only when it is over', async () => {
    const county = actorAt(places.county.path, { role: 'ORGANISER', orgId: places.county.id })
    const terms = async (day: string) =>
      (await waitingFor(county, new Date(`${day}T03:00:00Z`))).rows.filter(({ kind }) => kind === 'organisations.term')
    expect(await terms(addMonths(today, 4))).toEqual([])
    expect(await terms(addDays(addMonths(today, 4), 1))).toMatchObject([{ id: places.shanhou.id, urgency: 'OVERDUE' }])
  })

  test('is empty for the three administrators, who do no such work (T03)', async () => {
    expect((await waitingFor(actorAt('/1/', { role: 'SECURITY_ADMIN', orgId: places.county.id }))).rows).toEqual([])
  })

  test('tells the nearest desk above, and no other, of a refusal whose words are kept back, for fifteen days (decisions 202)', async () => {
    await asCitizen(
      db,
      'write',
      (ctx) => submitCase(ctx, { ...written({ title: '这一件没有受理' }), aboutOrgId: places.xihe.id }),
      { now },
    )
    const { rows } = await db.owner.query<{ id: string }>(`select id from cases.case where title = '这一件没有受理'`)
    const caseId = rows[0]?.id ?? ''
    const lines = async (place: Parameters<typeof deskOf>[0], at = now) =>
      (await waitingFor(deskOf(place), at)).rows
        .filter(({ kind }) => kind === 'cases.withheld-below')
        .map(({ id }) => id)
    expect(await lines(places.qingshi)).toEqual([])
    await act(
      db.app,
      deskOf(places.xihe),
      (ctx) => refuseCase(ctx, { caseId, reason: 'NAMED_OFFICIAL', note: '请找县里。' }),
      now,
    )
    expect(await lines(places.qingshi)).toEqual([caseId])
    expect([await lines(places.county), await lines(places.xihe), await lines(places.baiyun)]).toEqual([[], [], []])
    expect(await lines(places.qingshi, new Date(`${addDays(today, 30)}T03:00:00Z`))).toEqual([])
    await db.owner.query(`update cases.case set state = 'REOPENED' where id = $1`, [caseId])
    expect(await lines(places.qingshi)).toEqual([])
  })
})
