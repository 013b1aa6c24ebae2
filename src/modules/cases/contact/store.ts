import { build, sql, type Tx } from '#kernel/db.ts'
import type { ContactPurpose, OriginalPurpose } from '../codes.ts'

/** What is sealed of a case and opens by two persons: its contact, or the words that a measure took out. */
export type OpeningKind = 'CONTACT' | 'ORIGINAL'
type Purposes = { readonly CONTACT: ContactPurpose; readonly ORIGINAL: OriginalPurpose }

/** Who asked to see what is sealed, for what, and what came of it. */
export interface StoredOpening<K extends OpeningKind = OpeningKind> {
  readonly id: string
  readonly matterId: string
  readonly at: Date
  /** The account that asked. */
  readonly askedBy: string
  readonly byName: string
  readonly post: string
  readonly purpose: Purposes[K]
  readonly reason: string
  readonly state: 'WAITING' | 'OPEN' | 'REFUSED' | 'WITHDRAWN'
  readonly openUntil: Date | null
}

/** Who asked for this of a case that was found in reach, latest first. */
export async function listOpenings<K extends OpeningKind>(
  tx: Tx,
  caseId: string,
  what: K,
): Promise<StoredOpening<K>[]> {
  const rows = await tx.rows(
    build
      .selectFrom('cases.opening')
      .select(['id', 'matterId', 'at', 'askedBy', 'byName', 'post', 'purpose', 'reason', 'state', 'openUntil'])
      .where('caseId', '=', caseId)
      .where('what', '=', what)
      .orderBy('at', 'desc')
      .orderBy('id'),
  )
  return rows as StoredOpening<K>[]
}

/** What is asked for; an original is that of a measure. */
export interface NewOpening extends Omit<StoredOpening, 'state' | 'openUntil'> {
  readonly what: OpeningKind
  readonly measureId: string | null
}

/** Keeps what was asked; what comes of it only the matter says. */
export function addOpening(tx: Tx, caseId: string, opening: NewOpening): void {
  tx.later(build.insertInto('cases.opening').values({ ...opening, caseId }))
}

/** Whether the writer left a contact and has not erased it. */
export async function hasContact(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.one(sql<{ has: boolean }>`select cases.has_contact(${caseId}) as has`)).has
}

/** An organisation whose people may decide. */
export interface Decider {
  readonly orgId: string
  readonly name: string
  readonly isOwn: boolean
}

/** Who may decide beside the one who asks, nearest first; nobody where a body asks about itself. */
export function listDeciders(tx: Tx, of: { caseId: string; ownOrgId: string }): Promise<Decider[]> {
  return tx.rows(sql<Decider>`select org_id, name, is_own from cases.deciders(${of.caseId}, ${of.ownOrgId})`)
}

/** Carries out what the matter came to, for a day where somebody agreed; false when nothing waits for it. */
export async function decideOpening(tx: Tx, matterId: string): Promise<boolean> {
  return (await tx.one(sql<{ done: boolean }>`select cases.decide_opening(${matterId}) as done`)).done
}

/** The sealed contact, and the line that it was looked at; nothing where it is not open, a null where it was erased. */
export function lookAtContact(
  tx: Tx,
  caseId: string,
  given: { id: string; at: Date },
): Promise<{ openingId: string; purpose: ContactPurpose; sealed: Buffer | null } | undefined> {
  return tx.first(
    sql<{ openingId: string; purpose: ContactPurpose; sealed: Buffer | null }>`
      select opening_id, purpose, sealed from cases.look_at_contact(${caseId}, ${given}::jsonb)`,
  )
}

/** An opening as the writer reads it; instants are text. */
export interface OwnOpening extends Pick<StoredOpening, 'byName' | 'post' | 'purpose' | 'reason' | 'state'> {
  readonly what: OpeningKind
  readonly at: string
  readonly decidedAt: string | null
  readonly decidedBy: string | null
  readonly decidedPost: string | null
  readonly openUntil: string | null
  readonly looks: readonly string[]
}

/** Who asked for what is sealed of the case behind a code, latest first. */
export async function listOwnOpenings(tx: Tx, codeHash: Buffer): Promise<OwnOpening[]> {
  return (await tx.one(sql<{ openings: OwnOpening[] }>`select cases.own_openings(${codeHash}) as openings`)).openings
}
