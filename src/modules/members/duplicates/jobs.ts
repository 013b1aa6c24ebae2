import { z } from 'zod'
import { defineJob } from '#kernel/jobs.ts'
import { attendToDuplicates } from './opening.ts'

/** Begins the matters of new pairs; queued with the entry that made them, and by the hour for what one run left. */
export const attending = defineJob({
  name: 'members.attend-to-duplicates',
  payload: z.object({}),
  schedule: { every: '1h' },
  run: (ctx) => attendToDuplicates(ctx),
})

export const jobs = [attending]
