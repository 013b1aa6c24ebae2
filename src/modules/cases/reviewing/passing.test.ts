import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { due } from '#apps/due.ts'
import { registry } from '#apps/procedures.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { passLimit } from '#kernel/procedure/passing-limits.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { listDue } from '#modules/notices/index.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { compareWithLog } from '../logging/store.ts'
import { closeReviewed } from '../moderation/closing.ts'
import { takeAppeal } from '../moderation/jobs.ts'
import { appealMeasure, listOwnMeasures, proposeMeasure } from '../moderation/service.ts'
import { findReviewedWords } from '../moderation/store.ts'
import { casePage } from '../portal.ts'
import { acceptCase } from '../service.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { getReviewer, nameReviewer } from './service.ts'

const db = testDatabase()
const { county, qingshi, baiyun } = places
beforeAll(() => plantCounty(db))
// Each test begins with two bodies that can decide, none named, and nothing that waits.
beforeEach(async () => {
  await db.owner.query(`update procedure.matter set outcome = 'LAPSED', ended_at = now() where ended_at is null`)
  await db.owner.query('delete from cases.reviewer')
  await db.owner.query('update organisations.org set dissolved_on = null')
  await db.owner.query('delete from accounts.identity')
  for (const place of [baiyun, qingshi]) await plantPost(place)
})

const at = (place: Place, name: string, role = 'DESK'): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), name, role })
const [zhang, li, wang] = [at(county, '张受理'), at(county, '李受理'), at(county, '王受理')]
const secretary = at(county, '县委书记', 'SECRETARY')
const text = '邻居王某某的电话是13800000000，他家的狗半夜一直叫，影响全楼休息。'

async function plantPost({ id, path }: Place) {
  const accountId = newId()
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name) values ($1, $2, $3, $4, '复核的人')`,
    [accountId, id, path, `u${accountId.replaceAll('-', '')}`],
  )
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values ($1, $2, $3, $4, 'DESK', '[2020-01-01,)')`,
    [newId(), accountId, id, path],
  )
}
const losesPosts = ({ id }: Place) =>
  db.owner.query(
    `update accounts.account a set disabled_at = now() from accounts.identity i where i.account_id = a.id and i.org_id = $1`,
    [id],
  )
const keepsPostsOfLines = ({ id }: Place) =>
  db.owner.query(`update accounts.identity set role = 'ORGANISER', line = 'SECRETARIAT' where org_id = $1`, [id])
const dissolved = ({ id }: Place) =>
  db.owner.query(`update organisations.org set dissolved_on = '2026-11-01' where id = $1`, [id])
const name = (of: Place) => act(db.app, secretary, (ctx) => nameReviewer(ctx, { reviewerId: of.id }))
const system = <T>(job: string, work: Parameters<typeof act<T>>[2]) => act(db.app, systemActor(job), work)
const decide = (matterId: string, deed: string, by: Actor) =>
  act(db.app, by, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: deed, version, opinion: '看过了。' })
  })

/** A message about this place that lies at the county and was proposed to be hidden there. */
async function proposed(about: Place = county) {
  const receipt = await submitAbout(db, about, { title: '邻居家的狗半夜一直叫', text })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  await act(db.app, zhang, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  const asked = { caseId, kind: 'HIDE', rule: 'H1', reason: '写了邻居的电话，请去掉以后再提。', parts: [] } as const
  const { matterId } = await act(db.app, zhang, (ctx) => proposeMeasure(ctx, { ...asked, parts: [] }))
  const measure = async () => {
    const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt))
    const own = (await asCitizen(db, 'read', (ctx) => listOwnMeasures(ctx, author)))[0]!
    return { ...own, token: author.token }
  }
  return { ...receipt, caseId, matterId, measure }
}
type Proposed = Awaited<ReturnType<typeof proposed>>

async function hidden(about?: Place) {
  const one = await proposed(about)
  await decide(one.matterId, 'agree', li)
  return one
}

async function appeal({ matterId, measure }: Proposed) {
  const { token, id: measureId } = await measure()
  const reason = '电话是我自己的。'
  await asCitizen(db, 'write', (ctx) => appealMeasure(ctx, { token, measureId, reason }))
  await system('cases.take-appeal', (ctx) => takeAppeal.run(ctx, { matterId, measureId }, {} as never))
}

async function appealed(about?: Place) {
  const one = await hidden(about)
  await appeal(one)
  return one
}
const waiting = async (by: Actor, kind: string) =>
  (await look(db.app, by, (ctx) => listDue(ctx, due))).rows.filter((row) => row.kind === kind)
const publicPage = async ({ number }: Proposed) => {
  const shown = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))
  return casePage({ ...shown, slug: 'x', origin: 'https://dj.example.cn' }).main.text
}

