import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor, visitor } from '#kernel/actor.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { evening, later, urgentScene } from '../../../../tests/urgent-scene.ts'
import { escalateOverdue } from '../clock/service.ts'
import { takeOverCase } from '../clock/superior.ts'
import { dueCases, lateCasesBelow, urgentCases } from '../due/store.ts'
import { joinCase } from '../joining/service.ts'
import { dropLimit, setLimit } from '../limits/service.ts'
import * as desk from '../service.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { suggestedUrgency } from './rules.ts'
import { declareUrgent, endUrgency, giveFirstWord } from './service.ts'

const db = testDatabase()
const { county, qingshi, xihe } = places
const { on, written, urgent, follow } = urgentScene(db)

beforeAll(() => plantCounty(db))

const read = (place: Place, caseId: string, now: Date) =>
  look(db.app, deskOf(place), (ctx) => desk.getCase(ctx, { caseId }), now)
/** Has the clock look; it may find nothing to do, and fails in no other way. */
const tick = (now: Date) =>
  act(db.app, systemActor('cases.clock'), escalateOverdue, now).catch((fault: Error) => {
    if (!fault.message.startsWith('a change recorded nothing')) throw fault
    return 0
  })
const waits = async (of: typeof dueCases, caseId: string, now: Date) => {
  const actor = deskOf(xihe)
  const rows = await look(
    db.app,
    actor,
    (ctx) => ctx.tx.rows(of({ actor, today: '2026-11-21' as never, most: 99 })),
    now,
  )
  return rows.some(({ id }) => id === caseId)
}
const toldAbove = async (place: Place, caseId: string, now: Date) => {
  const actor = deskOf(place)
  const asked = { actor, today: '2026-11-21' as never, most: 99 }
  const rows = await look(db.app, actor, (ctx) => ctx.tx.rows(lateCasesBelow(asked)), now)
  return rows.some(({ id }) => id === caseId)
}

describe('hours of what is urgent (11.2)', () => {
  it('run day and night from the word of a desk: two in an emergency, twenty-four for utilities', async () => {
    const [emergency, repair] = [await urgent(), await urgent('UTILITIES')]
    expect(await read(xihe, emergency.caseId, later(1, 59))).toMatchObject({
      urgency: 'EMERGENCY',
      dueAt: later(2).toISOString(),
      firstWordDueAt: later(2).toISOString(),
      isOverdue: false,
    })
    expect(await read(xihe, emergency.caseId, later(2))).toMatchObject({ isOverdue: true })
    expect(await read(xihe, repair.caseId, later(23, 59))).toMatchObject({ isOverdue: false })
    expect(await read(xihe, repair.caseId, later(24))).toMatchObject({ isOverdue: true })
  })

  it('are those of the place, and go on where the same was said once before', async () => {
    await act(db.app, deskOf(xihe, { role: 'SECRETARY' }), (ctx) =>
      setLimit(ctx, { name: 'utilitiesHours', amount: 6 }),
    )
    const { caseId } = await urgent('UTILITIES')
    expect(await read(xihe, caseId, evening)).toMatchObject({ dueAt: later(6).toISOString() })
    await on(xihe, (ctx) => endUrgency(ctx, { caseId, reason: '已经来电，不急了。' }), later(5))
    expect(await read(xihe, caseId, later(5))).toMatchObject({ urgency: null, firstWordDueAt: null })
    await on(xihe, (ctx) => declareUrgent(ctx, { caseId, urgency: 'UTILITIES' }), later(5, 30))
    expect(await read(xihe, caseId, later(5, 30))).toMatchObject({ dueAt: later(6).toISOString() })
    const late = on(xihe, (ctx) => endUrgency(ctx, { caseId, reason: '现在说不急了。' }), later(6))
    await expect(late).rejects.toMatchObject({ code: 'cases.first-word-late' })
  })

  it('are satisfied by a first word, which is no answer: the limit of the answer runs on', async () => {
    const { caseId, number, code } = await urgent()
    const text = '电工李师傅已出发，二十分钟内到，先断了总闸。'
    await on(xihe, (ctx) => giveFirstWord(ctx, { caseId, text }), later(1))
    const now = await read(xihe, caseId, later(3))
    expect(now).toMatchObject({ state: 'ACCEPTED', isOverdue: false, firstWordDueAt: null, dueOn: now.answerDueOn })
    const { case: own } = await follow({ number, code }, later(3))
    expect(own.events.at(-1)).toMatchObject({ what: '首次反馈', note: text })
    expect(own.urgent).toMatchObject({ kind: 'EMERGENCY', toldAt: later(1) })
    await expect(on(xihe, (ctx) => giveFirstWord(ctx, { caseId, text }), later(3))).rejects.toMatchObject({
      code: 'cases.first-word-given',
    })
  })

  it('are satisfied by an answer as well, and a new round begins without them', async () => {
    const { caseId, number, code } = await urgent()
    await on(xihe, (ctx) => desk.replyCase(ctx, { caseId, text: '电线已经换好，请您放心使用。' }), later(1))
    const { rows } = await db.owner.query('select first_words, first_word_at from cases.case where id = $1', [caseId])
    expect(rows).toEqual([{ first_words: 1, first_word_at: later(1) }])
    const { author } = await follow({ number, code }, later(2))
    const judged = { token: author.token, outcome: 'NOT_SOLVED', reason: '又冒火花了' }
    await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judged), { now: later(2) })
    expect(await read(qingshi, caseId, later(3))).toMatchObject({ state: 'REOPENED', urgency: null, isOverdue: false })
  })
})

