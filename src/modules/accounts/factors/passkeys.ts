import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { onConstraint, refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { addressGroup, giveBackTry, type Limit, takeTry } from '#kernel/limits.ts'
import { dayOf } from '#kernel/time.ts'
import { beginSession, recordFailure } from '../begin-session.ts'
import { beginCeremony, endCeremony, findCeremony } from '../ceremonies.ts'
import { tellOwner } from '../notices.ts'
import { findOwnPassword } from '../store.ts'
import { makeRecoveryCodes } from './app-code.ts'
import type * as contract from './contract.ts'
import { needProof } from './proof.ts'
import { dropUselessCodes } from './service.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)
const perAddress: Limit = { name: 'accounts.passkey-address', tries: 100, seconds: 3600 }
const productName = '连心'

// It brings readers of every kind of certificate, three hundred files: they are read when the first passkey is asked for.
const webAuthn = () => import('@simplewebauthn/server')

/** Where this installation stands as browsers name it. @throws conflict `accounts.passkeys-need-https` */
function placeOf(ctx: Ctx): { origin: string; rpId: string } {
  const origin = ctx.caller?.safeOrigin
  if (origin === undefined) throw refuse('conflict', 'accounts.passkeys-need-https')
  return { origin, rpId: new URL(origin).hostname }
}

/** Prepares a passkey: what the browser’s own function is asked. */
export async function beginPasskey(ctx: Ctx): Promise<Answer<typeof contract.beginPasskey>> {
  const { rpId } = placeOf(ctx)
  await needProof(ctx)
  const accountId = ctx.actor.accountId ?? ''
  const own = await findOwnPassword(ctx.tx)
  const known = await store.passkeysOf(ctx.tx, accountId)
  const { generateRegistrationOptions } = await webAuthn()
  const options = await generateRegistrationOptions({
    rpName: productName,
    rpID: rpId,
    userName: own?.login ?? '',
    userDisplayName: own?.displayName ?? '',
    userID: new Uint8Array(Buffer.from(accountId)),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  beginCeremony(ctx, 'PASSKEY_NEW', { accountId, content: { challenge: options.challenge } })
  return { options: { ...options } }
}

/** Adds the passkey that the browser has made; the first factor of an account comes with recovery codes. */
export async function addPasskey(
  ctx: Ctx,
  input: Input<typeof contract.addPasskey>,
): Promise<Answer<typeof contract.addPasskey>> {
  const { origin, rpId } = placeOf(ctx)
  await needProof(ctx)
  const accountId = ctx.actor.accountId ?? ''
  const under = await findCeremony(ctx, 'PASSKEY_NEW')
  if (under?.accountId !== accountId || !(await endCeremony(ctx))) throw refuse('conflict', 'accounts.step-over')
  const { verifyRegistrationResponse } = await webAuthn()
  const made = await verifyRegistrationResponse({
    response: input.response,
    expectedChallenge: under.content.challenge ?? '',
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!made?.verified) throw refuse('invalid', 'accounts.wrong-passkey')
  const { id: credentialId, publicKey, counter } = made.registrationInfo.credential
  const before = await store.factorsOf(ctx.tx, accountId)
  const { transports } = input.response.response
  const of = { id: newId(), credentialId, publicKey: Buffer.from(publicKey), counter, transports, name: input.name }
  await onConstraint(store.addOwnPasskey(ctx.tx, of), {
    passkey_credential_unique: () => refuse('conflict', 'accounts.passkey-known'),
  })
  const recoveryCodes = before.recoveryCodes === 0 ? makeRecoveryCodes(ctx, accountId) : []
  tellOwner(ctx, accountId, 'PASSKEY_ADDED')
  record(ctx, 'accounts.passkey-added', { subject: 'accounts.passkey', subjectId: of.id })
  return { id: of.id, recoveryCodes }
}

/** Removes one of one's passkeys; with the last factor the recovery codes go too. */
export async function removePasskey(
  ctx: Ctx,
  input: Input<typeof contract.removePasskey>,
): Promise<Answer<typeof contract.removePasskey>> {
  await needProof(ctx)
  refuseIf(!(await store.removeOwnPasskey(ctx.tx, input.passkeyId)), 'missing', 'accounts.no-such-factor')
  await dropUselessCodes(ctx)
  tellOwner(ctx, ctx.actor.accountId ?? '', 'PASSKEY_REMOVED')
  record(ctx, 'accounts.passkey-removed', { subject: 'accounts.passkey', subjectId: input.passkeyId })
  return { removed: true }
}

/** Prepares signing in with a passkey. After a right password only this account's passkeys are asked for. */
export async function beginPasskeySignIn(ctx: Ctx): Promise<Answer<typeof contract.beginPasskeySignIn>> {
  const { rpId } = placeOf(ctx)
  await takeTry(ctx, perAddress, addressGroup(ctx.caller?.address ?? ''))
  const { generateAuthenticationOptions } = await webAuthn()
  const options = await generateAuthenticationOptions({ rpID: rpId, userVerification: 'required' })
  beginCeremony(ctx, 'PASSKEY', { accountId: null, content: { challenge: options.challenge } })
  return { options: { ...options } }
}

/**
 * Signs in with a passkey: having the device and unlocking it are two factors in one (ASVS 6.3.3), so no password is
 * asked. Strangers cannot use its limit up for the owner.
 */
export async function signInWithPasskey(
  ctx: Ctx,
  input: Input<typeof contract.signInWithPasskey>,
): Promise<Answer<typeof contract.signInWithPasskey>> {
  const place = placeOf(ctx)
  const address = addressGroup(ctx.caller?.address ?? '')
  await takeTry(ctx, perAddress, address)
  const under = await findCeremony(ctx, 'PASSKEY')
  if (!under || !(await endCeremony(ctx))) throw refuse('unauthenticated', 'accounts.step-over')
  const passkey = await store.findPasskey(ctx.tx, input.response.id)
  const counter = passkey && (await signedCounter(passkey, input.response, { ...place, ...under.content }))
  const isGood = counter !== undefined && !passkey?.disabled
  if (!passkey || !isGood || !(await store.countPasskey(ctx.tx, { id: passkey.id, counter, today: dayOf(ctx.now) }))) {
    await recordFailure(ctx, 'accounts.passkey-failed', passkey?.accountId ?? null)
    throw refuse('unauthenticated', 'accounts.wrong-passkey')
  }
  const { accountId, displayName, login } = passkey
  await beginSession(ctx, { accountId, displayName, login, by: ['PASSKEY'] })
  giveBackTry(ctx, perAddress, address)
  return { signedIn: true }
}

type Signed = Input<typeof contract.signInWithPasskey>['response']

// The counter that was signed; nothing when the signature is not this key's, or for another question or place.
async function signedCounter(
  passkey: store.PasskeyOwner,
  { response, ...rest }: Signed,
  asked: { origin: string; rpId: string; challenge?: string },
): Promise<number | undefined> {
  const { userHandle, ...signed } = response
  const { verifyAuthenticationResponse } = await webAuthn()
  const answer = await verifyAuthenticationResponse({
    response: { ...rest, response: { ...signed, ...(userHandle === undefined ? {} : { userHandle }) } },
    expectedChallenge: asked.challenge ?? '',
    expectedOrigin: asked.origin,
    expectedRPID: asked.rpId,
    credential: { id: rest.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
    requireUserVerification: true,
  }).catch(() => undefined)
  return answer?.verified ? answer.authenticationInfo.newCounter : undefined
}
