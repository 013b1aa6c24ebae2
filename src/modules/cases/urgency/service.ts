import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { forAct, type Moved, move } from '../acting.ts'
import { readLimits } from '../settings.ts'
import { words } from '../words.ts'
import { urgencies } from './codes.ts'
import type * as contract from './contract.ts'
import { firstWordBy } from './rules.ts'
import { toldUrgent } from './words.ts'

const { refuseIf } = refusals(words)

/** A desk says what urgent kind a case is of; its hours run from then on, and go on where it was said once before in this round (11.2). */
export async function declareUrgent(ctx: Ctx, input: Input<typeof contract.declareUrgent>): Promise<Moved> {
  const { caseId, urgency } = input
  const one = await forAct(ctx, 'declareUrgent', caseId)
  const limits = await readLimits(ctx.tx, one.orgPath)
  const urgentAt = one.urgentAt ?? ctx.now
  const kind = urgencies[urgency]
  return move(ctx, one, {
    act: 'declareUrgent',
    change: { urgency, urgentAt, firstWordDueAt: firstWordBy(urgentAt, urgency, limits) },
    reason: toldUrgent(kind, limits[kind.limit]).zh,
  })
}

/** Ends what was said by mistake, while the first word is not late; its writer reads why. */
export async function endUrgency(ctx: Ctx, input: Input<typeof contract.endUrgency>): Promise<Moved> {
  const one = await forAct(ctx, 'endUrgency', input.caseId)
  const isLate = one.firstWordDueAt !== null && ctx.now >= one.firstWordDueAt
  refuseIf(isLate, 'conflict', 'cases.first-word-late')
  return move(ctx, one, {
    act: 'endUrgency',
    change: { urgency: null, firstWordDueAt: null },
    reason: input.reason,
  })
}

/** Tells the writer who is on it; the answer is still owed by its own limit (11.2). */
export async function giveFirstWord(ctx: Ctx, input: Input<typeof contract.giveFirstWord>): Promise<Moved> {
  const one = await forAct(ctx, 'giveFirstWord', input.caseId)
  return move(ctx, one, { act: 'giveFirstWord', change: { firstWordAt: ctx.now }, reason: input.text })
}
