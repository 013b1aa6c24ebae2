import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { type Checkpoint, parseCheckpoint, parseKey, readCheckpoint } from '#kernel/public-log/note.ts'
import { agree, readConsistencyPath } from '../receipt.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

const { refuse } = refusals(words)

/** What another node hands over: its key, a checkpoint, and the proof that it continues what is kept here. */
export interface Offered {
  readonly key: string
  readonly note: string
  /** The text of the proof of consistency between two sizes; empty where there is none. */
  readonly consistency: (from: number, to: number) => Promise<string>
}

export type Received = {
  readonly verdict: 'FIRST' | 'CONTINUED' | 'SAME' | 'OLDER' | 'UNPROVEN' | 'CONTRADICTION'
  readonly logName: string
  readonly size: number
  /** The size that was kept before. */
  readonly before: number | null
}

/**
 * Keeps a checkpoint of another node, if it continues what is kept of that log. One that does not is kept too, as evidence, and
 * said to be a contradiction; what was kept before stays what the next one is held against. One without a proof is not kept: a line that
 * was down convicts nobody.
 *
 * @throws invalid `transparency.checkpoint-unreadable`, `transparency.key-changed`
 */
export async function receiveCheckpoint(ctx: Ctx, offered: Offered): Promise<Received> {
  const key = offered.key.trim()
  const checkpoint = readCheckpoint(offered.note, key)
  if (!checkpoint || !parseKey(key)) throw refuse('invalid', 'transparency.checkpoint-unreadable')
  const kept = await store.findKept(ctx.tx, checkpoint.origin)
  if (kept && kept.logKey !== key) throw refuse('invalid', 'transparency.key-changed')
  const verdict = await judge(kept, checkpoint, offered)
  if (verdict !== 'SAME' && verdict !== 'UNPROVEN') {
    store.keep(ctx.tx, {
      ...{ id: newId(), logName: checkpoint.origin, logKey: key, size: checkpoint.size, at: checkpoint.at },
      ...{ note: offered.note, receivedAt: ctx.now, isContradiction: verdict === 'CONTRADICTION' },
    })
  }
  const { origin: logName, size } = checkpoint
  record(ctx, 'transparency.checkpoint-received', { details: { logName, size, verdict } })
  return { verdict, logName, size, before: kept?.size ?? null }
}

async function judge(
  kept: store.KeptCheckpoint | undefined,
  now: Checkpoint,
  { note, consistency }: Offered,
): Promise<Received['verdict']> {
  const before = kept && parseCheckpoint(kept.note)
  if (!kept || !before) return 'FIRST'
  if (kept.note === note) return 'SAME'
  const [from, to] = before.size <= now.size ? [before.size, now.size] : [now.size, before.size]
  // Signed later and smaller: something was taken out, and no proof could say otherwise.
  if (now.size < before.size && now.at > before.at) return 'CONTRADICTION'
  const path = from === to ? [] : readConsistencyPath(await consistency(from, to), { from, to })
  if (!path) return 'UNPROVEN'
  if (!agree(before, now, path)) return 'CONTRADICTION'
  return now.size >= before.size ? 'CONTINUED' : 'OLDER'
}

/** What is kept here of other logs, as text for everybody: the copy of the level above (CZ10). */
export async function readKept(ctx: Ctx): Promise<string> {
  return (await store.listKept(ctx.tx)).map(({ note }) => note).join('\n')
}

// One morning may find a site down; on the third somebody has to ask there.
const unansweredMs = 2 * 24 * 3_600_000

/** How many other logs are kept here, and how many of them are not as they should be. */
export function countKept(ctx: Ctx): Promise<store.KeptCount> {
  return store.countKept(ctx.tx, new Date(ctx.now.getTime() - unansweredMs))
}

/** The same for a page. */
export function listKept(ctx: Ctx): Promise<store.KeptCheckpoint[]> {
  return store.listKept(ctx.tx)
}

/** The logs kept here whose entries are not what they signed. */
export function listLacking(ctx: Ctx): Promise<store.LackingLog[]> {
  return store.listLacking(ctx.tx)
}
