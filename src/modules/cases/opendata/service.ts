import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notifyPages } from '#kernel/page-cache.ts'
import { addMonths, type Day, dayOf, isDay, startOf } from '#kernel/time.ts'
import { listShown, type ShownKnowledge } from '../knowledge/store.ts'
import { lastCountable, publishable, redacted } from './rules.ts'
import * as store from './store.ts'

/** The pages of open data, as they are announced when a month was counted. */
export const openDataPages = 'open-data'

/** Counts each month that ended thirty days ago and was not counted yet; it then stands for good (D31). Gives how many. */
export async function countOpenMonths(ctx: Ctx): Promise<number> {
  const last = lastCountable(dayOf(ctx.now))
  const counted = await store.countMonths(ctx.tx, ctx.actor.reach, { last, until: startOf(addMonths(last, 1)) })
  const months = Map.groupBy(counted, ({ month }) => month)
  for (const [month, groups] of months) {
    const published = publishable(groups)
    store.keepMonth(ctx.tx, { month, at: ctx.now, groups: published })
    record(ctx, 'cases.open-month-counted', { details: { month, groups: published.length } })
  }
  if (months.size > 0) notifyPages(ctx, [openDataPages])
  return months.size
}

/** What is published as open data: the months, and their groups. The public may ask. */
export async function readOpenData(ctx: Ctx): Promise<{
  months: { month: Day; countedAt: Date }[]
  groups: store.MonthGroup[]
}> {
  return { months: await store.listMonths(ctx.tx), groups: await store.listGroups(ctx.tx) }
}

/** Questions and answers of a month in one file, at most; what is more stands on the sites. */
export const mostAnswers = 2000

/**
 * Public questions of a counted month with their last answers, without long numbers and addresses of mail; neither kind, field nor state, and
 * no number of a case. What was hidden since is not among them. Nothing for a month that was not counted. The public may ask.
 */
export async function listOpenAnswers(ctx: Ctx, of: { month: string }): Promise<store.AnsweredText[] | undefined> {
  const month = `${of.month}-01`
  if (!isDay(month)) return undefined
  const isCounted = (await store.listMonths(ctx.tx)).some((one) => one.month === month)
  if (!isCounted) return undefined
  const span = { from: startOf(month), until: startOf(addMonths(month, 1)), most: mostAnswers }
  const answered = await store.listAnswered(ctx.tx, span)
  return answered.map((one) => ({
    ...one,
    title: redacted(one.title),
    body: redacted(one.body),
    answer: redacted(one.answer),
  }))
}

/** The common questions that are shown now, of all organisations, in one file at most. The public may ask. */
export async function listOpenKnowledge(ctx: Ctx): Promise<ShownKnowledge[]> {
  return (await listShown(ctx.tx, { size: mostKnowledge, beyond: 0 })).rows
}

const mostKnowledge = 5000