describe('a repair that turns out to be an emergency (decisions 152)', () => {
  const becomes = async (caseId: string, urgency: 'EMERGENCY' | 'UTILITIES', now: Date) => {
    await on(xihe, (ctx) => endUrgency(ctx, { caseId, reason: '刚知道情况变了，改一下种类。' }), now)
    await on(xihe, (ctx) => declareUrgent(ctx, { caseId, urgency }), now)
  }
  const due = async (caseId: string, now: Date) => (await read(xihe, caseId, now)).dueAt
  const dropLimits = () =>
    act(db.app, deskOf(xihe, { role: 'SECRETARY' }), (ctx) => dropLimit(ctx, { name: 'utilitiesHours' }))

  it('has the hours of an emergency from then on, and is not late for having been said late', async () => {
    await dropLimits()
    const { caseId } = await urgent('UTILITIES')
    await becomes(caseId, 'EMERGENCY', later(9))
    expect(await due(caseId, later(9))).toBe(later(11).toISOString())
    // As many hours after the desk above the next one is told: those of the emergency, not all since the first declaration.
    await tick(later(11))
    expect(await toldAbove(qingshi, caseId, later(11))).toBe(true)
    await tick(later(13))
    expect(await toldAbove(county, caseId, later(13))).toBe(true)
  })

  it('gains no hour by it: neither beyond those of the repair, nor by being said to and fro', async () => {
    const { caseId } = await urgent('UTILITIES')
    await becomes(caseId, 'EMERGENCY', later(23))
    expect(await due(caseId, later(23))).toBe(later(24).toISOString())
    const other = (await urgent()).caseId
    await becomes(other, 'UTILITIES', later(1))
    expect(await due(other, later(1))).toBe(later(2).toISOString())
    await becomes(other, 'EMERGENCY', later(1, 30))
    expect(await due(other, later(1, 30))).toBe(later(2).toISOString())
  })

  it('keeps the limit of an emergency that is called a repair, but for one that was none, which its writer reads', async () => {
    const one = (await urgent()).caseId
    await becomes(one, 'UTILITIES', later(1, 59))
    expect(await due(one, later(1, 59))).toBe(later(2).toISOString())
    expect(await read(xihe, one, later(2))).toMatchObject({ urgency: 'UTILITIES', isOverdue: true })
    const none = await urgent()
    const { caseId } = none
    const taken = { caseId, reason: '到现场看过，只是停水。', wasNone: true }
    await on(xihe, (ctx) => endUrgency(ctx, taken), later(1))
    expect((await follow(none, later(1))).case.events.at(-1)).toMatchObject({
      note: '看过，不是紧急情况：到现场看过，只是停水。',
    })
    await on(xihe, (ctx) => declareUrgent(ctx, { caseId, urgency: 'UTILITIES' }), later(1))
    expect(await due(caseId, later(1))).toBe(later(24).toISOString())
  })

  it('owes nothing of a repair that was ended before it was late, and nothing of an earlier round', async () => {
    const { caseId, number, code } = await urgent('UTILITIES')
    await on(xihe, (ctx) => endUrgency(ctx, { caseId, reason: '已经来水，不急了。' }), later(2))
    await on(xihe, (ctx) => declareUrgent(ctx, { caseId, urgency: 'EMERGENCY' }), later(40))
    expect(await due(caseId, later(40))).toBe(later(42).toISOString())
    await on(xihe, (ctx) => desk.replyCase(ctx, { caseId, text: '水管已经换好，请您放心使用。' }), later(41))
    const { author } = await follow({ number, code }, later(42))
    const judged = { token: author.token, outcome: 'NOT_SOLVED', reason: '又漏水了' }
    await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judged), { now: later(42) })
    await on(qingshi, (ctx) => declareUrgent(ctx, { caseId, urgency: 'EMERGENCY' }), later(50))
    expect((await read(qingshi, caseId, later(50))).dueAt).toBe(later(52).toISOString())
  })
})

