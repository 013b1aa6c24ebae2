import { z } from 'zod'
import { defineJob, type Job } from '#kernel/jobs.ts'
import { ownClocks } from '#kernel/procedure/own-clocks.ts'
import { endCalls } from './calling/service.ts'
import { forgetWaysBack } from './channels/service.ts'
import { closeSilent, escalateOverdue } from './clock/service.ts'
import { forgetWaitingEnclosures } from './enclosures/service.ts'
import { forgetMessageFiles } from './files/service.ts'
import { countOpenMonths } from './opendata/service.ts'
import { caseProcedure } from './own-procedure.ts'

const nothing = z.object({})

/** What happens to cases by itself: silence of a desk escalates, silence of a citizen closes (D20, 11.2). */
export const jobs: readonly Job[] = [
  defineJob({
    name: 'cases.forget-message-files',
    payload: nothing,
    schedule: { cron: '10 4 * * *' },
    run: forgetMessageFiles,
  }),
  defineJob({
    name: 'cases.forget-waiting-enclosures',
    payload: nothing,
    schedule: { every: '15m' },
    run: forgetWaitingEnclosures,
  }),
  defineJob({ name: 'cases.end-calls', payload: nothing, schedule: { every: '1m' }, run: endCalls }),
  defineJob({
    name: 'cases.forget-ways-back',
    payload: nothing,
    schedule: { cron: '15 4 * * *' },
    run: forgetWaysBack,
  }),
  ...ownClocks(caseProcedure, {
    escalate: { job: 'cases.escalate-overdue', schedule: { every: '5m' }, pass: escalateOverdue },
    closeInSilence: { job: 'cases.close-silent', schedule: { cron: '20 6 * * *' }, pass: closeSilent },
  }),
  defineJob({
    name: 'cases.count-open-months',
    payload: nothing,
    schedule: { cron: '50 4 * * *' },
    run: countOpenMonths,
  }),
]
