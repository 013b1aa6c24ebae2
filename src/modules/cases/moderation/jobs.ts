import { z } from 'zod'
import { defineJob } from '#kernel/jobs.ts'
import { actFromOutside } from '#kernel/procedure/outside.ts'
import { partyWords } from '../tracking/words.ts'
import { moderation } from './procedure.ts'
import { findAppeal } from './store.ts'

/** A citizen sits in no procedure: what he asked for on the site is done in it by the system, in his name. */
export const takeAppeal = defineJob({
  name: 'cases.take-appeal',
  payload: z.object({ matterId: z.uuid(), measureId: z.uuid() }),
  run: async (ctx, { matterId, measureId }) => {
    const opinion = await findAppeal(ctx.tx, ctx.actor.reach, measureId)
    await actFromOutside(ctx, moderation, { matterId, act: 'appeal', opinion, byName: partyWords.citizen.zh })
  },
})
