import type { SheetVerdict } from '#kernel/spreadsheet/parts.ts'
import type { Day } from '#kernel/time.ts'
import { type FurtherKey, isFurther, type RosterKey } from './codes.ts'
import type { Fixed } from './columns.ts'
import type { Branches, RowFault } from './row.ts'
import type { words } from './words.ts'

/** A table that is no roster, or too long a one: the code of the sentence that says so. */
export class UnreadableRoster extends Error {
  readonly code: keyof typeof words
  readonly slots: Readonly<Record<string, string | number>>

  constructor(code: keyof typeof words, slots: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.slots = slots
  }
}

/** What the reading thread is given. */
export interface Task {
  readonly bytes: Uint8Array
  readonly today: Day
  readonly branches: Branches
  /** What somebody said of this file by hand. */
  readonly mapping: Mapping | null
  /** What was said of other files of the organisation, by their shape. */
  readonly remembered: ReadonlyMap<string, Mapping>
  /** The data key of the batch when values are to be sealed, null when the file is only checked. */
  readonly batchKey: Uint8Array | null
  /** Under which mobile and residence are hashed, only to be compared. */
  readonly secret: string
  readonly mostRows: number
}

/** Which column of the file means what, and what holds for all its rows. */
export interface Mapping {
  /** The name of the sheet; empty for the one that was found. */
  readonly sheet: string
  /** By the place of a column, from 0; one that is not named says nothing. Null: as the headings say. */
  readonly keys: Readonly<Record<string, RosterKey>> | null
  readonly fixed: Fixed
  /** False where it was said before any field of the record could be chosen. */
  readonly saysFurther?: boolean
}

/** How the thread understood the file. */
export interface Understood {
  readonly sheet: string
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[]
  /** The columns from the left: the heading, what it was taken for, and a cell of it with all but its first sign hidden. */
  readonly columns: readonly {
    readonly heading: string
    readonly key: RosterKey | null
    readonly sample: string
  }[]
  /** The row of the last line of headings. */
  readonly lastRow: number
  readonly fixed: Fixed
  readonly shape: string
  /** Required columns that were not found; then no row is read. */
  readonly missing: readonly RosterKey[]
}

/** Which further columns a file has. */
export const furtherOf = ({ columns }: Understood): FurtherKey[] =>
  columns.flatMap(({ key }) => (key && isFurther(key) ? [key] : []))

/** What the thread sends: how it understood the file, lines for COPY with the faults among them, then the end. Each is answered with one message. */
export type Told =
  | { readonly kind: 'UNDERSTOOD'; readonly understood: Understood }
  | {
      readonly kind: 'CHUNK'
      readonly lines: Uint8Array
      readonly faults: readonly RowFault[]
      readonly rows: number
      /** The number of its last row in the file. */
      readonly lastRow: number
    }
  | { readonly kind: 'END'; readonly findings: Readonly<Record<string, number>> }
  | {
      readonly kind: 'REFUSED'
      readonly code: keyof typeof words | SheetVerdict
      readonly slots: Readonly<Record<string, string | number>>
    }

/** The temporary table that rows are copied into, in the order of a line; no value that is sealed stands in it open. */
export const stageTypes = {
  row_number: 'integer',
  person_id: 'uuid',
  member_id: 'uuid',
  posting_id: 'uuid',
  org_id: 'uuid',
  org_path: 'text collate "C"',
  name: 'text',
  name_sort: 'text collate "C"',
  name_search: 'text',
  search: 'tsvector',
  gender: 'text',
  ethnic_group: 'text',
  birth_date: 'date',
  education: 'text',
  category: 'text',
  join_date: 'date',
  full_date: 'date',
  group_id: 'uuid',
  leaves_group: 'boolean',
  id_number_hash: 'bytea',
  id_number_tail: 'text',
  mobile_mask: 'text',
  residence_area: 'text',
  mobile_hash: 'text collate "C"',
  residence_hash: 'text collate "C"',
  digest: 'bytea',
  further: 'jsonb',
  id_number_sealed: 'bytea',
  mobile_sealed: 'bytea',
  residence_sealed: 'bytea',
} as const
export type StageColumn = keyof typeof stageTypes

/** The columns in the order of a line. */
export const lineOrder = Object.keys(stageTypes) as StageColumn[]

/** One line before it is written; a column that is left out stays empty. */
export type StageLine = Readonly<Partial<Record<StageColumn, string | number | Uint8Array | null | undefined>>>
