import { record } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { workCalendar } from '../work-calendar.ts'
import { after, subjectEnded } from './course.ts'
import type { Procedure } from './definition.ts'
import { about, arrive, getMatter, moveOf } from './service.ts'
import * as store from './store.ts'

/**
 * Does an act that somebody outside asked for who sits in no procedure, such as a citizen. It must move the matter to a state
 * of its definition; what was moved on meanwhile stays as it is. Run by the system.
 */
export async function actFromOutside(
  ctx: Ctx,
  of: Procedure,
  deed: { matterId: string; act: string; opinion: string; byName: string },
): Promise<void> {
  const rule = of.acts[deed.act]
  if (rule?.effect.kind !== 'MOVE')
    throw new Error(`${of.name} has no act ${deed.act} that somebody outside may ask for`)
  // Looked at before it is locked: where nothing is to be done, nothing is touched.
  if (!rule.from.includes((await getMatter(ctx, deed.matterId)).state)) return
  const matter = await getMatter(ctx, deed.matterId, { forChange: true })
  if (!rule.from.includes(matter.state)) throw new Error('the matter moved on at this moment: it is looked at again')
  const by = { accountId: null, personId: null, name: deed.byName }
  const nobody = { capacity: null, orgName: null, assignmentId: null }
  const next = after(
    of,
    matter,
    { act: deed.act, by, ...nobody, opinion: deed.opinion },
    { at: ctx.now, calendar: workCalendar },
  )
  store.keepMatter(ctx.tx, matter, next)
  record(ctx, 'procedure.asked-from-outside', about(next, moveOf(matter, next)))
  await arrive(ctx, of, { before: matter, now: next })
}

/** Ends a matter because what it is about has ended; one that ended meanwhile stays as it is. Run by the system. */
export async function endWithSubject(ctx: Ctx, of: Procedure, matterId: string): Promise<void> {
  const matter = await getMatter(ctx, matterId, { forChange: true })
  const next = subjectEnded(of, matter, { at: ctx.now, calendar: workCalendar })
  if (next === matter) return
  store.keepMatter(ctx.tx, matter, next)
  record(ctx, 'procedure.subject-ended', about(next, moveOf(matter, next)))
  await arrive(ctx, of, { before: matter, now: next })
}
