import { z } from 'zod'
import { defineJob, type Job } from '#kernel/jobs.ts'
import { countAllReplies } from './checks/service.ts'
import { learnFromDecisions } from './learning/service.ts'
import { measureProjects } from './projects/measuring.ts'
import { findAllTopics } from './topics/service.ts'

/** What the chapter does by itself: at night it learns from what desks decided and finds what is on citizens' minds. */
export const jobs: readonly Job[] = [
  defineJob({
    name: 'demands.learn-decisions',
    payload: z.object({}),
    schedule: { cron: '40 3 * * *' },
    run: learnFromDecisions,
  }),
  defineJob({
    name: 'demands.find-all-topics',
    payload: z.object({}),
    schedule: { cron: '10 4 * * *' },
    run: findAllTopics,
  }),
  defineJob({
    name: 'demands.count-all-replies',
    payload: z.object({}),
    schedule: { cron: '20 5 * * *' },
    run: countAllReplies,
  }),
  defineJob({
    name: 'demands.measure-projects',
    payload: z.object({}),
    schedule: { cron: '50 4 * * *' },
    run: measureProjects,
  }),
]
