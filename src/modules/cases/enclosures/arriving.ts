import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { Refusal } from '#kernel/errors.ts'
import { type Limit, takeVisitorShare } from '#kernel/limits.ts'
import { type EnclosureKind, enclosureLimits } from './codes.ts'
import { chosenOf, keepOne } from './holding.ts'
import * as store from './store.ts'

/** One that came along by a channel, as `readEnclosure` read it. */
export interface ArrivedFile {
  readonly name: string
  readonly kind: EnclosureKind
  readonly bytes: Buffer
}

/** How many megabytes one channel brings in an hour: who sends a mail may name any sender (T40). */
const perChannel: Limit = { name: 'cases.channel-megabytes', tries: 500, seconds: 3600 }

/** Under which key it waits for its case, and by whom it was brought. */
interface Brought {
  readonly form: string
  readonly channelId: string
  readonly sender: string
}

/**
 * Keeps what came along with a message under `form`, for `takeArrived` in the same transaction; gives how many. What there is no room for, or its
 * sender brings too much of, stays out, and the words still come in (T22, T40).
 */
export async function keepArrived(ctx: Ctx, of: Brought, files: readonly ArrivedFile[]): Promise<number> {
  let count = 0
  for (const file of files) if (await isKept(ctx, of, file)) count += 1
  if (count > 0) record(ctx, 'cases.enclosures-kept', { details: { count } })
  return count
}

async function isKept(ctx: Ctx, of: Brought, file: ArrivedFile): Promise<boolean> {
  try {
    const megabytes = Math.ceil(file.bytes.length / 1024 / 1024)
    for (let one = 0; one < megabytes; one++) takeVisitorShare(ctx, perChannel, of.channelId)
    return await keepOne(ctx, of, chosenOf(of.form, file))
  } catch (fault) {
    if (fault instanceof Refusal) return false
    throw fault
  }
}

/** Gives what was kept to the case that this transaction wrote. */
export async function takeArrived(ctx: Ctx, form: string, codeHash: Buffer): Promise<void> {
  const { taken } = await store.takeEnclosures(ctx.tx, form, { codeHash, at: ctx.now, most: enclosureLimits.ofCase })
  if (taken === 0) throw new Error('what came along belongs to the case that is just written')
}
