import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import { onConstraint } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import type { PersonField } from './details.ts'
import type { SealedField } from './sealing.ts'

/** A person as stored; what is sealed is still sealed. */
export interface PersonRow {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly name: string
  readonly formerName: string | null
  readonly gender: string
  readonly ethnicGroup: string | null
  readonly birthDate: string | null
  readonly idNumberSealed: Buffer | null
  readonly idNumberTail: string | null
  readonly mobileSealed: Buffer | null
  readonly mobileMask: string | null
  readonly landline: string | null
  readonly residenceSealed: Buffer | null
  readonly residenceArea: string | null
  readonly nativePlace: string | null
  readonly birthPlace: string | null
  readonly householdPlace: string | null
  readonly maritalStatus: string | null
  readonly education: string | null
  readonly inServiceEducation: string | null
  readonly degree: string | null
  readonly school: string | null
  readonly major: string | null
  readonly employer: string | null
  readonly jobTitle: string | null
  readonly professionalTitle: string | null
  readonly newStratum: string | null
  readonly frontline: string | null
  readonly occupation: string | null
  readonly workStartDate: string | null
  /** The photo itself is read by `findPhoto` alone, for who asked for it. */
  readonly hasPhoto: boolean
  readonly version: number
}

/** The columns that may be written, beside those that say where the person belongs. */
export type PersonColumns = Omit<PersonRow, 'id' | 'orgId' | 'orgPath' | 'version' | 'hasPhoto'> & {
  readonly photoSealed: Buffer | null
  readonly nameSort: string
  readonly nameSearch: string
  readonly idNumberHash: Buffer | null
}

const columns = sql.raw(`p.id, p.org_id, p.org_path, p.name, p.former_name, p.gender, p.ethnic_group, p.birth_date,
  p.id_number_sealed, p.id_number_tail, p.mobile_sealed, p.mobile_mask, p.landline, p.residence_sealed, p.residence_area,
  p.native_place, p.birth_place, p.household_place, p.marital_status, p.education, p.in_service_education, p.degree,
  p.school, p.major, p.employer, p.job_title, p.professional_title, p.new_stratum, p.frontline, p.occupation,
  p.work_start_date, p.photo_sealed is not null as has_photo, p.version`)

/** The statement that reads these persons, when they are inside the reach; sent by the caller with its own. */
export function selectPeople(reach: Reach, personIds: readonly string[]) {
  return sql<PersonRow>`select ${columns} from people.person p where p.id = any(${personIds}::uuid[]) and ${within(reach, 'p.org_path')}`
}

/** The sealed photo of a person inside the reach; null where there is none. */
export async function findPhoto(tx: Tx, reach: Reach, personId: string): Promise<Buffer | null> {
  const row = await tx.first(sql<{ photoSealed: Buffer | null }>`select p.photo_sealed from people.person p
    where p.id = ${personId} and ${within(reach, 'p.org_path')}`)
  return row?.photoSealed ?? null
}

/** The person of a whole identity number inside the reach; of records that were merged the one that leads. */
export function findPersonIdByNumber(tx: Tx, reach: Reach, hash: Buffer): Promise<{ id: string } | undefined> {
  return tx.first(
    sql<{ id: string }>`select id from people.person where id_number_hash = ${hash} and ${within(reach)}
      order by merged_into is not null limit 1`,
  )
}

/** Whether the number stands outside the reach; nothing more is told (decisions 9). */
export async function isKnownElsewhere(tx: Tx, hash: Buffer): Promise<boolean> {
  const row = await tx.one(sql<{ known: boolean }>`select people.exists_elsewhere(${hash}) as known`)
  return row.known
}

/** Two who enter the same number at the same moment come one after the other. */
export function lockNumber(tx: Tx, hash: Buffer): void {
  tx.later(sql`select pg_advisory_xact_lock(hashtextextended(${hash.toString('hex')}, 4))`)
}

/** Writes a person. */
export function insertPerson(
  tx: Tx,
  place: { id: string; orgId: string; orgPath: string },
  of: Partial<PersonColumns> & { name: string },
): void {
  tx.later(
    build
      .insertInto('people.person')
      .values({ ...place, ...of, nameSort: of.nameSort ?? of.name, nameSearch: of.nameSearch ?? of.name }),
  )
}

