import { z } from 'zod'
import { defineJob } from '#kernel/jobs.ts'
import { checkRoster, forgetRosters, importRoster } from './run.ts'

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

/** Uploaded files hold whole numbers and addresses; they are not kept longer than they help. */
const forgetting = defineJob({
  name: 'members.forget-rosters',
  payload: z.object({}),
  schedule: { cron: '40 3 * * *' },
  run: (ctx) => forgetRosters(ctx),
})

export const jobs = [checking, importing, forgetting]
