import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { fieldsOf } from '#kernel/procedure/form.ts'
import { passLimit } from '#kernel/procedure/passing-limits.ts'
import { actOnMatter, listWaiting, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { joinCase } from '../joining/service.ts'
import { settlePromise } from '../promises/service.ts'
import * as cases from '../service.ts'
import * as tracking from '../tracking/service.ts'
import { officeCall } from './procedure.ts'
import * as calling from './service.ts'

const db = testDatabase()
const { county, qingshi, xihe, baiyun, shanhou } = places
const at = (text: string) => new Date(`${text}T10:00:00+08:00`)
const someone = (place: Place, role = 'DESK'): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), role, name: `${place.name}${role}` })
const [town, builder, above, village] = [someone(qingshi), someone(baiyun), someone(county), someone(xihe)]
const leader = someone(qingshi, 'SECRETARY')
const asked = (place: Place, question = '请到现场看涵洞，说怎么修。') => ({ calledId: place.id, question })

beforeAll(async () => {
  await plantCounty(db)
  await db.owner.query('insert into cases.desk values ($1, $2)', [baiyun.id, baiyun.path])
})

async function accepted(of: Parameters<typeof submitAbout>[2] = {}, day = '2026-03-02') {
  const receipt = await submitAbout(db, qingshi, of, { now: at(day) })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  const holder = of.isPublic === 'no' || of.kind === 'REPORT' ? above : town
  await act(db.app, holder, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }), at(day))
  return { ...receipt, caseId }
}
const call = (caseId: string, of: { by?: Actor; asked?: object[]; dueOn?: string; on?: string } = {}) => {
  const input = { caseId, asked: (of.asked ?? [asked(baiyun)]) as never, dueOn: of.dueOn ?? '2026-03-04' }
  return act(db.app, of.by ?? town, (ctx) => calling.callOffices(ctx, input), at(of.on ?? '2026-03-02'))
}
const callsOf = (caseId: string, on = '2026-03-02', by = town) =>
  look(db.app, by, (ctx) => calling.listCalls(ctx, { caseId }), at(on))
const matterOf = async (caseId: string, name: string = baiyun.name) =>
  (await callsOf(caseId)).calls.find(({ orgName }) => orgName === name)?.id ?? ''
const read = (by: Actor, matterId: string, on = '2026-03-02') =>
  look(db.app, by, (ctx) => readMatter(ctx, registry, { matterId }), at(on))
const does = (by: Actor, matterId: string, of: { act: string; on?: string; fields?: object }) =>
  act(
    db.app,
    by,
    async (ctx) => {
      const { version } = await readMatter(ctx, registry, { matterId })
      const { on: _, ...rest } = of
      return actOnMatter(ctx, registry, { matterId, version, ...rest } as never)
    },
    at(of.on ?? '2026-03-03'),
  )
const report = { act: 'reportIn', fields: { what: '派人清淤，换两节涵管', promisedOn: '2026-03-10' } }
const waiting = async (by: Actor, on: string) =>
  (await look(db.app, by, (ctx) => listWaiting(ctx, registry, { page: 1, size: 50 }), at(on))).rows.map(({ id }) => id)
const own = async (of: { number: string; code: string }) => {
  const { author, case: page } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, of))
  return { page, calls: await asCitizen(db, 'read', (ctx) => calling.listOwnCalls(ctx, author)) }
}
const refusal = (code: string) => ({ code })

