import type { Actor } from '../actor.ts'
import { sql, type Tx, within } from '../db.ts'
import type { Home } from '../tasks.ts'

/** So many days something stays in the bin. */
export const keptDays = 30

/** Something in the bin as it stands in the table. */
export interface StoredRemoved extends Home {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly content: unknown
  readonly removedByName: string
  readonly removedAt: Date
}

/** Keeps what is being removed. */
export function insertRemoved(tx: Tx, of: StoredRemoved): void {
  tx.later(sql`insert into app.removed (id, org_id, org_path, kind, name, content, removed_by_name, removed_at)
    values (${of.id}, ${of.orgId}, ${of.orgPath}, ${of.kind}, ${of.name}, ${JSON.stringify(of.content)}::jsonb,
      ${of.removedByName}, ${of.removedAt})`)
}

const columns = sql`id, org_id, org_path, kind, name, content, removed_by_name, removed_at`
const kept = ({ orgId, reach }: Actor, now: Date) => sql`org_id = ${orgId}::uuid and ${within(reach)}
  and removed_at > ${now}::timestamptz - make_interval(days => ${keptDays})`

/** What of these kinds was removed at the actor’s own organisation, the latest first. */
export async function listRemoved(
  tx: Tx,
  actor: Actor,
  { kinds, now, page, size }: { kinds: readonly string[]; now: Date; page: number; size: number },
): Promise<{ rows: StoredRemoved[]; total: number }> {
  const asked = sql`${kept(actor, now)} and kind = any (${kinds}::text[])`
  const [rows, [counted]] = await tx.all([
    sql<StoredRemoved>`select ${columns} from app.removed where ${asked}
      order by removed_at desc, id limit ${size} offset ${(page - 1) * size}`,
    sql<{ total: number }>`select count(*)::float8 as total from app.removed where ${asked}`,
  ])
  return { rows, total: counted?.total ?? 0 }
}

/** Takes one thing out of the bin of the actor’s own organisation: two at once do not both put it back. */
export function takeRemoved(
  tx: Tx,
  actor: Actor,
  { id, now }: { id: string; now: Date },
): Promise<StoredRemoved | undefined> {
  return tx.first(
    sql<StoredRemoved>`delete from app.removed where id = ${id} and ${kept(actor, now)} returning ${columns}`,
  )
}
