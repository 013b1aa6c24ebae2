import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { giveBackTry, type Limit, takeTry } from '#kernel/limits.ts'
import { dayOf } from '#kernel/time.ts'
import { passwordFits } from '../passwords.ts'
import { hashToken, sessionCookie } from '../sessions.ts'
import { findOwnPassword, findSession, type SessionRow, selectSession } from '../store.ts'
import { words as chapterWords } from '../words.ts'
import { checkAppCode } from './app-code.ts'
import type * as contract from './contract.ts'
import { isProved } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)
const { refuseIf: refuseWrong } = refusals(chapterWords)
const perAccount: Limit = { name: 'accounts.proof', tries: 10, seconds: 3600 }

/** Refuses what needs a fresh proof of who is there: factors, delegations (ASVS 7.5.1, 7.5.3). @throws forbidden `accounts.prove-yourself` */
export async function needProof(ctx: Ctx): Promise<void> {
  refuseUnproved(ctx, await findSession(ctx.tx, ownToken(ctx), { now: ctx.now, today: dayOf(ctx.now) }))
}

/** The same before the first other statement of the use case, so that what comes after it can still be counted. @throws the same */
export async function needProofAtOnce(ctx: Ctx): Promise<void> {
  const [session] = await ctx.tx.alone(selectSession(ownToken(ctx), { now: ctx.now, today: dayOf(ctx.now) }))
  refuseUnproved(ctx, session)
}

const ownToken = (ctx: Ctx) => hashToken(ctx.caller?.cookie(sessionCookie) ?? '')

function refuseUnproved(ctx: Ctx, session: Pick<SessionRow, 'provedAt'> | undefined): void {
  if (!session || !isProved(session.provedAt, ctx.now)) throw refuse('forbidden', 'accounts.prove-yourself')
}

/** Shows once more who one is: password, and the code where a code app is on. */
export async function proveYourself(
  ctx: Ctx,
  input: Input<typeof contract.proveYourself>,
): Promise<Answer<typeof contract.proveYourself>> {
  const accountId = ctx.actor.accountId ?? ''
  await takeTry(ctx, perAccount, accountId)
  const own = await findOwnPassword(ctx.tx)
  refuseIf(!own?.hash, 'conflict', 'accounts.prove-by-provider')
  const fits = await passwordFits(input.password, own?.hash ?? null)
  refuseWrong(!fits, 'invalid', 'accounts.wrong-password', { field: 'password' })
  const { hasTotp } = await store.factorsOf(ctx.tx, accountId)
  if (hasTotp) {
    refuseIf(input.code === undefined, 'invalid', 'accounts.code-needed', { field: 'code' })
    refuseIf(!(await checkAppCode(ctx, accountId, input.code ?? '')), 'invalid', 'accounts.wrong-code', {
      field: 'code',
    })
  }
  giveBackTry(ctx, perAccount, accountId)
  store.proveSession(ctx.tx, ownToken(ctx), ctx.now)
  record(ctx, 'accounts.proved', { subject: 'accounts.account', subjectId: accountId })
  return { proved: true }
}
