import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { dayOf, toDay } from '#kernel/time.ts'
import { may } from '../policy.ts'
import { addEvent, findCase, type StoredCase } from '../store.ts'
import { words as caseWords } from '../words.ts'
import type * as contract from './contract.ts'
import { isPromisable, keptProblem } from './rules.ts'
import * as store from './store.ts'
import { words as promiseWords } from './words.ts'

const { found, need, refuse, refuseIf } = refusals({ ...caseWords, ...promiseWords })

/** Keeps what whoever answers confirmed as promised; the words of the answer alone make no promise (C08). */
export function keepPromises(
  ctx: Ctx,
  of: { one: StoredCase; replyId: string; promises: readonly { what: string; dueOn: string }[] },
): void {
  const today = dayOf(ctx.now)
  for (const [at, { what, dueOn }] of of.promises.entries()) {
    const day = toDay(dueOn)
    refuseIf(!isPromisable(day, today), 'invalid', 'cases.promise-past', { field: `promises.${at}.dueOn` })
    const { one, replyId } = of
    store.addPromise(ctx.tx, {
      id: newId(),
      caseId: one.id,
      replyId,
      byName: one.orgName,
      what,
      dueOn: day,
      at: ctx.now,
    })
  }
}

/** Says once what became of a promise: done by its day, or not and why. Everybody who reads the case reads it. */
export async function settlePromise(
  ctx: Ctx,
  input: Input<typeof contract.settlePromise>,
): Promise<Answer<typeof contract.settlePromise>> {
  need(may.list(ctx.actor))
  const one = found(await findCase(ctx.tx, ctx.actor.reach, input), 'cases.missing')
  need(may.settlePromise(ctx.actor, one))
  const open = await store.findOpen(ctx.tx, input)
  if (!open) throw refuse('conflict', 'cases.promise-missing')
  const said = input.state === 'KEPT' ? kept(ctx, input.doneOn, open) : broken(input.reason)
  const { state } = input
  store.settle(ctx.tx, input.promiseId, { state, ...said, settledAt: ctx.now, settledName: ctx.actor.name })
  const act = state === 'KEPT' ? 'keepPromise' : 'breakPromise'
  const event = { id: newId(), at: ctx.now, act, byName: one.orgName, reason: said.reason, actorName: ctx.actor.name }
  addEvent(ctx.tx, one.id, event)
  const details = { promiseId: input.promiseId }
  record(ctx, state === 'KEPT' ? 'cases.promise-kept' : 'cases.promise-broken', {
    ...{ subject: 'cases.case', subjectId: one.id, orgId: one.orgId, details },
  })
  notifyPages(ctx, [`cases:${one.aboutOrgId}`])
  return { id: input.promiseId }
}

function kept(ctx: Ctx, written: string | undefined, { dueOn }: Awaited<ReturnType<typeof store.findOpen>> & object) {
  if (written === undefined) throw refuse('invalid', 'cases.promise-day', { field: 'doneOn' })
  const doneOn = toDay(written)
  const problem = keptProblem({ doneOn, dueOn }, dayOf(ctx.now))
  if (problem) throw refuse('invalid', problem, { field: 'doneOn' })
  return { doneOn, reason: null }
}

function broken(reason: string) {
  refuseIf([...reason].length < 5, 'invalid', 'cases.promise-reason', { field: 'reason' })
  return { doneOn: null, reason }
}
