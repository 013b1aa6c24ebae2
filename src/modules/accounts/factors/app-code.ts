import { randomInt } from 'node:crypto'
import { verifySync } from 'otplib'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { plainRecoveryCode, recoveryCodeCount, recoveryCodeFrom } from './rules.ts'
import * as store from './store.ts'

const stepSeconds = 30

/** Checks a code of the account's app and uses it up: no code counts twice, nor one older than the last (ASVS 6.5.1). */
export async function checkAppCode(ctx: Ctx, accountId: string, typed: string): Promise<boolean> {
  const kept = await store.findTotp(ctx.tx, accountId)
  if (!kept) return false
  const secret = crypto().open(secretContext(accountId), kept.secret).toString()
  const step = stepOf(secret, typed, ctx.now)
  return step !== undefined && (await store.spendTotpStep(ctx.tx, accountId, step))
}

/** The step of time to which a code of this secret belongs: this one or a neighbour, as clocks differ; or nothing. */
export function stepOf(secret: string, typed: string, now: Date): number | undefined {
  const token = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const epoch = Math.floor(now.getTime() / 1000)
  const answer = verifySync({ strategy: 'totp', secret, token, epoch, epochTolerance: stepSeconds })
  return answer.valid && 'timeStep' in answer ? answer.timeStep : undefined
}

/** Seals the secret of a code app for its account. */
export function sealSecret(accountId: string, secret: string): Buffer {
  return crypto().seal(secretContext(accountId), secret)
}

/** Makes recovery codes in place of all earlier ones; they are shown once and kept as keyed hashes. */
export function makeRecoveryCodes(ctx: Ctx, accountId: string): string[] {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCodeFrom(randomInt))
  store.setOwnRecoveryCodes(
    ctx.tx,
    codes.map((code) => hashRecoveryCode(accountId, code)),
  )
  return codes
}

/** What is kept of a recovery code. */
export function hashRecoveryCode(accountId: string, typed: string): Buffer {
  return crypto().hash('accounts.recovery-code', `${accountId}/${plainRecoveryCode(typed)}`)
}

const secretContext = (accountId: string) => `accounts.totp.secret/${accountId}`
