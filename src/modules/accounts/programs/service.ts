import type { Actor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import type { Answer, Can, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { onConstraint, refusals } from '#kernel/errors.ts'
import { newId, newSecret } from '#kernel/ids.ts'
import { dayOf } from '#kernel/time.ts'
import { getStandingOrg } from '#modules/organisations/index.ts'
import { needProof } from '../factors/proof.ts'
import { endFault } from '../identities/rules.ts'
import { findEnd } from '../identities/store.ts'
import { may } from '../policy.ts'
import { words as accountWords } from '../words.ts'
import { hashKey, keyPrefix } from './admission.ts'
import type * as contract from './contract.ts'
import { isGoodLastDay, stateOf } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...accountWords, ...words })

/** The keys in reach, and what may be done with each. */
export async function listProgramKeys(
  ctx: Ctx,
  input: Input<typeof contract.listProgramKeys>,
): Promise<Answer<typeof contract.listProgramKeys>> {
  need(may.listAccounts(ctx.actor))
  const { rows, total } = await store.listKeys(ctx.tx, ctx.actor.reach, input)
  return { rows: rows.map((row) => shown(ctx, row)), total, can: { askProgramKey: may.askProgramKey(ctx.actor) } }
}

function shown(ctx: Ctx, key: store.StoredKey): contract.ProgramKey {
  const { orgId: _, askedBy: __, isAllowed: ___, takenAt: ____, endedAt: _____, askedAt, ...rest } = key
  const state = stateOf(key, dayOf(ctx.now))
  return { ...rest, askedAt: askedAt.toISOString(), state, can: canOf(ctx, key, state) }
}

// Only what the state leaves open is offered, to whom it is open. One whose last day is over keeps its name until it is ended.
function canOf({ actor }: Ctx, key: store.StoredKey, state: string): Can {
  return {
    ...(state === 'ASKED' ? { decideProgramKey: may.decideProgramKey(actor, key.askedBy) } : {}),
    ...(state === 'ALLOWED' ? { takeProgramKey: mayTake(actor, key) } : {}),
    ...(['ASKED', 'ALLOWED', 'IN_USE', 'OVER'].includes(state) ? { endProgramKey: may.endProgramKey(actor) } : {}),
  }
}

/** Asks for a key for one organisation and what lies below it; another administrator decides. */
export async function askProgramKey(
  ctx: Ctx,
  input: Input<typeof contract.askProgramKey>,
): Promise<Answer<typeof contract.askProgramKey>> {
  need(may.askProgramKey(ctx.actor))
  const org = await getStandingOrg(ctx, input.orgId)
  refuseIf(!isGoodLastDay(input.lastDay, dayOf(ctx.now)), 'invalid', 'accounts.key-day', { field: 'lastDay' })
  const id = newId()
  const { name, purpose, readings, lastDay } = input
  const asked = { askedBy: ctx.actor.accountId ?? '', askedName: ctx.actor.name, askedAt: ctx.now }
  await onConstraint(
    store.insertKey(ctx.tx, { id, orgId: org.id, orgPath: org.path, name, purpose, readings, lastDay, ...asked }),
    { program_key_name: () => refuse('conflict', 'accounts.key-name-taken', { field: 'name' }) },
  )
  note(ctx, 'accounts.key-asked', { id, orgId: org.id }, { readings, lastDay })
  return { id }
}

/** Allows a key or does not; it reaches no further and lasts no longer than the post of who allows it (E02). */
export async function decideProgramKey(
  ctx: Ctx,
  { programKeyId, isAllowed }: Input<typeof contract.decideProgramKey>,
): Promise<Answer<typeof contract.decideProgramKey>> {
  need(may.decideProgramKey(ctx.actor, ''))
  const key = await getKey(ctx, programKeyId)
  need(may.decideProgramKey(ctx.actor, key.askedBy))
  refuseIf(stateOf(key, dayOf(ctx.now)) !== 'ASKED', 'conflict', 'accounts.key-not-to-decide')
  if (isAllowed) await refuseLongerThanOwn(ctx, key.lastDay)
  const { accountId, name } = ctx.actor
  store.decideKey(ctx.tx, ctx.actor.reach, { id: key.id, isAllowed, by: accountId ?? '', name, now: ctx.now })
  note(ctx, isAllowed ? 'accounts.key-allowed' : 'accounts.key-not-allowed', key)
  return { state: isAllowed ? 'ALLOWED' : 'REFUSED' }
}

async function refuseLongerThanOwn(ctx: Ctx, until: string): Promise<void> {
  const of = { identityId: ctx.actor.identityId ?? '', today: dayOf(ctx.now) }
  const own = found(await findEnd(ctx.tx, ctx.actor.reach, of), 'accounts.not-found')
  const fault = endFault({ until, today: of.today, grantorUntil: own.until })
  if (fault) throw refuse('invalid', fault, { slots: { day: own.until ?? '' } })
}

/** Makes the key and shows it once, to who asked for it, after a fresh proof. */
export async function takeProgramKey(
  ctx: Ctx,
  { programKeyId }: Input<typeof contract.takeProgramKey>,
): Promise<Answer<typeof contract.takeProgramKey>> {
  need(may.takeProgramKey(ctx.actor))
  const key = await getKey(ctx, programKeyId)
  need(mayTake(ctx.actor, key))
  refuseIf(stateOf(key, dayOf(ctx.now)) !== 'ALLOWED', 'conflict', 'accounts.key-not-to-take')
  await needProof(ctx)
  const secret = `${keyPrefix}${newSecret()}`
  store.takeKey(ctx.tx, ctx.actor.reach, { id: key.id, hash: hashKey(secret), now: ctx.now })
  note(ctx, 'accounts.key-taken', key)
  return { key: secret }
}

/** Ends a key; the next request with it is refused. */
export async function endProgramKey(
  ctx: Ctx,
  { programKeyId }: Input<typeof contract.endProgramKey>,
): Promise<Answer<typeof contract.endProgramKey>> {
  need(may.endProgramKey(ctx.actor))
  const key = await getKey(ctx, programKeyId)
  refuseIf(key.endedAt !== null, 'conflict', 'accounts.key-over')
  store.endKey(ctx.tx, ctx.actor.reach, { id: key.id, now: ctx.now })
  note(ctx, 'accounts.key-ended', key)
  return { state: 'ENDED' }
}

// Nobody but who asked is shown it, whoever else may ask.
const mayTake = (actor: Actor, key: store.StoredKey) =>
  actor.accountId === key.askedBy ? may.takeProgramKey(actor) : 'accounts.key-not-asked-by-you'

const getKey = async (ctx: Ctx, id: string) =>
  found(await store.findKey(ctx.tx, ctx.actor.reach, id), 'accounts.key-missing')

function note(
  ctx: Ctx,
  act: string,
  of: { id: string; orgId: string },
  details: Readonly<Record<string, unknown>> = {},
): void {
  record(ctx, act, { subject: 'accounts.program_key', subjectId: of.id, orgId: of.orgId, details })
}
