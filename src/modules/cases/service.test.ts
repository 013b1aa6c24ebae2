import { beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import * as service from './service.ts'
import * as tracking from './tracking/service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const day = (text: string) => new Date(`${text}+08:00`)
const monday = day('2026-11-23T10:00:00')
const { county, qingshi, xihe, baiyun, shanhou } = places

const idOf = async (number: string) =>
  (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]!.id
const listAt = (place: Place, of: Partial<Parameters<typeof service.listCases>[1]> = {}, now = monday) =>
  look(db.app, deskOf(place), (ctx) => service.listCases(ctx, { view: 'open', page: 1, size: 100, ...of }), now)
const read = (place: Place, caseId: string, now = monday) =>
  look(db.app, deskOf(place), (ctx) => service.getCase(ctx, { caseId }), now)
const follow = (number: string, code: string, now = monday) =>
  asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now })
const reply = '路灯已经报镇里维修，本周五前换好，感谢您的提醒。'

describe('the life of a case', () => {
  it('leads from the citizen through the desk back to the citizen', async () => {
    const receipt = await submitAbout(db, xihe, { phone: '0999-1234567' }, { now: monday })
    expect(receipt).toMatchObject({ deskName: xihe.name, acceptByOn: '2026-11-23', answerByOn: '2026-11-26' })
    expect(receipt.number).toMatch(/^LX20261123-\d{6}$/)
    const caseId = await idOf(receipt.number)
    const accepted = await act(
      db.app,
      deskOf(xihe),
      (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }),
      monday,
    )
    expect(accepted).toEqual({ id: caseId, state: 'ACCEPTED', orgName: xihe.name })
    expect((await read(xihe, caseId)).answerDueOn).toBe('2026-11-26')
    await act(db.app, deskOf(xihe), (ctx) => service.replyCase(ctx, { caseId, text: reply }), monday)

    const mine = await follow(receipt.number, receipt.code)
    expect(mine.case).toMatchObject({ step: 'REPLIED', writer: '王**', isOverdue: false })
    expect(mine.case.replies).toEqual([{ text: reply, by: xihe.name, at: monday }])
    expect(mine.case.events.map((event) => event.what)).toEqual(['提交', '已受理', '已答复'])
    expect(mine.author).toMatchObject({ mayRate: true, maySupplement: true, mayEraseContact: true })

    const { token } = mine.author
    const judged = await asCitizen(
      db,
      'write',
      (ctx) => tracking.confirmOutcome(ctx, { token, outcome: 'SOLVED', grade: '5', reason: '修得很快' }),
      { now: monday },
    )
    expect(judged).toEqual({ number: receipt.number, became: 'CLOSED' })
    const closed = await read(xihe, caseId)
    expect(closed).toMatchObject({ state: 'CLOSED', outcome: 'SOLVED', grade: 5 })
    expect(closed.ratings).toMatchObject([{ outcome: 'SOLVED', grade: 5, reason: '修得很快' }])
  })

  it('writes one audit entry for each act and no text of the citizen into it', async () => {
    const { rows } = await db.owner.query(
      `select act, details::text from audit.entry where act like 'cases.%' order by id`,
    )
    expect(rows.map((row) => row.act)).toEqual(['cases.submitted', 'cases.accepted', 'cases.replied', 'cases.rated'])
    expect(JSON.stringify(rows)).not.toContain('路灯')
  })

  it('is not closed by the desk: only the citizen says that it is solved (D21)', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    await act(db.app, deskOf(xihe), (ctx) => service.replyCase(ctx, { caseId, text: reply }), monday)
    const { can, outcome } = await read(xihe, caseId)
    expect(outcome).toBeNull()
    expect(Object.values(can)).not.toContain(true)
  })

  it('goes to the township when the citizen says it is not solved, once within fifteen days (CZ5)', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    await act(db.app, deskOf(xihe), (ctx) => service.replyCase(ctx, { caseId, text: reply }), monday)
    const { author } = await follow(receipt.number, receipt.code)
    const judge = { token: author.token, outcome: 'NOT_SOLVED', grade: '1', reason: '还是不亮' } as const
    const judged = await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judge), { now: monday })
    expect(judged.became).toBe('REOPENED')
    await expect(read(xihe, caseId)).rejects.toMatchObject({ code: 'cases.missing' })
    expect(await read(qingshi, caseId)).toMatchObject({ state: 'REOPENED', orgName: qingshi.name, reopenings: 1 })
  })

  it('goes to the township once when it is partly solved and its writer dissatisfied, who is asked why; not when he says it is solved (CZ5)', async () => {
    const answered = async () => {
      const receipt = await submitAbout(db, xihe, {}, { now: monday })
      const caseId = await idOf(receipt.number)
      await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
      await act(db.app, deskOf(xihe), (ctx) => service.replyCase(ctx, { caseId, text: reply }), monday)
      return { ...receipt, caseId }
    }
    const judge = async (
      of: { number: string; code: string },
      said: { outcome: string; grade?: string; reason?: string },
    ) => {
      const { token } = (await follow(of.number, of.code)).author
      const judgement = { reason: '', ...said, token }
      return asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judgement), { now: monday })
    }
    const one = await answered()
    for (const [outcome, grade] of [
      ['PARTLY', '2'],
      ['SOLVED', '1'],
    ] as const)
      await expect(judge(one, { outcome, grade, reason: '　' })).rejects.toMatchObject({
        ...{ code: 'cases.why-missing', fields: [{ path: 'reason' }] },
      })
    const bad = { outcome: 'PARTLY', grade: '2', reason: '只修了一盏，催了三次' }
    expect(await judge(one, bad)).toEqual({ number: one.number, became: 'REOPENED' })
    const above = await read(qingshi, one.caseId)
    expect(above).toMatchObject({ state: 'REOPENED', orgName: qingshi.name, reopenings: 1 })
    expect(above.ratings).toMatchObject([{ ...bad, grade: 2 }])
    // Once: after the second answer the same word ends it, and he may still ask for more.
    await act(db.app, deskOf(qingshi), (ctx) => service.replyCase(ctx, { caseId: one.caseId, text: reply }), monday)
    expect((await judge(one, bad)).became).toBe('CLOSED')
    expect((await follow(one.number, one.code)).author.mayReopen).toBe(true)
    for (const said of [
      { outcome: 'PARTLY', grade: '3' },
      { outcome: 'PARTLY' },
      { outcome: 'SOLVED', grade: '1', reason: '修好了，但是态度很差' },
    ])
      expect((await judge(await answered(), said)).became).toBe('CLOSED')
  })

  it('begins a linked case with a number and code of its own when more time has passed', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    await act(db.app, deskOf(xihe), (ctx) => service.replyCase(ctx, { caseId, text: reply }), monday)
    const later = day('2026-12-20T10:00:00')
    const { author } = await follow(receipt.number, receipt.code, later)
    const judge = { token: author.token, outcome: 'NOT_SOLVED', reason: '又坏了，还是不亮' } as const
    const judged = await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judge), { now: later })
    if (judged.became !== 'LINKED') throw new Error(judged.became)
    expect(judged.receipt.number).not.toBe(receipt.number)
    expect(judged.receipt.code).not.toBe(receipt.code)
    const linked = await read(qingshi, await idOf(judged.receipt.number))
    expect(linked).toMatchObject({
      state: 'SUBMITTED',
      previous: { id: caseId, number: receipt.number },
      orgName: qingshi.name,
    })
    expect(await read(xihe, caseId)).toMatchObject({ state: 'CLOSED', outcome: 'NOT_SOLVED' })
    const { rows } = await db.owner.query(
      `select act, details->>'outcome' as outcome from audit.entry where subject_id = $1 order by id`,
      [caseId],
    )
    expect(rows.map((row) => row.act)).toEqual(['cases.submitted', 'cases.accepted', 'cases.replied', 'cases.rated'])
    expect(rows.at(-1).outcome).toBe('NOT_SOLVED')
  })

  it('lets the writer add to it, and erase the telephone number (CZ9)', async () => {
    const receipt = await submitAbout(db, xihe, { phone: '13900001234' }, { now: monday })
    const { author } = await follow(receipt.number, receipt.code)
    const { token } = author
    const text = '补充一下：第二盏灯的灯杆也歪了，怕倒下来。'
    await asCitizen(db, 'write', (ctx) => tracking.supplementCase(ctx, { token, text }), { now: monday })
    await asCitizen(db, 'write', (ctx) => tracking.eraseContact(ctx, { token }), { now: monday })
    const again = await asCitizen(db, 'read', (ctx) => tracking.readOwnCase(ctx, { token }), { now: monday })
    expect(again.case.supplements).toEqual([{ text, at: monday }])
    expect(again.author.mayEraseContact).toBe(false)
    expect(
      (await db.owner.query('select contact_sealed from cases.case where number = $1', [receipt.number])).rows,
    ).toEqual([{ contact_sealed: null }])
    expect((await read(xihe, await idOf(receipt.number))).supplements).toMatchObject([{ text }])
  })

  it('is one case however often the button is pressed', async () => {
    const before = (await db.owner.query('select count(*) as n from cases.case')).rows[0].n
    const press = () => submitAbout(db, xihe, {}, { now: monday, key: 'form-1', address: '203.0.113.9' })
    const receipts = await Promise.all([press(), press(), press()])
    expect(new Set(receipts.map(({ number, code }) => `${number}${code}`)).size).toBe(1)
    expect((await db.owner.query('select count(*) as n from cases.case')).rows[0].n - before).toBe(1)
  })

  it('takes a grade that is none of the five for a mistake of the form', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const { author } = await follow(receipt.number, receipt.code)
    const judge = { token: author.token, outcome: 'SOLVED', grade: '6', reason: '' }
    const judged = asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judge), { now: monday })
    await expect(judged).rejects.toMatchObject({ code: 'cases.grade-unknown' })
  })

  it('names every field that needs a change and takes nothing in', async () => {
    const attempt = submitAbout(db, xihe, { title: '路灯', kind: '', consent: '', phone: 'abc' }, { now: monday })
    await expect(attempt).rejects.toMatchObject({
      code: 'cases.form-incomplete',
      fields: [{ path: 'kind' }, { path: 'title' }, { path: 'phone' }, { path: 'consent' }],
    })
  })
})

