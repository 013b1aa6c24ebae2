import type { Ctx } from '#kernel/ctx.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import type { NoticeKind } from './codes.ts'
import { listAlarms } from './devices/store.ts'
import * as store from './store.ts'

export { noteAlarmSent } from './devices/store.ts'

/** What an owner must learn at once, at whatever hour: somebody else may be at the account (E09). */
const alarms: readonly NoticeKind[] = [
  'FACTORS_RESET',
  'RECOVERY_CODE_USED',
  'SECOND_STEP_FAILED',
  'PASSWORD_CHANGED',
  'PROVIDER_LINKED',
  'CARDS_STOPPED',
]
const alarmHours = 24

/** The alarms of the last day that were not sent by letter yet. */
export function alarmsToSend(tx: Tx, now: Date): Promise<{ id: string; accountId: string }[]> {
  return listAlarms(tx, alarms, new Date(now.getTime() - alarmHours * 3_600_000))
}

/** Tells the owner of an account what happened to it; he sees it until he says that he has (ASVS 6.3.5). */
export function tellOwner(ctx: Ctx, accountId: string, kind: NoticeKind): void {
  const byName = ctx.actor.kind === 'account' && ctx.actor.accountId !== accountId ? ctx.actor.name : ''
  store.tellOwner(ctx.tx, { id: newId(), accountId, kind, byName, now: ctx.now })
}

/**
 * Tells the security administrators nearest at or above the actor what he did, although the use case refuses afterwards; gives how
 * many were told. Before the first other statement of the use case.
 */
export async function alarmSecurity(ctx: Ctx, kind: NoticeKind): Promise<number> {
  const [row] = await ctx.tx.alone(store.alarmSecurity({ kind, byName: ctx.actor.name, now: ctx.now }))
  return row?.told ?? 0
}
