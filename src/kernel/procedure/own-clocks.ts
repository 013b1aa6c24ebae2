import { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { defineJob, type Job, type Schedule } from '../jobs.ts'
import type { OwnProcedure, Standing } from './own.ts'
import { trustedNow } from './passing-limits.ts'

/** How a limit passes in the rows of a chapter: under which name and how often it is looked for, and what is then done. */
export interface Passing {
  readonly job: string
  readonly schedule: Schedule
  /** `at`: the instant by which limits are judged. */
  readonly pass: (ctx: Ctx, at: Date) => Promise<unknown>
}

/**
 * The clocks of such a procedure as jobs, one for each act of its clock. None passes while a clock cannot be relied on (T36).
 * @throws Error where an act of the clock has no job, or a job no act
 */
export function ownClocks<T extends Standing, R extends string, A extends string>(
  of: OwnProcedure<T, R, A>,
  passing: { readonly [K in A]?: Passing },
): Job[] {
  const { name, acts } = of as unknown as OwnProcedure
  const byClock = Object.keys(acts).filter((act) => acts[act]?.by === 'clock')
  const jobs = Object.entries<Passing | undefined>(passing)
  if (byClock.toSorted().join() !== Object.keys(passing).toSorted().join())
    throw new Error(`${name}: its clock does ${byClock.join()}, and jobs do ${Object.keys(passing).join()}`)
  return jobs.flatMap(([, one]) => (one ? [clockJob(one)] : []))
}

const clockJob = ({ job, schedule, pass }: Passing): Job =>
  defineJob({
    name: job,
    payload: z.object({}),
    schedule,
    run: async (ctx) => {
      const at = await trustedNow(ctx)
      return at === null ? 0 : pass(ctx, at)
    },
  })
