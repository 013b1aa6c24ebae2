import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { readOpenStatistics } from '../counts/service.ts'
import { compareWithLog } from '../logging/store.ts'
import { closeReviewed } from '../moderation/closing.ts'
import { takeAppeal } from '../moderation/jobs.ts'
import { appealMeasure, listOwnMeasures, proposeMeasure } from '../moderation/service.ts'
import { findReviewedWords } from '../moderation/store.ts'
import { casePage, measuresBlock, rulesPage } from '../portal.ts'
import * as desk from '../service.ts'
import { findCase } from '../store.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { dropReviewer, getReviewer, listShownReviewers, nameReviewer } from './service.ts'

const db = testDatabase()
beforeAll(async () => {
  await plantCounty(db)
  await plantPost(baiyun)
})

const { county, qingshi, baiyun, shanhou } = places
const at = (place: Place, name: string, of: Partial<Actor> = {}): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), name, ...of })
const [zhang, li] = [at(county, '张受理'), at(county, '李受理')]
const secretary = at(county, '县委书记', { role: 'SECRETARY' })
const reviewer = at(baiyun, '复核的人')
const text = '邻居王某某的电话是13800000000，他家的狗半夜一直叫，影响全楼休息。'

/** An account with this post there; `enabled` or not. */
async function plantPost({ id, path }: Place, role = 'DESK', isEnabled = true) {
  const accountId = newId()
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name, disabled_at)
     values ($1, $2, $3, $4, '复核的人', $5)`,
    [accountId, id, path, `u${accountId.replaceAll('-', '')}`, isEnabled ? null : new Date()],
  )
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values ($1, $2, $3, $4, $5, '[2020-01-01,)')`,
    [newId(), accountId, id, path, role],
  )
}

const name = (of: { id: string }, by = secretary) => act(db.app, by, (ctx) => nameReviewer(ctx, { reviewerId: of.id }))
const drop = () => act(db.app, secretary, (ctx) => dropReviewer(ctx))
const decide = (matterId: string, deed: string, by: Actor, opinion?: string) =>
  act(db.app, by, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: deed, version, ...(opinion ? { opinion } : {}) })
  })
const factsFor = async (by: Actor, matterId: string) =>
  JSON.stringify((await look(db.app, by, (ctx) => readMatter(ctx, registry, { matterId }))).facts)
const system = <T>(job: string, work: Parameters<typeof act<T>>[2]) => act(db.app, systemActor(job), work)
const carryOut = (matterId: string, lifts: boolean) =>
  system('cases.close-reviewed', (ctx) => closeReviewed.run(ctx, { matterId, lifts }, {} as never))

/** A message about this place that lies at the county, and was hidden there by two persons. */
async function hiddenMessage(about: Place = county, kind: 'HIDE' | 'REDACT' = 'HIDE', isPublic: 'yes' | 'no' = 'yes') {
  const receipt = await submitAbout(db, about, { title: '邻居家的狗半夜一直叫', text, isPublic })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  await act(db.app, zhang, (ctx) => desk.acceptCase(ctx, { caseId, isComplex: false }))
  const asked = {
    caseId,
    kind,
    rule: 'H1',
    reason: '写了邻居的电话，请去掉以后再提。',
    parts: kind === 'HIDE' ? [] : ['13800000000'],
  } as const
  const { matterId } = await act(db.app, zhang, (ctx) => proposeMeasure(ctx, { ...asked, parts: [...asked.parts] }))
  await decide(matterId, 'agree', li)
  const own = () => asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt))
  const measure = async () => {
    const { author } = await own()
    return (await asCitizen(db, 'read', (ctx) => listOwnMeasures(ctx, author)))[0]!
  }
  const appeal = async () => {
    const [{ author }, { id: measureId }] = [await own(), await measure()]
    await asCitizen(db, 'write', (ctx) =>
      appealMeasure(ctx, { token: author.token, measureId, reason: '电话是我自己的。' }),
    )
    await system('cases.take-appeal', (ctx) => takeAppeal.run(ctx, { matterId, measureId }, {} as never))
  }
  return { ...receipt, caseId, matterId, own, measure, appeal }
}
type Hidden = Awaited<ReturnType<typeof hiddenMessage>>
const publicPage = async ({ number }: Hidden) => {
  const shown = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))
  return casePage({ ...shown, slug: 'x', origin: 'https://dj.example.cn' }).main.text
}
const formOf = async (of: Hidden) =>
  measuresBlock({ slug: 'x', number: of.number, token: 't', key: 'k', appeal: '' }, [await of.measure()])?.text ?? ''
