import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'

/** The member that a person is, in the branch of the post he acts in. */
export async function findOwnMember(tx: Tx, reach: Reach, personId: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ id: string }>`select id from members.member
    where person_id = ${personId} and ${within(reach)} order by (status in ('NORMAL', 'SUSPENDED')) desc limit 1`)
  return row?.id
}

/** Who looked at the record of the person of this account, or changed it; the newest first. */
export function listOwnTraces(tx: Tx, most: number) {
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
