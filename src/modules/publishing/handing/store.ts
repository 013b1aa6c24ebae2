import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { Pending } from '../contract.ts'

/** Below which organisation an article is shown, and since when. */
export interface Handing {
  readonly orgId: string
  readonly path: string
  readonly at: Date
}

/** Hands a published article down, or takes it back; whether it still stood as it was read: what the decider saw is what goes out. */
export async function handDown(
  tx: Tx,
  reach: Reach,
  of: { articleId: string; from: { version: number; pending: Pending | null }; to: Handing | null },
): Promise<boolean> {
  const { from, to } = of
  const touched = await tx.run(sql`update publishing.article
    set handed_org_id = ${to?.orgId ?? null}::uuid, handed_path = ${to?.path ?? null}, handed_at = ${to?.at ?? null}::timestamptz
    where id = ${of.articleId} and version = ${from.version} and pending is not distinct from ${from.pending}
      and status = 'PUBLISHED' and (handed_at is null) = ${to !== null}::boolean and ${within(reach)}`)
  return touched > 0
}