describe('its writer', () => {
  it('reads of which kind it is, until when, and that it is late', async () => {
    const one = await urgent()
    const { case: own } = await follow(one, later(1))
    expect(own.urgent).toEqual({ kind: 'EMERGENCY', dueAt: later(2), isLate: false })
    expect(own.events.at(-1)).toMatchObject({ what: '定为急件', note: '紧急：人身、财产安全；2小时内先回话，昼夜都算' })
    expect((await follow(one, later(2))).case.urgent).toMatchObject({ isLate: true })
  })
})

describe('silence about what is urgent (D20)', () => {
  it('stands in 待办 of its desk as urgent until the first word is said, then as any other', async () => {
    const { caseId } = await urgent()
    expect([await waits(urgentCases, caseId, evening), await waits(dueCases, caseId, evening)]).toEqual([true, false])
    await on(xihe, (ctx) => giveFirstWord(ctx, { caseId, text: '电工已经出发。' }), later(1))
    expect([await waits(urgentCases, caseId, later(1)), await waits(dueCases, caseId, later(1))]).toEqual([false, true])
  })

  it('is not made good by a first word where the case is not even accepted', async () => {
    const { caseId } = await written()
    await on(xihe, (ctx) => declareUrgent(ctx, { caseId, urgency: 'EMERGENCY' }), evening)
    await tick(later(2))
    await on(xihe, (ctx) => giveFirstWord(ctx, { caseId, text: '电工已经出发。' }), later(3))
    expect(await toldAbove(qingshi, caseId, later(3))).toBe(true)
    await on(xihe, (ctx) => desk.acceptCase(ctx, { caseId, isComplex: false }), later(3))
    expect(await toldAbove(qingshi, caseId, later(3))).toBe(false)
  })

  it('is told to the desk above when the hours are over, and to the next one as many hours later', async () => {
    const { caseId } = await urgent()
    await tick(later(1, 59))
    expect(await toldAbove(qingshi, caseId, later(1, 59))).toBe(false)
    await tick(later(2))
    expect(await toldAbove(qingshi, caseId, later(2))).toBe(true)
    await tick(later(3, 59))
    expect(await toldAbove(county, caseId, later(3, 59))).toBe(false)
    await tick(later(4))
    expect(await toldAbove(county, caseId, later(4))).toBe(true)
    await on(xihe, (ctx) => giveFirstWord(ctx, { caseId, text: '电工已经到现场。' }), later(5))
    expect(await toldAbove(county, caseId, later(5))).toBe(false)
    expect(await read(xihe, caseId, later(5))).toMatchObject({ escalatedAt: null, isOverdue: false })
  })

  it('is not ended by another step: the desk above keeps it until the first word is said', async () => {
    const { caseId } = await written()
    await on(xihe, (ctx) => declareUrgent(ctx, { caseId, urgency: 'EMERGENCY' }), evening)
    await tick(later(2))
    await on(xihe, (ctx) => desk.acceptCase(ctx, { caseId, isComplex: false }), later(3))
    expect(await toldAbove(qingshi, caseId, later(3))).toBe(true)
    await on(xihe, (ctx) => giveFirstWord(ctx, { caseId, text: '电工已经到现场。' }), later(3))
    expect(await toldAbove(qingshi, caseId, later(3))).toBe(false)
  })

  it('goes on counting at who takes it over, who gives the word in its place', async () => {
    const { caseId } = await urgent()
    await tick(later(2))
    const reason = '情况紧急，镇里派电工直接去。'
    await on(qingshi, (ctx) => takeOverCase(ctx, { caseId, reason }), later(2, 30))
    await tick(later(3))
    expect(await toldAbove(county, caseId, later(3))).toBe(false)
    await tick(later(4, 30))
    expect(await toldAbove(county, caseId, later(4, 30))).toBe(true)
    await on(qingshi, (ctx) => giveFirstWord(ctx, { caseId, text: '镇里的电工已经到了。' }), later(5))
    expect(await read(qingshi, caseId, later(5))).toMatchObject({ escalatedAt: null })
  })

  it('is not ended by putting it with another case', async () => {
    const [main, one] = [await urgent(), await urgent()]
    const join = () => on(xihe, (ctx) => joinCase(ctx, { caseId: one.caseId, intoCaseId: main.caseId }), later(1))
    await expect(join()).rejects.toMatchObject({ code: 'cases.join-urgent' })
    await on(xihe, (ctx) => giveFirstWord(ctx, { caseId: one.caseId, text: '电工已经到现场。' }), later(1))
    await expect(join()).resolves.toMatchObject({ id: one.caseId })
  })
})