describe('the desk', () => {
  it('refuses only for a reason of the list, and the citizen reads where to turn; an appeal goes up (PRV-03, D24)', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    const refusal = { caseId, reason: 'IN_COURT', note: '区法院已立案' } as const
    await act(db.app, deskOf(xihe), (ctx) => service.refuseCase(ctx, refusal), monday)
    const { case: page, author } = await follow(receipt.number, receipt.code)
    expect(page.notAccepted).toContain('区法院已立案')
    const appeal = { token: author.token, reason: '法院没有立案' }
    const judged = await asCitizen(db, 'write', (ctx) => tracking.reopenCase(ctx, appeal), { now: monday })
    expect(judged.became).toBe('REOPENED')
    expect(await read(qingshi, caseId)).toMatchObject({ state: 'REOPENED', refusal: null })
  })

  it('passes on down and gets back once', async () => {
    const receipt = await submitAbout(db, qingshi, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    const at = (place: Place) => deskOf(place)
    const assign = (place: Place, toOrgId: string) =>
      act(db.app, at(place), (ctx) => service.assignCase(ctx, { caseId, toOrgId, note: '请尽快' }), monday)
    const back = () => act(db.app, at(xihe), (ctx) => service.sendBack(ctx, { caseId, reason: '路灯归镇里管' }), monday)
    await act(db.app, at(qingshi), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    const note = '请每天截图上报进度'
    const asked = act(db.app, at(qingshi), (ctx) => service.assignCase(ctx, { caseId, toOrgId: xihe.id, note }), monday)
    await expect(asked).rejects.toMatchObject({ code: 'kernel.formalism-trace', fields: [{ path: 'note' }] })
    expect(await assign(qingshi, xihe.id)).toEqual({ id: caseId, state: 'ASSIGNED', orgName: xihe.name })
    expect(await back()).toEqual({ id: caseId, state: 'SENT_BACK', orgName: qingshi.name })
    await assign(qingshi, xihe.id)
    await expect(back()).rejects.toMatchObject({ code: 'cases.sent-back-once' })
    await expect(assign(xihe, qingshi.id)).rejects.toMatchObject({ code: 'cases.out-of-reach' })
    await act(db.app, at(xihe), (ctx) => service.signCase(ctx, { caseId }), monday)
    await act(db.app, at(xihe), (ctx) => service.startHandling(ctx, { caseId }), monday)
    await act(db.app, at(xihe), (ctx) => service.replyCase(ctx, { caseId, text: reply }), monday)
    const { events } = await read(qingshi, caseId)
    expect(events.map((event) => event.act)).toEqual([
      'submit',
      'accept',
      'assign',
      'sendBack',
      'assign',
      'sign',
      'startHandling',
      'reply',
    ])
    expect(events[2]).toMatchObject({ by: qingshi.name, to: xihe.name, note: '请尽快' })
  })

  it('passes on upwards, and then no longer sees the case', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    expect((await read(xihe, caseId)).above).toEqual([
      { orgId: qingshi.id, name: qingshi.name },
      { orgId: county.id, name: county.name },
    ])
    const up = { caseId, toOrgId: county.id, note: '' }
    expect(await act(db.app, deskOf(xihe), (ctx) => service.assignCase(ctx, up), monday)).toMatchObject({
      orgName: county.name,
    })
    await expect(read(xihe, caseId)).rejects.toMatchObject({ code: 'cases.missing' })
    await expect(read(qingshi, caseId)).rejects.toMatchObject({ code: 'cases.missing' })
    expect((await read(county, caseId)).events.at(-1)).toMatchObject({ act: 'assign', to: county.name })
  })

  it('does not pass on sideways, nor what it cannot see', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(qingshi), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    const aside = { caseId, toOrgId: baiyun.id, note: '' }
    const go = (place: Place) => act(db.app, deskOf(place), (ctx) => service.assignCase(ctx, aside), monday)
    await expect(go(qingshi)).rejects.toMatchObject({ code: 'cases.out-of-reach' })
    await expect(go(baiyun)).rejects.toMatchObject({ code: 'cases.missing' })
    expect(await go(county)).toMatchObject({ orgName: baiyun.name })
  })

  it('extends once, while the limit runs, and the citizen reads why (D20)', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    const extend = (workdays: number, now = monday) =>
      act(db.app, deskOf(xihe), (ctx) => service.extendDeadline(ctx, { caseId, workdays, reason: '要等灯具到货' }), now)
    await expect(extend(16)).rejects.toMatchObject({ code: 'cases.extension-length' })
    await expect(extend(5, day('2026-12-01T09:00:00'))).rejects.toMatchObject({ code: 'cases.deadline-passed' })
    await extend(5)
    await expect(extend(5)).rejects.toMatchObject({ code: 'cases.extended-once' })
    expect((await read(xihe, caseId)).answerDueOn).toBe('2026-12-03')
    expect((await follow(receipt.number, receipt.code)).case).toMatchObject({ extensionReason: '要等灯具到货' })
  })

  it('says that it is not ours or cannot be done only with a reason, and the citizen may still object', async () => {
    const receipt = await submitAbout(db, xihe, {}, { now: monday })
    const caseId = await idOf(receipt.number)
    await act(db.app, deskOf(xihe), (ctx) => service.acceptCase(ctx, { caseId, isComplex: false }), monday)
    const declare = { caseId, outcome: 'CANNOT', reason: '今年没有改造路灯的资金，已报明年计划。' } as const
    await act(db.app, deskOf(xihe), (ctx) => service.declareCase(ctx, declare), monday)
    const { case: page, author } = await follow(receipt.number, receipt.code)
    expect(page).toMatchObject({ replies: [], declaration: { text: declare.reason, outcome: declare.outcome } })
    expect(author.mayRate).toBe(true)
  })

  it('finds a case by its words, its number, traditional characters, and only its own', async () => {
    const receipt = await submitAbout(db, shanhou, { title: '水渠堵塞稻田进不了水' }, { now: monday })
    const numbers = async (place: Place, q: string) =>
      (await listAt(place, { q, view: 'all' })).rows.map((row) => row.number)
    for (const q of ['水渠', '稻田进', '水渠 稻田', '水渠堵塞稻田進不了水', receipt.number])
      expect(await numbers(county, q), q).toEqual([receipt.number])
    expect(await numbers(county, '水稻')).toEqual([])
    expect(await numbers(qingshi, '水渠')).toEqual([])
  })

  it('sees first what is due first, and can filter', async () => {
    const { rows, total } = await listAt(county)
    expect(total).toBe(rows.length)
    const due = rows.map((row) => row.dueOn)
    expect(rows.every((row) => row.state !== 'CLOSED' && row.state !== 'REPLIED')).toBe(true)
    expect(due.every((one) => one !== null)).toBe(true)
    const late = day('2027-01-20T09:00:00')
    expect((await listAt(county, { overdue: true }, late)).total).toBe(total)
    expect((await listAt(county, { overdue: false }, late)).total).toBe(0)
    expect((await listAt(county, { state: 'SUBMITTED' })).rows.every((row) => row.state === 'SUBMITTED')).toBe(true)
    expect((await listAt(county, { state: 'REPLIED' })).total).toBeGreaterThan(0)
    expect((await listAt(county, { orgId: xihe.id })).rows.every((row) => row.orgId === xihe.id)).toBe(true)
    const [first] = (await listAt(county, { page: 1, size: 1 })).rows
    const [second] = (await listAt(county, { page: 2, size: 1 })).rows
    expect([first?.id, second?.id]).toEqual(rows.slice(0, 2).map((row) => row.id))
  })
})
