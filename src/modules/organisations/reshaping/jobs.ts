import { z } from 'zod'
import { defineJob } from '#kernel/jobs.ts'
import { trustedNow } from '#kernel/procedure/passing-limits.ts'
import type { Follower } from './follower.ts'
import { runReshaping } from './fulfil.ts'

/** Carries a change out at the beginning of its day. */
export const reshapingJob = (followers: readonly Follower[]) =>
  defineJob({
    name: 'organisations.carry-out',
    payload: z.object({ reshapingId: z.uuid() }),
    run: async (ctx, payload) => {
      // Tried again later: the tree is not changed on a day that a wrong clock names (T36).
      if ((await trustedNow(ctx)) === null) throw new Error('a clock cannot be relied on: the change waits')
      await runReshaping(ctx, payload, followers)
    },
  })
