import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { enqueue } from '#kernel/jobs.ts'
import { startMatter } from '#kernel/procedure/service.ts'
import { dayOf } from '#kernel/time.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { type MeasureKind, measureKinds, moderationRules } from '../codes.ts'
import { readPlaceLimitsOf } from '../limits/store.ts'
import { may } from '../policy.ts'
import { hasReplyFiles } from '../reply-files/store.ts'
import { limitsOf, readSettings } from '../settings.ts'
import { findCase, type StoredCase } from '../store.ts'
import { readText } from '../tracking/rules.ts'
import { readToken } from '../tracking/token.ts'
import { partyWords } from '../tracking/words.ts'
import { words as caseWords } from '../words.ts'
import type { MeasureData } from './carry-out.ts'
import type * as contract from './contract.ts'
import { takeAppeal } from './jobs.ts'
import { partiesOfMeasure } from './parties.ts'
import { moderation } from './procedure.ts'
import { allows, marksOf, type ReviewStanding, standingOf } from './rules.ts'
import type { Original } from './sealing.ts'
import * as store from './store.ts'
import { words } from './words.ts'
import { namedOnce, type WhoseWords, wordsAtHand } from './words-at-hand.ts'

const { found, need, refuse, refuseIf } = refusals({ ...caseWords, ...words })

/**
 * Proposes to hide a public word, to take parts of it out, or to close a case to additions: by a rule of the published list, with a
 * reason to its writer. Nothing happens until another person agrees (D24, T38).
 */
export async function proposeMeasure(
  ctx: Ctx,
  input: Input<typeof contract.proposeMeasure>,
): Promise<Answer<typeof contract.proposeMeasure>> {
  need(may.list(ctx.actor))
  const { caseId, kind, rule, reason } = input
  const one = found(await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange: true }), 'cases.missing')
  need(may.proposeMeasure(ctx.actor, one))
  refuseIf(kind === 'HIDE' && !one.isPublic, 'conflict', 'cases.not-public')
  refuseIf(!allows(moderationRules[rule], kind, dayOf(ctx.now)), 'invalid', 'cases.rule-of-another-measure', {
    field: 'rule',
  })
  const { whose, now } = await wordsFor(ctx, one, input)
  // Its files go out of sight with an answer; where only they must, no passage is named.
  const isBare = whose.wordsOf === 'REPLY' && (await hasReplyFiles(ctx.tx, { caseId, replyId: whose.wordsId ?? '' }))
  const marks = readMarks(now, kind, { parts: input.parts, isBare })
  const same = { caseId, kind, wordsId: whose.wordsId }
  refuseIf(await store.isMeasured(ctx.tx, ctx.actor.reach, same), 'conflict', 'cases.measure-there')
  const measureId = newId()
  const lengths = [now.title.length, now.body.length] as const
  const office = found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'cases.organisation-missing')
  const parties = await partiesOfMeasure(ctx, { id: office.id, name: office.shortName }, one)
  const about = { measureId, caseId, ...whose, number: one.number, kind, rule, reason, marks, lengths }
  const data: MeasureData = { ...about, appealDays: await appealDaysOf(ctx, parties) }
  const { zh, en } = measureKinds[kind]
  const matter = startMatter(ctx, moderation, {
    title: { zh: `${zh}：${one.number}`, en: `${one.number}: ${en}` },
    ...{ subject: 'cases.case', subjectId: caseId, orgName: office.shortName },
    parties,
    data: { ...data },
  })
  record(ctx, 'cases.measure-proposed', {
    ...{ subject: 'cases.case', subjectId: caseId, orgId: one.orgId },
    details: { measureId, kind, rule, wordsOf: whose.wordsOf },
  })
  return { matterId: matter.id, number: matter.number }
}

// By the limits of who decides: nobody sets the days for another that judges him.
async function appealDaysOf(ctx: Ctx, { appeal }: Awaited<ReturnType<typeof partiesOfMeasure>>): Promise<number> {
  const { limits } = await readSettings(ctx.tx)
  const [seat] = appeal ?? []
  return seat ? limitsOf(limits, await readPlaceLimitsOf(ctx.tx, seat.orgId)).appeal : limits.appeal
}

