import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { findOrg } from '#modules/organisations/index.ts'
import type * as contract from '../contract.ts'
import { tellAll } from '../pages.ts'
import { may } from '../policy.ts'
import { findConsultation } from '../store.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

const { found, need, refuseIf } = refusals(words)

/** Says in public, once, whether something that was taken up is done, or why not; until then it stands in 待办 (decisions 145). */
export async function tellDone(
  ctx: Ctx,
  input: Input<typeof contract.tellDone>,
): Promise<Answer<typeof contract.tellDone>> {
  const { actor, tx } = ctx
  need(may.tellDone(actor))
  const { consultationId, no, isDone, text } = input
  const one = found(await findConsultation(tx, actor.reach, { consultationId }), 'consultations.not-found')
  const taken = found(await store.findTaken(tx, actor.reach, { consultationId, no }), 'consultations.nothing-taken')
  refuseIf(taken.toldOn !== null, 'conflict', 'consultations.told-already')
  const own = found(await findOrg(tx, actor.reach, actor.orgId ?? ''), 'consultations.organisation-missing')
  const told = { toldOn: dayOf(ctx.now), isDone, toldText: text, toldBy: own.shortName }
  store.putTold(tx, actor.reach, { statementId: taken.id, ...told })
  tellAll(ctx, 'consultations.done-told', { id: one.id, orgId: one.orgId, details: { no, isDone } })
  return { consultationId }
}
