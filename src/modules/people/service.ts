import type { Answer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { withoutTraces } from '#kernel/photo.ts'
import { pinyinOfName } from '#kernel/pinyin.ts'
import { nameText } from '#kernel/search.ts'
import { degrees, educations, ethnicGroups, genders, maritalStatuses, occupations } from './codes.ts'
import type * as contract from './contract.ts'
import type { PersonDetails } from './details.ts'
import { maskAddress, maskIdNumber, maskMobile } from './rules.ts'
import {
  idNumberHash,
  openField,
  openPhoto,
  type SealedField,
  type sealedFields,
  sealField,
  sealPhoto,
} from './sealing.ts'
import * as store from './store.ts'

/** The national code tables for forms and lists. */
export async function listCodes(_ctx: Ctx): Promise<Answer<typeof contract.listCodes>> {
  const shown = (rows: readonly { code: string; zh: string; en: string }[]) =>
    rows.map(({ code, zh, en }) => ({ code, zh, en }))
  return {
    gender: shown(genders),
    ethnicGroup: shown(ethnicGroups),
    education: shown(educations),
    degree: shown(degrees),
    maritalStatus: shown(maritalStatuses),
    occupation: shown(occupations),
  }
}

/** Writes a person into an organisation and gives the id; identity number, mobile and address are sealed. */
export function enterPerson(
  ctx: Ctx,
  org: { readonly id: string; readonly path: string },
  details: Partial<PersonDetails> & { readonly name: string },
): string {
  const id = newId()
  store.insertPerson(
    ctx.tx,
    { id, orgId: org.id, orgPath: org.path },
    { ...columnsOf(id, details), name: details.name },
  )
  return id
}

/** Changes the given details of a person; the others stay. */
export function changePerson(ctx: Ctx, personId: string, changes: Partial<PersonDetails>): void {
  store.updatePerson(ctx.tx, personId, columnsOf(personId, changes))
}

/** What a person's record says, with the sealed fields opened. For comparing and for step-up views only. */
export function openPerson(row: store.PersonRow): PersonDetails {
  const { idNumberSealed, mobileSealed, residenceSealed } = row
  return {
    ...row,
    idNumber: idNumberSealed && openField(row.id, 'idNumber', idNumberSealed),
    mobile: mobileSealed && openField(row.id, 'mobile', mobileSealed),
    residence: residenceSealed && openField(row.id, 'residence', residenceSealed),
  }
}

/** The photo of a person in reach, opened; null where there is none. */
export async function readPhoto(ctx: Ctx, personId: string): Promise<Buffer | null> {
  const sealed = await store.findPhoto(ctx.tx, ctx.actor.reach, personId)
  return sealed && openPhoto(personId, sealed)
}

/** Keeps the photo of a person without what a camera wrote beside it, or takes it away. */
export function keepPhoto(ctx: Ctx, personId: string, photo: Buffer | null): void {
  const photoSealed = photo && sealPhoto(personId, withoutTraces(photo, 'image/jpeg'))
  store.updatePerson(ctx.tx, personId, { photoSealed })
}

/** Whether a whole identity number is known: in the reach, elsewhere (nothing more is told), or nowhere (decisions 9). */
export async function findByNumber(ctx: Ctx, idNumber: string): Promise<{ id: string } | 'ELSEWHERE' | undefined> {
  const hash = idNumberHash(idNumber)
  const here = await store.findPersonIdByNumber(ctx.tx, ctx.actor.reach, hash)
  if (here) return here
  return (await store.isKnownElsewhere(ctx.tx, hash)) ? 'ELSEWHERE' : undefined
}

/** Holds a number until the end of the transaction, so that two entries of one person are not both taken. */
export function holdNumber(ctx: Ctx, idNumber: string): void {
  store.lockNumber(ctx.tx, idNumberHash(idNumber))
}

/** The columns that some details fill: sealed values, masks, search text. */
export function columnsOf(personId: string, details: Partial<PersonDetails>): Partial<store.PersonColumns> {
  const { idNumber, mobile, residence, ...plain } = details
  const seal = (field: SealedField, value: string | null) => value && sealField(personId, field, { value })
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([key]) => plainFields.has(key))),
    ...(plain.name === undefined
      ? {}
      : { nameSort: pinyinOfName(plain.name).sort, nameSearch: nameText(plain.name).text }),
    ...(idNumber === undefined
      ? {}
      : {
          idNumberSealed: seal('idNumber', idNumber) as Buffer | null,
          idNumberHash: idNumber && idNumberHash(idNumber),
          idNumberTail: idNumber && (maskIdNumber(idNumber, 'LIST')?.slice(-2) ?? null),
        }),
    ...(mobile === undefined
      ? {}
      : { mobileSealed: seal('mobile', mobile) as Buffer | null, mobileMask: mobile && maskMobile(mobile, 'LIST') }),
    ...(residence === undefined
      ? {}
      : {
          residenceSealed: seal('residence', residence) as Buffer | null,
          residenceArea: residence && maskAddress(residence, 'DETAIL'),
        }),
  } as Partial<store.PersonColumns>
}

const plainFields = new Set<string>([
  'name',
  'formerName',
  'gender',
  'ethnicGroup',
  'birthDate',
  'landline',
  'nativePlace',
  'birthPlace',
  'householdPlace',
  'maritalStatus',
  'education',
  'inServiceEducation',
  'degree',
  'school',
  'major',
  'employer',
  'jobTitle',
  'professionalTitle',
  'newStratum',
  'frontline',
  'occupation',
  'workStartDate',
] satisfies Exclude<keyof PersonDetails, (typeof sealedFields)[number]>[])
