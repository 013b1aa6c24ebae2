import { z } from 'zod'
import { defineJob, type Job } from '#kernel/jobs.ts'
import { recordRunOut } from './identities/service.ts'

/** Says of every post that ran out that it did; it stopped working at midnight by itself. */
const recordRunOutPosts = defineJob({
  name: 'accounts.record-run-out',
  payload: z.strictObject({}),
  schedule: { cron: '5 0 * * *' },
  run: (ctx) => recordRunOut(ctx),
})

export const jobs: readonly Job[] = [recordRunOutPosts]
