import { sql, type Tx } from '#kernel/db.ts'
import type { MemberFacts } from '../fields.ts'

/** 流入地党组织 as columns: an organisation of this installation whose code was written, else the words (FLO-02, decisions 278). */
export function keptReceiving(written: string | null) {
  const org = sql<string | null>`organisations.meant_by(${written}::text)`
  return {
    receivingOrgId: org,
    receivingBranch: sql<string | null>`case when ${org} is null then ${written}::text end`,
  }
}

/** The same facts with 流入地党组织 as it will be read: an organisation of this installation by its name and code of today. */
export async function withReceivingNamed<T extends Partial<MemberFacts>>(tx: Tx, facts: T): Promise<T> {
  if (!facts.receivingBranch) return facts
  const { name } = await tx.one(
    sql<{ name: string | null }>`select organisations.called(organisations.meant_by(${facts.receivingBranch})) as name`,
  )
  return name === null ? facts : { ...facts, receivingBranch: name }
}
