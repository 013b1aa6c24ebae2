import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { startMatter } from '#kernel/procedure/service.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { findDeciders, presentOpening } from '../contact/openings.ts'
import { standingOf } from '../contact/rules.ts'
import { addOpening, listOpenings, type StoredOpening } from '../contact/store.ts'
import { openSealed } from '../moderation/sealing.ts'
import { may, type OriginalStanding } from '../policy.ts'
import { findCase, type StoredCase } from '../store.ts'
import { words as caseWords } from '../words.ts'
import type * as contract from './contract.ts'
import { type OriginalData, originalOpening } from './procedure.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse } = refusals({ ...caseWords, ...words })

/** Asks to see the words that a measure took out, for a purpose of the list. Somebody of another post decides, as for a contact (D24). */
export async function askOriginal(
  ctx: Ctx,
  input: Input<typeof contract.askOriginal>,
): Promise<Answer<typeof contract.askOriginal>> {
  const { caseId, purpose, reason, of } = input
  const one = await caseSeen(ctx, caseId, { forChange: true })
  const measured = await store.listMeasured(ctx.tx, caseId)
  const chosen = measured.find(({ id }) => of === undefined || id === of.measureId)
  const measureId = chosen?.id
  const openings = await listOpenings(ctx.tx, caseId, 'ORIGINAL')
  const answer = may.askOriginal(ctx.actor, standing(ctx, one, { measureId, openings }))
  if (answer !== true) throw refuse(answer === 'cases.not-a-handler' ? 'forbidden' : 'conflict', answer)
  const office = found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'cases.organisation-missing')
  const parties = await findDeciders(ctx, { caseId, ownOrgId: office.id })
  if (!parties) throw refuse('conflict', 'cases.original-nobody')
  const data: OriginalData = { caseId, number: one.number, purpose, reason, wordsOf: chosen?.wordsOf ?? 'CASE' }
  const matter = startMatter(ctx, originalOpening, {
    title: { zh: `查看原文：${one.number}`, en: `${one.number}: to see the original` },
    ...{ subject: 'cases.case', subjectId: caseId, orgName: office.shortName },
    parties,
    data: { ...data },
  })
  const id = newId()
  addOpening(ctx.tx, caseId, {
    ...{ id, what: 'ORIGINAL', measureId: measureId ?? null, matterId: matter.id, at: ctx.now, purpose, reason },
    ...{ askedBy: ctx.actor.accountId ?? '', byName: office.shortName, post: ctx.actor.role },
  })
  record(ctx, 'cases.original-asked', { ...about(one), details: { openingId: id, measureId, purpose } })
  return { matterId: matter.id, number: matter.number }
}

/** Who asked for the original and what came of it; the words themselves are not among it. */
export async function listOriginalOpenings(
  ctx: Ctx,
  { caseId }: Input<typeof contract.listOriginalOpenings>,
): Promise<Answer<typeof contract.listOriginalOpenings>> {
  const one = await caseSeen(ctx, caseId)
  const measured = await store.listMeasured(ctx.tx, caseId)
  const openings = await listOpenings(ctx.tx, caseId, 'ORIGINAL')
  const of = standing(ctx, one, { measureId: measured[0]?.id, openings })
  return {
    openings: openings.map((opening) => presentOpening(ctx, opening)),
    measures: measured.map(({ at, ...measure }) => ({ ...measure, at: at.toISOString() })),
    can: { askOriginal: may.askOriginal(ctx.actor, of), lookAtOriginal: may.lookAtOriginal(ctx.actor, of) },
  }
}

/** Shows title and text as they were to who asked and was allowed, within its day. Each look is a line its writer reads, and an entry of the audit. */
export async function lookAtOriginal(
  ctx: Ctx,
  { caseId }: Input<typeof contract.lookAtOriginal>,
): Promise<Answer<typeof contract.lookAtOriginal>> {
  const one = await caseSeen(ctx, caseId)
  const opened = await store.lookAtOriginal(ctx.tx, caseId, { id: newId(), at: ctx.now })
  if (!opened) throw refuse('conflict', 'cases.original-not-open')
  const { openingId, purpose, measureId, sealed } = opened
  record(ctx, 'cases.original-looked-at', { ...about(one), details: { openingId, measureId, purpose } })
  const { title, body } = openSealed(measureId, sealed)
  return { title, text: body }
}

async function caseSeen(ctx: Ctx, caseId: string, { forChange = false } = {}): Promise<StoredCase> {
  need(may.list(ctx.actor))
  return found(await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange }), 'cases.missing')
}

function standing(
  ctx: Ctx,
  one: StoredCase,
  of: { measureId: string | undefined; openings: readonly StoredOpening<'ORIGINAL'>[] },
): OriginalStanding {
  const own = of.openings.filter(({ askedBy }) => askedBy === ctx.actor.accountId)
  return {
    orgPath: one.orgPath,
    hasOriginal: of.measureId !== undefined,
    isAsked: own.some(({ state }) => state === 'WAITING'),
    isOpen: own.some((opening) => standingOf(opening, ctx.now) === 'OPEN'),
  }
}

const about = (one: StoredCase) => ({ subject: 'cases.case', subjectId: one.id, orgId: one.orgId })
