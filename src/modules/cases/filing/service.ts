import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { takeFiled } from '../enclosures/filed.ts'
import { may } from '../policy.ts'
import { openStates } from '../rules.ts'
import { addEvent, findCase } from '../store.ts'
import { admit, takeIn } from '../tracking/intake.ts'
import { maskOf } from '../tracking/rules.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

const { found, need, refuseIf } = refusals(words)

/**
 * Files a case for somebody who came, called or wrote, with the consent as it was given (B07, D17). Number and code are told
 * once, to be handed over on paper; the case then goes the way of every other.
 */
export async function fileCase(
  ctx: Ctx,
  input: Input<typeof contract.fileCase>,
): Promise<Answer<typeof contract.fileCase>> {
  need(may.fileCase(ctx.actor))
  const { reach, orgId, name: actorName } = ctx.actor
  found(await findOrg(ctx.tx, reach, input.aboutOrgId), 'cases.organisation-missing')
  const own = found(await findOrg(ctx.tx, reach, orgId ?? ''), 'cases.organisation-missing')
  const { consent, answerWay, name, phone, enclosures = [], ...written } = input
  refuseIf(answerWay === 'TELL' && phone === '' && input.channel === 'HOTLINE', 'invalid', 'cases.phone-unreadable', {
    field: 'phone',
  })
  const intake = {
    ...written,
    writerMask: maskOf(name),
    contact: { name, phone: phone === '' ? null : phone },
    previousId: null,
    oneUp: false,
  }
  // One desk may file many; it is counted for itself and not for an address of the net.
  const admitted = found(await admit(ctx, { ...intake, address: `desk/${own.id}` }), 'cases.organisation-missing')
  const byName = `${own.shortName}（代办）`
  const { caseId, ...receipt } = takeIn(ctx, { ...intake, byName }, admitted)
  await store.addFiling(ctx.tx, caseId, {
    id: newId(),
    at: ctx.now,
    byName: own.shortName,
    actorName,
    consent,
    answerWay,
  })
  await takeFiled(ctx, caseId, enclosures)
  const details = { channel: input.channel, consent, answerWay }
  record(ctx, 'cases.filed', { subject: 'cases.case', subjectId: caseId, orgId: own.id, details })
  return receipt
}

/** How a case came in for its writer, and whether the answer was carried back; null where the writer came himself. */
export async function getFiling(
  ctx: Ctx,
  { caseId }: Input<typeof contract.getFiling>,
): Promise<Answer<typeof contract.getFiling>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const filing = await store.findFiling(ctx.tx, one.id)
  if (!filing) return { filing: null }
  const { at, toldAt, revokedAt, ...rest } = filing
  const isToTell = rest.answerWay !== 'CODE' && toldAt === null && revokedAt === null && one.repliedAt !== null
  return {
    filing: {
      ...rest,
      at: at.toISOString(),
      toldAt: toldAt?.toISOString() ?? null,
      isRevoked: revokedAt !== null,
      goesOnFor: revokedAt !== null && one.joinedToId === null && openStates.includes(one.state) ? one.voices : 0,
      isToTell,
    },
  }
}

/** Notes that the answer was carried back to its writer, by word of mouth or on paper. */
export async function noteTold(
  ctx: Ctx,
  { caseId }: Input<typeof contract.noteTold>,
): Promise<Answer<typeof contract.noteTold>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  need(may.noteTold(ctx.actor, one))
  refuseIf(one.repliedAt === null, 'conflict', 'cases.not-now')
  const noted = await store.noteTold(ctx.tx, one.id, { at: ctx.now, name: ctx.actor.name })
  refuseIf(noted === 0, 'conflict', 'cases.told-already')
  const event = { id: newId(), at: ctx.now, act: 'tell', byName: one.orgName, actorName: ctx.actor.name }
  addEvent(ctx.tx, one.id, event)
  record(ctx, 'cases.told', { subject: 'cases.case', subjectId: one.id, orgId: one.orgId })
  return { id: one.id }
}
