import { z } from 'zod'
import { record } from '#kernel/audit.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { defineJob, enqueue } from '#kernel/jobs.ts'
import { type Day, dayOf, formatMinute, startOf, toDay } from '#kernel/time.ts'
import { listAnswering, listSentAnswers } from '#modules/cases/index.ts'
import { findOrg } from '#modules/organisations/index.ts'
import { monthsUpTo, toldFrom } from '../figures/rules.ts'
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

/** What was found in the answers of a year, of organisations and months; of fewer than ten answers nothing, for it would be somebody's (D26). */
export async function readReplyChecks(
  ctx: Ctx,
  { orgId }: Input<typeof contract.readReplyChecks>,
): Promise<Answer<typeof contract.readReplyChecks>> {
  need(may.readReplyChecks(ctx.actor))
  const months = monthsUpTo(dayOf(ctx.now), year)
  const kept = await store.listMonths(ctx.tx, ctx.actor.reach, firstOf(months[0] ?? ''))
  const asked = orgId === undefined ? kept : kept.filter((one) => one.orgId === orgId)
  const orgs = [...Map.groupBy(kept, (one) => one.orgId).values()]
  return {
    months: months.map((month) => ({ month, ...told(asked.filter((one) => one.month.startsWith(month))) })),
    orgs: orgs.flatMap((ofOne) => {
      const [first] = ofOne
      return first ? [{ orgId: first.orgId, name: first.orgName, ...told(ofOne) }] : []
    }),
  }
}

function told(of: readonly store.KeptMonth[]) {
  const sum = (key: 'answers' | 'copies' | 'otherMatter' | 'sameMinute') => of.reduce((all, one) => all + one[key], 0)
  const answers = sum('answers')
  if (answers < toldFrom) return { answers, copies: null, otherMatter: null, sameMinute: null }
  return { answers, copies: sum('copies'), otherMatter: sum('otherMatter'), sameMinute: sum('sameMinute') }
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