describe('who says that it is urgent', () => {
  it('is a person of the desk: words only suggest the kind', async () => {
    const { caseId } = await written()
    expect(await read(xihe, caseId, evening)).toMatchObject({ urgency: null })
    expect(suggestedUrgency('隔壁着火了')).toBe('EMERGENCY')
    expect(suggestedUrgency('全村停水三天')).toBe('UTILITIES')
    expect(suggestedUrgency('村支书受贿')).toBeNull()
    for (const text of [
      '路灯坏了一个多月',
      '小区门口乱停电动车',
      '楼道里停电瓶车没人管',
      '老人半夜断气了，怎么办丧葬补贴',
    ])
      expect(suggestedUrgency(text)).toBeNull()
    for (const text of ['全镇停电一天了', '燃气断了做不了饭', '小区停气两天'])
      expect(suggestedUrgency(text)).toBe('UTILITIES')
    const burning = await written('邻居家着火了没人管')
    expect(await read(xihe, burning.caseId, evening)).toMatchObject({ urgency: null, suggestedUrgency: 'EMERGENCY' })
  })

  it('is also the body that got it passed on, which knows first; only the desk ends it', async () => {
    const receipt = await submitAbout(db, qingshi, { title: '楼道里电线冒火花' }, { now: evening })
    const { rows } = await db.owner.query('select id from cases.case where number = $1', [receipt.number])
    const caseId: string = rows[0].id
    await on(qingshi, (ctx) => desk.acceptCase(ctx, { caseId, isComplex: false }), evening)
    await on(qingshi, (ctx) => desk.assignCase(ctx, { caseId, toOrgId: xihe.id, note: '' }), evening)
    expect((await read(xihe, caseId, evening)).can).toMatchObject({
      declareUrgent: true,
      endUrgency: 'cases.not-yours',
    })
    await on(xihe, (ctx) => declareUrgent(ctx, { caseId, urgency: 'EMERGENCY' }), later(1))
    expect(await read(xihe, caseId, later(1))).toMatchObject({ state: 'ASSIGNED', dueAt: later(3).toISOString() })
    const end = (place: Place) =>
      on(place, (ctx) => endUrgency(ctx, { caseId, reason: '看过现场，不是急件。' }), later(2))
    await expect(end(xihe)).rejects.toMatchObject({ code: 'cases.not-yours' })
    await expect(end(qingshi)).resolves.toMatchObject({ state: 'ASSIGNED' })
  })

  it('is nobody beside it, and no member', async () => {
    const { caseId } = await written()
    const declare = (by: Parameters<typeof act>[1]) =>
      act(db.app, by, (ctx) => declareUrgent(ctx, { caseId, urgency: 'EMERGENCY' }), evening)
    await expect(declare(deskOf(places.baiyun))).rejects.toMatchObject({ code: 'cases.missing' })
    await expect(declare(deskOf(xihe, { role: 'MEMBER' }))).rejects.toMatchObject({ code: 'cases.not-a-handler' })
    await expect(declare(deskOf(xihe))).resolves.toMatchObject({ state: 'SUBMITTED' })
  })
})

it('is told by number and code and in the course of a public case: no login of the public reads it off a case', async () => {
  const one = await urgent()
  for (const column of [
    'urgency',
    'is_urgent',
    'urgent_at',
    'emergency_at',
    'utilities_at',
    'first_word_due_at',
    'first_word_at',
    'first_words',
    'due_at',
  ]) {
    const read = db.portal.read(visitor, (tx) =>
      tx.rows({ sql: `select ${column} from cases.case`, parameters: [] } as never),
    )
    await expect(read, column).rejects.toThrow('permission denied')
  }
  const page = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number: one.number }))
  expect(page.urgent).toBeUndefined()
  expect(page.events.at(-1)).toMatchObject({ what: '定为急件' })
})