describe.each([
  ['was dissolved', dissolved],
  ['lost its posts', losesPosts],
  ['has posts of lines only', keepsPostsOfLines],
])('a reviewer that %s (decisions 282)', (_, goes) => {
  it('is told to who leads the top, in 待办 and on the page of limits, with the day of what waits', async () => {
    await name(baiyun)
    const one = await appealed()
    expect(await waiting(secretary, 'cases.reviewer-gone')).toEqual([])
    await goes(baiyun)
    const { until } = (await one.measure()).review
    expect(await waiting(secretary, 'cases.reviewer-gone')).toMatchObject([
      {
        orgName: baiyun.name,
        dueOn: until,
        opens: '/console/case-limits',
        title: { zh: '复核单位不能再复核，请另指定' },
      },
    ])
    for (const nobody of [zhang, at(qingshi, '镇书记', 'SECRETARY')])
      expect(await waiting(nobody, 'cases.reviewer-gone')).toEqual([])
    expect(await look(db.app, secretary, getReviewer)).toMatchObject({
      ...{ reviewer: { name: baiyun.name, isGone: true }, stranded: 1 },
      can: { nameReviewer: true },
    })
  })

  it('is followed by the next one that is named: the appeal goes to it in sight of everybody, and is decided', async () => {
    await name(baiyun)
    const one = await appealed()
    await goes(baiyun)
    expect(await name(qingshi)).toEqual({ name: qingshi.name, passed: 1 })
    expect(await waiting(secretary, 'cases.reviewer-gone')).toEqual([])
    const page = await publicPage(one)
    expect(page).toContain('改由别的单位复核')
    expect(page).toContain('原来的复核单位白云镇党委不能再复核，改由青石镇党委复核')
    expect(page).toContain('由事先公布的复核单位青石镇党委决定')
    expect(await one.measure()).toMatchObject({ reviewWay: 'REVIEWER', reviewBy: qingshi.name })
    const [former, next] = [at(baiyun, '原来的人'), at(qingshi, '后来的人')]
    const read = (by: Actor) => look(db.app, by, (ctx) => findReviewedWords(ctx.tx, one.matterId))
    expect([await read(former), await read(next)]).toMatchObject([undefined, { body: text }])
    await expect(decide(one.matterId, 'overturn', former)).rejects.toMatchObject({ kind: 'forbidden' })
    await decide(one.matterId, 'overturn', next)
    await system('cases.close-reviewed', (ctx) =>
      closeReviewed.run(ctx, { matterId: one.matterId, lifts: true }, {} as never),
    )
    expect(await asCitizen(db, 'read', (ctx) => showCase(ctx, one))).toMatchObject({ text })
    expect(await one.measure()).toMatchObject({ appealDecidedBy: qingshi.name })
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  it('is followed as well where the measure was only proposed, or nobody appealed yet', async () => {
    await name(baiyun)
    const [first, second] = [await proposed(), await hidden()]
    await goes(baiyun)
    expect(await name(qingshi)).toMatchObject({ passed: 2 })
    await decide(first.matterId, 'agree', li)
    for (const one of [first, second]) {
      expect(await one.measure()).toMatchObject({ reviewWay: 'REVIEWER', reviewBy: qingshi.name })
      await appeal(one)
      await decide(one.matterId, 'uphold', at(qingshi, '后来的人'))
    }
  })

  it('is followed by the office itself in what is about the next one, by nobody who had a part', async () => {
    await name(baiyun)
    const one = await appealed()
    // As if it had come to the county from its own desk.
    await db.owner.query('update cases.case set about_org_id = $2 where id = $1', [one.caseId, qingshi.id])
    await goes(baiyun)
    await name(qingshi)
    expect(await one.measure()).toMatchObject({ reviewWay: 'OWN', reviewBy: county.name })
    expect(await publicPage(one)).toContain('这件也不能交给新指定的单位，改由云岭县委没有经手处置的人复核')
    await expect(decide(one.matterId, 'overturn', li)).rejects.toMatchObject({ code: 'cases.took-part' })
    await decide(one.matterId, 'overturn', wang)
  })
})

describe('a reviewer that can decide', () => {
  it('keeps what it has when another one is named: nobody chooses his judge after the deed', async () => {
    await name(baiyun)
    const one = await appealed()
    expect(await name(qingshi)).toMatchObject({ passed: 0 })
    expect(await one.measure()).toMatchObject({ reviewWay: 'REVIEWER', reviewBy: baiyun.name })
    await decide(one.matterId, 'uphold', at(baiyun, '复核的人'))
  })

  it('and is late is told to who leads the top, which must not decide itself', async () => {
    await name(baiyun)
    const one = await appealed()
    const late = `due_at = now() - interval '1 day'`
    await db.owner.query(
      `update procedure.step set started_at = now() - interval '20 days', ${late} where matter_id = $1 and ended_at is null`,
      [one.matterId],
    )
    await system('procedure.pass-limit', (ctx) => passLimit(ctx, registry, one.matterId))
    expect(await waiting(secretary, 'cases.review-late')).toMatchObject([
      { orgName: baiyun.name, urgency: 'OVERDUE', opens: `/console/matters/${one.matterId}` },
    ])
    await expect(decide(one.matterId, 'overturn', secretary)).rejects.toMatchObject({ code: 'procedure.not-yours' })
    expect(await waiting(at(baiyun, '书记', 'SECRETARY'), 'cases.review-late')).toEqual([])
  })

  it('gets a new limit with what comes to it, as it could not act before', async () => {
    await name(baiyun)
    const one = await appealed()
    const first = (await one.measure()).review.until
    await db.owner.query(
      `update procedure.step set started_at = now() - interval '40 days', due_at = now() - interval '20 days'
       where matter_id = $1 and ended_at is null`,
      [one.matterId],
    )
    expect((await one.measure()).review.isLate).toBe(true)
    await dissolved(baiyun)
    await name(qingshi)
    expect((await one.measure()).review).toMatchObject({ until: first, isLate: false, told: null })
  })
})
