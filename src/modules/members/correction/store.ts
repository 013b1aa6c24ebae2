import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'

type CorrectionState = 'OPEN' | 'CORRECTED' | 'REFUSED' | 'WITHDRAWN'

/** A request as stored. */
export interface CorrectionRow {
  readonly id: string
  readonly memberId: string
  readonly matterId: string
  readonly field: string
  readonly state: CorrectionState
  readonly valueSealed: Buffer | null
  readonly whySealed: Buffer | null
  readonly askedAt: Date
  readonly endedAt: Date | null
  /** The word with which it was decided. */
  readonly answer: string | null
}

/** Writes a request; of one field of a member only one is open (`correction_once`). */
export async function insertCorrection(
  tx: Tx,
  of: Omit<CorrectionRow, 'state' | 'endedAt' | 'answer'> & { readonly orgId: string; readonly orgPath: string },
): Promise<void> {
  await tx.run(build.insertInto('members.correction').values({ ...of, state: 'OPEN', endedAt: null }))
}

const columns = sql.raw(`c.id, c.member_id, c.matter_id, c.field, c.state, c.value_sealed, c.why_sealed, c.asked_at,
  c.ended_at, c.answer`)

/** The request that a matter is about. */
export function findByMatter(tx: Tx, reach: Reach, matterId: string): Promise<CorrectionRow | undefined> {
  return tx.first(sql<CorrectionRow>`select ${columns} from members.correction c
    where c.matter_id = ${matterId} and ${within(reach, 'c.org_path')}`)
}

/** The requests for this member, the latest first. */
export function listOfMember(tx: Tx, reach: Reach, of: { memberId: string; most: number }): Promise<CorrectionRow[]> {
  return tx.rows(sql<CorrectionRow>`select ${columns} from members.correction c
    where c.member_id = ${of.memberId} and ${within(reach, 'c.org_path')}
    order by c.asked_at desc, c.id limit ${of.most}`)
}

/** Ends a request; what was written goes. */
export function endCorrection(
  tx: Tx,
  reach: Reach,
  of: { matterId: string; state: Exclude<CorrectionState, 'OPEN'>; answer: string | null; at: Date },
): void {
  tx.later(sql`update members.correction set state = ${of.state}, value_sealed = null, why_sealed = null, answer = ${of.answer},
      ended_at = ${of.at}
    where matter_id = ${of.matterId} and state = 'OPEN' and ${within(reach)}`)
}
