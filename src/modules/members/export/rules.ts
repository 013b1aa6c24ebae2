import { memberFields } from '../fields.ts'
import type { ExportColumn } from './contract.ts'

/** From so many rows within seven days on an export is approved by a second person, whatever it holds: parts count together. */
export const approvalFrom = 100

/** More rows than these within seven days are allowed by two others (security 2.3). */
export const twoAbove = 5000

/** More does not go into one file. */
export const mostRows = 60_000

/** For so many days a permission, and then the file, can be used. */
export const daysKept = 7

/** Whether a column shows what lists never show (decisions 11). */
export function isSensitive(column: ExportColumn): boolean {
  return column in memberFields && memberFields[column as keyof typeof memberFields].fieldClass === 'sensitive'
}

/** Whether a second person has to allow it: from a number of rows on, or for one sensitive column (GB/T 35273 7.1, T06). */
export function needsApproval({ rows, columns }: { rows: number; columns: readonly ExportColumn[] }): boolean {
  return rows >= approvalFrom || columns.some(isSensitive)
}

/** How many others have to allow it (ASVS 2.3.5). */
export const approvalsFor = (rows: number): 1 | 2 => (rows > twoAbove ? 2 : 1)
