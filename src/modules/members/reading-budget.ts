import { recordAtOnce } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { countTry, type Limit, refuseUntil } from '#kernel/limits.ts'
import { alarmSecurity, needProofAtOnce } from '#modules/accounts/index.ts'

/** Readings within an hour that work may need, the same card again among them; who reads more shows once more that it is he. */
const freely: Limit = { name: 'members.card-read-freely', tries: 300, seconds: 3600 }
/** With those 300 a thousand, more than anybody reads; here it ends, and somebody is told. What was refused before the proof is none of them. */
const afterProof: Limit = { name: 'members.card-read', tries: 700, seconds: 3600 }
const alarm: Limit = { name: 'members.card-reading-alarm', tries: 1, seconds: 3600 }

/**
 * Counts one reading of a card against what one account may read in an hour (T06, decisions 157).
 * @throws Refusal forbidden `accounts.prove-yourself` from 300 on without a fresh proof; busy after 1,000, with word to the security
 * administrators in the same moment
 */
export async function countCardRead(ctx: Ctx): Promise<void> {
  const reader = ctx.actor.accountId ?? ''
  const [proofDue = 0] = await countTry(ctx, [freely], reader)
  if (proofDue === 0) return
  await needProofAtOnce(ctx)
  const [wait = 0] = await countTry(ctx, [afterProof], reader)
  if (wait === 0) return
  const [isTold = 0] = await countTry(ctx, [alarm], reader)
  if (isTold === 0) await raiseAlarm(ctx)
  refuseUntil(wait, ctx.now)
}

async function raiseAlarm(ctx: Ctx): Promise<void> {
  const told = await alarmSecurity(ctx, 'CARDS_STOPPED')
  await recordAtOnce(ctx, 'members.card-reading-stopped', {
    ...{ subject: 'accounts.account', subjectId: ctx.actor.accountId ?? '' },
    details: { count: told },
  })
}
