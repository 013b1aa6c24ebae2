import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import { crypto } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { startMatter } from '#kernel/procedure/service.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { type ContactStanding, may } from '../policy.ts'
import { findCase, type StoredCase } from '../store.ts'
import { readToken } from '../tracking/token.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { findDeciders, presentOpening } from './openings.ts'
import { type ContactData, contactOpening } from './procedure.ts'
import { standingOf } from './rules.ts'
import * as store from './store.ts'

const { found, need, refuse } = refusals(words)

/**
 * Asks to see the contact of a case, for a purpose of the list and in one's own words. Somebody of another post decides: of the own
 * office or of the desk above, never of a body that the case is about (D23, XF-05).
 */
export async function askContact(
  ctx: Ctx,
  input: Input<typeof contract.askContact>,
): Promise<Answer<typeof contract.askContact>> {
  const { caseId, purpose, reason } = input
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange: true }), 'cases.missing')
  const openings = await store.listOpenings(ctx.tx, caseId, 'CONTACT')
  const answer = may.askContact(ctx.actor, await standing(ctx, one, openings))
  if (answer !== true) throw refuse(answer === 'cases.not-a-handler' ? 'forbidden' : 'conflict', answer)
  const office = found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'cases.organisation-missing')
  const parties = await findDeciders(ctx, { caseId, ownOrgId: office.id })
  if (!parties) throw refuse('conflict', 'cases.contact-nobody')
  const data: ContactData = { caseId, number: one.number, purpose, reason }
  const matter = startMatter(ctx, contactOpening, {
    title: { zh: `查看联系方式：${one.number}`, en: `${one.number}: to see the contact` },
    ...{ subject: 'cases.case', subjectId: caseId, orgName: office.shortName },
    parties,
    data: { ...data },
  })
  const id = newId()
  store.addOpening(ctx.tx, caseId, {
    ...{ id, what: 'CONTACT', measureId: null, matterId: matter.id, at: ctx.now, askedBy: ctx.actor.accountId ?? '' },
    ...{ byName: office.shortName, post: ctx.actor.role, purpose, reason },
  })
  record(ctx, 'cases.contact-asked', { ...about(one), details: { openingId: id, purpose } })
  return { matterId: matter.id, number: matter.number }
}

/** Who asked for the contact and what came of it; the contact itself is not among it. */
export async function listContactOpenings(
  ctx: Ctx,
  { caseId }: Input<typeof contract.listContactOpenings>,
): Promise<Answer<typeof contract.listContactOpenings>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const openings = await store.listOpenings(ctx.tx, caseId, 'CONTACT')
  const of = await standing(ctx, one, openings)
  return {
    openings: openings.map((opening) => presentOpening(ctx, opening)),
    can: {
      askContact: may.askContact(ctx.actor, of),
      lookAtContact: may.lookAtContact(ctx.actor, of),
    },
  }
}

/** Shows the contact to who asked and was allowed, within its day. Each look is a line its writer reads, and an entry of the audit. */
export async function lookAtContact(
  ctx: Ctx,
  { caseId }: Input<typeof contract.lookAtContact>,
): Promise<Answer<typeof contract.lookAtContact>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId }), 'cases.missing')
  const opened = await store.lookAtContact(ctx.tx, caseId, { id: newId(), at: ctx.now })
  if (!opened) throw refuse('conflict', 'cases.contact-not-open')
  const { openingId, purpose, sealed } = opened
  if (sealed === null) throw refuse('conflict', 'cases.contact-none')
  record(ctx, 'cases.contact-looked-at', { ...about(one), details: { openingId, purpose } })
  return JSON.parse(crypto().open(`cases.case.contact/${caseId}`, sealed).toString())
}

/** Who asked for what is sealed of the case of a token – contact, words taken out –, and each look, for its writer. */
export async function listOwnOpenings(ctx: Ctx, of: { token: string }) {
  const codeHash = readToken(of.token, ctx.now)
  const openings = codeHash === undefined ? [] : await store.listOwnOpenings(ctx.tx, codeHash)
  return openings.map(({ at, openUntil, looks, ...rest }) => ({
    ...rest,
    at: new Date(at),
    openUntil: openUntil === null ? null : new Date(openUntil),
    looks: looks.map((look) => new Date(look)),
  }))
}

async function standing(
  ctx: Ctx,
  one: StoredCase,
  openings: readonly store.StoredOpening<'CONTACT'>[],
): Promise<ContactStanding> {
  const own = openings.filter(({ askedBy }) => askedBy === ctx.actor.accountId)
  return {
    ...one,
    hasContact: await store.hasContact(ctx.tx, one.id),
    isAsked: own.some(({ state }) => state === 'WAITING'),
    isOpen: own.some((opening) => standingOf(opening, ctx.now) === 'OPEN'),
  }
}

const about = (one: StoredCase) => ({ subject: 'cases.case', subjectId: one.id, orgId: one.orgId })
