import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#kernel/ctx.ts'
import { asCitizen, deskOf, type Place, places, plantCounty } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { countRates, readOpenCounts, readOpenStatistics } from '../counts/service.ts'
import * as service from '../service.ts'
import { listBoard } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { fileCase, getFiling, noteTold } from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const { county, qingshi, xihe, baiyun } = places
const monday = new Date('2026-11-23T10:00:00+08:00')

const brought = {
  aboutOrgId: xihe.id,
  channel: 'VISIT',
  kind: 'HELP',
  title: '想问高龄补贴怎么没有发',
  text: '我今年八十二岁，上个月的高龄补贴没有到账，请帮我问一问。',
  isPublic: true,
  name: '罗奶奶',
  phone: '0859-1234567',
  consent: 'SPOKEN',
  answerWay: 'TELL',
} as const
const file = (of: Partial<Parameters<typeof fileCase>[1]> = {}, actor = deskOf(xihe)) =>
  act(db.app, actor, (ctx) => fileCase(ctx, { ...brought, ...of }), monday)
const idOf = async (number: string) =>
  (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]!.id
const atDesk = <T>(work: Parameters<typeof act<T>>[2]) => act(db.app, deskOf(xihe), work, monday)
const filingAt = async (place: Place, caseId: string) =>
  (await look(db.app, deskOf(place), (ctx) => getFiling(ctx, { caseId }))).filing
const follow = ({ number, code }: { number: string; code: string }) =>
  asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now: monday })
const answer = async (caseId: string) => {
  await atDesk((ctx) => service.acceptCase(ctx, { caseId, isComplex: false }))
  const text = '补贴因为换了银行卡没有到账，镇民政办11月25日前补发，谢谢您来问。'
  await atDesk((ctx) => service.replyCase(ctx, { caseId, text }))
}

