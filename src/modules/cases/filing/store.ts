import { build, sql, type Tx } from '#kernel/db.ts'
import type { AnswerWay, Consent } from '../codes.ts'
import type { EndedUnheard } from '../joining/store.ts'

/** Who filed a case for its writer, how the writer agreed, and how the answer goes back. */
export interface Filing {
  readonly at: Date
  readonly byName: string
  readonly actorName: string
  readonly consent: Consent
  readonly answerWay: AnswerWay
  readonly toldAt: Date | null
  readonly toldName: string | null
  readonly revokedAt: Date | null
}

/** Keeps who filed the case that this transaction wrote; it may have gone out of the filer's reach. */
export async function addFiling(
  tx: Tx,
  caseId: string,
  of: Pick<Filing, 'at' | 'byName' | 'actorName' | 'consent' | 'answerWay'> & { readonly id: string },
): Promise<void> {
  const row = await tx.one(sql<{ done: boolean }>`select cases.add_filing(${caseId}, ${of}::jsonb) as done`)
  if (!row.done) throw new Error('a filing belongs to the case that is just written')
}

/** How a case that was found in reach came in, when somebody filed it for its writer. */
export async function findFiling(tx: Tx, caseId: string): Promise<Filing | undefined> {
  const query = build
    .selectFrom('cases.filing')
    .select(['at', 'byName', 'actorName', 'consent', 'answerWay', 'toldAt', 'toldName', 'revokedAt'])
    .where('caseId', '=', caseId)
  return (await tx.first(query)) as Filing | undefined
}

/** Notes that the writer was told; gives how many rows that changed. */
export function noteTold(tx: Tx, caseId: string, told: { at: Date; name: string }): Promise<number> {
  return tx.run(
    build
      .updateTable('cases.filing')
      .set({ toldAt: told.at, toldName: told.name })
      .where('caseId', '=', caseId)
      .where('toldAt', 'is', null),
  )
}

/** What the writer reads of it; instants are text. */
export interface OwnFiling {
  readonly at: string
  readonly byName: string
  readonly consent: Consent
  readonly isRevoked: boolean
}

/** What the writer of a filed case may know of it. */
export async function openFiling(tx: Tx, codeHash: Buffer): Promise<OwnFiling | undefined> {
  const row = await tx.one(sql<{ filing: OwnFiling | null }>`select cases.filing_of(${codeHash}) as filing`)
  return row.filing ?? undefined
}

/** The writer takes the consent back, and which matter ended with it; not done when nothing was filed or it was taken back before. */
export function revokeFiling(
  tx: Tx,
  codeHash: Buffer,
  given: Readonly<Record<string, unknown>>,
): Promise<{ done: boolean; ended: EndedUnheard | null }> {
  return tx.one(
    sql<{ done: boolean; ended: EndedUnheard | null }>`
      select done, ended from cases.revoke_filing(${codeHash}, ${given}::jsonb)`,
  )
}
