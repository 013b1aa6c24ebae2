import { z } from 'zod'
import { defineJob } from '#kernel/jobs.ts'
import type { Follower } from './follower.ts'
import { runReshaping } from './fulfil.ts'

/** Carries a change out at the beginning of its day. */
export const reshapingJob = (followers: readonly Follower[]) =>
  defineJob({
    name: 'organisations.carry-out',
    payload: z.object({ reshapingId: z.uuid() }),
    run: (ctx, payload) => runReshaping(ctx, payload, followers),
  })
