import { z } from 'zod'
import { defineJob, type Job } from '#kernel/jobs.ts'
import { recordRunOut } from './identities/service.ts'
import { dropAccountLinks } from './lists/making.ts'

/** Says of every post that ran out that it did; it stopped working at midnight by itself. */
const recordRunOutPosts = defineJob({
  name: 'accounts.record-run-out',
  payload: z.strictObject({}),
  schedule: { cron: '5 0 * * *' },
  run: (ctx) => recordRunOut(ctx),
})

/** Takes away the links of lists that were handed out, or not in time. */
const dropLinks = defineJob({
  name: 'accounts.drop-links',
  payload: z.strictObject({}),
  schedule: { every: '1h' },
  run: (ctx) => dropAccountLinks(ctx),
})

export const jobs: readonly Job[] = [recordRunOutPosts, dropLinks]
