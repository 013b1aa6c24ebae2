import { build, sql, type Tx } from '#kernel/db.ts'
import type { EnclosureKind } from './codes.ts'

/** One as it is listed; the name is sealed, and gone where it was erased. */
export interface StoredEnclosure {
  readonly id: string
  readonly at: Date
  readonly mediaType: EnclosureKind
  readonly size: number
  readonly nameSealed: Buffer | null
  readonly erasedAt: Date | null
}

/** One with what it holds. */
export interface WholeEnclosure {
  readonly id: string
  readonly mediaType: EnclosureKind
  readonly nameSealed: Buffer
  readonly contentSealed: Buffer
}

/** What a form holds. */
export type WaitingEnclosure = Pick<WholeEnclosure, 'id' | 'mediaType' | 'nameSealed'> & {
  readonly size: number
  readonly digest: Buffer
  readonly waitsUntil: Date
}

/**
 * Keeps one for an hour under the key of its form: `KNOWN` when the form has it already, `MANY` when it has enough, `FULL` when too much waits of all,
 * `SENT` when the form was sent.
 */
export async function keepEnclosure(
  tx: Tx,
  form: string,
  of: {
    readonly given: Readonly<Record<string, unknown>>
    readonly name: Buffer
    readonly content: Buffer
  },
): Promise<'KEPT' | 'KNOWN' | 'MANY' | 'FULL' | 'SENT'> {
  const row = await tx.one(
    sql<{
      done: 'KEPT' | 'KNOWN' | 'MANY' | 'FULL' | 'SENT'
    }>`select cases.keep_enclosure(${form}, ${of.given}::jsonb, ${of.name}, ${of.content}) as done`,
  )
  return row.done
}

/** What a form holds that no case has yet. */
export function listWaiting(tx: Tx, form: string, now: Date): Promise<WaitingEnclosure[]> {
  return tx.rows(
    sql<WaitingEnclosure>`select id, media_type, size, name_sealed, digest, waits_until from cases.form_enclosures(${form}, ${now})`,
  )
}

/** Takes one out of a form. */
export async function dropEnclosure(tx: Tx, form: string, id: string): Promise<boolean> {
  return (await tx.one(sql<{ done: boolean }>`select cases.drop_enclosure(${form}, ${id}) as done`)).done
}

/** Keeps what a form holds for another hour; gives how many that are. */
export async function prolongEnclosures(tx: Tx, form: string, now: Date): Promise<number> {
  return (await tx.one(sql<{ count: number }>`select cases.prolong_enclosures(${form}, ${now}) as count`)).count
}

/** Gives all that a form holds to the case behind a code, or nothing where there is not room for all; tells how many there is room for. */
export function takeEnclosures(tx: Tx, form: string, of: { codeHash: Buffer; at: Date; most: number }) {
  const given = { at: of.at, most: of.most }
  return tx.one(
    sql<{
      taken: number
      room: number
    }>`select taken, room from cases.take_enclosures(${form}, ${of.codeHash}, ${given}::jsonb)`,
  )
}

/** Gives what waits under these keys to the case of this transaction; gives how many that were. */
export async function takeFiled(tx: Tx, caseId: string, of: { keys: readonly string[]; at: Date }): Promise<number> {
  const row = await tx.one(
    sql<{ taken: number }>`select cases.take_filed_enclosures(${caseId}, ${of.keys}::text[], ${of.at}) as taken`,
  )
  return row.taken
}

/** What was sent with a case that was found in reach, oldest first. */
export function listEnclosures(tx: Tx, caseId: string): Promise<StoredEnclosure[]> {
  return tx.rows(
    build
      .selectFrom('cases.enclosure')
      .select(['id', 'at', 'mediaType', 'size', 'nameSealed', 'erasedAt'])
      .where('caseId', '=', caseId)
      .orderBy('at')
      .orderBy('id'),
  ) as Promise<StoredEnclosure[]>
}

/** One of a case in reach, or nothing where it was erased. */
export function findEnclosure(tx: Tx, caseId: string, id: string): Promise<WholeEnclosure | undefined> {
  return tx.first(
    sql<WholeEnclosure>`select id, media_type, name_sealed, content_sealed from cases.read_enclosure(${caseId}, ${id})`,
  )
}

/** What was sent with the case behind a code, oldest first. */
export function listOwn(tx: Tx, codeHash: Buffer): Promise<StoredEnclosure[]> {
  return tx.rows(
    sql<StoredEnclosure>`select id, at, media_type, size, name_sealed, erased_at from cases.own_enclosures(${codeHash})`,
  )
}

/** One of the case behind a code. */
export function findOwn(
  tx: Tx,
  codeHash: Buffer,
  id: string,
): Promise<(WholeEnclosure & { readonly caseId: string }) | undefined> {
  return tx.first(
    sql<
      WholeEnclosure & { caseId: string }
    >`select id, case_id, media_type, name_sealed, content_sealed from cases.own_enclosure(${codeHash}, ${id})`,
  )
}

/** The writer erases them all; gives how many. */
export async function eraseOwn(tx: Tx, codeHash: Buffer, now: Date): Promise<number> {
  return (await tx.one(sql<{ erased: number }>`select cases.erase_enclosures(${codeHash}, ${now}) as erased`)).erased
}

/** Whether something was sent with a public case. */
export async function isEnclosed(tx: Tx, number: string): Promise<boolean> {
  return (await tx.one(sql<{ is: boolean }>`select cases.is_enclosed(${number}) as is`)).is
}

/** Forgets what no message took within its hour; gives how many. */
export async function forgetWaiting(tx: Tx, now: Date): Promise<number> {
  return (await tx.one(sql<{ gone: number }>`select cases.forget_waiting_enclosures(${now}) as gone`)).gone
}
