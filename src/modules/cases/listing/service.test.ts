import { beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import * as contract from '../contract.ts'
import { acceptCase, listCases, replyCase } from '../service.ts'
import * as tracking from '../tracking/service.ts'
import { countForLeader } from './service.ts'

const db = testDatabase()
const { qingshi, xihe, baiyun } = places
const leaderOf = (place: Place) => deskOf(place, { role: 'SECRETARY' })
const day = 86_400_000
const today = Date.now()

async function caseAt(of: { daysAgo: number; outcome?: 'SOLVED' | 'PARTLY' | 'NOT_SOLVED' }) {
  const at = new Date(today - of.daysAgo * day)
  const receipt = await submitAbout(db, xihe, {}, { now: at })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  await act(db.app, deskOf(xihe), (ctx) => acceptCase(ctx, { caseId, isComplex: false }), at)
  if (!of.outcome) return
  const text = '路灯已经全部修好，有问题请打村委会电话。'
  await act(db.app, deskOf(xihe), (ctx) => replyCase(ctx, { caseId, text }), at)
  await judge(receipt, of.outcome, at)
}

async function judge(receipt: { number: string; code: string }, outcome: string, now: Date) {
  const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt), { now })
  const judgement = { token: author.token, outcome, reason: '和说的一样。' }
  await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, judgement), { now })
}

beforeAll(async () => {
  await plantCounty(db)
  await caseAt({ daysAgo: 0 })
  await caseAt({ daysAgo: 60 })
  await caseAt({ daysAgo: 3, outcome: 'SOLVED' })
  await caseAt({ daysAgo: 3, outcome: 'SOLVED' })
  await caseAt({ daysAgo: 80, outcome: 'PARTLY' })
  await caseAt({ daysAgo: 2, outcome: 'NOT_SOLVED' })
  await caseAt({ daysAgo: 100, outcome: 'SOLVED' })
})

const numbers = (place: Place) => look(db.app, leaderOf(place), (ctx) => countForLeader(ctx))
const listed = async (query: Record<string, string>) => {
  const input = contract.listCases.query.parse({ size: 100, ...query })
  return (await look(db.app, leaderOf(qingshi), (ctx) => listCases(ctx, input))).rows
}

describe('the three numbers of who leads', () => {
  it('are open, of these late, and solved of all that were judged in 90 days by their writers’ last word', async () => {
    expect(await numbers(qingshi)).toEqual({ open: 3, late: 1, judged: 4, solved: 2 })
    expect(await numbers(baiyun)).toEqual({ open: 0, late: 0, judged: 0, solved: 0 })
  })

  it('are each the length of the list that opens behind them', async () => {
    const { open, late, judged, solved } = await numbers(qingshi)
    expect(await listed({ view: 'open' })).toHaveLength(open)
    expect(await listed({ overdue: 'true' })).toHaveLength(late)
    expect(await listed({ judged: 'all' })).toHaveLength(judged)
    expect((await listed({ judged: 'solved' })).map(({ outcome }) => outcome)).toEqual(Array(solved).fill('SOLVED'))
  })
})
