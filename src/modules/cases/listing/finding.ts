import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { plainQuery } from '#kernel/search.ts'
import { addWorkdays, dayOf, startOf } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import { findOrg, type Org } from '#modules/organisations/index.ts'
import type * as contract from '../contract.ts'
import { may } from '../policy.ts'
import { openStates } from '../rules.ts'
import type { ListedCase } from '../store.ts'
import { words } from '../words.ts'
import { judgedSince } from './rules.ts'
import * as store from './store.ts'

const { found, need } = refusals(words)

/** A page of a list; `newestOnly` when so many were found by words that only the newest were looked at. */
export interface FoundList {
  readonly rows: readonly ListedCase[]
  readonly total: number
  readonly newestOnly: number | null
}

/** What the list of cases and a table of it show: those in reach under the same conditions, in the same order. */
export async function findListed(ctx: Ctx, input: Input<typeof contract.listCases>): Promise<FoundList> {
  need(may.list(ctx.actor))
  const { q, orgId, includeBelow = true, judged, ...asked } = input
  // Who asks for a finished state, or for what was judged, wants to see finished cases.
  const isFinished = judged !== undefined || (asked.state !== undefined && !openStates.includes(asked.state))
  const filter = { ...asked, view: isFinished ? ('all' as const) : asked.view }
  const query = q ? plainQuery(q) : undefined
  const org = orgId ? { ...(await getOrg(ctx, orgId)), includeBelow } : undefined
  // Signs alone stand in no case, so they find none.
  const among =
    query === null
      ? { ids: [], total: 0, isCut: false }
      : query && (await store.searchCases(ctx.tx, query, { ...filter, org, judged }))
  const today = dayOf(ctx.now)
  const soon = addWorkdays(today, 1, workCalendar).day
  const days = { now: ctx.now, soon: startOf(soon, 24 * 60) }
  const lately = judged && { since: judgedSince(today), isSolved: judged === 'solved' }
  const asking = { filter: { ...filter, org, among, judged: lately }, days }
  const { rows, total } = await store.listCases(ctx.tx, ctx.actor.reach, asking)
  return { rows, total, newestOnly: among?.isCut ? store.mostFound : null }
}

async function getOrg(ctx: Ctx, orgId: string): Promise<Org> {
  return found(await findOrg(ctx.tx, ctx.actor.reach, orgId), 'cases.organisation-missing')
}
