import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { clockPassed } from '#kernel/procedure/course.ts'
import { actOnMatter, getMatter, readMatter } from '#kernel/procedure/service.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import * as cases from '../service.ts'
import * as tracking from '../tracking/service.ts'
import { petition } from './procedure.ts'
import { filePetition } from './service.ts'

const db = testDatabase()
const { county, qingshi, xihe } = places
const at = (text: string) => new Date(`${text}T10:00:00+08:00`)
const someone = (place: Place, role: string): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), role, name: `${place.name}${role}` })
const clerk = someone(xihe, 'DESK')
const head = someone(xihe, 'SECRETARY')
const [above, top] = [someone(qingshi, 'DESK'), someone(county, 'DESK')]
const answer = '经查，灯杆归村里管。村委会已经签了维修合同，月底前换好。'

beforeAll(() => plantCounty(db))

async function filed(day = '2026-03-02') {
  const receipt = await submitAbout(db, xihe, {}, { now: at(day) })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  const { matterId } = await act(db.app, clerk, (ctx) => filePetition(ctx, { caseId }), at(day))
  return { ...receipt, caseId, matterId }
}
const does = (
  matterId: string,
  of: { by: Actor; act: string; on: string; opinion?: string; fields?: Record<string, unknown> },
) =>
  act(
    db.app,
    of.by,
    async (ctx) => {
      const { version } = await readMatter(ctx, registry, { matterId })
      const { opinion, fields } = of
      return actOnMatter(ctx, registry, {
        ...{ matterId, act: of.act, version },
        ...(opinion === undefined ? {} : { opinion }),
        ...(fields === undefined ? {} : { fields }),
      })
    },
    at(of.on),
  )
const caseOf = (caseId: string, on: string) => look(db.app, clerk, (ctx) => cases.getCase(ctx, { caseId }), at(on))
const ownEvents = async (of: { number: string; code: string }) =>
  (await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, of))).case.events
const dueOf = async (matterId: string) => {
  const { rows } = await db.owner.query<{ due: string }>(
    `select (due_at at time zone 'Asia/Shanghai')::date::text as due from procedure.step where matter_id = $1 and ended_at is null`,
    [matterId],
  )
  return rows[0]?.due
}

