import { systemActor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import type { Chore } from '#kernel/chores.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { leavesAt } from './fetching.ts'
import { checkLeaves, type LeavesCheck } from './leaves.ts'
import * as store from './store.ts'

const reader = systemActor('transparency.read-leaves')

/** Another log, and the site that is to give out its entries. */
export interface LogAt {
  readonly logName: string
  readonly address: string
}

/**
 * Asks for all entries of a log to be read at a site, and for those of every other log that was ever kept from there: a site that
 * shows another key begins another log, and still owes the old one.
 */
export function askReading(ctx: Ctx, { logName, address }: LogAt): void {
  store.askReading(ctx.tx, { logName, address: originOf(address), now: ctx.now })
}

/** Reads what was asked for, a log after the other. No transaction is open while it reads: another site may be slow. */
export const leavesChore = (app: Db): Chore => ({
  name: reader.name,
  every: '1m',
  run: (_, signal) => readAsked(app, signal),
})

// One that was not read to its end is tried again after some hours.
const pauseMs = 6 * 3_600_000

/** The work of the chore. */
export async function readAsked(app: Db, signal?: AbortSignal, now = new Date()): Promise<void> {
  const triedBefore = new Date(now.getTime() - pauseMs)
  for (const one of await app.read(reader, (tx) => store.listAsked(tx, triedBefore)))
    await readAllLeaves(app, one, { signal, now })
}

/** Reads every entry of a log at a site, holds them against the checkpoint that is kept here, and keeps what came of it. */
export async function readAllLeaves(
  app: Db,
  of: LogAt,
  { signal, now = new Date() }: { signal?: AbortSignal | undefined; now?: Date } = {},
): Promise<LeavesCheck> {
  const kept = await app.read(reader, (tx) => store.findKept(tx, of.logName))
  if (!kept) throw new Error('no checkpoint of this log is kept')
  const address = originOf(of.address)
  const check = await checkLeaves(kept, leavesAt(address, signal))
  await perform({ db: app, actor: reader, effect: 'write', requestId: newId(), now }, async (ctx) => {
    const at = { logName: kept.logName, address, now }
    if (check.verdict === 'UNANSWERED') store.keepUnanswered(ctx.tx, at)
    else store.keepReading(ctx.tx, { ...at, ...check })
    record(ctx, 'transparency.leaves-read', { details: { logName: kept.logName, ...check } })
  })
  return check
}

const originOf = (address: string) => new URL(address).origin
