import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { Sentence } from '#kernel/errors.ts'
import type { Paper } from '#kernel/procedure/matter.ts'
import type { Org } from '../store.ts'
import type { ReshapingKind, ReshapingState } from './contract.ts'
import type { Plan } from './rules.ts'

/** A change of the tree as it is kept. */
export interface StoredReshaping {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly kind: ReshapingKind
  readonly effectiveOn: string
  readonly basis: string
  readonly plan: Plan
  readonly state: ReshapingState
  readonly plannedBy: string | null
  readonly plannedByName: string
  readonly plannedAt: Date
  readonly approvedByName: string | null
  readonly obstacles: readonly Sentence[]
  readonly papers: readonly Paper[]
  readonly endedAt: Date | null
}

const columns =
  sql.raw(`r.id, r.org_id, r.org_path, o.short_name as org_name, r.kind, r.effective_on, r.basis, r.plan, r.state,
  r.planned_by, r.planned_by_name, r.planned_at, r.approved_by_name, r.obstacles, r.papers, r.ended_at`)

/** Writes what is to be done. */
export function insertReshaping(
  tx: Tx,
  of: Omit<StoredReshaping, 'orgName' | 'approvedByName' | 'obstacles' | 'endedAt'>,
): void {
  tx.later(sql`insert into organisations.reshaping (id, org_id, org_path, kind, effective_on, basis, plan, state, planned_by, planned_by_name, planned_at, papers)
    values (${of.id}, ${of.orgId}, ${of.orgPath}, ${of.kind}, ${of.effectiveOn}, ${of.basis}, ${JSON.stringify(of.plan)}::jsonb, ${of.state},
      ${of.plannedBy}, ${of.plannedByName}, ${of.plannedAt}, ${JSON.stringify(of.papers)}::jsonb)`)
}

/** A change inside the reach; `forChange` holds it until the commit. */
export function findReshaping(
  tx: Tx,
  reach: Reach,
  of: { id: string; forChange?: boolean },
): Promise<StoredReshaping | undefined> {
  return tx.first(sql<StoredReshaping>`select ${columns} from organisations.reshaping r join organisations.org o on o.id = r.org_id
    where r.id = ${of.id} and ${within(reach, 'r.org_path')} and ${within(reach, 'o.path')} ${of.forChange ? sql`for update of r` : sql``}`)
}

/** One page of the changes in the reach, those still open first, and how many there are. */
export async function listReshapings(
  tx: Tx,
  reach: Reach,
  of: { orgId: string | undefined; isOpen: boolean | undefined; page: number; size: number },
): Promise<{ rows: StoredReshaping[]; total: number }> {
  const open = sql<boolean>`r.state in ('ASKED', 'PLANNED', 'STOPPED')`
  const wanted = sql`from organisations.reshaping r join organisations.org o on o.id = r.org_id
    where ${within(reach, 'r.org_path')} and ${within(reach, 'o.path')}
      and (${of.orgId ?? null}::uuid is null or r.org_id = ${of.orgId ?? null}::uuid or r.plan->'orgIds' ? ${of.orgId ?? ''})
      and (${of.isOpen ?? null}::boolean is null or ${open} = ${of.isOpen ?? null}::boolean)`
  const [rows, [count]] = await tx.all([
    sql<StoredReshaping>`select ${columns} ${wanted} order by not ${open}, r.planned_at desc limit ${of.size} offset ${(of.page - 1) * of.size}`,
    sql<{ total: number }>`select count(*) as total ${wanted}`,
  ])
  return { rows, total: count?.total ?? 0 }
}

/** Marks a change as approved by a second person. */
export function setApproved(
  tx: Tx,
  of: { id: string; state: ReshapingState; accountId: string | null; name: string; at: Date },
): void {
  tx.later(sql`update organisations.reshaping set state = ${of.state}, approved_by = ${of.accountId}, approved_by_name = ${of.name}, approved_at = ${of.at}
    where id = ${of.id}`)
}