describe('a case handled as a petition (XF-01 to XF-03)', () => {
  it('has fifteen calendar days to be registered, and nobody answers it beside', async () => {
    const { caseId, matterId } = await filed()
    expect(await dueOf(matterId)).toBe('2026-03-18')
    const one = await caseOf(caseId, '2026-03-02')
    expect(one).toMatchObject({ state: 'HANDLING', answerDueOn: '2026-03-17', petitionId: matterId })
    expect(one.can).toMatchObject({
      reply: 'cases.in-petition',
      filePetition: 'cases.in-petition',
      takeOver: 'cases.in-petition',
    })
    const reply = act(db.app, clerk, (ctx) => cases.replyCase(ctx, { caseId, text: answer }), at('2026-03-03'))
    await expect(reply).rejects.toMatchObject({ code: 'cases.in-petition' })
  })

  it('is answered within sixty days of acceptance, days off among them, and its writer reads the answer (XF-02, XF-06)', async () => {
    const { caseId, matterId, number, code } = await filed()
    await does(matterId, { by: clerk, act: 'accept', on: '2026-03-10' })
    // Sixty days after the tenth of March is the ninth of May; the limit ends with that day.
    expect(await dueOf(matterId)).toBe('2026-05-10')
    expect(await caseOf(caseId, '2026-03-10')).toMatchObject({ answerDueOn: '2026-05-09' })
    await does(matterId, { by: clerk, act: 'answer', on: '2026-05-09', fields: { answer } })
    expect(await caseOf(caseId, '2026-05-09')).toMatchObject({ state: 'REPLIED', inPetitionSince: null })
    const { case: own } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }))
    expect(own.replies).toMatchObject([{ text: answer }])
    expect(own.events.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['按信访程序办理', '信访事项已受理，60天内答复']),
    )
  })

  it('gets thirty days more once, from the head, counted from the same acceptance, with the reason its writer reads', async () => {
    const { caseId, matterId, number, code } = await filed()
    await does(matterId, { by: clerk, act: 'accept', on: '2026-03-10' })
    const opinion = '要等供电公司迁杆，已经定了日期。'
    await does(matterId, { by: clerk, act: 'askExtension', on: '2026-05-01', opinion })
    expect(await dueOf(matterId)).toBe('2026-05-10')
    await expect(does(matterId, { by: clerk, act: 'agree', on: '2026-05-02' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await does(matterId, { by: head, act: 'agree', on: '2026-05-02' })
    expect(await dueOf(matterId)).toBe('2026-06-09')
    expect(await caseOf(caseId, '2026-05-02')).toMatchObject({ answerDueOn: '2026-06-08' })
    expect((await ownEvents({ number, code })).at(-1)).toMatchObject({ what: '信访办理延期30天', note: opinion })
    const again = does(matterId, { by: clerk, act: 'askExtension', on: '2026-05-03', opinion })
    await expect(again).rejects.toMatchObject({ code: 'procedure.not-now' })
  })

  it('keeps its sixty days when the head allows no more', async () => {
    const { matterId } = await filed()
    await does(matterId, { by: clerk, act: 'accept', on: '2026-03-10' })
    await does(matterId, { by: clerk, act: 'askExtension', on: '2026-05-01', opinion: '要等供电公司迁杆。' })
    await does(matterId, { by: head, act: 'disagree', on: '2026-05-02', opinion: '先把能修的修好。' })
    expect(await dueOf(matterId)).toBe('2026-05-10')
  })

  it('is reviewed by the desk above and re-reviewed by the next, thirty days each, and then ends (XF-03)', async () => {
    const { matterId, number, code } = await filed()
    await does(matterId, { by: clerk, act: 'accept', on: '2026-03-10' })
    await does(matterId, { by: clerk, act: 'answer', on: '2026-03-20', fields: { answer } })
    await does(matterId, { by: clerk, act: 'askReview', on: '2026-04-01', opinion: '灯换了又坏，不同意。' })
    expect(await dueOf(matterId)).toBe('2026-05-02')
    await does(matterId, { by: above, act: 'review', on: '2026-04-20', opinion: '维持答复，另派人检查线路。' })
    await does(matterId, { by: clerk, act: 'askFinal', on: '2026-05-01', opinion: '还是不亮。' })
    await does(matterId, { by: top, act: 'end', on: '2026-05-20', opinion: '由县供电公司整条线路更换。' })
    const events = await ownEvents({ number, code })
    expect(events.slice(-4).map(({ what, by }) => `${by}：${what.slice(0, 4)}`)).toEqual([
      `${xihe.name}：申请复查`,
      `${qingshi.name}：复查意见`,
      `${xihe.name}：申请复核`,
      `${county.name}：复核意见`,
    ])
  })

  it('is closed thirty days after an answer against which nothing was asked', async () => {
    const { matterId } = await filed()
    await does(matterId, { by: clerk, act: 'accept', on: '2026-03-10' })
    await does(matterId, { by: clerk, act: 'answer', on: '2026-03-20', fields: { answer } })
    const matter = await look(db.app, clerk, (ctx) => getMatter(ctx, matterId))
    const passed = (on: string) => clockPassed(petition, matter, { at: at(on), calendar: workCalendar }).state
    expect([passed('2026-04-19'), passed('2026-04-20')]).toEqual(['ANSWERED', 'CLOSED'])
  })

  it('goes on as a message when it is none, or is so urgent that its writer is told at once whom to call', async () => {
    for (const [deed, what] of [
      ['refuse', '不按信访办理'],
      ['redirect', '情况紧急'],
    ] as const) {
      const { caseId, matterId, number, code } = await filed()
      await does(matterId, { by: clerk, act: deed, on: '2026-03-02', opinion: '看了内容，这样办更快。' })
      const one = await caseOf(caseId, '2026-03-02')
      expect(one).toMatchObject({ inPetitionSince: null, can: { reply: true } })
      expect((await ownEvents({ number, code })).at(-1)?.what).toContain(what)
    }
  })
})
