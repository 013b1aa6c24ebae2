import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { Change } from '../contract.ts'
import type { Mapping, Understood } from '../roster/stage.ts'

/** How a batch was understood and what was said of it. */
export interface BatchColumns {
  readonly understood: Understood | null
  readonly mapping: Mapping | null
}

/** How the file of a batch was read last, when inside the reach. */
export function findColumns(tx: Tx, reach: Reach, batchId: string): Promise<BatchColumns | undefined> {
  return tx.first(sql<BatchColumns>`select understood, mapping from members.import_batch
    where id = ${batchId} and ${within(reach)}`)
}

/** Keeps how the file of a batch was read, and what holds for it from now on. */
export function keepColumns(tx: Tx, batchId: string, { understood, mapping }: BatchColumns): void {
  tx.later(sql`update members.import_batch set mapping = ${JSON.stringify(mapping)}::jsonb,
    understood = coalesce(${understood && JSON.stringify(understood)}::jsonb, understood) where id = ${batchId}`)
}

/** What an organisation said of its sheets, by the digest of their headings in hex. */
export function listRemembered(tx: Tx, reach: Reach, orgId: string) {
  return tx.rows(sql<{ shape: string; keys: Mapping['keys']; fixed: Mapping['fixed']; saysFurther: boolean }>`
    select encode(shape, 'hex') as shape, keys, fixed, says_further from members.column_mapping
    where org_id = ${orgId} and ${within(reach)} order by at desc limit 200`)
}

/** Remembers what was said of a sheet of this shape. */
export function remember(
  tx: Tx,
  of: {
    readonly orgId: string
    readonly orgPath: string
    readonly shape: string
    readonly mapping: Mapping
    readonly at: Date
    readonly accountId: string | null
    readonly actorName: string
  },
): void {
  tx.later(sql`insert into members.column_mapping (org_id, org_path, shape, keys, fixed, at, account_id, actor_name, says_further)
    values (${of.orgId}, ${of.orgPath}, decode(${of.shape}, 'hex'), ${JSON.stringify(of.mapping.keys)}::jsonb,
      ${JSON.stringify(of.mapping.fixed)}::jsonb, ${of.at}, ${of.accountId}, ${of.actorName}, true)
    on conflict (org_id, shape) do update set keys = excluded.keys, fixed = excluded.fixed, at = excluded.at, says_further = true,
      account_id = excluded.account_id, actor_name = excluded.actor_name`)
}

/** An organisation that a row of a roster may name. */
export interface Place {
  readonly id: string
  readonly path: string
  readonly parentId: string | null
  readonly code: string
  readonly type: string
  readonly name: string
  readonly shortName: string
}

/** Every organisation at or below this path that still stands. */
export function listPlaces(tx: Tx, reach: Reach, path: string): Promise<Place[]> {
  return tx.rows(sql<Place>`select o.id, o.path, o.parent_id, o.code, o.type, o.name, o.short_name from organisations.directory o
    where o.path >= ${path} and o.path < ${`${path.slice(0, -1)}0`} and ${within(reach, 'o.path')} and o.dissolved_on is null
    order by o.path`)
}

/** What one row of a checked roster would change. */
export interface RowChange {
  readonly row: number
  readonly memberId: string
  readonly changes: readonly Change[]
}

/** Replaces what a batch would change. */
export function replaceChanges(
  tx: Tx,
  of: { readonly batchId: string; readonly orgId: string; readonly orgPath: string },
  changes: readonly RowChange[],
): void {
  tx.later(sql`delete from members.import_change where batch_id = ${of.batchId}`)
  if (changes.length === 0) return
  tx.later(sql`insert into members.import_change (batch_id, org_id, org_path, row_number, member_id, changes)
    select ${of.batchId}::uuid, ${of.orgId}::uuid, ${of.orgPath}, c.row_number, c.member_id, c.changes::jsonb
    from unnest(${changes.map(({ row }) => row)}::integer[], ${changes.map(({ memberId }) => memberId)}::uuid[],
      ${changes.map((change) => JSON.stringify(change.changes))}::text[]) as c (row_number, member_id, changes)`)
}

/** A page of what a batch would change, in the order of the file. */
export async function listChanges(
  tx: Tx,
  reach: Reach,
  of: { batchId: string; limit: number; offset: number },
): Promise<{ rows: (RowChange & { name: string })[]; total: number }> {
  const [rows, [counted]] = await tx.all([
    sql<RowChange & { name: string }>`select c.row_number as row, c.member_id, m.name, c.changes
      from members.import_change c join members.member m on m.id = c.member_id and ${within(reach, 'm.org_path')}
      where c.batch_id = ${of.batchId} and ${within(reach, 'c.org_path')} order by c.row_number
      limit ${of.limit} offset ${of.offset}`,
    sql<{ total: number }>`select count(*) as total from members.import_change
      where batch_id = ${of.batchId} and ${within(reach)}`,
  ])
  return { rows, total: counted?.total ?? 0 }
}
