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
  readonly field?: string | undefined
  /** Of the second level; asked for with its field. */
  readonly second?: string | undefined
  readonly org?: { readonly path: string; readonly includeBelow: boolean } | undefined
  /** What the full text search found; the list is narrowed to it. */
  readonly among?: Found | undefined
  readonly page: number
  readonly size: number
}

/** What a search found: how many, the ids of a page of them in the order of the list, or of all, and whether there are older ones. */
export interface Found {
  readonly ids: readonly string[]
  readonly total: number
  readonly isCut: boolean
}

type Narrowing = Pick<CaseFilter, 'overdue' | 'dueSoon' | 'field' | 'second'> & { readonly judged?: unknown }

// Whether a list asks for more than a search can look at.
function isNarrowedAfterSearch({ overdue, dueSoon, judged, field, second }: Narrowing): boolean {
  return overdue !== undefined || dueSoon === true || judged !== undefined || (field ?? second) !== undefined
}

/** A page of the cases in reach and how many there are, up to what a list counts; open ones by deadline, all by time. */
export async function listCases(
  tx: Tx,
  reach: Reach,
  { filter, days }: { filter: CaseFilter; days: { now: Date; soon: Date } },
): Promise<{ rows: ListedCase[]; total: number }> {
  if (filter.among && !isNarrowedAfterSearch(filter)) return listFound(tx, reach, filter.among)
  const matching = build
    .selectFrom('cases.case')
    .where(within(reach))
    .$if(filter.view === 'open', (query) => query.where('dueAt', 'is not', null))
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state as string))
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind as string))
    .$if(filter.field !== undefined, (query) => query.where('field', '=', filter.field as string))
    .$if(filter.second !== undefined, (query) => query.where('second', '=', filter.second as string))
    .$if(filter.org !== undefined, (query) => query.where(standsAt(filter.org)))
    .$if(filter.overdue !== undefined, (query) => query.where('dueAt', filter.overdue ? '<=' : '>', days.now))
    .$if(filter.dueSoon === true, (query) => query.where('dueAt', '>', days.now).where('dueAt', '<=', days.soon))
    .$if(filter.judged !== undefined, (query) => query.where(sql<boolean>`id in (${judgedCases(filter.judged)})`))
    .$if(filter.among !== undefined, (query) => query.where(sql<boolean>`id = any(${filter.among?.ids}::uuid[])`))
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

// The search has narrowed these as far as is asked, put them in order and given one page of them.
async function listFound(tx: Tx, reach: Reach, { ids, total }: Found): Promise<{ rows: ListedCase[]; total: number }> {
  if (ids.length === 0) return { rows: [], total }
  const found = (await tx.rows(
    build.selectFrom('cases.case').select(listed).where(within(reach)).where(sql<boolean>`id = any(${ids}::uuid[])`),
  )) as ListedCase[]
  return { rows: found.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)), total }
}

const standsAt = (org: CaseFilter['org']) => {
  const path = org?.path ?? ''
  return org?.includeBelow
    ? sql<boolean>`org_path >= ${path} and org_path < ${`${path.slice(0, -1)}0`}`
    : sql<boolean>`org_path = ${path}`
}

/** How many cases a search finds at most: the newest. */
export const mostFound = 1000

/** The newest cases in reach with these words, narrowed and ordered as the list is; at most `mostFound`. */
export async function searchCases(
  tx: Tx,
  { tsquery, patterns }: SearchQuery,
  filter: Omit<CaseFilter, 'judged' | 'among'> & Narrowing,
): Promise<Found> {
  const { view, state, kind, org, page, size } = filter
  // Below a path stand those that begin with it; it alone ends before the first sign that a path can go on with.
  const place = org && { path: org.path, pathEnd: org.includeBelow ? `${org.path.slice(0, -1)}0` : `${org.path}!` }
  const narrowed = JSON.stringify({ state, kind, ...place, ...(view === 'open' ? { isOpen: true } : {}) })
  const [first, last] = isNarrowedAfterSearch(filter) ? [1, mostFound] : [(page - 1) * size + 1, page * size]
  return tx.one(sql<Found>`
    select coalesce((array_agg(id order by at) filter (where at <= ${mostFound}))[${first}::integer:${last}::integer], '{}') as ids,
      count(*) filter (where at <= ${mostFound}) as total, count(*) > ${mostFound} as is_cut
    from cases.search(${tsquery}::tsquery, ${patterns}::text[], ${narrowed}::jsonb, ${mostFound}) with ordinality as found(id, at)`)
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