/** Ends a change, or stops it at what stands in the way. */
export function setState(
  tx: Tx,
  of: { id: string; state: ReshapingState; at: Date; by: string; obstacles?: readonly Sentence[]; followed?: object },
): void {
  tx.later(sql`update organisations.reshaping set state = ${of.state}, obstacles = ${JSON.stringify(of.obstacles ?? [])}::jsonb,
      followed = ${JSON.stringify(of.followed ?? {})}::jsonb, ended_by_name = ${of.by}, ended_at = ${of.state === 'STOPPED' ? null : of.at}
    where id = ${of.id}`)
}

/** How many organisations stand below a path today, without the dissolved. */
export async function countBelow(tx: Tx, reach: Reach, path: string): Promise<number> {
  const row = await tx.one(sql<{ count: number }>`select count(*) from organisations.org o
    where o.path > ${path} and o.path < ${`${path.slice(0, -1)}0`} and o.dissolved_on is null and ${within(reach, 'o.path')}`)
  return row.count
}

/** The organisations that stand directly below one today. */
export function listBelow(tx: Tx, reach: Reach, orgId: string): Promise<{ id: string }[]> {
  return tx.rows(sql<{ id: string }>`select o.id from organisations.org o
    where o.parent_id = ${orgId} and o.dissolved_on is null and ${within(reach, 'o.path')} order by o.position, o.code`)
}

/** Ends an organisation: its last place and name end the day before, and it lies below its heir from now on. */
export function dissolve(tx: Tx, org: Org, of: { on: string; heir: Org | null }): void {
  for (const table of ['placement', 'naming'] as const)
    tx.later(sql`update ${sql.table(`organisations.${table}`)} set valid = daterange(lower(valid), ${of.on}::date)
      where org_id = ${org.id} and upper_inf(valid)`)
  tx.later(sql`delete from organisations.line_seat where org_id = ${org.id}`)
  tx.later(
    sql`update organisations.org set dissolved_on = ${of.on}, parent_id = coalesce(${of.heir?.id ?? null}::uuid, parent_id) where id = ${org.id}`,
  )
}

/** Writes which organisation came out of which. */
export function insertSuccession(tx: Tx, of: { kind: 'MERGE' | 'SPLIT'; from: Org; to: Org; on: string }): void {
  tx.later(sql`insert into organisations.succession (predecessor_id, successor_id, kind, happened_on, predecessor_name, successor_name)
    values (${of.from.id}, ${of.to.id}, ${of.kind}, ${of.on}, ${of.from.name}, ${of.to.name})`)
}

/**
 * Gives the addresses of an organisation without a site, and all that led to it before, to its heir, or its superior where it has none:
 * there they redirect for ever (decisions 8, 134).
 */
export function passAddress(tx: Tx, org: Org, heir: Org | null): void {
  const to = sql`coalesce(${heir?.id ?? null}::uuid, o.parent_id)`
  tx.later(
    sql`update organisations.old_slug s set org_id = ${to} from organisations.org o where o.id = ${org.id} and s.org_id = o.id`,
  )
  tx.later(sql`insert into organisations.old_slug (slug, org_id) select a.address, ${to}
    from organisations.org o cross join unnest(array[o.slug, o.code]) as a (address)
    where o.id = ${org.id} and a.address is not null`)
  tx.later(sql`update organisations.org set slug = null where id = ${org.id}`)
}

/** The last day of a term that runs on a day; undefined when none does. */
export async function runningTermEnd(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; on: string },
): Promise<string | undefined> {
  const row = await tx.first(sql<{ endsOn: string }>`select ends_on from organisations.term
    where org_id = ${of.orgId} and ends_on >= ${of.on} and ${within(reach)} order by elected_on desc limit 1`)
  return row?.endsOn
}

/** Names of organisations in the reach, by id. */
export async function namesOf(tx: Tx, reach: Reach, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows(sql<{ id: string; shortName: string }>`select o.id, o.short_name from organisations.org o
    where o.id = any(${ids}::uuid[]) and ${within(reach, 'o.path')}`)
  return new Map(rows.map((row) => [row.id, row.shortName]))
}
