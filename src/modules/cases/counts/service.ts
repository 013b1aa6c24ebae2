import type { Answer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { addWorkdays, dayOf, startOf, toDay } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import type * as contract from '../contract.ts'
import { may } from '../policy.ts'
import { words } from '../words.ts'
import * as store from './store.ts'

const { need } = refusals(words)

/** The numbers of the cases in reach, with response, solved and satisfaction rate (APP-03, UX-PT9). */
export async function countCases(ctx: Ctx): Promise<Answer<typeof contract.countCases>> {
  need(may.list(ctx.actor))
  const today = dayOf(ctx.now)
  const soon = addWorkdays(today, 1, workCalendar).day
  const of = await store.countCases(ctx.tx, ctx.actor.reach, { today, soon })
  return {
    waiting: of.waiting,
    inHand: of.inHand,
    overdue: of.overdue,
    dueSoon: of.dueSoon,
    answered: of.answered,
    responseRate: share(of.onTime, of.clocked),
    solvedRate: share(of.solved, of.judged),
    satisfiedRate: share(of.satisfied, of.graded),
  }
}

// Who was not reached stands in no denominator (APP-03).
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/**
 * The open numbers of an organisation over the days `from` … `until`, both counted: how many, never whose (UX-PT9).
 * The public may ask; private cases are counted with the others.
 */
export function readOpenCounts(
  ctx: Ctx,
  input: { aboutOrgId: string; from: string; until: string },
): Promise<store.OpenCounts> {
  const { aboutOrgId, from, until } = input
  return store.countAbout(ctx.tx, { aboutOrgId, from: startOf(toDay(from)), until: startOf(toDay(until), 24 * 60) })
}
