import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { refuseFormalismAskedAbout } from '#kernel/rule-guard.ts'
import { addWorkdays, dayOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { answeredNow, forAct, type Moved, move, passOn } from './acting.ts'
import type * as contract from './contract.ts'
import { findListed } from './listing/finding.ts'
import { statementProblem } from './own-procedure.ts'
import { isOnlyHandler, may } from './policy.ts'
import { presentDetail, presentRow } from './present.ts'
import { keepPromises } from './promises/service.ts'
import { takeReplyFiles } from './reply-files/service.ts'
import { deadlineOf, extensionProblem } from './rules.ts'
import { readLimits } from './settings.ts'
import * as store from './store.ts'
import { declareUrgent } from './urgency/service.ts'
import { words } from './words.ts'

const { found, need, refuse, refuseIf } = refusals(words)

/** The cases in reach: open ones by deadline, all by time; `q` narrows to those in which all of it stands (BS8). */
export async function listCases(
  ctx: Ctx,
  input: Input<typeof contract.listCases>,
): Promise<Answer<typeof contract.listCases>> {
  const { rows, total, newestOnly } = await findListed(ctx, input)
  return { rows: rows.map((row) => presentRow(row, ctx.now)), total, newestOnly }
}

/** One case with its timeline and what the reader may do now. */
export async function getCase(
  ctx: Ctx,
  input: Input<typeof contract.getCase>,
): Promise<Answer<typeof contract.getCase>> {
  need(may.list(ctx.actor))
  const { reach } = ctx.actor
  const one = found(await store.findCase(ctx.tx, reach, input), 'cases.missing')
  return presentDetail(ctx.actor, { one, parts: await store.partsOf(ctx.tx, reach, one), now: ctx.now })
}

/** Accepts; the answer is then due by the kind's limit, and never later than the receipt promised. */
export async function acceptCase(ctx: Ctx, input: Input<typeof contract.acceptCase>): Promise<Moved> {
  const one = await forAct(ctx, 'accept', input.caseId)
  const limits = await readLimits(ctx.tx, one.orgPath)
  const { kind, answerDueOn: promised } = one
  const due = deadlineOf({ kind, isComplex: input.isComplex, limits }, dayOf(ctx.now), workCalendar)
  const isEarlier = promised === null || input.isComplex || due.day < promised
  const moved = move(ctx, one, {
    act: 'accept',
    change: {
      acceptedAt: one.acceptedAt ?? ctx.now,
      ...(isEarlier ? { answerDueOn: due.day, dueProvisional: due.provisional } : {}),
    },
  })
  const { caseId, urgency } = input
  return urgency ? declareUrgent(ctx, { caseId, urgency }) : moved
}

/** Does not accept, for a reason of the closed list which says where to go instead (PRV-03); a public one leaves a stone (T38). */
export async function refuseCase(ctx: Ctx, input: Input<typeof contract.refuseCase>): Promise<Moved> {
  const one = await forAct(ctx, 'refuse', input.caseId)
  const change = { refusalReason: input.reason, refusalNote: input.note, refusedAt: ctx.now }
  return move(ctx, one, { act: 'refuse', change, reason: input.note })
}

/** The body that got the case says that it has it. */
export async function signCase(ctx: Ctx, input: Input<typeof contract.signCase>): Promise<Moved> {
  return move(ctx, await forAct(ctx, 'sign', input.caseId), { act: 'sign' })
}

/** Work on it begins. */
export async function startHandling(ctx: Ctx, input: Input<typeof contract.startHandling>): Promise<Moved> {
  return move(ctx, await forAct(ctx, 'startHandling', input.caseId), { act: 'startHandling' })
}

/** Answers the citizen, who alone says afterwards whether it is solved (D21). */
export async function replyCase(ctx: Ctx, input: Input<typeof contract.replyCase>): Promise<Moved> {
  const one = await forAct(ctx, 'reply', input.caseId)
  const replyId = answer(ctx, one, input.text)
  keepPromises(ctx, { one, replyId, promises: input.promises ?? [] })
  await takeReplyFiles(ctx, { one, replyId, files: input.files ?? [] })
  return move(ctx, one, { act: 'reply', change: await answeredNow(ctx, one) })
}

/** Says that it is not ours or cannot be done, and why; this too is an answer (D21). */
export async function declareCase(ctx: Ctx, input: Input<typeof contract.declareCase>): Promise<Moved> {
  const one = await forAct(ctx, 'declare', input.caseId)
  const problem = statementProblem('declare', input)
  if (problem) throw refuse('invalid', problem)
  answer(ctx, one, input.reason)
  return move(ctx, one, { act: 'declare', change: { ...(await answeredNow(ctx, one)), outcome: input.outcome } })
}

/** Extends the answer's limit, once and while it runs; the citizen reads why (D20). */
export async function extendDeadline(ctx: Ctx, input: Input<typeof contract.extendDeadline>): Promise<Moved> {
  const one = await forAct(ctx, 'extend', input.caseId)
  const limits = await readLimits(ctx.tx, one.orgPath)
  const problem = extensionProblem(input.workdays, limits)
  if (problem) throw refuse('invalid', problem, { field: 'workdays' })
  const due = one.answerDueOn
  if (due === null || dayOf(ctx.now) > due) throw refuse('conflict', 'cases.deadline-passed')
  const later = addWorkdays(due, input.workdays, workCalendar)
  return move(ctx, one, {
    act: 'extend',
    change: {
      answerDueOn: later.day,
      dueProvisional: later.provisional,
      extendedDays: input.workdays,
      extensionReason: input.reason,
    },
    reason: input.reason,
  })
}

/** Passes a case on, down or up, with what is asked for (E14); a private one never to the organisation it is about (CZ4, XF-05). */
export async function assignCase(ctx: Ctx, input: Input<typeof contract.assignCase>): Promise<Moved> {
  const one = await forAct(ctx, 'assign', input.caseId)
  refuseFormalismAskedAbout(input.note, 'note')
  const isDownOnly = isOnlyHandler(ctx.actor, one)
  refuseIf(isDownOnly && input.toOrgId === one.orgId, 'conflict', 'cases.assigned-already')
  return passOn(ctx, one, {
    act: 'assign',
    toOrgId: input.toOrgId,
    assignedById: ctx.actor.orgId ?? one.orgId,
    isDownOnly,
    note: input.note,
  })
}

/** Gives the case back to who assigned it, once, and says why (11.2). */
export async function sendBack(ctx: Ctx, input: Input<typeof contract.sendBack>): Promise<Moved> {
  const one = await forAct(ctx, 'sendBack', input.caseId)
  const toOrgId = one.assignedById ?? one.orgId
  return passOn(ctx, one, { act: 'sendBack', toOrgId, isDownOnly: false, reason: input.reason })
}

function answer(ctx: Ctx, one: store.StoredCase, text: string): string {
  const reply = { id: newId(), at: ctx.now, text, byName: one.orgName, actorName: ctx.actor.name }
  store.addReply(ctx.tx, one.id, reply)
  return reply.id
}