/** Changes columns of a person and counts the version up. */
export function updatePerson(tx: Tx, personId: string, of: Partial<PersonColumns>): void {
  tx.later(
    build
      .updateTable('people.person')
      .set({ ...of, version: sql<number>`version + 1`, updatedAt: sql<Date>`now()` })
      .where('id', '=', personId),
  )
}

/** Notes that this person's record was merged into another's, or with null that it stands by itself again. */
export function markMerged(tx: Tx, personId: string, into: string | null): void {
  tx.later(sql`update people.person set merged_into = ${into}::uuid where id = ${personId}`)
}

/**
 * Takes the persons of a staged roster (temporary tables `roster_stage` and `roster_out`) whose rows come after this one, under the
 * policy. The stage holds what it needs in columns of the same names, and what few files have together in `further`, by field.
 */
export function insertStagedPeople(
  tx: Tx,
  of: { batchId: string; after: number; further: readonly Exclude<PersonField, SealedField>[] },
): void {
  const columns = of.further.map((field) => sql`, ${sql.ref(field)}`)
  const values = of.further.map((field) =>
    field === 'workStartDate' ? sql`, (s.further->>${field}::text)::date` : sql`, s.further->>${field}::text`,
  )
  tx.later(sql`insert into people.person (id, org_id, org_path, name, name_sort, name_search, gender, ethnic_group, birth_date,
      id_number_sealed, id_number_hash, id_number_tail, mobile_sealed, mobile_mask, residence_sealed, residence_area, education, provenance${sql.join(columns, sql``)})
    select s.person_id, s.org_id, s.org_path, s.name, s.name_sort, s.name_search, s.gender, s.ethnic_group, s.birth_date,
      s.id_number_sealed, s.id_number_hash, s.id_number_tail, s.mobile_sealed, s.mobile_mask, s.residence_sealed, s.residence_area, s.education,
      jsonb_build_object('*', ${of.batchId}::text)${sql.join(values, sql``)}
    from pg_temp.roster_stage s where s.row_number > ${of.after} and s.row_number not in (select o.row_number from pg_temp.roster_out o)`)
}

/** Which numbers of the rows staged after this one stand outside the reach. */
export function listStagedElsewhere(tx: Tx, after: number): Promise<{ rowNumber: number }[]> {
  return tx.rows(sql<{ rowNumber: number }>`select s.row_number from pg_temp.roster_stage s
    join people.known_elsewhere((select array_agg(id_number_hash) from pg_temp.roster_stage where row_number > ${after})) as k (hash)
      on k.hash = s.id_number_hash
    where s.row_number > ${after}`)
}

/** Deletes persons whom a revoked import brought and nobody has touched since; `used` tells that one is needed elsewhere. */
export function deleteUntouched(tx: Tx, personIds: readonly string[], used: () => Error): Promise<number> {
  return onConstraint(tx.run(sql`delete from people.person where id = any(${personIds}::uuid[]) and version = 1`), {
    account_person_id_fkey: used,
    post_holding_person_id_fkey: used,
  })
}

/** Writes that a person holds a post of an organisation from this day on. */
export function insertPostHolding(
  tx: Tx,
  of: { personId: string; orgId: string; orgPath: string; post: string; from: string },
): void {
  tx.later(sql`insert into people.post_holding (id, person_id, org_id, org_path, post, valid)
    values (${newId()}, ${of.personId}, ${of.orgId}, ${of.orgPath}, ${of.post}, daterange(${of.from}::date, null))`)
}

/** The statement that reads the posts a person holds or held inside the reach. */
export function listPosts(reach: Reach, personId: string) {
  return sql<{ post: string; orgId: string; from: string | null; until: string | null }>`
    select h.post, h.org_id, lower(h.valid) as from, upper(h.valid) as until from people.post_holding h
    where h.person_id = ${personId} and ${within(reach, 'h.org_path')} order by h.valid desc`
}
