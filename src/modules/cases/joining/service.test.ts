import { beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import * as service from '../service.ts'
import * as tracking from '../tracking/service.ts'
import { joinCase, listVoices, separateCase } from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const { qingshi, xihe, baiyun } = places
const monday = new Date('2026-11-23T10:00:00+08:00')

const rowOf = async (number: string) =>
  (
    await db.owner.query('select id, state, joined_to_id, voices, due_on, org_id from cases.case where number = $1', [
      number,
    ])
  ).rows[0]!
const write = async (of: Parameters<typeof submitAbout>[2] & { joinsNumber?: string } = {}) => {
  const receipt = await submitAbout(db, xihe, of, { now: monday })
  return { ...receipt, id: (await rowOf(receipt.number)).id as string }
}
const atDesk = <T>(place: Place, work: Parameters<typeof act<T>>[2]) => act(db.app, deskOf(place), work, monday)
const accept = (caseId: string) => atDesk(xihe, (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }))
const follow = ({ number, code }: { number: string; code: string }) =>
  asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now: monday })
const join = (caseId: string, intoCaseId: string, place: Place = xihe) =>
  atDesk(place, (ctx) => joinCase(ctx, { caseId, intoCaseId }))
const reply = '路灯已经报镇里维修，本周五前换好，感谢您的提醒。'
const answer = (caseId: string) => atDesk(xihe, (ctx) => service.replyCase(ctx, { caseId, text: reply }))

describe('several cases about one matter (D18)', () => {
  it('are handled as one: each writer has number and code, sees the common course and judges for himself', async () => {
    const main = await write()
    await accept(main.id)
    const voice = await write({ joinsNumber: main.number, title: '路灯还是不亮' })
    expect(await rowOf(main.number)).toMatchObject({ voices: 2 })
    expect(await rowOf(voice.number)).toMatchObject({ joined_to_id: main.id, state: 'ACCEPTED', due_on: null })
    await answer(main.id)

    const seen = await follow(voice)
    expect(seen.case).toMatchObject({
      step: 'REPLIED',
      title: '路灯还是不亮',
      common: { number: main.number, voices: 2 },
    })
    expect(seen.case.replies.map(({ text }) => text)).toEqual([reply])
    expect(seen.author.mayRate).toBe(true)
    const rate = (token: string, outcome: string, reason = '') =>
      asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, { token, outcome, reason }), { now: monday })
    await rate((await follow(main)).author.token, 'SOLVED')
    expect((await rowOf(voice.number)).state).toBe('REPLIED')
    await rate(seen.author.token, 'NOT_SOLVED', '我家门口的还是不亮')
    expect(await rowOf(voice.number)).toMatchObject({ state: 'REOPENED', joined_to_id: null, org_id: qingshi.id })
    expect(await rowOf(main.number)).toMatchObject({ state: 'CLOSED', voices: 1 })
  })

  it('go along when the common one is passed on, and stand once in the list and the numbers', async () => {
    const main = await write()
    const voice = await write()
    await join(voice.id, main.id)
    const list = await look(
      db.app,
      deskOf(xihe),
      (ctx) => service.listCases(ctx, { view: 'open', page: 1, size: 100 }),
      monday,
    )
    const ids = list.rows.map(({ id }) => id)
    expect(ids).toContain(main.id)
    expect(ids).not.toContain(voice.id)
    await accept(main.id)
    await atDesk(xihe, (ctx) => service.assignCase(ctx, { caseId: main.id, toOrgId: qingshi.id, note: '' }))
    expect(await rowOf(voice.number)).toMatchObject({ state: 'ASSIGNED', org_id: qingshi.id })
    const read = (caseId: string) => look(db.app, deskOf(qingshi), (ctx) => listVoices(ctx, { caseId }))
    expect(await read(main.id)).toMatchObject({ count: 2, joinedTo: null, voices: [{ number: voice.number }] })
    expect(await read(voice.id)).toMatchObject({ joinedTo: { id: main.id } })
    const { can } = await look(db.app, deskOf(qingshi), (ctx) => service.getCase(ctx, { caseId: voice.id }))
    expect(new Set(Object.values(can))).toEqual(new Set(['cases.joined']))
  })

  it('are taken apart again, and nothing of a voice is lost', async () => {
    const main = await write()
    const voice = await write()
    await join(voice.id, main.id)
    await accept(main.id)
    await atDesk(xihe, (ctx) => separateCase(ctx, { caseId: voice.id, reason: '不是同一盏灯' }))
    expect(await rowOf(main.number)).toMatchObject({ voices: 1 })
    const apart = await rowOf(voice.number)
    expect(apart).toMatchObject({ joined_to_id: null, state: 'ACCEPTED' })
    expect(apart.due_on).not.toBeNull()
    expect((await follow(voice)).case.events.map(({ what }) => what)).toEqual([
      '提交',
      '与同一件事合并办理',
      '分开单独办理',
    ])
    await answer(main.id)
    expect((await rowOf(voice.number)).state).toBe('ACCEPTED')
  })

  it('joins a case that others joined with all of them', async () => {
    const [first, second, third] = [await write(), await write(), await write()]
    await join(first.id, second.id)
    await join(second.id, third.id)
    expect((await rowOf(third.number)).voices).toBe(3)
    expect((await rowOf(first.number)).joined_to_id).toBe(third.id)
    await expect(join(first.id, second.id)).rejects.toMatchObject({ code: 'cases.joined-already' })
  })

  it('never takes in a private one, an answered one or one out of reach (CZ4)', async () => {
    const main = await write()
    const hidden = await write({ isPublic: 'no' })
    await expect(join(hidden.id, main.id, qingshi)).rejects.toMatchObject({ code: 'cases.join-private' })
    const answered = await write()
    await accept(answered.id)
    await answer(answered.id)
    await expect(join(main.id, answered.id)).rejects.toMatchObject({ code: 'cases.join-ended' })
    const elsewhere = await submitAbout(db, baiyun, {}, { now: monday })
    const { id } = await rowOf(elsewhere.number)
    await expect(join(main.id, id)).rejects.toMatchObject({ code: 'cases.missing' })
    await expect(join(main.id, answered.id, baiyun)).rejects.toMatchObject({ code: 'cases.missing' })
  })

  it('keeps the voice of a citizen whose other one ended meanwhile: the message goes its own way', async () => {
    const main = await write()
    await accept(main.id)
    await answer(main.id)
    const voice = await write({ joinsNumber: main.number })
    expect(await rowOf(voice.number)).toMatchObject({ joined_to_id: null, state: 'SUBMITTED' })
  })
})
