import { sql, type Tx } from '#kernel/db.ts'
import type { StoredEntry } from './entry.ts'

/** What is asked of the audit. The range of paths is the reach of who asks, or what he narrowed it to. */
export interface Asked {
  readonly account: string | null
  readonly record: string | null
  /** Null asks for every act. */
  readonly kind: { readonly acts: readonly string[]; readonly chapters: readonly string[] } | null
  readonly range: { readonly path: string; readonly pathEnd: string }
  readonly from: Date
  readonly before: { readonly at: Date; readonly id: string }
  readonly most: number
}

/** A page of the audit, newest first; the function states the reach besides. */
export function searchEntries(tx: Tx, of: Asked): Promise<StoredEntry[]> {
  const { account, record, kind, range, from, before, most } = of
  return tx.rows(sql<StoredEntry>`select id, at, actor_kind, account_id, identity_id, actor_name, role, org_id, act, subject,
      subject_id, details, request_id, mac, sequence::float8 as sequence, org_name, behalf_name, sought_name, sought_org
    from auditing.search_entries(${account}::uuid, ${record}, ${kind?.acts ?? null}::text[], ${kind?.chapters ?? null}::text[],
      ${range.path}, ${range.pathEnd}, ${from}, ${before.at}, ${before.id}::uuid, ${most})`)
}
