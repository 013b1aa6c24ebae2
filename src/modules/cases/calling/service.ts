import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import type { Seat } from '#kernel/procedure/matter.ts'
import { endWithSubject } from '#kernel/procedure/outside.ts'
import type { Registry } from '#kernel/procedure/registry.ts'
import { actOnMatter, getMatter, startMatter } from '#kernel/procedure/service.ts'
import { refuseFormalismAskedAbout } from '#kernel/rule-guard.ts'
import { dayOf, toDay } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { handlingPosts, may } from '../policy.ts'
import { addEvent, findCase, type StoredCase } from '../store.ts'
import { readToken } from '../tracking/token.ts'
import { words as caseWords } from '../words.ts'
import type * as contract from './contract.ts'
import { type CallData, officeCall } from './procedure.ts'
import { isAskable, isSilentTooLong, silentDays } from './rules.ts'
import * as store from './store.ts'
import { words as callWords } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...caseWords, ...callWords })

/** Which offices were called to a case, what each said, and since when one has said nothing (B21). */
export async function listCalls(
  ctx: Ctx,
  { caseId }: Input<typeof contract.listCalls>,
): Promise<Answer<typeof contract.listCalls>> {
  const one = await caseSeen(ctx, caseId)
  const calls = await store.listCalls(ctx.tx, caseId)
  return {
    calls: calls.map((call) => presentCall(call, ctx.now)),
    can: {
      callOffices: may.callOffices(ctx.actor, one),
      closeCalls: may.closeCalls(ctx.actor, { hasOpenCall: calls.some(isOwnOpen(ctx)) }),
    },
  }
}

/** Whom one's own office may call to a case. */
export async function listCallable(
  ctx: Ctx,
  { caseId, q }: Input<typeof contract.listCallable>,
): Promise<Answer<typeof contract.listCallable>> {
  await caseSeen(ctx, caseId)
  const office = await ownOffice(ctx)
  const rows = await store.listCallable(ctx.tx, { caseId, ownOrgId: office.id, named: q })
  return { rows: rows.map(({ orgId, name }) => ({ orgId, name })) }
}

/**
 * Calls offices to a case: each gets a matter of its own, with its question and the day; the writer reads who was called. What the rules
 * against formalism forbid is asked of none (E14).
 */
export async function callOffices(
  ctx: Ctx,
  { caseId, asked, dueOn }: Input<typeof contract.callOffices>,
): Promise<Answer<typeof contract.callOffices>> {
  const one = await caseSeen(ctx, caseId, { forChange: true })
  const answer = may.callOffices(ctx.actor, one)
  if (answer !== true) throw refuse(answer === 'cases.not-a-handler' ? 'forbidden' : 'conflict', answer)
  refuseIf(!isAskable(toDay(dueOn), dayOf(ctx.now)), 'invalid', 'cases.call-day', { field: 'dueOn' })
  for (const [at, { question }] of asked.entries()) refuseFormalismAskedAbout(question, `asked.${at}.question`)
  const office = await ownOffice(ctx)
  const called = await callableOf(ctx, { caseId, ownOrgId: office.id, asked })
  for (const { to, question } of called) startCall(ctx, one, { office, to, question, dueOn })
  noteCalled(ctx, one, { byName: office.shortName, names: called.map(({ to }) => to.name) })
  return { called: called.length }
}

/** Closes every open call of one's own office in a case with the same word; a promise that is open goes to who handles the case. */
export async function closeCalls(
  ctx: Ctx,
  { caseId, outcome }: Input<typeof contract.closeCalls>,
): Promise<Answer<typeof contract.closeCalls>> {
  await caseSeen(ctx, caseId, { forChange: true })
  const open = (await store.listCalls(ctx.tx, caseId)).filter(isOwnOpen(ctx))
  const answer = may.closeCalls(ctx.actor, { hasOpenCall: open.length > 0 })
  if (answer !== true) throw refuse(answer === 'cases.not-a-handler' ? 'forbidden' : 'conflict', answer)
  for (const { id: matterId } of open) {
    const { version } = await getMatter(ctx, matterId)
    await actOnMatter(ctx, onlyCalls, { matterId, act: 'closeCall', version, fields: { outcome } })
  }
  return { closed: open.length }
}

/** Which offices were called to the case of a token, and what they answered, for its writer. */
export async function listOwnCalls(ctx: Ctx, of: { token: string }): Promise<contract.OfficeCall[]> {
  const codeHash = readToken(of.token, ctx.now)
  const calls = codeHash === undefined ? [] : await store.listOwnCalls(ctx.tx, codeHash)
  return calls.map((call) => presentCall(call, ctx.now))
}

