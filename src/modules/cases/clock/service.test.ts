import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import * as service from '../service.ts'
import * as tracking from '../tracking/service.ts'
import { closeSilent, escalateOverdue } from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const day = (text: string) => new Date(`${text}+08:00`)
const monday = day('2026-11-23T10:00:00')
const { county, shanhou } = places

const idOf = async (number: string) =>
  (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]!.id

const read = (place: Place, caseId: string, now = monday) =>
  look(db.app, deskOf(place), (ctx) => service.getCase(ctx, { caseId }), now)
const follow = (number: string, code: string, now = monday) =>
  asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }), { now })
const reply = '路灯已经报镇里维修，本周五前换好，感谢您的提醒。'

describe('the clock', () => {
  const clock = systemActor('cases.clock')

  it('tells the superior of an overdue case once, and closes what was answered and not judged', async () => {
    const receipt = await submitAbout(db, shanhou, {}, { now: monday })
    const answered = await submitAbout(db, shanhou, {}, { now: monday })
    const [late, silent] = [await idOf(receipt.number), await idOf(answered.number)]
    await act(db.app, deskOf(county), (ctx) => service.acceptCase(ctx, { caseId: silent, isComplex: false }), monday)
    await act(db.app, deskOf(county), (ctx) => service.replyCase(ctx, { caseId: silent, text: reply }), monday)
    const at = (text: string) => day(`${text}T09:00:00`)
    const escalate = (text: string) => act(db.app, clock, (ctx) => escalateOverdue(ctx), at(text))
    const nothingToDo = 'a change recorded nothing'
    await expect(escalate('2026-11-23')).rejects.toThrow(nothingToDo)
    expect((await read(county, late)).escalatedAt).toBeNull()
    expect(await escalate('2026-11-24')).toBeGreaterThan(0)
    await expect(escalate('2026-11-24')).rejects.toThrow(nothingToDo)
    expect((await read(county, late)).events.filter((event) => event.act === 'escalate')).toHaveLength(1)

    await expect(act(db.app, clock, (ctx) => closeSilent(ctx), at('2026-11-30'))).rejects.toThrow(nothingToDo)
    expect((await read(county, silent)).state).toBe('REPLIED')
    await act(db.app, clock, (ctx) => closeSilent(ctx), at('2026-12-01'))
    expect(await read(county, silent)).toMatchObject({ state: 'CLOSED', outcome: null })
    expect((await follow(answered.number, answered.code, at('2026-12-01'))).case.step).toBe('REPLIED')
  })
})
