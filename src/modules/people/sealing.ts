import { crypto } from '#kernel/crypto.ts'

/** The fields of a person that stand sealed in the table. */
export const sealedFields = ['idNumber', 'mobile', 'residence'] as const
export type SealedField = (typeof sealedFields)[number]

/** Seals one field of one person; `batch` names the data key of an import (decisions 16). */
export function sealField(personId: string, field: SealedField, of: { value: string; batch?: Buffer }): Buffer {
  return crypto().seal(contextOf(personId, field), of.value, of.batch)
}

/** Opens one field of one person. @throws Error when it was changed or moved from another person. */
export function openField(personId: string, field: SealedField, sealed: Buffer): string {
  return crypto().open(contextOf(personId, field), sealed).toString()
}

/** Seals the photo of one person. */
export const sealPhoto = (personId: string, photo: Buffer): Buffer => crypto().seal(contextOf(personId, 'photo'), photo)

/** Opens the photo of one person. @throws Error as `openField` */
export const openPhoto = (personId: string, sealed: Buffer): Buffer =>
  crypto().open(contextOf(personId, 'photo'), sealed)

/** The keyed hash by which a person is found by the whole number; it cannot be guessed without the key. */
export function idNumberHash(idNumber: string): Buffer {
  return crypto().hash('people.person.id_number', idNumber)
}

const contextOf = (personId: string, field: SealedField | 'photo') => `people.person.${field}/${personId}`