describe('an office that is called to a case (B21)', () => {
  it('finds it in its list, with the question and the words of the case, and nothing of the writer', async () => {
    const { caseId } = await accepted({ name: '王某某', phone: '19900000009' })
    await call(caseId)
    const matterId = await matterOf(caseId)
    expect(await waiting(builder, '2026-03-02')).toContain(matterId)
    const told = JSON.stringify(await read(builder, matterId))
    expect(told).toContain('请到现场看涵洞')
    expect(told).toContain('村口三盏路灯坏了')
    expect(told).not.toContain('王')
    expect(told).not.toContain('19900000009')
    const page = look(db.app, builder, (ctx) => cases.getCase(ctx, { caseId }), at('2026-03-02'))
    await expect(page).rejects.toMatchObject(refusal('cases.missing'))
  })

  it('reads the words of the case no longer than the call is open', async () => {
    const { caseId } = await accepted()
    await call(caseId)
    const matterId = await matterOf(caseId)
    await does(town, matterId, { act: 'closeCall', fields: { outcome: '现场已经处理，不用来了。' } })
    expect(JSON.stringify(await read(builder, matterId, '2026-03-03'))).not.toContain('路灯')
  })

  it('reports in with what it will do and by when, which is a promise that it settles itself (C08)', async () => {
    const one = await accepted()
    await call(one.caseId)
    const matterId = await matterOf(one.caseId)
    await does(builder, matterId, report)
    const [promise] = (await look(db.app, town, (ctx) => cases.getCase(ctx, one))).promises
    expect(promise).toMatchObject({ by: baiyun.name, what: report.fields.what, dueOn: '2026-03-10', isCalled: true })
    const settled = act(
      db.app,
      town,
      (ctx) =>
        settlePromise(ctx, { ...one, promiseId: promise?.id ?? '', state: 'KEPT', doneOn: '2026-03-05', reason: '' }),
      at('2026-03-05'),
    )
    await expect(settled).rejects.toMatchObject(refusal('cases.promise-missing'))
    const late = { act: 'finish', fields: { result: '两节涵管都换好了。', doneOn: '2026-03-12' }, on: '2026-03-12' }
    await expect(does(builder, matterId, late)).rejects.toMatchObject(refusal('cases.promise-late'))
    await does(builder, matterId, { ...late, fields: { ...late.fields, doneOn: '2026-03-09' } })
    const { page, calls } = await own(one)
    expect(page.promises).toMatchObject([{ state: 'KEPT', byName: baiyun.name }])
    expect(calls).toMatchObject([{ orgName: baiyun.name, state: 'ANSWERED' }])
    expect(calls[0]?.words.map(({ act: what, text }) => [what, text])).toEqual([
      ['reportIn', report.fields.what],
      ['finish', '两节涵管都换好了。'],
    ])
    expect(page.events.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['请别的单位一起办', '报到，来一起办', '承诺已兑现']),
    )
  })

  it('says in public why it was not in time', async () => {
    const one = await accepted()
    await call(one.caseId)
    const matterId = await matterOf(one.caseId)
    await does(builder, matterId, report)
    await does(builder, matterId, {
      act: 'tellLate',
      fields: { reason: '雨天不能开挖，推到20日前。' },
      on: '2026-03-11',
    })
    expect((await own(one)).page.promises).toMatchObject([{ state: 'BROKEN', reason: '雨天不能开挖，推到20日前。' }])
  })

  it.each([
    ['a day that is over', { what: '派人清淤，换涵管', promisedOn: '2026-03-01' }, 'cases.promise-past'],
    ['no word', { what: '好', promisedOn: '2026-03-10' }, 'kernel.invalid'],
  ])('does not promise with %s', async (_, fields, code) => {
    const { caseId } = await accepted()
    await call(caseId)
    await expect(does(builder, await matterOf(caseId), { act: 'reportIn', fields })).rejects.toMatchObject(
      refusal(code),
    )
    expect((await look(db.app, town, (ctx) => cases.getCase(ctx, { caseId }))).promises).toEqual([])
  })

  it('that does not come says why, and is asked again or let go by who called', async () => {
    const { caseId } = await accepted()
    await call(caseId)
    const matterId = await matterOf(caseId)
    await does(builder, matterId, { act: 'declineCall', fields: { why: '这段路归公路局管养。' } })
    expect(await waiting(town, '2026-03-03')).toContain(matterId)
    const again = { question: '桥归你局管，请来看桥。', dueOn: '2026-03-06' }
    await does(town, matterId, { act: 'askAgain', fields: again })
    expect((await callsOf(caseId, '2026-03-04')).calls).toMatchObject([{ ...again, state: 'CALLED', silentDays: 1 }])
  })

  it('is asked for nothing that the rules against formalism forbid, the first time or again; what a citizen says is looked into (E14)', async () => {
    const { caseId } = await accepted()
    const forbidden = { code: 'kernel.formalism-check-in' }
    const asks = (question: string) => call(caseId, { asked: [asked(baiyun), asked(shanhou, question)] })
    await expect(asks('请你村每天签到，直到修好。')).rejects.toMatchObject({
      ...forbidden,
      fields: [{ path: 'asked.1.question' }],
    })
    await call(caseId, { asked: [asked(baiyun, '群众反映村里要求每天打卡，请核实并说明。')] })
    const matterId = await matterOf(caseId)
    await does(builder, matterId, { act: 'declineCall', fields: { why: '这段路归公路局管养。' } })
    const again = { question: '请每天打卡报进度。', dueOn: '2026-03-06' }
    await expect(does(town, matterId, { act: 'askAgain', fields: again })).rejects.toMatchObject(forbidden)
  })
})

