import type { Answer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { judgedSince } from './rules.ts'
import * as store from './store.ts'

const { need } = refusals(words)

/** The three numbers of who leads, over all in reach; of matters, never of persons (D21). */
export function countForLeader(ctx: Ctx): Promise<Answer<typeof contract.countForLeader>> {
  need(may.list(ctx.actor))
  return store.countForLeader(ctx.tx, ctx.actor.reach, { now: ctx.now, since: judgedSince(dayOf(ctx.now)) })
}
