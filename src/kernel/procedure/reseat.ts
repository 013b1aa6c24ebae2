import { handOf } from '../actor.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../ctx.ts'
import { workCalendar } from '../work-calendar.ts'
import { reseated } from './course.ts'
import type { Procedure } from './definition.ts'
import type { Seat } from './matter.ts'
import { about, getMatter } from './service.ts'
import * as store from './store.ts'

/**
 * Gives a party of a matter that runs to others, because who held it cannot act any more. Where the matter waits for that party, it waits for them
 * from now on, with the limit of its state anew. Whether that is so, and who may say it, the chapter has asked.
 */
export async function reseat(
  ctx: Ctx,
  of: Procedure,
  given: { matterId: string; party: string; seats: readonly Seat[]; orgName: string },
): Promise<void> {
  const { matterId, party, seats, orgName } = given
  const { orgId, role: post, onBehalfOf } = ctx.actor
  if (orgId === null) throw new Error('who acts for no organisation gives no seat to another')
  const matter = await getMatter(ctx, matterId, { forChange: true })
  const standsFor = onBehalfOf
    ? { accountId: onBehalfOf.accountId, personId: onBehalfOf.personId, name: onBehalfOf.name }
    : null
  const by = { by: handOf(ctx.actor), capacity: { orgId, post, for: standsFor }, orgName }
  const next = reseated(of, matter, { party, seats, ...by }, { at: ctx.now, calendar: workCalendar })
  if (next === matter) return
  store.keepMatter(ctx.tx, matter, next)
  record(ctx, 'procedure.reseated', about(next, { procedure: next.procedure, party }))
}
