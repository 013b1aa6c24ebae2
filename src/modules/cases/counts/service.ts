import type { Answer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { addDays, addWorkdays, dayOf, startOf, toDay } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import type * as contract from '../contract.ts'
import { may } from '../policy.ts'
import { countPromises } from '../promises/store.ts'
import { words } from '../words.ts'
import type * as contractOfCounts from './contract.ts'
import { noNumbers, type OpenNumbers, type OpenStatistics, type OrgNumbers, openNumberKeys } from './open-numbers.ts'
import * as store from './store.ts'

const { need } = refusals(words)

/** The numbers of the cases in reach. */
export async function countCases(ctx: Ctx): Promise<Answer<typeof contract.countCases>> {
  need(may.list(ctx.actor))
  const soon = startOf(addWorkdays(dayOf(ctx.now), 1, workCalendar).day, 24 * 60)
  return store.countCases(ctx.tx, ctx.actor.reach, { now: ctx.now, soon })
}

const daysOfRates = 365

/**
 * What response, solved and satisfaction rate of the cases in reach are made of (APP-03, APP-04): those that came in within a year, counted as
 * on the public page. Of matters, never of persons, and no organisation beside another.
 */
export async function countRates(ctx: Ctx): Promise<Answer<typeof contractOfCounts.countRates>> {
  need(may.list(ctx.actor))
  const today = dayOf(ctx.now)
  const [from, until] = [addDays(today, 1 - daysOfRates), addDays(today, 1)]
  const span = { from: startOf(from), until: startOf(until), today, now: ctx.now }
  return { from, until: today, ...(await store.countRates(ctx.tx, ctx.actor.reach, span)) }
}

/**
 * How many messages came in to the reach, by month, field and place, for whoever analyses them; each is counted. The
 * caller hides what is too small to be told.
 */
export function countFigures(ctx: Ctx, of: { from: Date; middle: Date; orgId: string }): Promise<store.CountedFigures> {
  need(may.list(ctx.actor))
  return store.countFigures(ctx.tx, ctx.actor.reach, of)
}

/**
 * The open numbers of the public cases about an organisation over the days `from` … `until`, both counted. The public
 * may ask.
 */
export function readOpenCounts(
  ctx: Ctx,
  input: { aboutOrgId: string; from: string; until: string },
): Promise<store.OpenCounts> {
  const { aboutOrgId, from, until } = input
  const span = { from: startOf(toDay(from)), until: startOf(toDay(until), 24 * 60) }
  return store.countAbout(ctx.tx, { aboutOrgId, ...span, today: dayOf(ctx.now) })
}

/**
 * The open statistics of an organisation over the days `from` … `until`, both counted, by itself and by what lies directly
 * below it, each with all that is below; the parts sum up to the total (UX-PT9). Public cases only: a private one changes no
 * number but a yearly sum of all organisations (CZ4, decisions 88). The public may ask.
 */
export async function readOpenStatistics(
  ctx: Ctx,
  input: { orgId: string; from: string; until: string },
): Promise<OpenStatistics> {
  const span = { orgId: input.orgId, from: startOf(toDay(input.from)), until: startOf(toDay(input.until), 24 * 60) }
  const today = dayOf(ctx.now)
  const counted = await store.countBelow(ctx.tx, { ...span, today })
  const promises = new Map((await countPromises(ctx.tx, { ...span, today })).map((one) => [one.orgId, one]))
  const none = { promised: 0, kept: 0 }
  const parts = counted.map((part) => ({ ...part, ...(promises.get(part.orgId) ?? none) }))
  const [refusals, measures] = [await store.countRefusals(ctx.tx, span), await store.countMeasures(ctx.tx, span)]
  const [appeals, privateOfAll] = [await store.countAppeals(ctx.tx, span), await store.countPrivate(ctx.tx, span)]
  return { parts, total: sumOf(parts), refusals, measures, appeals, privateOfAll }
}

function sumOf(parts: readonly OrgNumbers[]): OpenNumbers {
  const total: Record<keyof OpenNumbers, number> = { ...noNumbers }
  for (const part of parts) for (const key of openNumberKeys) total[key] += part[key]
  return total
}
