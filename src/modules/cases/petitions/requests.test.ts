import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { clockPassed } from '#kernel/procedure/course.ts'
import { actOnMatter, getMatter, readMatter } from '#kernel/procedure/service.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import * as tracking from '../tracking/service.ts'
import { takeReviewRequest } from './jobs.ts'
import { petition } from './procedure.ts'
import { askForReview, readOwnPetition } from './requests.ts'
import { filePetition } from './service.ts'

const db = testDatabase()
const { county, qingshi, xihe } = places
const at = (text: string) => new Date(text.length > 10 ? text : `${text}T10:00:00+08:00`)
const someone = (place: Place): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), name: `${place.name}经办人` })
const [clerk, above, top] = [someone(xihe), someone(qingshi), someone(county)]
const answer = '经查，灯杆归村里管。村委会已经签了维修合同，月底前换好。'
const why = '灯换了又坏，线路没有查，不同意这个答复。'

beforeAll(() => plantCounty(db))

const does = (matterId: string, of: { by: Actor; act: string; on: string; opinion?: string; fields?: object }) =>
  act(
    db.app,
    of.by,
    async (ctx) => {
      const { version } = await readMatter(ctx, registry, { matterId })
      const { opinion, fields } = of
      const said = { ...(opinion ? { opinion } : {}), ...(fields ? { fields: { ...fields } } : {}) }
      return actOnMatter(ctx, registry, { matterId, act: of.act, version, ...said })
    },
    at(of.on),
  )

/** A petition answered on the twentieth of March, and what opens it to its writer. */
async function answered() {
  const receipt = await submitAbout(db, xihe, {}, { now: at('2026-03-02') })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  const { matterId } = await act(db.app, clerk, (ctx) => filePetition(ctx, { caseId }), at('2026-03-02'))
  await does(matterId, { by: clerk, act: 'accept', on: '2026-03-10' })
  await does(matterId, { by: clerk, act: 'answer', on: '2026-03-20', fields: { answer } })
  return { ...receipt, caseId, matterId }
}
type Own = { number: string; code: string }
const read = ({ number, code }: Own, on: string) =>
  asCitizen(
    db,
    'read',
    async (ctx) => {
      const { case: one, author } = await tracking.followCase(ctx, { number, code })
      return { events: one.events, token: author.token, petition: await readOwnPetition(ctx, author) }
    },
    { now: at(on) },
  )
