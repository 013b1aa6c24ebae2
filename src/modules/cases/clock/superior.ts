import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { refuseFormalismAskedAbout } from '#kernel/rule-guard.ts'
import { dayOf } from '#kernel/time.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { forAct, isFirstWordLate, move, passOn } from '../acting.ts'
import { changeCase } from '../store.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'

const { found } = refusals(words)

/** Who stands above takes a late case over: it is accepted there, its limit stays, and the citizen reads why (D20). */
export async function takeOverCase(
  ctx: Ctx,
  { caseId, reason }: Input<typeof contract.takeOverCase>,
): Promise<Answer<typeof contract.takeOverCase>> {
  const one = await forAct(ctx, 'takeOver', caseId)
  const office = await ownOffice(ctx)
  const passed = { toOrgId: office.id, isDownOnly: false, assignedById: office.id, reason }
  const moved = await passOn(ctx, one, { act: 'takeOver', ...passed })
  // Where the answer is late too, or the first word, its own silence is counted from here on, and climbs in its turn.
  const isLate = one.answerDueOn === null || dayOf(ctx.now) > one.answerDueOn || isFirstWordLate(one, ctx.now)
  const told = isLate ? { escalatedAt: ctx.now, escalatedToId: office.id } : { escalatedAt: null, escalatedToId: null }
  const change = { acceptedAt: one.acceptedAt ?? ctx.now, ...told }
  changeCase(ctx.tx, ctx.actor.reach, { id: one.id, change })
  return moved
}

/** Who stands above says what a silent desk is to do, within the rules against formalism (E14); the case stays there, and the citizen reads it (D20). */
export async function directCase(
  ctx: Ctx,
  { caseId, reason }: Input<typeof contract.directCase>,
): Promise<Answer<typeof contract.directCase>> {
  const one = await forAct(ctx, 'direct', caseId)
  refuseFormalismAskedAbout(reason, 'reason')
  const office = await ownOffice(ctx)
  // Somebody above has acted, so that the next one above is not told today.
  const change = { escalatedAt: ctx.now }
  return move(ctx, one, { act: 'direct', change, reason, byName: office.shortName })
}

const ownOffice = async (ctx: Ctx) =>
  found(await findOrg(ctx.tx, ctx.actor.reach, ctx.actor.orgId ?? ''), 'cases.organisation-missing')