describe('silence', () => {
  it('is shown with its working days, and waits for the desk above once the day is over', async () => {
    const { caseId } = await accepted()
    await call(caseId, { dueOn: '2026-03-05' })
    const matterId = await matterOf(caseId)
    expect(await waiting(above, '2026-03-05')).not.toContain(matterId)
    expect((await callsOf(caseId, '2026-03-05')).calls).toMatchObject([{ silentDays: 3, isLate: false }])
    await late(matterId)
    expect(await waiting(above, '2026-03-09')).toContain(matterId)
    expect(await waiting(builder, '2026-03-09')).toContain(matterId)
    // Two days of a weekend lie between.
    const { calls } = await callsOf(caseId, '2026-03-09')
    expect(calls).toMatchObject([{ silentDays: 5, isLate: true }])
    expect(calls[0]?.toldAboveAt).not.toBeNull()
  })

  it('ends with the word of who stands above in its place', async () => {
    const one = await accepted()
    const { caseId } = one
    await call(caseId)
    const matterId = await matterOf(caseId)
    await late(matterId)
    await does(above, matterId, { ...report, on: '2026-03-09' })
    expect((await callsOf(caseId, '2026-03-09')).calls).toMatchObject([{ state: 'COMING', silentDays: 0 }])
    // The word is his who gave it, in the course, in the promise and in the call alike.
    const { page, calls } = await own(one)
    expect(page.promises).toMatchObject([{ byName: county.name }])
    expect(page.events.find(({ what }) => what === '报到，来一起办')).toMatchObject({ by: county.name })
    expect(calls[0]?.words).toMatchObject([{ act: 'reportIn', by: county.name }])
  })

  it('of one above whom no desk stands goes back to who called, which is said', async () => {
    const { caseId } = await accepted()
    await call(caseId, { asked: [asked(county)] })
    const matterId = await matterOf(caseId, county.name)
    const { facts } = await read(town, matterId)
    expect(facts.map(({ value }) => value.zh)).toContain('它没有上级受理台，请吹哨单位再联系')
    await late(matterId)
    expect((await callsOf(caseId, '2026-03-09')).calls).toMatchObject([{ hasAbove: false, isLate: true }])
    expect(await waiting(town, '2026-03-09')).toContain(matterId)
    expect(await matterOf(caseId)).toBe('')
  })

  // The clock of the database is today: a limit of the past has passed.
  const late = (matterId: string) =>
    act(db.app, systemActor('procedure.pass-limit'), (ctx) => passLimit(ctx, registry, matterId))
})

describe('a form of a call', () => {
  it.each([
    ['reportIn', 'what', '留言人看得到；公开的件，网站上也看得到'],
    ['tellLate', 'reason', '留言人看得到；公开的件，网站上也看得到'],
    ['declineCall', 'why', '留言人看得到'],
    ['finish', 'result', '留言人看得到'],
    ['closeCall', 'outcome', '留言人看得到'],
  ])('%s says at its field who reads it, and asks no opinion beside', (name, field, readers) => {
    const rule = officeCall.acts[name] as (typeof officeCall.acts)[string]
    expect(rule.opinion).toBe('NONE')
    expect(fieldsOf(rule).find((one) => one.name === field)?.label.zh).toContain(`（${readers}）`)
  })
})

