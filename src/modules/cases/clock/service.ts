import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { addWorkdays, dayOf, startOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { readSettings } from '../settings.ts'
import { addEvent, changeCase, type StoredCase } from '../store.ts'
import { partyWords } from '../words.ts'
import * as store from './store.ts'

/** Tells the superior of each case whose limit is over, once a round; silence escalates by itself (D20). Gives how many. */
export async function escalateOverdue(ctx: Ctx): Promise<number> {
  const late = await store.listToEscalate(ctx.tx, ctx.actor.reach, dayOf(ctx.now))
  for (const one of late) note(ctx, one, { act: 'escalate', change: { escalatedAt: ctx.now } })
  return late.length
}

/** Closes answered cases whose writer said nothing in time; nothing is said of the outcome (11.2, D21). Gives how many. */
export async function closeSilent(ctx: Ctx): Promise<number> {
  const { limits } = await readSettings(ctx.tx)
  const lastDay = addWorkdays(dayOf(ctx.now), -limits.silence, workCalendar).day
  const silent = await store.listToClose(ctx.tx, ctx.actor.reach, startOf(lastDay))
  for (const one of silent) note(ctx, one, { act: 'closeInSilence', change: { state: 'CLOSED', closedAt: ctx.now } })
  return silent.length
}

function note(
  ctx: Ctx,
  { id, orgId }: StoredCase,
  { act, change }: { act: 'escalate' | 'closeInSilence'; change: Parameters<typeof changeCase>[2]['change'] },
): void {
  changeCase(ctx.tx, ctx.actor.reach, { id, change })
  addEvent(ctx.tx, id, { id: newId(), at: ctx.now, act, byName: partyWords.clock.zh })
  record(ctx, act === 'escalate' ? 'cases.escalated' : 'cases.closed-in-silence', {
    subject: 'cases.case',
    subjectId: id,
    orgId,
  })
}
