import type { Reach } from '#kernel/actor.ts'
import { build, countOf, sql, type Tx, within } from '#kernel/db.ts'
import type { SearchQuery } from '#kernel/search.ts'
import type { CaseKind, CaseState } from '../codes.ts'
import { type ListedCase, listed } from '../store.ts'

/** What a list of cases is narrowed by. */
export interface CaseFilter {
  readonly view: 'open' | 'all'
  readonly state?: CaseState | undefined
  readonly kind?: CaseKind | undefined
  readonly overdue?: boolean | undefined
  readonly dueSoon?: boolean | undefined
  /** Judged by their writers since the given instant, or by the last word solved. */
  readonly judged?: { readonly since: Date; readonly isSolved: boolean } | undefined
  readonly org?: { readonly path: string; readonly includeBelow: boolean } | undefined
  /** Ids the full text search found; the list is narrowed to them. */
  readonly among?: readonly string[] | undefined
  readonly page: number
  readonly size: number
}

/** A page of the cases in reach and how many there are, up to what a list counts; open ones by deadline, all by time. */
export async function listCases(
  tx: Tx,
  reach: Reach,
  { filter, days }: { filter: CaseFilter; days: { now: Date; soon: Date } },
): Promise<{ rows: ListedCase[]; total: number }> {
  const matching = build
    .selectFrom('cases.case')
    .where(within(reach))
    .$if(filter.view === 'open', (query) => query.where('dueAt', 'is not', null))
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state as string))
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind as string))
    .$if(filter.org !== undefined, (query) => query.where(standsAt(filter.org)))
    .$if(filter.overdue !== undefined, (query) => query.where('dueAt', filter.overdue ? '<=' : '>', days.now))
    .$if(filter.dueSoon === true, (query) => query.where('dueAt', '>', days.now).where('dueAt', '<=', days.soon))
    .$if(filter.judged !== undefined, (query) => query.where(sql<boolean>`id in (${judgedCases(filter.judged)})`))
    .$if(filter.among !== undefined, (query) => query.where(sql<boolean>`id = any(${filter.among}::uuid[])`))
  const page = matching
    .select(listed)
    .$if(filter.view === 'open', (query) => query.orderBy('dueAt').orderBy('id'))
    .$if(filter.view === 'all', (query) => query.orderBy('createdAt', 'desc').orderBy('id', 'desc'))
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
  const counted = countOf(matching.select(sql<number>`1`.as('one')))
  const [rows, [count]] = await tx.all([page, counted])
  return { rows: rows as ListedCase[], total: count?.total ?? 0 }
}

const standsAt = (org: CaseFilter['org']) => {
  const path = org?.path ?? ''
  return org?.includeBelow
    ? sql<boolean>`org_path >= ${path} and org_path < ${`${path.slice(0, -1)}0`}`
    : sql<boolean>`org_path = ${path}`
}

/** How many cases a search finds at most: the newest. */
export const mostFound = 1000

/** Ids of the newest cases in reach with these words, narrowed as the list is; at most `mostFound`. */
export async function searchCases(
  tx: Tx,
  { tsquery, patterns }: SearchQuery,
  { view, state, kind, org }: Pick<CaseFilter, 'view' | 'state' | 'kind' | 'org'>,
): Promise<string[]> {
  // Below a path stand those that begin with it; it alone ends before the first sign that a path can go on with.
  const place = org && { path: org.path, pathEnd: org.includeBelow ? `${org.path.slice(0, -1)}0` : `${org.path}!` }
  const narrowed = JSON.stringify({ state, kind, ...place, ...(view === 'open' ? { isOpen: true } : {}) })
  const rows = await tx.rows(
    sql<{
      id: string
    }>`select id from cases.search(${tsquery}::tsquery, ${patterns}::text[], ${narrowed}::jsonb, ${mostFound}) as id`,
  )
  return rows.map((row) => row.id)
}

// Ids of cases whose writers judged since then; the last word of each decides.
const judgedCases = (judged: CaseFilter['judged']) => sql`
  select case_id from (
    select distinct on (r.case_id) r.case_id, r.outcome from cases.rating r where r.at >= ${judged?.since ?? null}::timestamptz
    order by r.case_id, r.at desc, r.id desc) last
  where not ${judged?.isSolved ?? false} or outcome = 'SOLVED'`

/** How many cases in reach are open, late, and judged since then, and how many of these their writers call solved. */
export async function countForLeader(
  tx: Tx,
  reach: Reach,
  { now, since }: { now: Date; since: Date },
): Promise<{ open: number; late: number; judged: number; solved: number }> {
  const judged = (isSolved: boolean) => sql<{ n: number }>`
    select count(*) as n from cases.case where ${within(reach)} and id in (${judgedCases({ since, isSolved })})`
  const [[standing], [all], [solved]] = await tx.all([
    sql<{ open: number; late: number }>`select count(*) as open, count(*) filter (where due_at <= ${now}) as late
      from cases.case where due_at is not null and ${within(reach)}`,
    judged(false),
    judged(true),
  ])
  return { open: standing?.open ?? 0, late: standing?.late ?? 0, judged: all?.n ?? 0, solved: solved?.n ?? 0 }
}