async function ask(own: Own, of: { on: string; stage?: string; reason?: string }) {
  const { token } = await read(own, of.on)
  const input = { token, stage: of.stage ?? 'REVIEW', reason: of.reason ?? why }
  return asCitizen(db, 'write', (ctx) => askForReview(ctx, input), { now: at(of.on) })
}
/** Does what was queued last, as the worker does. */
async function moveOn(on: string): Promise<void> {
  const { rows } = await db.owner.query<{ payload: { text: string } }>(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'cases.take-review-request' order by j.id desc limit 1`,
  )
  const { payload } = JSON.parse(rows[0]?.payload.text ?? '{}')
  const actor = systemActor('cases.take-review-request')
  await perform(
    { db: db.app, actor, effect: 'write', requestId: 'test', now: at(on), mayChangeNothing: true },
    (ctx) => takeReviewRequest.run(ctx, payload, {} as never) as Promise<void>,
  )
}
const stateOf = async (matterId: string) => (await look(db.app, above, (ctx) => getMatter(ctx, matterId))).state

describe('the writer of a petition asks for its review himself (XF-03)', () => {
  it('within thirty days of the answer, and gets a receipt with the minute and the last day of the decision', async () => {
    const own = await answered()
    expect((await read(own, '2026-03-20')).petition).toEqual({
      open: { stage: 'REVIEW', by: qingshi.name, untilOn: '2026-04-19' },
      asked: [],
    })
    await ask(own, { on: '2026-04-01T15:20:00+08:00' })
    const asked = [
      { stage: 'REVIEW', by: qingshi.name, at: at('2026-04-01T15:20:00+08:00'), decidedByOn: '2026-05-01' },
    ]
    expect((await read(own, '2026-04-01')).petition).toEqual({ open: null, asked })
    await moveOn('2026-04-01')
    expect(await stateOf(own.matterId)).toBe('REVIEW')
    const { events, petition: after } = await read(own, '2026-04-01')
    expect(events.at(-1)).toMatchObject({ what: '申请复查，30天内答复', by: '留言人', note: why })
    expect(after).toEqual({ open: null, asked })
  })

  it('then for the re-review, by the desk two levels up', async () => {
    const own = await answered()
    await ask(own, { on: '2026-04-01' })
    await moveOn('2026-04-01')
    await does(own.matterId, { by: above, act: 'review', on: '2026-04-20', opinion: '维持答复，另派人检查线路。' })
    expect((await read(own, '2026-04-21')).petition.open).toEqual({
      stage: 'FINAL',
      by: county.name,
      untilOn: '2026-05-20',
    })
    await ask(own, { on: '2026-05-20T23:59:00+08:00', stage: 'FINAL' })
    await moveOn('2026-05-21')
    expect(await stateOf(own.matterId)).toBe('FINAL')
    await does(own.matterId, { by: top, act: 'end', on: '2026-06-01', opinion: '由县供电公司整条线路更换。' })
    const { petition: ended } = await read(own, '2026-06-02')
    expect([ended.open, ended.asked.map(({ stage }) => stage)]).toEqual([null, ['REVIEW', 'FINAL']])
  })

  it('until the end of the last day and not after, whatever the clock has done by then', async () => {
    const late = await answered()
    expect((await read(late, '2026-04-20')).petition.open).toBeNull()
    await expect(ask(late, { on: '2026-04-20T00:00:01+08:00' })).rejects.toMatchObject({
      code: 'cases.review-not-now',
      fields: [{ path: 'review' }],
    })
    const inTime = await answered()
    await ask(inTime, { on: '2026-04-19T23:59:59+08:00' })
    const matter = await look(db.app, clerk, (ctx) => getMatter(ctx, inTime.matterId))
    expect(clockPassed(petition, matter, { at: at('2026-04-20'), calendar: workCalendar }).state).toBe('CLOSED')
    await moveOn('2026-04-20')
    expect(await stateOf(inTime.matterId)).toBe('REVIEW')
  })

  it('once, for what is open, with a reason of 10 to 500 characters', async () => {
    const own = await answered()
    for (const reason of ['', '不同意', '很'.repeat(501)])
      await expect(ask(own, { on: '2026-04-01', reason })).rejects.toMatchObject({ code: 'cases.review-length' })
    for (const stage of ['FINAL', 'x'])
      await expect(ask(own, { on: '2026-04-01', stage })).rejects.toMatchObject({ code: 'cases.review-not-now' })
    await ask(own, { on: '2026-04-01' })
    await expect(ask(own, { on: '2026-04-02' })).rejects.toMatchObject({ code: 'cases.review-not-now' })
    const forged = asCitizen(db, 'write', (ctx) => askForReview(ctx, { token: 'x', stage: 'REVIEW', reason: why }))
    await expect(forged).rejects.toMatchObject({ code: 'cases.token-expired' })
  })

  it('and what the desk noted meanwhile stands: the request changes nothing more', async () => {
    const own = await answered()
    await ask(own, { on: '2026-04-01' })
    await does(own.matterId, { by: clerk, act: 'askReview', on: '2026-04-01', opinion: '本人来电，不同意。' })
    await moveOn('2026-04-01')
    expect((await read(own, '2026-04-01')).events.filter(({ what }) => what.startsWith('申请复查'))).toHaveLength(1)
  })

  it('is offered to nobody whose case is no petition, and nobody changes what was asked', async () => {
    const plain = await submitAbout(db, xihe)
    const { petition: none } = await asCitizen(db, 'read', async (ctx) => {
      const { author } = await tracking.followCase(ctx, plain)
      return { petition: await readOwnPetition(ctx, author) }
    })
    expect(none).toEqual({ open: null, asked: [] })
    const changes = db.owner.query(`update cases.review_request set reason = 'x'`)
    await expect(changes).rejects.toThrow()
  })
})