/** Ends the calls of cases that are over, answered or not; what was promised in them goes to who handled the case. Gives how many. */
export async function endCalls(ctx: Ctx): Promise<number> {
  const open = await store.listToEnd(ctx.tx, ctx.actor.reach)
  for (const matterId of open) await endWithSubject(ctx, officeCall, matterId)
  return open.length
}

// To close a call nobody else is asked.
const onlyCalls: Registry = { procedures: [officeCall], listStaff: async () => [] }

async function caseSeen(ctx: Ctx, caseId: string, { forChange = false } = {}): Promise<StoredCase> {
  need(may.list(ctx.actor))
  return found(await findCase(ctx.tx, ctx.actor.reach, { caseId, forChange }), 'cases.missing')
}

const ownOffice = async (ctx: Ctx) =>
  found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'cases.organisation-missing')

const isOwnOpen = (ctx: Ctx) => (call: store.StoredCall) => call.endedAt === null && call.byOrgId === ctx.actor.orgId

// Whom the office may call, each once and none that is called already.
async function callableOf(
  ctx: Ctx,
  of: { caseId: string; ownOrgId: string; asked: Input<typeof contract.callOffices>['asked'] },
): Promise<{ to: store.Callable; question: string }[]> {
  const callable = await store.listCallable(ctx.tx, { ...of, chosen: of.asked.map(({ calledId }) => calledId) })
  const open = (await store.listCalls(ctx.tx, of.caseId)).filter(({ endedAt }) => endedAt === null)
  const taken = new Set(open.map(({ orgId }) => orgId))
  return of.asked.map(({ calledId, question }, at) => {
    const field = `asked.${at}.calledId`
    const to = callable.find(({ orgId }) => orgId === calledId)
    if (!to) throw refuse('invalid', 'cases.not-callable', { field })
    refuseIf(taken.has(calledId), 'conflict', 'cases.called-already', { field, slots: { name: to.name } })
    taken.add(calledId)
    return { to, question }
  })
}

function startCall(
  ctx: Ctx,
  one: StoredCase,
  of: { office: { id: string; shortName: string }; to: store.Callable; question: string; dueOn: string },
): void {
  const { office, to, question, dueOn } = of
  const data: CallData = {
    number: one.number,
    aboutOrgId: one.aboutOrgId,
    orgId: to.orgId,
    orgName: to.name,
    ...{ question, dueOn, hasAbove: to.aboveId !== null },
  }
  const caller = seat(office.id, office.shortName)
  startMatter(ctx, officeCall, {
    // Who was called keeps the line after the call has ended, so it says what was asked and not what the citizen wrote.
    title: { zh: `吹哨：${question}`, en: `Called: ${question}` },
    ...{ subject: 'cases.case', subjectId: one.id, orgName: office.shortName },
    parties: {
      ...{ called: seat(to.orgId, to.name), caller },
      above: to.aboveId === null ? caller : seat(to.aboveId, to.aboveName ?? ''),
    },
    data: { ...data },
  })
}

const seat = (orgId: string, orgName: string): Seat[] => [
  { orgId, orgName, posts: [...handlingPosts], accountId: null, name: null },
]

function noteCalled(ctx: Ctx, one: StoredCase, { byName, names }: { byName: string; names: readonly string[] }): void {
  const event = { id: newId(), at: ctx.now, act: 'callOffices', byName, actorName: ctx.actor.name }
  addEvent(ctx.tx, one.id, { ...event, reason: names.join('、') })
  const about = { subject: 'cases.case', subjectId: one.id, orgId: one.orgId }
  record(ctx, 'cases.offices-called', { ...about, details: { count: names.length } })
  notifyPages(ctx, [`cases:${one.aboutOrgId}`])
}

const said = ({ what, why, result, reason, question, outcome }: store.CallWord['fields']): string | undefined =>
  what ?? why ?? result ?? reason ?? question ?? outcome

function presentCall(call: store.StoredCall, now: Date): contract.OfficeCall {
  const { id, orgName, byName, state, question, dueOn, promisedOn } = call
  return {
    ...{ id, orgName, by: byName, state, question, dueOn, promisedOn, hasAbove: call.hasAbove },
    at: new Date(call.at).toISOString(),
    silentDays: silentDays(call, now, workCalendar),
    isLate: isSilentTooLong(call, dayOf(now)),
    toldAboveAt: call.toldAboveAt === null ? null : new Date(call.toldAboveAt).toISOString(),
    words: call.words.map(({ act, at, byName: by, opinion, fields }) => ({
      ...{ act, by, at: new Date(at).toISOString() },
      text: said(fields) ?? opinion,
      day: fields.promisedOn ?? fields.doneOn ?? fields.dueOn ?? null,
    })),
  }
}
