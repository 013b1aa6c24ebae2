import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { onConstraint, refusals } from '#kernel/errors.ts'
import { addressGroup, type Limit, takeTry } from '#kernel/limits.ts'
import { dayOf } from '#kernel/time.ts'
import { beginSession, recordFailure } from '../begin-session.ts'
import { beginCeremony, endCeremony, findCeremony } from '../ceremonies.ts'
import { needProof } from '../factors/proof.ts'
import { askSecondFactor } from '../factors/second-step.ts'
import { words as factorWords } from '../factors/words.ts'
import { tellOwner } from '../notices.ts'
import { hashToken } from '../sessions.ts'
import { findInvited, findOwnPassword } from '../store.ts'
import { words as chapterWords } from '../words.ts'
import {
  type Assertion,
  askProvider,
  hearProvider,
  ProviderAway,
  ProviderRefused,
  type ProviderSetting,
} from './client.ts'
import type * as contract from './contract.ts'
import { isStrong } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)
const { refuse: refuseStep } = refusals(factorWords)
const { refuse: refuseLink, refuseIf: refuseLinkIf } = refusals(chapterWords)
const perAddress: Limit = { name: 'accounts.provider-address', tries: 100, seconds: 3600 }

/** The name under which people know the provider; nothing where there is none, and then no button is shown. */
export async function readProvider(
  _: Ctx,
  setting: ProviderSetting = config,
): Promise<Answer<typeof contract.readProvider>> {
  return { name: setting.provider.issuer === undefined ? null : setting.provider.name }
}

/** Prepares a sign-in; with a one-time link its account will be linked by it. */
export async function beginProvider(
  ctx: Ctx,
  { invitation }: Input<typeof contract.beginProvider>,
  setting: ProviderSetting = config,
): Promise<Answer<typeof contract.beginProvider>> {
  await takeTry(ctx, perAddress, addressGroup(ctx.caller?.address ?? ''))
  if (invitation === undefined) return begin(ctx, { accountId: null, content: {} }, setting)
  const invited = await findInvited(ctx.tx, hashToken(invitation), ctx.now)
  refuseLinkIf(!invited, 'invalid', 'accounts.invitation-used')
  return begin(ctx, { accountId: null, content: { invitation } }, setting)
}

/** Prepares linking one's own account. */
export async function beginProviderLink(
  ctx: Ctx,
  _: Input<typeof contract.beginProviderLink>,
  setting: ProviderSetting = config,
): Promise<Answer<typeof contract.beginProviderLink>> {
  await needProof(ctx)
  return begin(ctx, { accountId: ctx.actor.accountId, content: {} }, setting)
}

async function begin(
  ctx: Ctx,
  of: { accountId: string | null; content: Readonly<Record<string, string>> },
  setting: ProviderSetting,
): Promise<{ address: string }> {
  refuseIf(setting.provider.issuer === undefined, 'conflict', 'accounts.provider-none')
  const { address, challenge } = await askProvider(setting, ctx.now).catch(said)
  beginCeremony(ctx, 'PROVIDER', { ...of, content: { ...of.content, ...challenge } })
  return { address }
}

/** Signs in whoever the provider says is there, when an account is linked to him; the second factor is asked for as after a password. */
export async function enterByProvider(
  ctx: Ctx,
  { returned }: Input<typeof contract.enterByProvider>,
  setting: ProviderSetting = config,
): Promise<Answer<typeof contract.enterByProvider>> {
  await takeTry(ctx, perAddress, addressGroup(ctx.caller?.address ?? ''))
  const { assertion, invitation } = await hear(ctx, { returned, accountId: null }, setting)
  const subject = subjectOf(assertion)
  if (invitation !== undefined) await acceptByProvider(ctx, invitation, subject)
  const account = await store.findProviderAccount(ctx.tx, subject)
  if (!account || account.disabled) {
    await recordFailure(ctx, 'accounts.sign-in-failed', account?.accountId ?? null)
    throw refuse('unauthenticated', 'accounts.provider-unknown')
  }
  const { accountId, login, displayName } = account
  const strong = isStrong(assertion, setting.provider.strong)
  const factors = strong ? [] : await askSecondFactor(ctx, { accountId, login, by: 'PROVIDER' })
  if (factors.length > 0) return { signedIn: false, factors }
  await beginSession(ctx, { accountId, displayName, login, by: ['PROVIDER'], isStrong: strong })
  return { signedIn: true }
}

