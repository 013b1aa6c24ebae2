import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { passLimit } from '#kernel/procedure/passing-limits.ts'
import { actOnMatter, listWaiting, readMatter } from '#kernel/procedure/service.ts'
import { addDays, addWorkdays, dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { setLimit } from '../limits/service.ts'
import { casePage, measuresBlock, rulesPage } from '../portal.ts'
import { acceptCase } from '../service.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { takeAppeal } from './jobs.ts'
import * as service from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const { county, qingshi, xihe } = places
const somebody = (place: Place, name: string, role = 'DESK'): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), name, role })
const today = new Date()
const text = '邻居王某某的电话是13800000000，他家的狗半夜一直叫，影响全楼休息。'

const decide = (matterId: string, deed: string, by: Actor, now = new Date()) =>
  act(
    db.app,
    by,
    async (ctx) => {
      const { version } = await readMatter(ctx, registry, { matterId })
      return actOnMatter(ctx, registry, { matterId, act: deed, version, opinion: '看过了。' })
    },
    now,
  )

/** A message about this place that two of its people hid, and the appeal against that. */
async function appealed(place: Place, now = today) {
  const receipt = await submitAbout(db, place, { title: '邻居家的狗半夜一直叫', text }, { now })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  const [zhang, li] = [somebody(place, '张受理'), somebody(place, '李受理')]
  await act(db.app, zhang, (ctx) => acceptCase(ctx, { caseId, isComplex: false }), now)
  const asked = { caseId, kind: 'HIDE', rule: 'H1', reason: '写了邻居的电话，请去掉以后再提。', parts: [] } as const
  const { matterId } = await act(db.app, zhang, (ctx) => service.proposeMeasure(ctx, { ...asked, parts: [] }), now)
  await decide(matterId, 'agree', li, now)
  const measure = async (at = now) => {
    const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt), { now: at })
    const [own] = await asCitizen(db, 'read', (ctx) => service.listOwnMeasures(ctx, author), { now: at })
    return { token: author.token, own: own! }
  }
  const formBefore = await formOf(measure, now)
  const { token, own } = await measure()
  const reason = '电话是我自己的。'
  await asCitizen(db, 'write', (ctx) => service.appealMeasure(ctx, { token, measureId: own.id, reason }), { now })
  const job = systemActor('cases.take-appeal')
  await act(db.app, job, (ctx) => takeAppeal.run(ctx, { matterId, measureId: own.id }, {} as never), now)
  return { ...receipt, matterId, measure, formBefore }
}
type Appealed = Awaited<ReturnType<typeof appealed>>
const formOf = async (measure: (at: Date) => Promise<{ own: service.OwnMeasure }>, at: Date) =>
  measuresBlock({ slug: 'x', number: 'n', token: 't', key: 'k', appeal: '' }, [(await measure(at)).own])?.text ?? ''
const publicPage = async ({ number }: Appealed, now: Date) => {
  const shown = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number }), { now })
  return casePage({ ...shown, slug: 'x', origin: 'https://dj.example.cn' }).main.text
}
const pagesOf = async (one: Appealed, now: Date) => [await formOf(one.measure, now), await publicPage(one, now)]
const waits = async (by: Actor, { matterId }: Appealed) => {
  const { rows } = await look(db.app, by, (ctx) => listWaiting(ctx, registry, { page: 1, size: 100 }))
  return rows.find(({ id }) => id === matterId)
}
/** Lets the limit of an appeal be over since yesterday, and pass. */
async function passed({ matterId }: Appealed) {
  const late = `due_at = now() - interval '1 day'`
  await db.owner.query(
    `update procedure.step set started_at = now() - interval '20 days', ${late} where matter_id = $1 and ended_at is null`,
    [matterId],
  )
  await db.owner.query(`update procedure.assignment set ${late} where matter_id = $1 and state = 'OPEN'`, [matterId])
  await act(db.app, systemActor('procedure.pass-limit'), (ctx) => passLimit(ctx, registry, matterId))
}
const lastDay = (days: number, from = today) => addWorkdays(dayOf(from), days, workCalendar).day
const long = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

