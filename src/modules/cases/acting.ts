import { record } from '#kernel/audit.ts'
import type { Answer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { type Day, dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import type * as contract from './contract.ts'
import { type CaseAct, standingAfter } from './own-procedure.ts'
import { may } from './policy.ts'
import { ratedBy, signBy } from './rules.ts'
import { readLimits } from './settings.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals(words)

/** Where a case stands after an act. */
export type Moved = Answer<typeof contract.acceptCase>

/** The case for an act that this actor may do now; nobody else changes it meanwhile. */
export async function forAct(ctx: Ctx, act: CaseAct, caseId: string): Promise<store.StoredCase> {
  need(may.list(ctx.actor))
  const one = found(await store.findCase(ctx.tx, ctx.actor.reach, { caseId, forChange: true }), 'cases.missing')
  const answer = may.act(act, ctx.actor, one)
  if (answer !== true) throw refuse(answer === 'cases.not-now' ? 'conflict' : 'forbidden', answer)
  return one
}

/** Changes a case by an act that was allowed, with its line in the timeline and in the audit. */
export function move(
  ctx: Ctx,
  one: store.StoredCase,
  of: { act: CaseAct; change?: store.CaseChange; reason?: string; byName?: string },
): Moved {
  const standing = standingAfter(of.act, one, of.change?.outcome ?? null)
  const isStep = standing.state !== one.state || of.act === 'extend' || isLastOwed(of.act, one)
  const told =
    isStep && isInTime(ctx, { ...one, ...of.change, ...standing }) ? { escalatedAt: null, escalatedToId: null } : {}
  store.changeCase(ctx.tx, ctx.actor.reach, { id: one.id, change: { ...standing, ...told, ...of.change } })
  store.addEvent(ctx.tx, one.id, eventOf(ctx, one, of))
  recordAct(ctx, of.act, one)
  return { id: one.id, state: standing.state, orgName: one.orgName }
}

/** Gives a case to another organisation; private ones never to whom they are about (CZ4, XF-05). */
export async function passOn(
  ctx: Ctx,
  one: store.StoredCase,
  of: {
    act: 'assign' | 'sendBack' | 'takeOver'
    toOrgId: string
    isDownOnly: boolean
    assignedById?: string
    note?: string
    reason?: string
  },
): Promise<Moved> {
  const { act, toOrgId, isDownOnly, assignedById } = of
  const standing = standingAfter(act, one)
  const change = {
    ...standing,
    ...(assignedById ? { assignedById } : {}),
    isInTime: isInTime(ctx, one),
    ...(act === 'assign' && toOrgId !== one.orgId ? { signDueOn: await signDayAt(ctx, one) } : {}),
  }
  const event = eventOf(ctx, one, of)
  recordAct(ctx, act, one, { toOrgId })
  const passed = await store.handOver(ctx.tx, { caseId: one.id, toOrgId, isDownOnly, event, change })
  refuseIf(passed.verdict === 'MISSING', 'missing', 'cases.missing')
  refuseIf(passed.verdict === 'OUT_OF_REACH', 'forbidden', 'cases.out-of-reach')
  refuseIf(passed.verdict === 'ABOUT_ITSELF', 'forbidden', 'cases.about-itself')
  return { id: one.id, state: standing.state, orgName: passed.orgName ?? '' }
}

// What was late is done by this act, and the answer is not due yet: who stands above has nothing to do with it any more (D20).
const isInTime = (ctx: Ctx, one: Pick<store.StoredCase, 'answerDueOn' | FirstWord>): boolean =>
  one.answerDueOn !== null && dayOf(ctx.now) <= one.answerDueOn && !isFirstWordLate(one, ctx.now)

// A first word does not sign for a case nor accept it: who was told that this is late keeps it until it is done.
const isLastOwed = (act: CaseAct, { state }: store.StoredCase) =>
  act === 'giveFirstWord' && state !== 'SUBMITTED' && state !== 'ASSIGNED'

type FirstWord = 'isUrgent' | 'firstWords' | 'firstWordDueAt'

/** Whether the first word of what is urgent is owed and late (11.2). */
export const isFirstWordLate = (of: Pick<store.StoredCase, FirstWord>, now: Date): boolean =>
  of.isUrgent && of.firstWords === 0 && of.firstWordDueAt !== null && now >= of.firstWordDueAt

// Who passes it on says until when it is signed for: by the limits of his place.
const signDayAt = async (ctx: Ctx, { orgPath }: store.StoredCase): Promise<Day> =>
  signBy(dayOf(ctx.now), workCalendar, await readLimits(ctx.tx, orgPath)).day

const eventOf = (
  ctx: Ctx,
  one: store.StoredCase,
  of: { act: CaseAct; reason?: string; note?: string; byName?: string },
) => ({
  id: newId(),
  at: ctx.now,
  act: of.act,
  byName: of.byName ?? one.orgName,
  reason: of.reason ?? null,
  note: of.note ?? null,
  actorName: ctx.actor.name,
})

// The public pages about the organisation are made anew with every step.
function recordAct(
  ctx: Ctx,
  act: CaseAct,
  one: store.StoredCase,
  details: Readonly<Record<string, unknown>> = {},
): void {
  record(ctx, deeds[act] ?? `cases.${act}`, { subject: 'cases.case', subjectId: one.id, orgId: one.orgId, details })
  notifyPages(ctx, [`cases:${one.aboutOrgId}`])
}

const deeds: Partial<Record<CaseAct, string>> = {
  accept: 'cases.accepted',
  refuse: 'cases.refused',
  assign: 'cases.assigned',
  sign: 'cases.signed',
  startHandling: 'cases.handling-started',
  sendBack: 'cases.sent-back',
  reply: 'cases.replied',
  extend: 'cases.extended',
  declare: 'cases.declared',
  takeOver: 'cases.taken-over',
  direct: 'cases.directed',
  filePetition: 'cases.petition-filed',
  declareUrgent: 'cases.declared-urgent',
  endUrgency: 'cases.urgency-ended',
  giveFirstWord: 'cases.first-word-given',
}

/** Until when its writer's word is waited for; whether it was on time is told of the first answer: a later round has its own limit and no part in that count. */
export async function answeredNow(ctx: Ctx, one: store.StoredCase): Promise<store.CaseChange> {
  const limits = await readLimits(ctx.tx, one.orgPath)
  // Who answers before the first word was due has said more than that.
  const firstWord = one.isUrgent && one.firstWords === 0 ? { firstWords: 1, firstWordAt: ctx.now } : {}
  const now = { ...firstWord, repliedAt: ctx.now, judgeDueOn: ratedBy(dayOf(ctx.now), workCalendar, limits).day }
  const due: Day | null = one.answerDueOn
  if (one.firstRepliedAt !== null || due === null) return now
  return { ...now, firstRepliedAt: ctx.now, wasOnTime: dayOf(ctx.now) <= due }
}
