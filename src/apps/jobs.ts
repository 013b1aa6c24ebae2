import { type Chore, forgetOlder, kernelChores } from '#kernel/chores.ts'
import type { Job } from '#kernel/jobs.ts'
import { clockJobs } from '#kernel/procedure/passing-limits.ts'
import * as accounts from '#modules/accounts/index.ts'
import * as cases from '#modules/cases/index.ts'
import * as consultations from '#modules/consultations/index.ts'
import * as demands from '#modules/demands/index.ts'
import * as members from '#modules/members/index.ts'
import { webhookChore } from '#modules/operations/index.ts'
import { reshapingJob } from '#modules/organisations/index.ts'
import { linksChore } from '#modules/publishing/index.ts'
import * as transparency from '#modules/transparency/index.ts'
import { backupChore } from './backup/upkeep.ts'
import { checkChainChore } from './check-chain.ts'
import { followers } from './followers.ts'
import { registry } from './procedures.ts'

/** Every chapter's jobs, in the order of the chapters. */
export const jobs: readonly Job[] = [
  ...clockJobs(registry),
  ...accounts.jobs,
  reshapingJob(followers),
  ...members.jobs,
  ...cases.jobs,
  ...demands.jobs,
  ...consultations.jobs,
  ...transparency.jobs,
]

/** Upkeep of all chapters. */
export const chores: readonly Chore[] = [
  ...kernelChores,
  forgetOlder({ table: 'app.attempt', column: 'at', days: 1 }),
  forgetOlder({ table: 'accounts.unsent_form', column: 'saved_at', days: 14 }),
  backupChore,
  checkChainChore,
  webhookChore,
  cases.tellBackChore,
  linksChore,
  forgetOlder({ table: 'cases.refused_mail', column: 'at', days: 30 }),
  forgetOlder({ table: 'operations.delivery', column: 'ended_at', days: 30 }),
  forgetOlder({ table: 'accounts.ceremony', column: 'expires_at', days: 1 }),
  forgetOlder({ table: 'accounts.session', column: 'expires_at', days: 1 }),
]
