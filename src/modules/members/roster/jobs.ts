import { z } from 'zod'
import { defineJob } from '#kernel/jobs.ts'
import { checkRoster, importRoster } from './run.ts'

/** Reads an uploaded roster and tells what an import would do. */
export const checking = defineJob({
  name: 'members.check-roster',
  payload: z.object({ batchId: z.uuid() }),
  run: (ctx, { batchId }, run) => checkRoster(ctx, batchId, (rows) => run.progress(rows)),
})

/** Takes a checked roster in. */
export const importing = defineJob({
  name: 'members.import-roster',
  payload: z.object({ batchId: z.uuid(), mode: z.enum(['RIGHT_ROWS', 'ALL_OR_NOTHING']) }),
  run: (ctx, payload, run) => importRoster(ctx, payload, (rows) => run.progress(rows)),
})

export const jobs = [checking, importing]