describe('a case that ends (B21)', () => {
  const ended = async (of: { isPublic?: 'yes' | 'no' } = {}) => {
    const one = await accepted(of)
    const by = of.isPublic === 'no' ? above : town
    await call(one.caseId, { by, asked: [asked(baiyun)] })
    const [first] = (await callsOf(one.caseId, '2026-03-02', by)).calls
    return { ...one, by, matterId: first?.id ?? '' }
  }
  const close = async (one: { caseId: string; number: string; code: string; by: Actor }) => {
    await act(
      db.app,
      one.by,
      (ctx) => cases.replyCase(ctx, { ...one, text: '涵洞已经清通，谢谢您的反映。' }),
      at('2026-03-03'),
    )
    const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, one))
    const solved = { token: author.token, outcome: 'SOLVED', reason: '' }
    await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, solved))
  }
  const endAll = () => {
    const job = { db: db.app, actor: systemActor('cases.end-calls'), effect: 'write', requestId: 'test' } as const
    return perform({ ...job, mayChangeNothing: true }, calling.endCalls)
  }

  it('shows its words to nobody who was called, from that moment on, and nothing more is promised in it', async () => {
    const one = await ended({ isPublic: 'no' })
    expect(JSON.stringify(await read(builder, one.matterId))).toContain('路灯')
    await close(one)
    expect(JSON.stringify(await read(builder, one.matterId))).not.toContain('路灯')
    await expect(does(builder, one.matterId, report)).rejects.toMatchObject(refusal('cases.call-over'))
    expect((await own(one)).page.promises).toEqual([])
    await endAll()
  })

  it('ends its calls: who was called reads why, the course says so, an open promise goes to the desk', async () => {
    const one = await ended()
    await does(builder, one.matterId, report)
    expect(await endAll()).toBe(0)
    await close(one)
    expect(await endAll()).toBe(1)
    expect(await endAll()).toBe(0)
    expect(await waiting(builder, '2026-03-04')).not.toContain(one.matterId)
    const told = await read(builder, one.matterId)
    expect(told).toMatchObject({ state: { zh: '诉求件已结束，不用再办' }, acts: [], waitsFor: [] })
    expect(told.timeline[0]?.what.zh).toBe('所办的事已经结束，这里随之结束')
    const { page, calls } = await own(one)
    expect(calls).toMatchObject([{ state: 'CASE_ENDED', silentDays: 0 }])
    expect(page.events.at(-1)).toMatchObject({ what: '诉求件已结束，吹哨随之结束', by: '系统', note: baiyun.name })
    expect((await look(db.app, town, (ctx) => cases.getCase(ctx, one))).promises).toMatchObject([{ isCalled: false }])
  })
})

describe('a case that is handled with another (D18)', () => {
  it('keeps the calls of both for its writer and for the desk, and what they come to stands with the common one', async () => {
    const [main, voice] = [await accepted(), await accepted()]
    await call(voice.caseId, { asked: [asked(baiyun)] })
    await does(builder, await matterOf(voice.caseId), report)
    await call(main.caseId, { asked: [asked(xihe, '请支部带路到现场。')] })
    await act(db.app, town, (ctx) => joinCase(ctx, { caseId: voice.caseId, intoCaseId: main.caseId }), at('2026-03-04'))
    const names = (calls: readonly { orgName: string }[]) => calls.map(({ orgName }) => orgName)
    const both = [baiyun.name, xihe.name]
    expect(names((await own(voice)).calls)).toEqual(both)
    expect((await own(voice)).page.promises).toMatchObject([{ byName: baiyun.name, state: 'UNTOLD' }])
    expect(names((await callsOf(main.caseId, '2026-03-04')).calls)).toEqual(both)
    expect(names((await own(main)).calls)).toEqual([xihe.name])
    const again = { what: '带路到现场看涵洞', promisedOn: '2026-03-10' }
    await does(village, await matterOf(main.caseId, xihe.name), { act: 'reportIn', fields: again })
    await does(builder, await matterOf(main.caseId), {
      ...{ act: 'finish', on: '2026-03-09' },
      fields: { result: '两节涵管都换好了。', doneOn: '2026-03-09' },
    })
    const { page } = await own(main)
    expect(page.events.map(({ what }) => what)).toContain('承诺已兑现')
  })
})

