import { z } from 'zod'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { defineJob, enqueue, type Job } from '#kernel/jobs.ts'
import { drawMapOf } from './agreement/drawing.ts'
import { forgetLeftovers, listOpen } from './agreement/store.ts'

/** Draws the agreement map of one consultation. */
const drawing = defineJob({
  name: 'consultations.draw-map',
  payload: z.object({ consultationId: z.uuid() }),
  run: drawMapOf,
})

/**
 * Each night: every map that is not final is drawn anew, each in a job of its own; what is over is closed by that. Gives how many. Nobody
 * has one drawn at another time: two maps with one stance between them would tell what it says.
 */
export async function drawAllMaps(ctx: Ctx): Promise<number> {
  const forgotten = await forgetLeftovers(ctx.tx)
  if (forgotten > 0)
    record(ctx, 'consultations.leftovers-forgotten', { subject: 'consultations.consultation', details: { forgotten } })
  const open = await listOpen(ctx.tx, ctx.actor.reach)
  for (const { id } of open) enqueue(ctx, drawing, { consultationId: id }, { key: id, bySystem: true })
  if (open.length > 0)
    record(ctx, 'consultations.maps-due', { subject: 'consultations.consultation', details: { open: open.length } })
  return open.length
}

/** What the chapter does by itself. */
export const jobs: readonly Job[] = [
  drawing,
  defineJob({
    name: 'consultations.draw-all-maps',
    payload: z.object({}),
    schedule: { cron: '15 0 * * *' },
    run: drawAllMaps,
  }),
]
