import { z } from 'zod'
import { defineJob, type Job } from '#kernel/jobs.ts'
import { endCalls } from './calling/service.ts'
import { closeSilent, escalateOverdue } from './clock/service.ts'
import { forgetMessageFiles } from './files/service.ts'
import { countOpenMonths } from './opendata/service.ts'

const nothing = z.object({})

/** What happens to cases by itself: silence of a desk escalates, silence of a citizen closes (D20, 11.2). */
export const jobs: readonly Job[] = [
  defineJob({
    name: 'cases.forget-message-files',
    payload: nothing,
    schedule: { cron: '10 4 * * *' },
    run: forgetMessageFiles,
  }),
  defineJob({ name: 'cases.escalate-overdue', payload: nothing, schedule: { every: '15m' }, run: escalateOverdue }),
  defineJob({ name: 'cases.end-calls', payload: nothing, schedule: { every: '1m' }, run: endCalls }),
  defineJob({ name: 'cases.close-silent', payload: nothing, schedule: { cron: '20 6 * * *' }, run: closeSilent }),
  defineJob({
    name: 'cases.count-open-months',
    payload: nothing,
    schedule: { cron: '50 4 * * *' },
    run: countOpenMonths,
  }),
]
