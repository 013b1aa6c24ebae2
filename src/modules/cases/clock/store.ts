import type { Reach } from '#kernel/actor.ts'
import { build, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import { type StoredCase, whole } from '../store.ts'

/** Cases whose clock ran out and whose superior was not told yet. */
export function listToEscalate(tx: Tx, reach: Reach, today: Day): Promise<StoredCase[]> {
  const query = build.selectFrom('cases.case').select(whole).where(within(reach)).where('escalatedAt', 'is', null)
  return tx.rows(query.where('dueOn', '<', today).orderBy('id').limit(500).forUpdate().skipLocked()) as Promise<
    StoredCase[]
  >
}

/** Answered cases whose writer said nothing since before this instant. */
export function listToClose(tx: Tx, reach: Reach, repliedBefore: Date): Promise<StoredCase[]> {
  const query = build.selectFrom('cases.case').select(whole).where(within(reach)).where('state', '=', 'REPLIED')
  const silent = query.where('isImported', '=', false).where('repliedAt', '<', repliedBefore)
  return tx.rows(silent.orderBy('id').limit(500).forUpdate().skipLocked()) as Promise<StoredCase[]>
}
