import { generateSecret, generateURI } from 'otplib'
import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { type Limit, takeTry } from '#kernel/limits.ts'
import { dayOf } from '#kernel/time.ts'
import { beginCeremony, endCeremony, findCeremony } from '../ceremonies.ts'
import { tellOwner } from '../notices.ts'
import { may } from '../policy.ts'
import { findAccount, findOwnPassword, identitiesOf } from '../store.ts'
import { words as chapterWords } from '../words.ts'
import { makeRecoveryCodes, sealSecret, stepOf } from './app-code.ts'
import type * as contract from './contract.ts'
import { needProof } from './proof.ts'
import { demandsFactor } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)
const { found, need } = refusals(chapterWords)
const perConfirmation: Limit = { name: 'accounts.totp-confirmation', tries: 10, seconds: 3600 }

/** In which ways one shows who one is. */
export async function readFactors(ctx: Ctx): Promise<Answer<typeof contract.readFactors>> {
  const accountId = ctx.actor.accountId ?? ''
  const factors = await store.factorsOf(ctx.tx, accountId)
  const passkeys = await store.passkeysOf(ctx.tx, accountId)
  const own = await findOwnPassword(ctx.tx)
  const posts = await identitiesOf(ctx.tx, accountId, dayOf(ctx.now))
  return {
    hasCode: factors.hasTotp,
    recoveryCodes: factors.recoveryCodes,
    passkeys: passkeys.map(({ id, name, createdAt, usedOn }) => ({ id, name, since: createdAt.toISOString(), usedOn })),
    passkeysWork: ctx.caller?.safeOrigin !== undefined,
    hasPassword: Boolean(own?.hash),
    demanded: posts.some(({ role }) => demandsFactor(role, config.secondFactor)),
  }
}

/** Prepares a code app; nothing of it counts until its first code was given. */
export async function beginTotp(ctx: Ctx): Promise<Answer<typeof contract.beginTotp>> {
  await needProof(ctx)
  const own = found(await findOwnPassword(ctx.tx), 'accounts.not-found')
  const secret = generateSecret()
  beginCeremony(ctx, 'TOTP', { accountId: ctx.actor.accountId, content: { secret } })
  return { secret, address: generateURI({ issuer: '连心', label: own.login, secret }) }
}

/** Turns the code app on, and gives ten recovery codes that are shown this once. */
export async function confirmTotp(
  ctx: Ctx,
  input: Input<typeof contract.confirmTotp>,
): Promise<Answer<typeof contract.confirmTotp>> {
  const accountId = ctx.actor.accountId ?? ''
  await takeTry(ctx, perConfirmation, accountId)
  await needProof(ctx)
  const under = await findCeremony(ctx, 'TOTP')
  const secret = under?.accountId === accountId ? under.content.secret : undefined
  if (secret === undefined) throw refuse('conflict', 'accounts.step-over')
  const step = stepOf(secret, input.code, ctx.now)
  if (step === undefined) throw refuse('invalid', 'accounts.wrong-code', { field: 'code' })
  refuseIf(!(await endCeremony(ctx)), 'conflict', 'accounts.step-over')
  store.setOwnTotp(ctx.tx, { secret: sealSecret(accountId, secret), step })
  const recoveryCodes = makeRecoveryCodes(ctx, accountId)
  tellOwner(ctx, accountId, 'CODE_ADDED')
  record(ctx, 'accounts.totp-added', ofOwn(ctx))
  return { recoveryCodes }
}

/** Turns the code app off; with the last factor the recovery codes go too. */
export async function removeTotp(ctx: Ctx): Promise<Answer<typeof contract.removeTotp>> {
  await needProof(ctx)
  refuseIf(!(await store.removeOwnTotp(ctx.tx)), 'missing', 'accounts.no-such-factor')
  await dropUselessCodes(ctx)
  tellOwner(ctx, ctx.actor.accountId ?? '', 'CODE_REMOVED')
  record(ctx, 'accounts.totp-removed', ofOwn(ctx))
  return { removed: true }
}

/** Makes new recovery codes; the old ones are void. */
export async function renewRecoveryCodes(ctx: Ctx): Promise<Answer<typeof contract.renewRecoveryCodes>> {
  await needProof(ctx)
  const accountId = ctx.actor.accountId ?? ''
  const { hasTotp, passkeys } = await store.factorsOf(ctx.tx, accountId)
  refuseIf(!hasTotp && passkeys === 0, 'missing', 'accounts.no-such-factor')
  const recoveryCodes = makeRecoveryCodes(ctx, accountId)
  record(ctx, 'accounts.recovery-codes-renewed', ofOwn(ctx))
  return { recoveryCodes }
}

/** Recovery codes without a factor would be a second password; with the last factor they go. */
export async function dropUselessCodes(ctx: Ctx): Promise<void> {
  const left = await store.factorsOf(ctx.tx, ctx.actor.accountId ?? '')
  if (!left.hasTotp && left.passkeys === 0) store.setOwnRecoveryCodes(ctx.tx, [])
}

/** Takes somebody's factors away because the telephone is lost; sessions end, and the owner is told (UX-AD4). */
export async function resetFactors(
  ctx: Ctx,
  input: Input<typeof contract.resetFactors>,
): Promise<Answer<typeof contract.resetFactors>> {
  await needProof(ctx)
  need(may.listAccounts(ctx.actor))
  const account = found(await findAccount(ctx.tx, ctx.actor.reach, input.accountId), 'accounts.not-found')
  const today = dayOf(ctx.now)
  const isSecurityAdmin = await store.isSecurityAdmin(ctx.tx, account.id, today)
  need(may.resetFactors(ctx.actor, { accountId: account.id, isSecurityAdmin }))
  refuseIf(!(await store.resetFactors(ctx.tx, account.id, today)), 'conflict', 'accounts.no-such-factor')
  tellOwner(ctx, account.id, 'FACTORS_RESET')
  record(ctx, 'accounts.factors-reset', { subject: 'accounts.account', subjectId: account.id, orgId: account.orgId })
  return { reset: true }
}

const ofOwn = (ctx: Ctx) => ({ subject: 'accounts.account', subjectId: ctx.actor.accountId ?? '' })