describe('an appeal against a measure (D24, decisions 280)', () => {
  it('is decided within ten working days, which its writer reads before and after, and everybody on the stone', async () => {
    const one = await appealed(xihe)
    expect(one.formBefore).toContain('从申请那天起10个工作日内决定；超期的，在这里写明。')
    const until = lastDay(10)
    for (const page of await pagesOf(one, today)) expect(page).toContain(`最迟${long(until)}决定。`)
    const onLastDay = new Date(`${until}T23:59:00+08:00`)
    expect((await one.measure(onLastDay)).own.review).toMatchObject({ until, isLate: false })
    const after = new Date(`${addDays(until, 1)}T00:00:00+08:00`)
    expect((await one.measure(after)).own.review).toMatchObject({ until, isLate: true, told: null })
    for (const page of await pagesOf(one, after)) expect(page).toContain(`最迟应在${long(until)}决定，现在已经超期`)
  })

  it('stands in 待办 of who decides with its day, and when it is late with the level above, which may decide it', async () => {
    const one = await appealed(xihe)
    const [town, chief] = [somebody(qingshi, '镇里的人'), somebody(county, '县里的人')]
    expect(await waits(town, one)).toMatchObject({ isOverdue: false, dueAt: expect.any(String) })
    expect(await waits(chief, one)).toBeUndefined()
    await passed(one)
    expect(await waits(town, one)).toMatchObject({ isOverdue: true })
    expect(await waits(chief, one)).toMatchObject({ isOverdue: true })
    for (const page of await pagesOf(one, new Date()))
      expect(page).toContain('现在已经超期，已转云岭县委督办，也可以由它决定。')
    await decide(one.matterId, 'overturn', chief)
    expect(await waits(town, one)).toBeUndefined()
    const { own } = await one.measure(new Date())
    expect(own).toMatchObject({ appealDecidedBy: county.name, review: { until: null, isLate: false } })
    expect(await asCitizen(db, 'read', (ctx) => showCase(ctx, one))).toMatchObject({ text })
  })

  it('against the level below the top is told to be late where nobody stands above, and never goes to the office itself', async () => {
    for (const place of [qingshi, county]) {
      const one = await appealed(place)
      await passed(one)
      const view = await look(db.app, somebody(county, '县里的人'), (ctx) => readMatter(ctx, registry, one))
      expect(view.timeline[0]?.what.zh).toBe('超期，还没有办')
      expect(view.waitsFor.map(({ name }) => name)).toEqual([county.name])
      for (const page of await pagesOf(one, new Date())) expect(page).toContain('现在已经超期，还没有决定。')
    }
  })

  it('has the days of who decides, and not of the office that it judges; those that run keep theirs', async () => {
    const before = await appealed(xihe)
    const set = (place: Place, amount: number) =>
      act(db.app, somebody(place, '书记', 'SECRETARY'), (ctx) => setLimit(ctx, { name: 'appeal', amount }))
    await set(xihe, 15)
    await set(qingshi, 3)
    const one = await appealed(xihe)
    expect(one.formBefore).toContain('从申请那天起3个工作日内决定')
    expect((await one.measure()).own.review).toMatchObject({ days: 3, until: lastDay(3) })
    expect((await before.measure()).own.review).toMatchObject({ days: 10, until: lastDay(10) })
    await expect(set(qingshi, 16)).rejects.toMatchObject({ code: 'cases.limit-too-long' })
  })

  it('has its limit told by the published rules', async () => {
    const days = await asCitizen(db, 'read', service.readAppealDays)
    expect(rulesPage([], days).main.text).toContain('从申请那天起10个工作日内决定，各地可以另定，最多15个工作日')
  })
})
