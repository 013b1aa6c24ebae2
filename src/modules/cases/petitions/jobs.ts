import { z } from 'zod'
import { defineJob } from '#kernel/jobs.ts'
import { actFromOutside } from '#kernel/procedure/outside.ts'
import { partyWords } from '../tracking/words.ts'
import { petition } from './procedure.ts'
import { findRequest } from './store.ts'

const acts = { REVIEW: 'askReview', FINAL: 'askFinal' } as const

/** A citizen sits in no procedure: what he asked for on the site is done in it by the system, in his name. */
export const takeReviewRequest = defineJob({
  name: 'cases.take-review-request',
  payload: z.object({ matterId: z.uuid(), requestId: z.uuid() }),
  run: async (ctx, { matterId, requestId }) => {
    const request = await findRequest(ctx.tx, ctx.actor.reach, requestId)
    if (!request) return
    const { stage, reason } = request
    await actFromOutside(ctx, petition, { matterId, act: acts[stage], opinion: reason, byName: partyWords.citizen.zh })
  },
})
