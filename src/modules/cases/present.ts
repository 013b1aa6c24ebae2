import type { Actor } from '#kernel/actor.ts'
import { dayOf } from '#kernel/time.ts'
import type { CaseDetail, CaseRow } from './contract.ts'
import { canOf } from './policy.ts'
import { stateOn } from './promises/rules.ts'
import { hintsFor, openStates } from './rules.ts'
import type { CaseParts, ListedCase, StoredCase } from './store.ts'
import { suggestedUrgency } from './urgency/rules.ts'

/** A line of the desk's list. */
export function presentRow(row: ListedCase, now: Date): CaseRow {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    title: row.title,
    state: row.state,
    orgId: row.orgId,
    orgName: row.orgName,
    aboutName: row.aboutName,
    channel: row.channel,
    isPublic: row.isPublic,
    isImported: row.isImported,
    createdAt: row.createdAt.toISOString(),
    dueOn: row.dueOn,
    dueAt: instant(row.dueAt),
    isOverdue: row.dueAt !== null && now >= row.dueAt,
    outcome: row.outcome,
    grade: row.grade,
    urgency: row.urgency,
    firstWordDueAt: openStates.includes(row.state) && row.firstWords === 0 ? instant(row.firstWordDueAt) : null,
    // What is done or refused is no danger any more.
    hints: openStates.includes(row.state) ? hintsFor(`${row.title}\n${row.body}`) : [],
  }
}

/** A whole case for who handles it. What leaves is named here one by one; the contact cannot be among it (D23). */
export function presentDetail(
  actor: Actor,
  { one, parts, now }: { one: StoredCase; parts: CaseParts; now: Date },
): CaseDetail {
  return {
    ...presentRow(one, now),
    text: one.body,
    writer: one.writerMask,
    acceptDueOn: one.acceptDueOn,
    answerDueOn: one.answerDueOn,
    isProvisional: one.dueProvisional,
    extension: one.extensionReason === null ? null : { days: one.extendedDays, reason: one.extensionReason },
    refusal: one.refusalReason === null ? null : { reason: one.refusalReason, note: one.refusalNote ?? '' },
    isWithheld: one.isWithheld,
    isTakenBack: one.takenBackAt !== null,
    suggestedUrgency: openStates.includes(one.state) ? suggestedUrgency(`${one.title}\n${one.body}`) : null,
    firstWordAt: instant(one.firstWordAt),
    acceptedAt: instant(one.acceptedAt),
    repliedAt: instant(one.repliedAt),
    closedAt: instant(one.closedAt),
    escalatedAt: instant(one.escalatedAt),
    inPetitionSince: instant(one.inPetitionSince),
    petitionId: one.petitionId,
    reopenings: one.reopenings,
    field: one.field,
    second: one.second,
    third: one.third,
    previous: parts.previous ?? null,
    above: [...parts.above],
    ...presentParts(parts),
    promises: parts.promises.map(({ byName, callId, ...promise }) => ({
      ...promise,
      by: byName,
      isCalled: callId !== null,
      state: stateOn(promise, dayOf(now)),
    })),
    can: canOf(actor, one),
  }
}

const presentParts = (parts: CaseParts) => ({
  events: parts.events.map((event) => ({
    id: event.id,
    at: event.at.toISOString(),
    act: event.act,
    by: event.byName,
    to: event.toName,
    reason: event.reason,
    actor: event.actorName,
    note: event.note,
  })),
  replies: parts.replies.map((reply) => ({
    id: reply.id,
    at: reply.at.toISOString(),
    text: reply.text,
    by: reply.byName,
    actor: reply.actorName,
  })),
  supplements: parts.supplements.map(({ id, at, text }) => ({ id, at: at.toISOString(), text })),
  ratings: parts.ratings.map(({ id, at, outcome, grade, reason }) => ({
    ...{ id, at: at.toISOString(), outcome, grade, reason },
  })),
})

const instant = (at: Date | null) => at?.toISOString() ?? null
