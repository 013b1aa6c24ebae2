import type { TemplateSheet } from '../template.ts'

/** A column of a sheet that is made: its heading and how wide it is, in characters. */
export interface SheetColumn {
  readonly title: string
  readonly width: number
}

/** A list as people print it: title, who and when, headings, rows, and a line that says for whom it was made. */
export interface ListSheet {
  /** The name of the sheet. */
  readonly sheet: string
  readonly title: string
  /** Below the title: 填报单位, the day, how many. */
  readonly note: string
  readonly columns: readonly SheetColumn[]
  /** Who took it out, when, and its number; stands below every printed page and below the last row. Empty where it holds nothing of a person. */
  readonly watermark: string
  /** Which list it is, where people do not look: among the properties of the file. */
  readonly mark?: string
}

/** An uploaded file that goes back with what is wrong in it. */
export interface MarkedFile {
  readonly bytes: Uint8Array
  /** The sheet that was read; empty for a .csv. */
  readonly sheet: string
  readonly headings: readonly string[]
  /** The row of the last line of headings. */
  readonly lastRow: number
  readonly faults: ReadonlyMap<number, string>
  readonly onlyWrong: boolean
  readonly heading: string
}

/** What the thread is asked to make. */
export type Order =
  | { readonly kind: 'LIST'; readonly sheet: ListSheet; readonly password: string | null }
  | { readonly kind: 'TEMPLATE'; readonly sheet: TemplateSheet }
  | { readonly kind: 'MARKED'; readonly file: MarkedFile }
  | { readonly kind: 'TABLE'; readonly rows: readonly (readonly string[])[] }

/** What the thread is sent after the order: rows of a list, then the end. */
export type More = readonly (readonly string[])[] | 'END'

/** What the thread sends: that it can take more, or the finished file. */
export type Made = { readonly kind: 'MORE' } | { readonly kind: 'DONE'; readonly bytes: Uint8Array }

/** A spreadsheet that leaves (of messages also as .csv), under the name it is saved by. */
export interface MadeSheet {
  readonly name: string
  readonly bytes: Buffer
}

/** The media type of .xlsx. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
