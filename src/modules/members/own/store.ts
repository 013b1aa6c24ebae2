import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** The member that a person is, in the branch of the post he acts in. */
export async function findOwnMember(tx: Tx, reach: Reach, personId: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ id: string }>`select id from members.member
    where person_id = ${personId} and ${within(reach)} order by (status in ('NORMAL', 'SUSPENDED')) desc limit 1`)
  return row?.id
}

/** Who looked at the record of the person of this account, or changed it; the newest first, all of them where there is no `most`. */
export function listOwnTraces(tx: Tx, most: number | null) {
  return tx.rows(
    sql<{
      at: Date
      act: string
      actorName: string
      role: string
      orgName: string | null
      reason: string | null
      sheet: string | null
      fields: string[] | null
    }>`select * from members.own_traces(${most})`,
  )
}

/** The posts the person of this account holds and held, also where the reach of today does not lead; the newest first. */
export function listOwnPosts(
  tx: Tx,
): Promise<{ post: string; orgName: string; from: string | null; until: string | null }[]> {
  return tx.rows(
    sql<{
      post: string
      orgName: string
      from: string | null
      until: string | null
    }>`select * from members.own_posts()`,
  )
}

/** Relations and changes of all records of the person of this account. */
export async function ownHistory(tx: Tx): Promise<{ postings: unknown[]; history: unknown[] }> {
  const row = await tx.one(
    sql<{ kept: { postings: unknown[]; history: unknown[] } }>`select members.own_history() as kept`,
  )
  return row.kept
}

/** Everything the person of this account asked to have corrected, the latest first. */
export function listOwnCorrections(tx: Tx) {
  return tx.rows(
    sql<{
      id: string
      field: string
      state: string
      valueSealed: Buffer | null
      whySealed: Buffer | null
      answer: string | null
      askedAt: Date
      endedAt: Date | null
    }>`select * from members.own_corrections()`,
  )
}