const rules = async () => rulesPage(await asCitizen(db, 'read', listShownReviewers), 10).main.text

describe('whom the top names to decide appeals (D24, decisions 273)', () => {
  it('is named by who leads it, once nobody stands above, and is another one of its reach', async () => {
    const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code })
    await refused(name(baiyun, zhang), 'cases.reviewer-for-leaders')
    await refused(name(baiyun, at(qingshi, '镇书记', { role: 'SECRETARY' })), 'cases.reviewer-has-above')
    await refused(name(county), 'cases.reviewer-itself')
    await refused(name({ id: newId() }), 'cases.organisation-missing')
    await refused(drop(), 'cases.reviewer-none')
    expect(await rules()).toContain('云岭县委：没有指定别的单位，由本单位没有经手处置的人复核。')
    await name(baiyun)
    expect(await rules()).toMatch(/云岭县委：由白云镇党委复核（\d{4}年\d+月\d+日起）/)
    expect(await look(db.app, zhang, getReviewer)).toMatchObject({
      ...{ above: null, reviewer: { name: baiyun.name, namedByName: '县委书记' } },
      can: { nameReviewer: 'cases.reviewer-for-leaders' },
    })
    const below = await look(db.app, at(qingshi, '镇书记', { role: 'SECRETARY' }), getReviewer)
    expect(below).toMatchObject({
      above: county.name,
      reviewer: null,
      can: { nameReviewer: 'cases.reviewer-has-above' },
    })
    const { rows } = await db.owner.query(`select act from audit.entry where act like 'cases.reviewer%' order by id`)
    expect(rows).toEqual([{ act: 'cases.reviewer-named' }])
  })

  it('is nobody where no post that decides is held by an account in use', async () => {
    const nobody = { kind: 'invalid', code: 'cases.reviewer-nobody', fields: [{ path: 'reviewerId' }] }
    await expect(name(shanhou)).rejects.toMatchObject(nobody)
    await plantPost(shanhou, 'EDITOR')
    await plantPost(shanhou, 'SECRETARY', false)
    await expect(name(shanhou)).rejects.toMatchObject(nobody)
  })

  it('decides the appeal and nobody of the office does: what it lifts stands there again', async () => {
    const one = await hiddenMessage()
    for (const page of [await publicPage(one), await formOf(one)])
      expect(page).toContain('这里没有上一级；申请复核的，由事先公布的复核单位白云镇党委决定')
    await one.appeal()
    for (const by of [zhang, li, secretary])
      await expect(decide(one.matterId, 'overturn', by, '撤销')).rejects.toMatchObject({ kind: 'forbidden' })
    await decide(one.matterId, 'overturn', reviewer, '是本人的电话。')
    await carryOut(one.matterId, true)
    expect(await asCitizen(db, 'read', (ctx) => showCase(ctx, one))).toMatchObject({ text })
    expect(await one.measure()).toMatchObject({ appealDecidedBy: baiyun.name, reviewWay: 'REVIEWER' })
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  it('has what it lifts of words that were taken out come back bit for bit, without ever getting them', async () => {
    const one = await hiddenMessage(county, 'REDACT')
    await one.appeal()
    expect(await factsFor(reviewer, one.matterId)).not.toContain('13800000000')
    await decide(one.matterId, 'overturn', reviewer, '是本人的电话。')
    await carryOut(one.matterId, true)
    expect((await one.own()).case.text).toBe(text)
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  it('reads the words while the appeal waits for it, and never the case, before or after', async () => {
    const one = await hiddenMessage()
    const words = () => look(db.app, reviewer, (ctx) => findReviewedWords(ctx.tx, one.matterId))
    expect(await words()).toBeUndefined()
    await one.appeal()
    expect(await factsFor(reviewer, one.matterId)).toContain(text)
    expect(await words()).toMatchObject({ body: text })
    const found = look(db.app, reviewer, (ctx) => findCase(ctx.tx, ctx.actor.reach, { caseId: one.caseId }))
    expect(await found).toBeUndefined()
    const stranger = at(qingshi, '别的镇')
    await expect(factsFor(stranger, one.matterId)).rejects.toMatchObject({ kind: 'missing' })
    await decide(one.matterId, 'uphold', reviewer, '电话仍在。')
    await carryOut(one.matterId, false)
    expect(await words()).toBeUndefined()
    expect(await publicPage(one)).toContain('复核后维持')
  })

  it('alone reads them, and no other side of the matter; of a private message nobody does by that door', async () => {
    const one = await hiddenMessage()
    await one.appeal()
    const read = (by: Actor, { matterId }: Hidden) => look(db.app, by, (ctx) => findReviewedWords(ctx.tx, matterId))
    const side = 'insert into procedure.side (matter_id, org_id, org_path) values ($1, $2, $3)'
    await db.owner.query(side, [one.matterId, qingshi.id, qingshi.path])
    expect(await read(at(qingshi, '别的镇'), one)).toBeUndefined()
    expect(await read(reviewer, one)).toMatchObject({ body: text })
    const own = await hiddenMessage(county, 'REDACT', 'no')
    await own.appeal()
    expect(await read(li, own)).toBeUndefined()
  })

  it('is asked about nothing private, nor about itself or who stands below it: there the office decides', async () => {
    for (const about of [baiyun, shanhou]) {
      const one = await hiddenMessage(about)
      expect(await one.measure()).toMatchObject({ reviewWay: 'OWN', reviewBy: county.name })
      expect(await formOf(one)).toContain('由云岭县委的另一人决定，提出和同意处置的人都不参加')
    }
    expect(await (await hiddenMessage(county, 'REDACT', 'no')).measure()).toMatchObject({ reviewWay: 'OWN' })
  })

  it('stays whom it was when a measure was proposed, though another or nobody is named afterwards', async () => {
    const one = await hiddenMessage()
    await drop()
    const later = await hiddenMessage()
    expect([(await one.measure()).reviewWay, (await later.measure()).reviewWay]).toEqual(['REVIEWER', 'OWN'])
    await one.appeal()
    await decide(one.matterId, 'overturn', reviewer, '是本人的电话。')
    await later.appeal()
    await expect(decide(later.matterId, 'overturn', reviewer, '撤销')).rejects.toMatchObject({ kind: 'missing' })
    // Nobody who had a part in it, by another account neither; the button says so beforehand.
    const other = at(county, '李受理', { personId: li.personId })
    for (const by of [li, other]) {
      const { acts } = await look(db.app, by, (ctx) => readMatter(ctx, registry, { matterId: later.matterId }))
      expect(acts.find(({ act: name }) => name === 'overturn')?.whyNot?.zh).toContain('这项处置是您提出或者同意的')
      await expect(decide(later.matterId, 'overturn', by, '撤销')).rejects.toMatchObject({ code: 'cases.took-part' })
    }
    await expect(decide(later.matterId, 'overturn', zhang, '撤销')).rejects.toMatchObject({ kind: 'forbidden' })
    await decide(later.matterId, 'uphold', at(county, '王受理'), '电话仍在。')
    expect(await publicPage(later)).toContain('这里没有上一级，也没有指定别的复核单位')
  })

  it('stands in the open statistics apart from appeals that an office decided itself', async () => {
    const year = new Date().getFullYear()
    const span = { from: `${year}-01-01`, until: `${year}-12-31` }
    const { appeals } = await asCitizen(db, 'read', (ctx) => readOpenStatistics(ctx, { orgId: county.id, ...span }))
    expect(appeals).toEqual([
      { way: 'OWN', decided: 1, lifted: 0 },
      { way: 'REVIEWER', decided: 3, lifted: 2 },
    ])
  })

  it('is chosen by no login past its door', async () => {
    await name(baiyun)
    const elsewhere = at(qingshi, '别的镇', { role: 'SECRETARY' })
    const put = `insert into cases.reviewer values ('${county.id}', '/1/', '${qingshi.id}', 'x', now())`
    const acts = [put, `update cases.measure set review_by = 'x'`, 'delete from cases.reviewer returning org_id']
    for (const statement of acts)
      await db.app.write(elsewhere, (tx) => tx.run({ sql: statement, parameters: [] } as never)).catch(() => undefined)
    await expect(db.portal.write(elsewhere, (tx) => tx.run({ sql: put, parameters: [] } as never))).rejects.toThrow()
    const { rows } = await db.owner.query('select reviewer_id from cases.reviewer')
    expect(rows).toEqual([{ reviewer_id: baiyun.id }])
  })
})
