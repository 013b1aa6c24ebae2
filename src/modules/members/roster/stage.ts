import type { Day } from '#kernel/time.ts'
import type { Branch, RowFault } from './row.ts'
import type { words } from './words.ts'

/** What the reading thread is given. */
export interface Task {
  readonly bytes: Uint8Array
  readonly today: Day
  readonly branches: ReadonlyMap<string, Branch>
  /** The data key of the batch when values are to be sealed, null when the file is only checked. */
  readonly batchKey: Uint8Array | null
  readonly mostRows: number
}

/** What the thread sends: lines for COPY with the faults among them, then the end. Each is answered with one message. */
export type Told =
  | {
      readonly kind: 'CHUNK'
      readonly lines: Uint8Array
      readonly faults: readonly RowFault[]
      readonly wrongRows: number
      readonly rows: number
    }
  | { readonly kind: 'END'; readonly findings: Readonly<Record<string, number>> }
  | {
      readonly kind: 'REFUSED'
      readonly code: keyof typeof words
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
  id_number_hash: 'bytea',
  id_number_tail: 'text',
  mobile_mask: 'text',
  residence_area: 'text',
  mobile_hash: 'bytea',
  residence_hash: 'bytea',
  digest: 'bytea',
  id_number_sealed: 'bytea',
  mobile_sealed: 'bytea',
  residence_sealed: 'bytea',
} as const
export type StageColumn = keyof typeof stageTypes

/** The columns in the order of a line. */
export const lineOrder = Object.keys(stageTypes) as StageColumn[]

/** One line before it is written. */
export type StageLine = Readonly<Record<StageColumn, string | number | Uint8Array | null | undefined>>
