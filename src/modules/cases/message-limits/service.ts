import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { readSettings } from '../settings.ts'
import { deskPages } from '../tracking/known-desks.ts'
import { type MessageLimitChange, type MessageLimits, messageLimitChange } from './bounds.ts'
import * as store from './store.ts'

/** What holds for messages of the whole installation now (T12, T40). */
export async function readMessageLimits(ctx: Ctx): Promise<MessageLimits> {
  const { submissionsPerHour, wrongCodes, wrongCodeMinutes } = await readSettings(ctx.tx)
  return { submissionsPerHour, wrongCodes, wrongCodeMinutes }
}

/**
 * Sets what holds for messages of the whole installation, from the next message on: for whoever keeps the server, as when it is flooded.
 * Bounds are those of `messageLimitChange`. @throws ZodError beyond them
 */
export async function changeMessageLimits(ctx: Ctx, change: MessageLimitChange): Promise<void> {
  const before = await readMessageLimits(ctx)
  await store.laySetting(ctx.tx, { change: messageLimitChange.parse(change), at: ctx.now })
  record(ctx, 'cases.message-limits-set', { subject: 'app.setting', details: { before, change } })
  notifyPages(ctx, [deskPages])
}
