import { beforeAll, describe, expect, test } from 'vitest'
import { registry } from '#apps/procedures.ts'
import type { Actor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { listOwnOpenings } from '../contact/service.ts'
import { proposeMeasure } from '../moderation/service.ts'
import { overseeCases } from '../oversight/service.ts'
import * as tracking from '../tracking/service.ts'
import * as service from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const somebody = (place: Place, name: string, role = 'DESK'): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), name, role })
const zhang = somebody(places.qingshi, '张受理')
const wang = somebody(places.qingshi, '王书记', 'SECRETARY')
const text = '隔壁龙某某每晚打牌，电话19900000001，请来人劝一劝。'
const struck = '龙某某每晚打牌，电话19900000001'
const reason = '留言人说遮盖得太多，要对照原文。'

const decide = (matterId: string, deed: string, by: Actor) =>
  act(db.app, by, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: deed, version, opinion: '同意，按程序来。' })
  })
/** A message of which a passage was taken out by two persons. */
async function redacted() {
  const receipt = await submitAbout(db, places.qingshi, { title: '隔壁半夜打牌', text })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  const measure = { caseId, kind: 'REDACT', rule: 'H1', reason: '写了邻居的姓名和电话。', parts: [struck] } as const
  const { matterId } = await act(db.app, zhang, (ctx) => proposeMeasure(ctx, { ...measure, parts: [struck] }))
  await decide(matterId, 'agree', wang)
  return { ...receipt, caseId }
}
const ask = (caseId: string, by = zhang) =>
  act(db.app, by, (ctx) => service.askOriginal(ctx, { caseId, purpose: 'APPEAL', reason }))
const see = (caseId: string, by = zhang, { now = new Date(), purpose = 'cases.original' } = {}) =>
  perform({ db: db.app, actor: by, effect: 'write', requestId: 'test', now, purpose }, (ctx) =>
    service.lookAtOriginal(ctx, { caseId }),
  )
const told = async (of: { number: string; code: string }) => {
  const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, of))
  return asCitizen(db, 'read', (ctx) => listOwnOpenings(ctx, author))
}
const closed = { code: 'cases.original-not-open' }

describe('the words that a measure took out (D24)', () => {
  test('open to who asked once somebody of another post agreed, and their writer sees who, why and each look', async () => {
    const one = await redacted()
    const { matterId } = await ask(one.caseId)
    await expect(see(one.caseId)).rejects.toMatchObject(closed)
    expect(await told(one)).toMatchObject([{ what: 'ORIGINAL', state: 'WAITING', post: 'DESK', reason, looks: [] }])
    await decide(matterId, 'agree', wang)
    expect(await see(one.caseId)).toEqual({ title: '隔壁半夜打牌', text })
    await see(one.caseId)
    const [opening] = await told(one)
    expect(opening).toMatchObject({ state: 'OPEN', purpose: 'APPEAL', decidedPost: 'SECRETARY' })
    expect(opening?.looks).toHaveLength(2)
    expect(JSON.stringify(opening)).not.toMatch(/张受理|王书记/)
  })

  test('leave an entry of the audit for each look, and stand in no matter and no entry', async () => {
    const one = await redacted()
    const { matterId } = await ask(one.caseId)
    await decide(matterId, 'agree', wang)
    await see(one.caseId)
    const { rows } = await db.owner.query(
      `select act, details from audit.entry where subject_id = $1 and act like 'cases.original%' order by id`,
      [one.caseId],
    )
    expect(rows.map((row) => row.act)).toEqual(['cases.original-asked', 'cases.original-looked-at'])
    const view = await look(db.app, wang, (ctx) => readMatter(ctx, registry, { matterId }))
    expect(JSON.stringify([rows, view])).not.toContain('19900000001')
  })

  test('are not opened by who asked, nor seen by anybody else, without the purpose, or after a day', async () => {
    const one = await redacted()
    const { matterId } = await ask(one.caseId)
    await expect(decide(matterId, 'agree', zhang)).rejects.toMatchObject({ kind: 'forbidden' })
    await decide(matterId, 'agree', wang)
    await expect(see(one.caseId, wang)).rejects.toMatchObject(closed)
    await expect(see(one.caseId, zhang, { purpose: '' })).rejects.toMatchObject(closed)
    await expect(see(one.caseId, zhang, { purpose: 'cases.contact' })).rejects.toMatchObject(closed)
    const tomorrow = new Date(Date.now() + 25 * 3_600_000)
    await expect(see(one.caseId, zhang, { now: tomorrow })).rejects.toMatchObject(closed)
    await expect(see(one.caseId, somebody(places.baiyun, '别的镇'))).rejects.toMatchObject({ kind: 'missing' })
  })

  test('that were refused stay sealed, and the writer reads that too', async () => {
    const one = await redacted()
    const { matterId } = await ask(one.caseId)
    await decide(matterId, 'disagree', wang)
    await expect(see(one.caseId)).rejects.toMatchObject(closed)
    expect(await told(one)).toMatchObject([{ state: 'REFUSED', decidedPost: 'SECRETARY' }])
  })

  test('are asked for once at a time, and only where words were taken out', async () => {
    const one = await redacted()
    await ask(one.caseId)
    await expect(ask(one.caseId)).rejects.toMatchObject({ code: 'cases.original-asked' })
    const whole = await submitAbout(db, places.qingshi)
    const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [whole.number])
    await expect(ask(rows[0]?.id ?? '')).rejects.toMatchObject({ code: 'cases.original-none' })
  })

  test('are told to the auditor as asked for and looked at, without a word of them', async () => {
    const one = await redacted()
    const { matterId } = await ask(one.caseId)
    await decide(matterId, 'agree', wang)
    await see(one.caseId)
    const auditor = somebody(places.qingshi, '审计员', 'AUDIT_ADMIN')
    const seen = await look(db.app, auditor, (ctx) => overseeCases(ctx))
    const opening = seen.openings.find(({ number }) => number === one.number)
    expect(opening).toMatchObject({ what: 'ORIGINAL', purpose: 'APPEAL', looks: 1 })
    expect(JSON.stringify(seen)).not.toContain('19900000001')
  })
})
