import { z } from 'zod'
import { record } from '#kernel/audit.ts'
import { defineJob } from '#kernel/jobs.ts'
import { writeFile } from './run.ts'
import { dropTaken, expireExports } from './store.ts'

/** Writes the file of an export, as who asked for it. */
export const writing = defineJob({
  name: 'members.write-export',
  payload: z.object({ exportId: z.uuid() }),
  run: (ctx, { exportId }, run) => writeFile(ctx, exportId, (rows) => run.progress(rows)),
})

/** Takes files away that were taken, and all that expired. */
export const expiring = defineJob({
  name: 'members.expire-exports',
  payload: z.object({}),
  schedule: { every: '1h' },
  async run(ctx) {
    for (const id of await dropTaken(ctx.tx, ctx.actor.reach, ctx.now))
      record(ctx, 'members.export-file-dropped', { subject: 'members.export', subjectId: id })
    for (const id of await expireExports(ctx.tx, ctx.actor.reach, ctx.now))
      record(ctx, 'members.export-expired', { subject: 'members.export', subjectId: id })
  },
})

export const jobs = [writing, expiring]
