import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { addWorkdays, dayOf, startOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { standingAfter } from '../own-procedure.ts'
import { climbsAfter } from '../rules.ts'
import { readSettings } from '../settings.ts'
import { addEvent, type CaseChange, changeCase } from '../store.ts'
import { partyWords, toldAbove } from '../tracking/words.ts'
import * as store from './store.ts'

/**
 * Tells the desk above of each case that is late, so that it waits there too; where that one is silent for three working days, the next
 * above. Silence escalates by itself, and the citizen reads to whom (D20). Gives how many.
 */
export async function escalateOverdue(ctx: Ctx, at = ctx.now): Promise<number> {
  const toldBefore = startOf(addWorkdays(dayOf(at), -climbsAfter, workCalendar).day)
  const late = await store.listToEscalate(ctx.tx, ctx.actor.reach, { now: at, toldBefore })
  for (const { id, orgId, aboveId, aboveName } of late) {
    const reason = aboveName === null ? null : toldAbove(aboveName).zh
    note(ctx, { id, orgId }, { act: 'escalate', reason, change: { escalatedAt: ctx.now, escalatedToId: aboveId } })
  }
  return late.length
}

/** Closes answered cases whose writer said nothing in time; nothing is said of the outcome (11.2, D21). Gives how many. */
export async function closeSilent(ctx: Ctx, at = ctx.now): Promise<number> {
  const { limits } = await readSettings(ctx.tx)
  const lastDay = addWorkdays(dayOf(at), -limits.silence, workCalendar).day
  const of = { today: dayOf(at), repliedBefore: startOf(lastDay) }
  const silent = await store.listToClose(ctx.tx, ctx.actor.reach, of)
  for (const one of silent) {
    const { state } = standingAfter('closeInSilence', one)
    note(ctx, one, { act: 'closeInSilence', reason: null, change: { state, closedAt: ctx.now } })
  }
  return silent.length
}

function note(
  ctx: Ctx,
  { id, orgId }: { id: string; orgId: string },
  of: { act: 'escalate' | 'closeInSilence'; reason: string | null; change: CaseChange },
): void {
  const { act, reason, change } = of
  changeCase(ctx.tx, ctx.actor.reach, { id, change })
  addEvent(ctx.tx, id, { id: newId(), at: ctx.now, act, byName: partyWords.clock.zh, reason })
  record(ctx, act === 'escalate' ? 'cases.escalated' : 'cases.closed-in-silence', {
    subject: 'cases.case',
    subjectId: id,
    orgId,
  })
}
