import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { defineJob, enqueue } from '#kernel/jobs.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { getMatter } from '#kernel/procedure/service.ts'
import { findCase, type StoredCase } from '../store.ts'
import { words as caseWords } from '../words.ts'
import { dataOf, nameOf, recordMeasure, whoseWords } from './carry-out.ts'
import { type Original, openSealed } from './sealing.ts'
import * as store from './store.ts'
import { words } from './words.ts'
import { writtenBy } from './words-at-hand.ts'

const { found, refuseIf } = refusals({ ...caseWords, ...words })

/** What a reviewer decided whose reach does not hold the case is carried out by the system; he never gets the case itself (decisions 273). */
export const closeReviewed = defineJob({
  name: 'cases.close-reviewed',
  payload: z.object({ matterId: z.uuid(), lifts: z.boolean() }),
  run: async (ctx, { matterId, lifts }) => {
    const matter = await getMatter(ctx, matterId)
    const { caseId } = dataOf(matter)
    const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange: true }), 'cases.missing')
    await close(ctx, matter, { one, lifts })
  },
})

/** Ends an appeal, or the measure: then everything stands there again as it was. */
export async function closeAppeal(ctx: Ctx, matter: Matter, { lifts }: { lifts: boolean }): Promise<void> {
  const { caseId } = dataOf(matter)
  const one = await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange: true })
  if (one) await close(ctx, matter, { one, lifts })
  else enqueue(ctx, closeReviewed, { matterId: matter.id, lifts }, { bySystem: true, key: matter.id })
}

async function close(ctx: Ctx, matter: Matter, { one, lifts }: { one: StoredCase; lifts: boolean }): Promise<void> {
  const data = dataOf(matter)
  const { measureId, kind, rule } = data
  const comesBack = lifts && kind === 'REDACT'
  const words = comesBack ? writtenBy(one, whoseWords(data), await openOriginal(ctx, measureId)) : {}
  const word = matter.acts.at(-1)
  const by = { byName: word?.orgName ?? one.orgName, actorName: word?.name ?? ctx.actor.name }
  const done = await store.endMeasure(ctx.tx, {
    ...{ id: measureId, lifts, at: ctx.now, eventId: newId(), ...by, ...words },
    told: nameOf(data),
  })
  refuseIf(!done, 'missing', 'cases.missing')
  recordMeasure(ctx, lifts ? 'cases.measure-lifted' : 'cases.measure-upheld', {
    one,
    details: { measureId, kind, rule },
  })
}

async function openOriginal(ctx: Ctx, measureId: string): Promise<Original> {
  const sealed = found((await store.findOriginal(ctx.tx, measureId)) ?? undefined, 'cases.missing')
  return openSealed(measureId, sealed)
}
