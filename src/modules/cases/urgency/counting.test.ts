import { beforeAll, expect, it } from 'vitest'
import { asCitizen, deskOf, places, plantCounty } from '../../../../tests/cases.ts'
import { look, testDatabase } from '../../../../tests/database.ts'
import { evening, later, urgentScene } from '../../../../tests/urgent-scene.ts'
import { countRates } from '../counts/service.ts'
import * as desk from '../service.ts'
import * as tracking from '../tracking/service.ts'
import { declareUrgent, endUrgency, giveFirstWord } from './service.ts'

// How first words are counted in the rates of a desk.
const db = testDatabase()
const { qingshi, xihe } = places
const { on, written, urgent, follow } = urgentScene(db)

beforeAll(() => plantCounty(db))

it('first words are counted of all that were owed and given or are late: silence lowers the share (decisions 152)', async () => {
  const { baiyun } = places
  await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [baiyun.id, baiyun.path])
  const rates = (now: Date) =>
    look(
      db.app,
      deskOf(baiyun),
      async (ctx) => {
        const { urgent, toldInTime, toldLate, untold } = await countRates(ctx)
        return { urgent, toldInTime, toldLate, untold }
      },
      now,
    )
  const made = await Promise.all(
    Array.from({ length: 6 }, async () => {
      return (await written('楼道里电线冒火花', baiyun)).caseId
    }),
  )
  for (const caseId of made.slice(0, 5))
    await on(baiyun, (ctx) => desk.acceptCase(ctx, { caseId, isComplex: false, urgency: 'EMERGENCY' }), evening)
  const [soon, slow, ended, answered, silent] = made as [string, string, string, string, string, string]
  const text = '电工已经出发，二十分钟到。'
  await on(baiyun, (ctx) => giveFirstWord(ctx, { caseId: soon, text }), later(1))
  await on(baiyun, (ctx) => endUrgency(ctx, { caseId: ended, reason: '看过现场，不是急件。' }), later(1))
  await on(baiyun, (ctx) => desk.replyCase(ctx, { caseId: answered, text: '电线已经换好，请您放心使用。' }), later(1))
  expect(await rates(later(1))).toEqual({ urgent: 2, toldInTime: 2, toldLate: 0, untold: 0 })
  await on(baiyun, (ctx) => giveFirstWord(ctx, { caseId: slow, text }), later(3))
  expect(await rates(later(3))).toEqual({ urgent: 4, toldInTime: 2, toldLate: 1, untold: 1 })
  await on(baiyun, (ctx) => giveFirstWord(ctx, { caseId: silent, text }), later(4))
  expect(await rates(later(4))).toEqual({ urgent: 4, toldInTime: 2, toldLate: 2, untold: 0 })
})

it('first words are counted of every round of a case that is taken up again, and silence in a later one too (decisions 171)', async () => {
  const rates = (now: Date) =>
    look(db.app, deskOf(places.county), countRates, now).then(({ urgent, toldInTime, toldLate, untold }) => [
      ...[urgent, toldInTime, toldLate, untold],
    ])
  const before = await rates(later(60))
  const more = async (now: Date) => (await rates(now)).map((count, at) => count - (before[at] ?? 0))
  const again = async (one: { number: string; code: string }, now: Date) => {
    const { author } = await follow(one, now)
    await asCitizen(db, 'write', (ctx) => tracking.reopenCase(ctx, { token: author.token, reason: '又冒火花了' }), {
      now,
    })
  }
  // Told in time, taken up again, told late.
  const one = await urgent()
  await on(xihe, (ctx) => giveFirstWord(ctx, { caseId: one.caseId, text: '电工已经出发。' }), later(1))
  await on(xihe, (ctx) => desk.replyCase(ctx, { caseId: one.caseId, text: '电线已经换好，请您放心使用。' }), later(4))
  expect(await more(later(60))).toEqual([1, 1, 0, 0])
  await again(one, later(5))
  expect(await more(later(60))).toEqual([1, 1, 0, 0])
  await on(qingshi, (ctx) => declareUrgent(ctx, { caseId: one.caseId, urgency: 'EMERGENCY' }), later(6))
  await on(qingshi, (ctx) => giveFirstWord(ctx, { caseId: one.caseId, text: '镇里派人来了。' }), later(9))
  expect(await more(later(60))).toEqual([2, 1, 1, 0])
  await on(qingshi, (ctx) => desk.replyCase(ctx, { caseId: one.caseId, text: '整栋楼的电线换好了。' }), later(10))
  await again(one, later(11))
  expect(await more(later(60))).toEqual([2, 1, 1, 0])
  // Not accepted after silence, taken up again, silent again.
  const other = await written()
  await on(xihe, (ctx) => declareUrgent(ctx, { caseId: other.caseId, urgency: 'EMERGENCY' }), evening)
  const refused = { caseId: other.caseId, reason: 'IN_COURT' as const, note: '这件事法院正在审理，请等判决。' }
  await on(xihe, (ctx) => desk.refuseCase(ctx, refused), later(3))
  expect(await more(later(60))).toEqual([3, 1, 1, 1])
  await again(other, later(4))
  await on(qingshi, (ctx) => declareUrgent(ctx, { caseId: other.caseId, urgency: 'EMERGENCY' }), later(5))
  expect(await more(later(60))).toEqual([4, 1, 1, 2])
})
