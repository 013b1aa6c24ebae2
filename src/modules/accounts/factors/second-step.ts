import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { giveBackTry, type Limit, takeTry } from '#kernel/limits.ts'
import { beginSession, recordFailure } from '../begin-session.ts'
import { beginCeremony, endCeremony, findCeremony } from '../ceremonies.ts'
import { tellOwner } from '../notices.ts'
import { findLogin } from '../store.ts'
import { checkAppCode, hashRecoveryCode } from './app-code.ts'
import type * as contract from './contract.ts'
import { isAppCode } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)
const perAccount: Limit = { name: 'accounts.second-factor', tries: 10, seconds: 3600 }

/** Whoever gave the right password, as the second step needs him. */
interface HalfWay {
  readonly accountId: string
  readonly login: string
  readonly by: 'PASSWORD' | 'PROVIDER'
}

/** After the first step: the factors that are asked for now; none when the account has no second one. */
export async function askSecondFactor(ctx: Ctx, of: HalfWay): Promise<contract.Factor[]> {
  const { hasTotp, passkeys, recoveryCodes } = await store.factorsOf(ctx.tx, of.accountId)
  if (!hasTotp && passkeys === 0) return []
  beginCeremony(ctx, 'SECOND_FACTOR', { accountId: of.accountId, content: { login: of.login, by: of.by } })
  return [
    ...(hasTotp ? (['CODE'] as const) : []),
    ...(passkeys > 0 ? (['PASSKEY'] as const) : []),
    ...(recoveryCodes > 0 ? (['RECOVERY_CODE'] as const) : []),
  ]
}

/** Second step of signing in: a code of the app, or a recovery code, each once. */
export async function giveSecondFactor(
  ctx: Ctx,
  input: Input<typeof contract.giveSecondFactor>,
): Promise<Answer<typeof contract.giveSecondFactor>> {
  const half = await findCeremony(ctx, 'SECOND_FACTOR')
  const account = half ? await findLogin(ctx.tx, half.content.login ?? '') : undefined
  if (!half || !account || account.disabled || account.accountId !== half.accountId)
    throw refuse('unauthenticated', 'accounts.step-over')
  const { accountId, displayName } = account
  await takeTry(ctx, perAccount, accountId)
  const isApp = isAppCode(input.code)
  const fits = isApp
    ? await checkAppCode(ctx, accountId, input.code)
    : await store.spendRecoveryCode(ctx.tx, accountId, hashRecoveryCode(accountId, input.code))
  if (!fits) {
    tellOwner(ctx, accountId, 'SECOND_STEP_FAILED')
    await recordFailure(ctx, 'accounts.second-factor-failed', accountId)
    throw refuse('unauthenticated', 'accounts.wrong-code', { field: 'code' })
  }
  if (!(await endCeremony(ctx))) throw refuse('unauthenticated', 'accounts.step-over')
  giveBackTry(ctx, perAccount, accountId)
  if (!isApp) tellOwner(ctx, accountId, 'RECOVERY_CODE_USED')
  const by = [half.content.by ?? '', isApp ? 'CODE' : 'RECOVERY_CODE']
  await beginSession(ctx, { accountId, displayName, login: half.content.login ?? '', by })
  return { signedIn: true, recoveryCodesLeft: (await store.factorsOf(ctx.tx, accountId)).recoveryCodes }
}
