import { recordAtOnce } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { countTry, type Limit, refuseUntil } from '#kernel/limits.ts'
import { alarmSecurity, needProof } from '#modules/accounts/index.ts'

/** Cards within an hour that work may need; who reads more shows once more that it is he. */
const freely: Limit = { name: 'members.card-read-freely', tries: 300, seconds: 3600 }
/** More than anybody reads; here it ends, and somebody is told. */
const most: Limit = { name: 'members.card-read', tries: 1000, seconds: 3600 }
const alarm: Limit = { name: 'members.card-reading-alarm', tries: 1, seconds: 3600 }

/**
 * Counts one reading of a card against what one account may read in an hour (T06, decisions 157).
 * @throws Refusal forbidden `accounts.prove-yourself` from 300 on without a fresh proof; busy after 1,000, with word to the security
 * administrators in the same moment
 */
export async function countCardRead(ctx: Ctx): Promise<void> {
  const reader = ctx.actor.accountId ?? ''
  const [wait = 0, proofDue = 0] = await countTry(ctx, [most, freely], reader)
  if (wait > 0) {
    const [isTold = 0] = await countTry(ctx, [alarm], reader)
    if (isTold === 0) await raiseAlarm(ctx)
    refuseUntil(wait)
  }
  if (proofDue > 0) await needProof(ctx)
}

async function raiseAlarm(ctx: Ctx): Promise<void> {
  const told = await alarmSecurity(ctx, 'CARDS_STOPPED')
  await recordAtOnce(ctx, 'members.card-reading-stopped', {
    ...{ subject: 'accounts.account', subjectId: ctx.actor.accountId ?? '' },
    details: { count: told },
  })
}