describe('a case that is filed for somebody (B07, D17)', () => {
  it('is one case like all others, with number, code and limits, and says who filed it and how its writer agreed', async () => {
    const slip = await file()
    expect(slip).toMatchObject({ deskName: xihe.name, isPublic: true, answerByOn: '2026-11-30' })
    const caseId = await idOf(slip.number)
    const seen = await look(db.app, deskOf(xihe), (ctx) => service.getCase(ctx, { caseId }), monday)
    expect(seen).toMatchObject({ channel: 'VISIT', writer: '罗**', state: 'SUBMITTED' })
    expect(JSON.stringify(seen)).not.toMatch(/罗奶奶|1234567/)
    expect(await filingAt(xihe, caseId)).toMatchObject({ consent: 'SPOKEN', answerWay: 'TELL', isToTell: false })
    const own = await follow(slip)
    expect(own.case).toMatchObject({ filed: { consent: 'SPOKEN' }, events: [{ what: '提交' }] })
    expect(own.author).toMatchObject({ mayRevoke: true, mayEraseContact: true })
    const { rows } = await db.owner.query(
      `select act, details::text from audit.entry where act in ('cases.submitted', 'cases.filed') and subject_id = $1 order by id`,
      [caseId],
    )
    expect(rows.map((row) => row.act)).toEqual(['cases.submitted', 'cases.filed'])
    expect(JSON.stringify(rows)).not.toMatch(/罗|补贴|1234567/)
  })

  it('asks for the answer to be carried back, and notes once that it was', async () => {
    const caseId = await idOf((await file()).number)
    await expect(atDesk((ctx) => noteTold(ctx, { caseId }))).rejects.toMatchObject({ code: 'cases.not-now' })
    await answer(caseId)
    expect(await filingAt(xihe, caseId)).toMatchObject({ isToTell: true })
    await atDesk((ctx) => noteTold(ctx, { caseId }))
    expect(await filingAt(xihe, caseId)).toMatchObject({ isToTell: false, toldName: deskOf(xihe).name })
    await expect(atDesk((ctx) => noteTold(ctx, { caseId }))).rejects.toMatchObject({ code: 'cases.told-already' })
  })

  it('is taken back by its writer: the contact goes, the case ends, and both stand in its course', async () => {
    const slip = await file()
    const { token } = (await follow(slip)).author
    await asCitizen(db, 'write', (ctx) => tracking.revokeConsent(ctx, { token }), { now: monday })
    const after = await follow(slip)
    expect(after.author).toMatchObject({ mayRevoke: false, mayEraseContact: false })
    expect(after.case.events.map(({ what }) => what)).toEqual(['提交', '本人撤回了代办'])
    // Nobody answered, and nobody says so.
    expect(after.case.step).toBe('WITHDRAWN')
    const board = { aboutOrgId: xihe.id, page: 1, perPage: 50 }
    const { rows } = await asCitizen(db, 'read', (ctx) => listBoard(ctx, board))
    const line = rows.find(({ number }) => number === slip.number)
    expect([line?.step, line?.repliedBy]).toEqual(['WITHDRAWN', undefined])
    const caseId = await idOf(slip.number)
    expect(await filingAt(xihe, caseId)).toMatchObject({ isRevoked: true, isToTell: false })
    const again = asCitizen(db, 'write', (ctx) => tracking.revokeConsent(ctx, { token }), { now: monday })
    await expect(again).rejects.toMatchObject({ code: 'cases.not-filed' })
  })

  it('is never late when it was taken back before its limit, and stays late when it was taken back after it', async () => {
    const later = new Date('2026-12-20T10:00:00+08:00')
    const span = { from: '2026-01-01', until: '2026-12-31' }
    const counted = async () => {
      const { unanswered } = await look(db.app, deskOf(xihe), countRates, later)
      const [total, own] = await asCitizen(
        db,
        'read',
        async (ctx) => [
          (await readOpenStatistics(ctx, { orgId: xihe.id, ...span })).total,
          await readOpenCounts(ctx, { aboutOrgId: xihe.id, ...span }),
        ],
        { now: later },
      )
      return { unanswered, overdue: total.overdue, clocked: own.clocked }
    }
    const takenBack = async (now: Date) => {
      const { number, code } = await file()
      const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now })
      const { token } = author
      await asCitizen(db, 'write', (ctx) => tracking.revokeConsent(ctx, { token }), { now })
    }
    const before = await counted()
    await takenBack(monday)
    expect(await counted()).toEqual(before)
    await takenBack(later)
    expect(await counted()).toEqual({
      ...{ unanswered: before.unanswered + 1, overdue: before.overdue + 1, clocked: before.clocked + 1 },
    })
  })

  it('is neither judged nor taken up again once it was taken back, and its number stands beside the rates', async () => {
    const rates = () => look(db.app, deskOf(xihe), countRates, monday)
    const before = await rates()
    const [unanswered, answered] = [await file(), await file()]
    await answer(await idOf(answered.number))
    for (const slip of [unanswered, answered]) {
      const { token } = (await follow(slip)).author
      await asCitizen(db, 'write', (ctx) => tracking.revokeConsent(ctx, { token }), { now: monday })
      expect((await follow(slip)).author).toMatchObject({ mayRate: false, mayReopen: false })
      const [judged, anew] = [
        { token, outcome: 'SOLVED', grade: '5', reason: '' },
        { token, reason: '还没有发' },
      ]
      const attempts = [
        (ctx: Ctx) => tracking.confirmOutcome(ctx, judged),
        (ctx: Ctx) => tracking.confirmOutcome(ctx, { ...judged, outcome: 'NOT_SOLVED', reason: '还没有发' }),
        (ctx: Ctx) => tracking.reopenCase(ctx, anew),
      ]
      for (const attempt of attempts)
        await expect(asCitizen(db, 'write', attempt, { now: monday })).rejects.toMatchObject({
          code: 'cases.taken-back',
        })
    }
    expect(await rates()).toMatchObject({
      ...{ withdrawn: before.withdrawn + 1, answered: before.answered + 1, received: before.received + 2 },
      ...{ judged: before.judged, solved: before.solved, graded: before.graded },
    })
  })

  it('goes past the organisation it is about when it is private (CZ4)', async () => {
    expect((await file({ isPublic: false })).deskName).toBe(qingshi.name)
    expect((await file({ kind: 'REPORT' })).deskName).toBe(qingshi.name)
  })

  it('is filed by who handles cases, about organisations in reach', async () => {
    await expect(file({}, deskOf(xihe, { role: 'EDITOR' }))).rejects.toMatchObject({ code: 'cases.not-a-handler' })
    await expect(file({ aboutOrgId: baiyun.id })).rejects.toMatchObject({ code: 'cases.organisation-missing' })
    expect((await file({ aboutOrgId: baiyun.id }, deskOf(county))).deskName).toBe(county.name)
  })
})

it('what writers of filed cases say is counted in the rates and told apart, part beside its whole', async () => {
  const rates = () => look(db.app, deskOf(xihe), countRates, monday)
  const before = await rates()
  const receipt = await file()
  await answer(await idOf(receipt.number))
  const { author } = await follow(receipt)
  const judged = { token: author.token, outcome: 'SOLVED', grade: '5', reason: '' }
  await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judged), { now: monday })
  const after = await rates()
  const grown = (Object.keys(after) as (keyof typeof after)[]).filter((key) => after[key] !== before[key])
  for (const key of ['judged', 'solved', 'graded', 'satisfied'] as const) expect(after[key]).toBe(before[key] + 1)
  for (const key of ['filedJudged', 'filedSolved', 'filedGraded', 'filedSatisfied'] as const)
    expect(after[key]).toBe(before[key] + 1)
  expect(grown).toHaveLength(12)
})
