import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { ReviewStage } from './rules.ts'

/** The desk above the desk above an organisation in reach. */
export function findDeskTwoUp(tx: Tx, orgId: string): Promise<{ orgId: string; name: string } | undefined> {
  return tx.first(sql<{ orgId: string; name: string }>`select org_id, name from cases.desk_two_up(${orgId})`)
}

/** How a petition stands for its writer; instants inside `asked` are text. */
export interface OpenedPetition {
  /** What may be asked for now, until `dueAt`. */
  readonly stage: ReviewStage | null
  readonly dueAt: Date | null
  readonly above: string
  readonly top: string
  readonly asked: readonly { readonly stage: ReviewStage; readonly at: string }[]
}

/** The petition behind a code, or nothing where the case is none. */
export function openPetition(tx: Tx, codeHash: Buffer, now: Date): Promise<OpenedPetition | undefined> {
  return tx.first(sql<OpenedPetition>`select * from cases.own_petition(${codeHash}, ${now})`)
}

/** Keeps what the writer asks for; gives the petition, or nothing when it is not open to him now. */
export async function askForReview(
  tx: Tx,
  codeHash: Buffer,
  given: { readonly id: string; readonly stage: string; readonly reason: string; readonly at: Date },
): Promise<string | null> {
  const ask = sql<{ matterId: string | null }>`select cases.ask_for_review(${codeHash}, ${given}::jsonb) as matter_id`
  return (await tx.one(ask)).matterId
}

/** What a writer asked for, for the procedure in which it is decided. */
export function findRequest(
  tx: Tx,
  reach: Reach,
  id: string,
): Promise<{ stage: ReviewStage; reason: string } | undefined> {
  return tx.first(sql<{ stage: ReviewStage; reason: string }>`
    select r.stage, r.reason from cases.review_request r join cases.case c on c.id = r.case_id
    where r.id = ${id} and ${within(reach, 'c.org_path')}`)
}