const itself: WhoseWords = { wordsOf: 'CASE', wordsId: null }

async function wordsFor(ctx: Ctx, one: StoredCase, input: Input<typeof contract.proposeMeasure>) {
  const { kind } = input
  const whose = await namedOnce(ctx, one, input.whose ?? itself)
  refuseIf(whose.wordsOf !== 'CASE' && kind !== 'REDACT', 'invalid', 'cases.words-only-redacted', { field: 'kind' })
  const now = await wordsAtHand(ctx, one, whose)
  if (now === undefined) throw refuse('invalid', 'cases.words-missing', { field: 'whose' })
  return { whose, now }
}

function readMarks(
  one: Original,
  kind: MeasureKind,
  { parts, isBare }: { parts: readonly string[]; isBare: boolean },
): MeasureData['marks'] {
  if (kind !== 'REDACT') return { title: [], body: [] }
  const passages = parts.map(readText).filter((part) => part !== '')
  refuseIf(passages.length === 0 && !isBare, 'invalid', 'cases.parts-missing', { field: 'parts' })
  const lost = passages.find((part) => !one.title.includes(part) && !one.body.includes(part))
  if (lost !== undefined)
    throw refuse('invalid', 'cases.part-not-found', { field: 'parts', slots: { part: lost.slice(0, 20) } })
  return { title: marksOf(one.title, passages), body: marksOf(one.body, passages) }
}

/** What was done to the case of a token, with the reason that only its writer reads, and until when an appeal is decided. */
export async function listOwnMeasures(ctx: Ctx, of: { token: string }): Promise<OwnMeasure[]> {
  const codeHash = readToken(of.token, ctx.now)
  if (codeHash === undefined) return []
  const measures = await store.listOwnMeasures(ctx.tx, codeHash)
  return measures.map(({ reviewDays: days, reviewDueAt: dueAt, reviewTold: told, ...measure }) => ({
    ...measure,
    review: standingOf({ days, dueAt, told }, ctx.now),
  }))
}

/** A measure as its writer is told of it. */
export type OwnMeasure = Omit<store.OwnMeasure, 'reviewDays' | 'reviewDueAt' | 'reviewTold'> & {
  readonly review: ReviewStanding
}

/** Within how many working days appeals are decided where no place set it otherwise. */
export const readAppealDays = async (ctx: Ctx): Promise<number> => (await readSettings(ctx.tx)).limits.appeal

/** The writer appeals against a measure, once; the desk above decides, or whoever does where there is none (D24, decisions 273). */
export async function appealMeasure(
  ctx: Ctx,
  input: { token: string; measureId: string; reason: string },
): Promise<{ appealed: true }> {
  const codeHash = readToken(input.token, ctx.now)
  if (codeHash === undefined) throw refuse('unauthenticated', 'cases.token-expired')
  const reason = readText(input.reason)
  refuseIf(reason === '', 'invalid', 'cases.reason-missing', { field: `appeal-${input.measureId}` })
  refuseIf([...reason].length > 500, 'invalid', 'cases.reason-length', { field: `appeal-${input.measureId}` })
  const own = (await store.listOwnMeasures(ctx.tx, codeHash)).find(({ id }) => id === input.measureId)
  const given = { id: input.measureId, at: ctx.now, reason, eventId: newId(), byName: partyWords.citizen.zh }
  const matterId = own && (await store.appealMeasure(ctx.tx, codeHash, given))
  if (!matterId) throw refuse('conflict', 'cases.appeal-not-now', { field: `appeal-${input.measureId}` })
  enqueue(ctx, takeAppeal, { matterId, measureId: input.measureId }, { bySystem: true, key: matterId })
  record(ctx, 'cases.measure-appealed', { details: { measureId: input.measureId } })
  return { appealed: true }
}
