import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import type { Matter } from '#kernel/procedure/matter.ts'
import { refuseFormalismAskedAbout } from '#kernel/rule-guard.ts'
import { dayOf, toDay } from '#kernel/time.ts'
import { isPromisable, keptProblem } from '../promises/rules.ts'
import { words as promiseWords } from '../promises/words.ts'
import { isAskable } from './rules.ts'
import { followCall } from './store.ts'
import { words as callWords } from './words.ts'

const { refuse, refuseIf } = refusals({ ...promiseWords, ...callWords })

/** Reported in: what it will do is a promise with its day. */
export function reportedIn(ctx: Ctx, matter: Matter): Promise<void> {
  const promisedOn = toDay(String(matter.data.promisedOn))
  refuseIf(!isPromisable(promisedOn, dayOf(ctx.now)), 'invalid', 'cases.promise-past', { field: 'fields.promisedOn' })
  return tell(ctx, matter)
}

/** Told what came of it: done by its day, or why not. */
export function answered(ctx: Ctx, matter: Matter): Promise<void> {
  const done = matter.acts.at(-1)
  if (done?.act === 'finish') {
    const days = { doneOn: toDay(String(done.fields.doneOn)), dueOn: toDay(String(matter.data.promisedOn)) }
    const problem = keptProblem(days, dayOf(ctx.now))
    if (problem) throw refuse('invalid', problem, { field: 'fields.doneOn' })
  }
  return tell(ctx, matter)
}

/** Asked once more, with a day of its own; for nothing that the rules against formalism forbid (E14). */
export function askedAgain(ctx: Ctx, matter: Matter): Promise<void> {
  const dueOn = toDay(String(matter.data.dueOn))
  refuseIf(!isAskable(dueOn, dayOf(ctx.now)), 'invalid', 'cases.call-day', { field: 'fields.dueOn' })
  refuseFormalismAskedAbout(String(matter.data.question), 'fields.question')
  return tell(ctx, matter)
}

/** Writes what was done into the course of the case, which its writer reads. @throws conflict `cases.call-over` when the case has ended */
export async function tell(ctx: Ctx, matter: Matter): Promise<void> {
  const caseId = await followCall(ctx.tx, matter.id)
  if (caseId === null) throw refuse('conflict', 'cases.call-over')
  record(ctx, 'cases.call-moved', {
    ...{ subject: 'cases.case', subjectId: caseId, orgId: matter.starter.orgId },
    details: { matterId: matter.id, act: matter.acts.at(-1)?.act ?? null },
  })
  notifyPages(ctx, [`cases:${matter.data.aboutOrgId}`])
}