describe('who calls', () => {
  it('closes all calls of his office with one word, also where nobody answered; an open promise goes to the desk', async () => {
    const one = await accepted()
    await call(one.caseId, { asked: [asked(baiyun), asked(xihe, '请支部带路到现场。')] })
    await does(builder, await matterOf(one.caseId), report)
    const close = (by: Actor) =>
      act(
        db.app,
        by,
        (ctx) => calling.closeCalls(ctx, { ...one, outcome: '已经现场会商，按方案办。' }),
        at('2026-03-04'),
      )
    await expect(close(above)).rejects.toMatchObject(refusal('cases.no-call'))
    expect(await close(leader)).toEqual({ closed: 2 })
    const { page, calls } = await own(one)
    expect(calls.map(({ state, words }) => [state, words.at(-1)?.text])).toEqual([
      ['CLOSED', '已经现场会商，按方案办。'],
      ['CLOSED', '已经现场会商，按方案办。'],
    ])
    expect(page.promises).toMatchObject([{ state: 'UNTOLD' }])
    expect((await look(db.app, town, (ctx) => cases.getCase(ctx, one))).promises).toMatchObject([{ isCalled: false }])
    const { rows } = await db.owner.query(
      `select count(*)::int as n from audit.entry where act = 'cases.call-moved' and subject_id = $1`,
      [one.caseId],
    )
    expect(rows).toEqual([{ n: 3 }])
  })

  it('calls below, above and beside, once each, and nobody without a desk', async () => {
    const { caseId } = await accepted()
    const { rows } = await look(db.app, town, (ctx) => calling.listCallable(ctx, { caseId, q: '' }))
    expect(rows.map(({ name }) => name).sort()).toEqual([county.name, baiyun.name, xihe.name].sort())
    const wrong = (of: object[]) => expect(call(caseId, { asked: of })).rejects
    await wrong([asked(shanhou)]).toMatchObject(refusal('cases.not-callable'))
    await wrong([asked(baiyun), asked(baiyun)]).toMatchObject(refusal('cases.called-already'))
    await expect(call(caseId, { dueOn: '2026-03-01' })).rejects.toMatchObject(refusal('cases.call-day'))
    await call(caseId)
    await wrong([asked(baiyun)]).toMatchObject(refusal('cases.called-already'))
  })

  it('handles the case, and not before it is accepted', async () => {
    const { caseId } = await accepted()
    await expect(call(caseId, { by: village })).rejects.toMatchObject(refusal('cases.missing'))
    await expect(call(caseId, { by: someone(qingshi, 'MEMBER') })).rejects.toMatchObject(refusal('cases.not-a-handler'))
    const receipt = await submitAbout(db, qingshi, {}, { now: at('2026-03-02') })
    const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [
      receipt.number,
    ])
    await expect(call(rows[0]?.id ?? '')).rejects.toMatchObject(refusal('cases.not-now'))
  })
})

describe('a case that is not public', () => {
  it('is told to nobody at or below whom it is about (XF-05, CZ4)', async () => {
    const { caseId } = await accepted({ isPublic: 'no' })
    const { rows } = await look(db.app, above, (ctx) => calling.listCallable(ctx, { caseId, q: '' }))
    expect(rows.map(({ name }) => name)).toEqual([baiyun.name])
    await expect(call(caseId, { by: above, asked: [asked(xihe)] })).rejects.toMatchObject(refusal('cases.not-callable'))
  })

  it('and a report of wrongdoing to nobody at all', async () => {
    const { caseId } = await accepted({ kind: 'REPORT' })
    await expect(call(caseId, { by: above })).rejects.toMatchObject(refusal('cases.call-report'))
    expect((await look(db.app, above, (ctx) => calling.listCallable(ctx, { caseId, q: '' }))).rows).toEqual([])
  })
})
