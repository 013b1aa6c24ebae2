import { type Chore, forgetOlder, kernelChores } from '#kernel/chores.ts'
import type { Job } from '#kernel/jobs.ts'
import * as cases from '#modules/cases/index.ts'
import * as members from '#modules/members/index.ts'

/** Every chapter's jobs, in the order of the chapters. */
export const jobs: readonly Job[] = [...members.jobs, ...cases.jobs]

/** Upkeep of all chapters. */
export const chores: readonly Chore[] = [...kernelChores, forgetOlder({ table: 'app.attempt', column: 'at', days: 1 })]
