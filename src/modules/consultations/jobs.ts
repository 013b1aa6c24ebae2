import { z } from 'zod'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { defineJob, enqueue, type Job } from '#kernel/jobs.ts'
import { drawMapOf } from './agreement/drawing.ts'
import { listOpen } from './store.ts'

/** Draws the agreement map of one consultation, as whoever asked for it. */
export const drawing = defineJob({
  name: 'consultations.draw-map',
  payload: z.object({ consultationId: z.uuid() }),
  run: drawMapOf,
})

/** Each night: every map that is not final is drawn anew, each in a job of its own; what is over is closed by that. Gives how many. */
export async function drawAllMaps(ctx: Ctx): Promise<number> {
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
