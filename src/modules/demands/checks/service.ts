import { z } from 'zod'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { defineJob, enqueue } from '#kernel/jobs.ts'
import { type Day, dayOf, formatMinute, startOf, toDay } from '#kernel/time.ts'
import { listAnswering, listSentAnswers } from '#modules/cases/index.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { monthsUpTo, withoutSmall } from '../figures/rules.ts'
import { may } from '../policy.ts'
import { openSegmenter } from '../texts/segment.ts'
import { words } from '../words.ts'
import type * as contract from './contract.ts'
import { countChecks } from './counting.ts'
import * as store from './store.ts'

const { need } = refusals(words)
const year = 12
// An answer is compared with those of three months before its own.
const monthsBeside = 3
const mostAnswers = 20_000

/**
 * What was found in the answers of a year, of organisations and months. Of fewer than ten answers nothing, for it would be somebody's,
 * and of so many more that nobody finds it by subtraction (D26, decisions 75).
 */
export async function readReplyChecks(
  ctx: Ctx,
  { orgId }: Input<typeof contract.readReplyChecks>,
): Promise<Answer<typeof contract.readReplyChecks>> {
  need(may.readReplyChecks(ctx.actor))
  const months = monthsUpTo(dayOf(ctx.now), year)
  const kept = await store.listMonths(ctx.tx, ctx.actor.reach, firstOf(months[0] ?? ''))
  const orgs = [...Map.groupBy(kept, (one) => one.orgId).values()]
  const grid = months.map((month) => orgs.map((ofOne) => ofOne.filter((one) => one.month.startsWith(month))))
  const asked = orgs.findIndex(([first]) => first?.orgId === orgId)
  const columns = orgId === undefined ? grid.map((row) => row.flat()) : grid.map((row) => row[asked] ?? [])
  // Beside its own year a month of one organisation stands in the month of all.
  const beside = grid.map((row) => shownOf(row))
  const shown = shownOf(columns).parts.map((isShown, at) => {
    const inMonth = orgId === undefined ? beside[at]?.isTotalShown : beside[at]?.parts[asked]
    return isShown && inMonth === true
  })
  const ofYear = shownOf(orgs).parts
  return {
    months: months.map((month, at) => ({ month, ...told(columns[at] ?? [], shown[at] === true) })),
    orgs: orgs.flatMap((ofOne, at) => {
      const [first] = ofOne
      return first ? [{ orgId: first.orgId, name: first.orgName, ...told(ofOne, ofYear[at] === true) }] : []
    }),
  }
}

type Counted = 'answers' | 'copies' | 'otherMatter' | 'sameMinute'
const sumOf = (of: readonly store.KeptMonth[], key: Counted) => of.reduce((all, one) => all + one[key], 0)

/** Which of these disjoint parts may be told, and whether their sum may. */
function shownOf(parts: readonly (readonly store.KeptMonth[])[]): { parts: boolean[]; isTotalShown: boolean } {
  const { parts: told, total } = withoutSmall(parts.map((of) => sumOf(of, 'answers')))
  return { parts: told.map((count) => count !== null && count > 0), isTotalShown: total !== null }
}

function told(of: readonly store.KeptMonth[], isShown: boolean) {
  const answers = sumOf(of, 'answers')
  if (!isShown) return { answers, copies: null, otherMatter: null, sameMinute: null }
  return {
    answers,
    copies: sumOf(of, 'copies'),
    otherMatter: sumOf(of, 'otherMatter'),
    sameMinute: sumOf(of, 'sameMinute'),
  }
}

/** Counts this month and the last one of an organisation, the first time a year; what was counted before stays. */
export const counting = defineJob({
  name: 'demands.count-replies',
  payload: z.object({ orgId: z.uuid() }),
  run: countRepliesOf,
})

export async function countRepliesOf(ctx: Ctx, { orgId }: { orgId: string }): Promise<number> {
  const { reach } = ctx.actor
  const org = await findOrg(ctx.tx, reach, orgId)
  if (!org) return 0
  const back = (await store.isCounted(ctx.tx, reach, orgId)) ? 2 : year
  const wide = monthsUpTo(dayOf(ctx.now), back + monthsBeside)
  const sent = await listSentAnswers(ctx, { orgId, since: startOf(firstOf(wide[0] ?? '')), most: mostAnswers })
  const pile = sent.map(({ id, title, body, reply, at }) => {
    const minute = formatMinute(at, 'zh')
    return { id, question: { title, body }, reply, minute, month: dayOf(at).slice(0, 7) }
  })
  const counted = countChecks(pile, wide.slice(monthsBeside), await openSegmenter())
  for (const { month, ...counts } of counted)
    store.putMonth(ctx.tx, { orgId, orgPath: org.path, month: firstOf(month), ...counts, countedAt: ctx.now })
  record(ctx, 'demands.replies-counted', { subject: 'organisations.org', subjectId: orgId, orgId })
  return pile.length
}

/** Each night: every organisation that answered lately has its answers counted, each in a job of its own. Gives how many. */
export async function countAllReplies(ctx: Ctx): Promise<number> {
  const since = startOf(firstOf(monthsUpTo(dayOf(ctx.now), 2)[0] ?? ''))
  const orgs = await listAnswering(ctx, since)
  for (const orgId of orgs) enqueue(ctx, counting, { orgId }, { key: orgId, bySystem: true })
  if (orgs.length > 0)
    record(ctx, 'demands.replies-due', { subject: 'organisations.org', details: { organisations: orgs.length } })
  return orgs.length
}

const firstOf = (month: string): Day => toDay(`${month}-01`)
