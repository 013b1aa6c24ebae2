import type { Ctx } from '#kernel/ctx.ts'
import * as desk from '#modules/cases/service.ts'
import * as tracking from '#modules/cases/tracking/service.ts'
import { asCitizen, deskOf, type Place, places, submitAbout } from './cases.ts'
import { act, type TestDatabase } from './database.ts'

/** A Saturday evening: no office hour runs for a day and a half. */
export const evening = new Date('2026-11-21T20:00+08:00')
/** So long after it. */
export const later = (hours: number, minutes = 0) => new Date(evening.getTime() + hours * 3_600_000 + minutes * 60_000)

/** What is urgent at a village of the test county, from that evening on. */
export function urgentScene(db: TestDatabase) {
  const on = <T>(place: Place, work: (ctx: Ctx) => Promise<T>, now: Date) => act(db.app, deskOf(place), work, now)
  const written = async (title = '楼道里电线冒火花', at: Place = places.xihe) => {
    const receipt = await submitAbout(db, at, { title }, { now: evening })
    const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [
      receipt.number,
    ])
    return { ...receipt, caseId: rows[0]?.id ?? '' }
  }
  const urgent = async (urgency: 'EMERGENCY' | 'UTILITIES' = 'EMERGENCY') => {
    const one = await written()
    await on(places.xihe, (ctx) => desk.acceptCase(ctx, { caseId: one.caseId, isComplex: false, urgency }), evening)
    return one
  }
  const follow = (receipt: { number: string; code: string }, now: Date) =>
    asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt), { now })
  return { on, written, urgent, follow }
}
