import type { CallInput, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { fill, refusals } from '#kernel/errors.ts'
import { forAct, type Moved, move } from '../acting.ts'
import { readLimits } from '../settings.ts'
import { words } from '../words.ts'
import { type Urgency, urgencies } from './codes.ts'
import type * as contract from './contract.ts'
import { type Declared, hoursOf } from './rules.ts'
import { toldNone, toldUrgent } from './words.ts'

const { refuseIf } = refusals(words)

/**
 * Who handles a case says what urgent kind it is of; its hours run from then on, and go on where the same was said before in
 * this round (11.2).
 */
export async function declareUrgent(ctx: Ctx, input: Input<typeof contract.declareUrgent>): Promise<Moved> {
  const { caseId, urgency } = input
  const one = await forAct(ctx, 'declareUrgent', caseId)
  const limits = await readLimits(ctx.tx, one.orgPath)
  const { since, until } = hoursOf(urgency, { before: one, now: ctx.now, limits })
  const kind = urgencies[urgency]
  return move(ctx, one, {
    act: 'declareUrgent',
    change: { urgency, urgentAt: since, firstWordDueAt: until, ...saidNow(one, urgency, ctx.now) },
    reason: toldUrgent(kind, limits[kind.limit]).zh,
  })
}

// Of each kind it is known when it was said first in this round; a new round knows nothing.
function saidNow({ urgentAt, emergencyAt, utilitiesAt }: Declared, urgency: Urgency, now: Date) {
  const before = urgentAt === null ? { emergencyAt: null, utilitiesAt: null } : { emergencyAt, utilitiesAt }
  return urgency === 'EMERGENCY'
    ? { ...before, emergencyAt: before.emergencyAt ?? now }
    : { ...before, utilitiesAt: before.utilitiesAt ?? now }
}

/**
 * Ends what was said by mistake, while the first word is not late; its writer reads why. Only an emergency that was none leaves no
 * limit behind for what is said after it (decisions 152).
 */
export async function endUrgency(
  ctx: Ctx,
  { caseId, reason, wasNone = false }: CallInput<typeof contract.endUrgency>,
): Promise<Moved> {
  const one = await forAct(ctx, 'endUrgency', caseId)
  const isLate = one.firstWordDueAt !== null && ctx.now >= one.firstWordDueAt
  refuseIf(isLate, 'conflict', 'cases.first-word-late')
  return move(ctx, one, {
    act: 'endUrgency',
    change: { urgency: null, firstWordDueAt: null, ...(wasNone ? { emergencyAt: null } : {}) },
    reason: wasNone ? fill(toldNone, { reason }).zh : reason,
  })
}

/** Tells the writer who is on it; the answer is still owed by its own limit (11.2). */
export async function giveFirstWord(ctx: Ctx, input: Input<typeof contract.giveFirstWord>): Promise<Moved> {
  const one = await forAct(ctx, 'giveFirstWord', input.caseId)
  return move(ctx, one, { act: 'giveFirstWord', change: { firstWordAt: ctx.now }, reason: input.text })
}
