import { memberFields } from '../fields.ts'
import { ExportColumn } from './contract.ts'

/** From so many rows within seven days on an export is approved by a second person, whatever it holds: parts count together. */
export const approvalFrom = 100

/** More rows than these within seven days are allowed by two others (security 2.3). */
export const twoAbove = 5000

/** More does not go into one file. */
export const mostRows = 60_000

/** Over so many days parts count together. */
export const daysTogether = 7

/** A permission is used by the end of so many working days: one given on a Friday evening is not over before anybody is back. */
export const workdaysAllowed = 1

/** For so long a file can be taken. */
export const hoursKept = 24

/** For so long after the first time it can be taken again, because a line broke. */
export const minutesForAgain = 15

/** Whether a file that lies there can be taken now: once, and again only while a broken line may be the reason (security 2.3). */
export function isTakeable({ fetchedAt, expiresAt }: { fetchedAt: Date | null; expiresAt: Date }, now: Date): boolean {
  return now < expiresAt && (fetchedAt === null || now.getTime() < fetchedAt.getTime() + minutesForAgain * 60_000)
}

/** Whether a column shows what lists never show (decisions 11). */
export function isSensitive(column: ExportColumn): boolean {
  return column in memberFields && memberFields[column as keyof typeof memberFields].fieldClass === 'sensitive'
}

/** Whether a second person has to allow it: from a number of rows on, or for one sensitive column (GB/T 35273 7.1, T06). */
export function needsApproval({ rows, columns }: { rows: number; columns: readonly ExportColumn[] }): boolean {
  return rows >= approvalFrom || columns.some(isSensitive)
}

/**
 * With what an export begins when a list shows these columns: the same in the same order (UX §6). `masked` are those the list shows
 * masked: a file would hold them in full, so they are added by hand, for a reason somebody else allows. `listOnly` no file can hold.
 */
export function startOf(shown: readonly string[]): {
  readonly columns: ExportColumn[]
  readonly masked: ExportColumn[]
  readonly listOnly: string[]
} {
  const known = shown.flatMap((key) => ExportColumn.safeParse(key).data ?? [])
  return {
    columns: known.filter((column) => !isSensitive(column)),
    masked: known.filter(isSensitive),
    listOnly: shown.filter((key) => !ExportColumn.safeParse(key).success),
  }
}

/** How many others have to allow it (ASVS 2.3.5). */
export const approvalsFor = (rows: number): 1 | 2 => (rows > twoAbove ? 2 : 1)
