import { config } from '#kernel/config.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { enqueue } from '#kernel/jobs.ts'
import { attending } from './jobs.ts'
import * as store from './store.ts'

const asked = (ctx: Ctx) => ({ withSimilar: config.similarMembers, at: ctx.now })

/** Looks whether a member who was entered or corrected stands somewhere else too; the superior is told, nobody else. */
export async function noteDuplicates(ctx: Ctx, memberId: string): Promise<void> {
  attendTo(ctx, await store.noteDuplicates(ctx.tx, { memberIds: [memberId], ...asked(ctx) }))
}

/** The same for all members that an import brought or changed. */
export async function noteDuplicatesOfBatch(ctx: Ctx, batchId: string): Promise<void> {
  attendTo(ctx, await store.noteDuplicatesOfBatch(ctx.tx, ctx.actor.reach, { batchId, ...asked(ctx) }))
}

/** Ends what waits for members who were taken back. */
export function forgetDuplicates(ctx: Ctx, removed: number): void {
  attendTo(ctx, removed)
}

function attendTo(ctx: Ctx, count: number): void {
  if (count > 0) enqueue(ctx, attending, {}, { bySystem: true, key: 'pairs' })
}
