import type { Answer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { addDays, dayOf, startOf } from '#kernel/time.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

const { need } = refusals(words)

const daysBack = 365

/** What an auditor reads: every use of power over messages in reach, and no word of a message (D23, D24). */
export async function overseeCases(ctx: Ctx): Promise<Answer<typeof contract.overseeCases>> {
  need(may.overseeCases(ctx.actor))
  const since = startOf(addDays(dayOf(ctx.now), -daysBack))
  const { measures, openings, refusals: refused } = await store.oversee(ctx.tx, ctx.actor.reach, { since })
  return {
    measures: measures.map(({ at, appealedAt, appealDecidedAt, liftedAt, ...rest }) => ({
      ...rest,
      at: at.toISOString(),
      appealedAt: instant(appealedAt),
      appealDecidedAt: instant(appealDecidedAt),
      liftedAt: instant(liftedAt),
    })),
    openings: openings.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    refusals: [...refused],
  }
}

const instant = (at: Date | null) => at?.toISOString() ?? null