async function acceptByProvider(ctx: Ctx, invitation: string, subject: store.ProviderSubject): Promise<void> {
  const linked = store.linkByInvitation(ctx.tx, { ...subject, tokenHash: hashToken(invitation), now: ctx.now })
  const accountId = await onConstraint(linked, { provider_link_once: taken })
  if (accountId === null) throw refuseLink('invalid', 'accounts.invitation-used')
  tellOwner(ctx, accountId, 'PROVIDER_LINKED')
  record(ctx, 'accounts.invitation-accepted', { subject: 'accounts.account', subjectId: accountId })
}

/** Whether one's own account is linked, and since when. */
export async function readProviderLink(ctx: Ctx): Promise<Answer<typeof contract.readProviderLink>> {
  const { name } = await readProvider(ctx)
  const own = await store.findOwnProvider(ctx.tx)
  return { name, linkedOn: own?.linkedOn ?? null }
}

/** Links one's own account to whoever signed in at the provider in this same browser. */
export async function linkProvider(
  ctx: Ctx,
  { returned }: Input<typeof contract.linkProvider>,
  setting: ProviderSetting = config,
): Promise<Answer<typeof contract.linkProvider>> {
  await needProof(ctx)
  const accountId = ctx.actor.accountId ?? ''
  const { assertion } = await hear(ctx, { returned, accountId }, setting)
  const subject = { ...subjectOf(assertion), today: dayOf(ctx.now) }
  await onConstraint(store.linkOwnProvider(ctx.tx, subject), { provider_link_once: taken })
  tellOwner(ctx, accountId, 'PROVIDER_LINKED')
  record(ctx, 'accounts.provider-linked', { subject: 'accounts.account', subjectId: accountId })
  return { linked: true }
}

/** Unlinks one's own account, when it has another way in. */
export async function unlinkProvider(ctx: Ctx): Promise<Answer<typeof contract.unlinkProvider>> {
  await needProof(ctx)
  const accountId = ctx.actor.accountId ?? ''
  const own = await findOwnPassword(ctx.tx)
  refuseIf(!own?.hash, 'conflict', 'accounts.provider-last-way')
  refuseIf(!(await store.unlinkOwnProvider(ctx.tx)), 'missing', 'accounts.provider-not-linked')
  tellOwner(ctx, accountId, 'PROVIDER_UNLINKED')
  record(ctx, 'accounts.provider-unlinked', { subject: 'accounts.account', subjectId: accountId })
  return { unlinked: true }
}

// The ceremony of this browser ends before anything is believed: what came back counts once, here, and for whom it was begun (T14).
async function hear(
  ctx: Ctx,
  { returned, accountId }: { returned: string; accountId: string | null },
  setting: ProviderSetting,
): Promise<{ assertion: Assertion; invitation: string | undefined }> {
  refuseIf(setting.provider.issuer === undefined, 'conflict', 'accounts.provider-none')
  const under = await findCeremony(ctx, 'PROVIDER')
  if (!under || under.accountId !== accountId || !(await endCeremony(ctx)))
    throw refuseStep('unauthenticated', 'accounts.step-over')
  const { state = '', nonce = '', verifier = '', invitation } = under.content
  const assertion = await hearProvider(setting, { returned, now: ctx.now }, { state, nonce, verifier }).catch(said)
  return { assertion, invitation }
}

function said(fault: unknown): never {
  if (fault instanceof ProviderAway) throw refuse('busy', 'accounts.provider-away')
  if (fault instanceof ProviderRefused) throw refuse('unauthenticated', 'accounts.provider-refused')
  throw fault
}

const taken = () => refuse('conflict', 'accounts.provider-taken')
const subjectOf = ({ issuer, subject }: Assertion): store.ProviderSubject => ({
  issuer,
  subjectHash: crypto().hash('accounts.provider-subject', `${issuer} ${subject}`),
})
