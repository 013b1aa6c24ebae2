import type { Reach } from '#kernel/actor.ts'
import { sql, steady, type Tx, within } from '#kernel/db.ts'
import { type Figures, sumsOf, today } from '../store.ts'

// Of a row of sums `s`, as it is kept.
const figures = sql`jsonb_build_object('total', s.total, 'full', s."full", 'women', s.women, 'minority', s.minority,
  'collegePlus', s.college_plus, 'floating', s.floating, 'ages', s.ages, 'months', s.months)`

const endOf = (path: string) => `${path.slice(0, -1)}0`

/**
 * The sums kept for an organisation and the day, and what came and went since; nothing where none are kept. A snapshot from the
 * future was copied from another server, where transactions have other numbers.
 */
export function findTally(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; path: string; on: string },
): Promise<{ kept: Figures; since: Figures } | undefined> {
  const since = sql`select h.* from members.tally_change h
    where h.org_path >= ${of.path} and h.org_path < ${endOf(of.path)} and ${within(reach, 'h.org_path')}
      and not pg_visible_in_snapshot(h.transaction, t.snapshot)`
  return tx.first(
    steady(sql<{ kept: Figures; since: Figures }>`
    select t.figures as kept, (select ${figures} from (${sumsOf(of.on, since)}) s) as since
    from members.tally t where t.org_id = ${of.orgId} and t.on_day = ${of.on}::date and ${within(reach, 't.org_path')}
      and pg_snapshot_xmax(t.snapshot) <= pg_snapshot_xmax(pg_current_snapshot())`),
  )
}

/** Organisations with so many members below for which nothing is kept for the day, or from which so many changes are apart. */
export function listUntallied(
  tx: Tx,
  reach: Reach,
  of: { on: string; members: number; changes: number },
): Promise<{ id: string; path: string }[]> {
  return tx.rows(sql<{ id: string; path: string }>`
    select o.id, o.path from organisations.directory o
      cross join lateral (select left(o.path, -1) || '0' as path_end) e
    where o.dissolved_on is null and ${within(reach, 'o.path')}
      and exists (select from members.member m where m.org_path >= o.path and m.org_path < e.path_end and ${within(reach, 'm.org_path')}
        and m.status = 'NORMAL' offset ${of.members - 1} limit 1)
      and not exists (select from members.tally t where t.org_id = o.id and t.on_day = ${of.on}::date and ${within(reach, 't.org_path')}
        and not exists (select from members.tally_change h where h.org_path >= o.path and h.org_path < e.path_end
          and ${within(reach, 'h.org_path')} and not pg_visible_in_snapshot(h.transaction, t.snapshot) offset ${of.changes - 1} limit 1))`)
}

/** Counts anew and keeps it, with the snapshot in which it was counted. */
export function putTally(tx: Tx, reach: Reach, of: { orgId: string; path: string; on: string }): void {
  tx.later(sql`insert into members.tally (org_id, org_path, on_day, figures, snapshot)
    select ${of.orgId}::uuid, ${of.path}, ${of.on}::date, ${figures}, pg_current_snapshot() from (${today(reach, of)}) s
    on conflict (org_id) do update set org_path = excluded.org_path, on_day = excluded.on_day, figures = excluded.figures,
      snapshot = excluded.snapshot`)
}

/** Gives the counting of a whole province the time it needs; whoever asks for a page has seconds. */
export function takeTime(tx: Tx): void {
  tx.later(sql`select set_config('statement_timeout', '10min', true), set_config('work_mem', '64MB', true)`)
}

/** Waits for another who keeps sums: the changes that one of them still needs are not to be taken away by the other. */
export function takeTurn(tx: Tx): void {
  tx.later(sql`select pg_advisory_xact_lock(hashtextextended('members.tally', 0))`)
}

/** Takes away what was kept for another day. */
export function dropTalliesBut(tx: Tx, on: string): void {
  tx.later(sql`delete from members.tally where on_day <> ${on}::date`)
}

/** Takes away the changes that every tally has counted in. */
export function dropCountedChanges(tx: Tx): void {
  tx.later(sql`delete from members.tally_change where transaction < coalesce(
    (select pg_snapshot_xmin(t.snapshot) from members.tally t order by pg_snapshot_xmin(t.snapshot) limit 1),
    pg_snapshot_xmin(pg_current_snapshot()))`)
}
