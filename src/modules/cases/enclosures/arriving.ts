import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Refusal } from '#kernel/errors.ts'
import { type Limit, takeVisitorShare, visitorTriesUsed } from '#kernel/limits.ts'
import { type EnclosureKind, enclosureLimits } from './codes.ts'
import { chosenOf, keepOne } from './holding.ts'
import * as store from './store.ts'

/** One that came along by a channel, as `readEnclosure` read it. */
export interface ArrivedFile {
  readonly name: string
  readonly kind: EnclosureKind
  readonly bytes: Buffer
}

/** In what is counted, so that many small ones do not use up the room of few large ones. */
const portion = 256 * 1024
/** How many portions one channel brings in an hour, half a gigabyte, and all of them: who sends a mail may name any sender (T40, T22). */
export const perChannel: Limit = { name: 'cases.channel-portions', tries: 2000, seconds: 3600 }
const perHour: Limit = { name: 'cases.channels-portions', tries: 8000, seconds: 3600 }

/** Under which key it waits for its case, and by whom it was brought. */
interface Brought {
  readonly form: string
  readonly channelId: string
  readonly sender: string
}

/**
 * Keeps what came along with a message under `form`, for `takeArrived` in the same transaction; gives how many. What there is no room for, or its
 * sender or channel brings too much of, stays out, and the words still come in (T22, T40).
 */
export async function keepArrived(ctx: Ctx, of: Brought, files: readonly ArrivedFile[]): Promise<number> {
  let count = 0
  for (const file of files) if (await isKept(ctx, of, file)) count += 1
  if (count > 0) record(ctx, 'cases.enclosures-kept', { details: { count } })
  return count
}

async function isKept(ctx: Ctx, of: Brought, file: ArrivedFile): Promise<boolean> {
  const portions = Math.ceil(file.bytes.length / portion)
  const shares = [
    { limit: perChannel, of: of.channelId },
    { limit: perHour, of: 'all' },
  ]
  if (shares.some(({ limit, of }) => visitorTriesUsed(ctx, limit, of) + portions > limit.tries)) return false
  try {
    // What came along twice is kept once, and nothing of it is left out.
    await keepOne(ctx, of, chosenOf(of.form, file))
  } catch (fault) {
    if (fault instanceof Refusal) return false
    throw fault
  }
  for (const share of shares)
    for (let taken = 0; taken < portions; taken += 1) takeVisitorShare(ctx, share.limit, share.of)
  return true
}

/** Gives what was kept to the case that this transaction wrote. */
export async function takeArrived(ctx: Ctx, form: string, codeHash: Buffer): Promise<void> {
  const { taken } = await store.takeEnclosures(ctx.tx, form, { codeHash, at: ctx.now, most: enclosureLimits.ofCase })
  if (taken === 0) throw new Error('what came along belongs to the case that is just written')
}
