import { z } from 'zod'
import { defineJob, type Job } from '#kernel/jobs.ts'
import { learnFromDecisions } from './learning/service.ts'

/** What the chapter does by itself: at night it learns from what desks decided. */
export const jobs: readonly Job[] = [
  defineJob({
    name: 'demands.learn-decisions',
    payload: z.object({}),
    schedule: { cron: '40 3 * * *' },
    run: learnFromDecisions,
  }),
]
