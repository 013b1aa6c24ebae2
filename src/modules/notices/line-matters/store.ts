import type { Reach } from '#kernel/actor.ts'
import { countOf, sql, type Tx, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'
import type { Day } from '#kernel/time.ts'
import type { Line, OrgType } from '#modules/organisations/codes.ts'
import type { LineMatterState, LineScope, ReturnGround } from './codes.ts'

/** To whom a matter is addressed: one line, how far below, and kinds of organisations; none named is all. */
export interface Addressed {
  readonly line: Line
  readonly scope: LineScope
  readonly types: readonly OrgType[]
}

/** A matter as it is kept. */
export interface StoredMatter extends Addressed {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly title: string
  readonly body: string
  readonly link: string | null
  readonly dueOn: Day
  readonly sentAt: Date
  readonly sentByName: string
  readonly state: LineMatterState
  readonly endedAt: Date | null
  readonly endedByName: string | null
  readonly endReason: string | null
}

/** How many organisations it reaches and what they said; `left`: those that answered and that it does not reach any more. */
export interface Counts {
  readonly reached: number
  readonly done: number
  readonly returned: number
  readonly left: number
}

const columns =
  sql.raw(`m.id, m.org_id, m.org_path, m.org_name, m.line, m.scope, m.types, m.title, m.body, m.link, m.due_on, m.sent_at,
  m.sent_by_name, m.state, m.ended_at, m.ended_by_name, m.end_reason`)

// The organisations that a row `m` (org_id, org_path, line, scope, types) reaches as tree and lines stand now. What a path begins is a range.
const reachedOf = (reach: Reach) => sql`select o.id, o.path, o.short_name, o.parent_id from organisations.line_seat s
  join organisations.org o on o.id = s.org_id and ${within(reach, 'o.path')}
  where s.line = m.line and s.org_path > m.org_path and s.org_path < left(m.org_path, -1) || '0' and ${within(reach, 's.org_path')}
    and o.dissolved_on is null and (m.scope = 'ALL_BELOW' or o.parent_id = m.org_id) and (m.types = '{}' or o.type = any (m.types))`

// Every organisation a row `m` has to do with, once: while it runs by tree and lines of now with whatever was said, afterwards as it was at the end.
const standingOf = (reach: Reach) => sql`
  select r.id as org_id, r.short_name as name, r.path, a.outcome, a.ground, a.words, a.answered_at, false as is_left
  from (${reachedOf(reach)}) r
  left join notices.line_answer a on a.matter_id = m.id and a.org_id = r.id and ${within(reach, 'a.org_path')}
  where m.state = 'RUNNING'
  union all
  select a.org_id, a.org_name, a.org_path, nullif(a.outcome, 'NONE'), a.ground, a.words, a.answered_at,
    m.state = 'RUNNING' or a.is_reached is not true
  from notices.line_answer a where a.matter_id = m.id and ${within(reach, 'a.org_path')}
    and (m.state <> 'RUNNING' or a.org_id not in (select r.id from (${reachedOf(reach)}) r))`

const counts =
  sql.raw(`count(*) filter (where not x.is_left)::int as reached, count(*) filter (where not x.is_left and x.outcome = 'DONE')::int as done,
  count(*) filter (where not x.is_left and x.outcome = 'RETURNED')::int as returned, count(*) filter (where x.is_left)::int as "left"`)

/** A page of the matters that organisations in reach wrote, what runs first and then the newest. */
export async function listMatters(
  tx: Tx,
  reach: Reach,
  { page, size }: { page: number; size: number },
): Promise<{ rows: (StoredMatter & Counts)[]; total: number }> {
  const all = sql`from notices.line_matter m where ${within(reach, 'm.org_path')}`
  const [rows, [counted]] = await tx.all([
    sql<StoredMatter & Counts>`select m.*, c.* from (select ${columns} ${all}
        order by m.state <> 'RUNNING', m.sent_at desc, m.id limit ${size} offset ${(page - 1) * size}) m
      cross join lateral (select ${counts} from (${standingOf(reach)}) x) c order by m.state <> 'RUNNING', m.sent_at desc, m.id`,
    countOf(sql`select ${all}`),
  ])
  return { rows, total: counted?.total ?? 0 }
}

/** A matter of an organisation in reach, with its numbers. */
export function findMatter(tx: Tx, reach: Reach, lineMatterId: string): Promise<(StoredMatter & Counts) | undefined> {
  return tx.first(sql<StoredMatter & Counts>`select ${columns}, c.* from notices.line_matter m
    cross join lateral (select ${counts} from (${standingOf(reach)}) x) c where m.id = ${lineMatterId} and ${within(reach, 'm.org_path')}`)
}

/** Where one stands, held for a change. */
export function holdMatter(
  tx: Tx,
  reach: Reach,
  lineMatterId: string,
): Promise<{ id: string; orgId: string; state: LineMatterState } | undefined> {
  return tx.first(sql<{ id: string; orgId: string; state: LineMatterState }>`select m.id, m.org_id, m.state
    from notices.line_matter m where m.id = ${lineMatterId} and ${within(reach, 'm.org_path')} for no key update`)
}

/** Keeps a new matter. */
export function putMatter(tx: Tx, of: Omit<StoredMatter, 'state' | 'endedAt' | 'endedByName' | 'endReason'>): void {
  tx.later(sql`insert into notices.line_matter (id, org_id, org_path, org_name, line, scope, types, title, body, link, due_on, sent_at, sent_by_name)
    values (${of.id}, ${of.orgId}, ${of.orgPath}, ${of.orgName}, ${of.line}, ${of.scope}, ${[...of.types]}::text[], ${of.title}, ${of.body},
      ${of.link}, ${of.dueOn}, ${of.sentAt}, ${of.sentByName})`)
}

/** An organisation below, as the tree names it. */
export interface ReachedRow {
  readonly id: string
  readonly name: string
  readonly superiorName: string | null
}

// The way down to an organisation by the places of its superiors among their own: what sorts by it stands in the order of the tree.
const inOrderOfTree = (
  reach: Reach,
) => sql`(select array_agg(u.position order by length(u.path)) from organisations.org u
  where u.path = any (organisations.paths_to(x.path)) and ${within(reach, 'u.path')}), x.path`

const superior = (
  reach: Reach,
) => sql`left join organisations.org own on own.id = x.org_id and ${within(reach, 'own.path')}
  left join organisations.org p on p.id = own.parent_id and ${within(reach, 'p.path')}`

/** Whom a matter of this organisation would reach now: how many, and the first of them in the order of the tree. */
export async function listReachedNow(
  tx: Tx,
  reach: Reach,
  { org, to, most }: { org: { id: string; path: string }; to: Addressed; most: number },
): Promise<{ rows: ReachedRow[]; total: number }> {
  const meant = sql`(select ${org.id}::uuid as org_id, ${org.path}::text collate "C" as org_path, ${to.line}::text as line,
    ${to.scope}::text as scope, ${[...to.types]}::text[] as types) m`
  const found = sql`select r.id as org_id, r.short_name as name, r.path from ${meant} cross join lateral (${reachedOf(reach)}) r`
  const [rows, [counted]] = await tx.all([
    sql<ReachedRow>`select x.org_id as id, x.name, p.short_name as superior_name from (${found}) x ${superior(reach)}
      order by ${inOrderOfTree(reach)} limit ${most}`,
    sql<{ total: number }>`select count(*)::int as total from (${found}) x`,
  ])
  return { rows, total: counted?.total ?? 0 }
}

/** One organisation and what it said. */
export interface Standing {
  readonly orgId: string
  readonly name: string
  readonly superiorName: string | null
  /** Null while nothing was said. */
  readonly outcome: 'DONE' | 'RETURNED' | null
  readonly ground: ReturnGround | null
  readonly words: string | null
  readonly answeredAt: Date | null
}

/** A page of the organisations of a matter in reach, in the order of the tree. */
export async function listStandings(
  tx: Tx,
  reach: Reach,
  of: { lineMatterId: string; show?: 'OPEN' | 'DONE' | 'RETURNED' | 'LEFT' | undefined; page: number; size: number },
): Promise<{ rows: Standing[]; total: number }> {
  const shown = of.show === 'LEFT' ? sql`x.is_left` : sql`not x.is_left`
  const said =
    of.show === undefined || of.show === 'LEFT'
      ? sql`true`
      : of.show === 'OPEN'
        ? sql`x.outcome is null`
        : sql`x.outcome = ${of.show}`
  const found = sql`select x.* from notices.line_matter m cross join lateral (${standingOf(reach)}) x
    where m.id = ${of.lineMatterId} and ${within(reach, 'm.org_path')} and ${shown} and ${said}`
  const [rows, [counted]] = await tx.all([
    sql<Standing>`select x.org_id, x.name, p.short_name as superior_name, x.outcome, x.ground, x.words,
        case when x.outcome is not null then x.answered_at end as answered_at
      from (${found}) x ${superior(reach)} order by ${inOrderOfTree(reach)} limit ${of.size} offset ${(of.page - 1) * of.size}`,
    countOf(found),
  ])
  return { rows, total: counted?.total ?? 0 }
}

/**
 * Ends a matter that is held: who had said nothing, and whom it reached, is written down as it was at this moment. What an organisation says at the
 * same moment meets its row here and either stands before the end or is not taken.
 */
export function endMatter(
  tx: Tx,
  reach: Reach,
  of: { lineMatterId: string; state: LineMatterState; endedAt: Date; endedByName: string; endReason: string | null },
): void {
  const held = sql`m.id = ${of.lineMatterId} and ${within(reach, 'm.org_path')}`
  tx.later(sql`insert into notices.line_answer (matter_id, org_id, org_path, org_name, outcome, answered_at, is_reached)
    select m.id, r.id, r.path, r.short_name, 'NONE', ${of.endedAt}::timestamptz, true from notices.line_matter m cross join lateral (${reachedOf(reach)}) r
    where ${held} on conflict on constraint line_answer_pkey do nothing`)
  tx.later(sql`update notices.line_answer a set is_reached = a.org_id in (select r.id from (${reachedOf(reach)}) r)
    from notices.line_matter m where a.matter_id = m.id and ${held} and ${within(reach, 'a.org_path')}`)
  tx.later(sql`update notices.line_matter m set state = ${of.state}, ended_at = ${of.endedAt}, ended_by_name = ${of.endedByName},
    end_reason = ${of.endReason} where ${held}`)
}

/** The matters of the own organisation that run past their last day, from the second day on, as lines of 待办 (UX-NT2). */
export function dueToEnd({ actor, today, most }: DueAsked): DueQuery {
  return sql`select m.id, m.title as title_zh, m.title as title_en, m.sent_by_name as from_name, m.org_name, m.due_on, m.sent_at as since,
      null::text as for_name
    from notices.line_matter m where ${within(actor.reach, 'm.org_path')} and m.org_path = ${actor.reach.path} and m.state = 'RUNNING'
      and m.due_on < ${today}::date - 1
    order by m.due_on, m.id limit ${most}`
}
