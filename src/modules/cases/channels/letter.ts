import type { TellingKind } from './codes.ts'

/** Something that goes back, opened for sending; every try carries the same id. */
export interface Letter {
  readonly id: string
  readonly what: TellingKind
  readonly number: string
  /** The code of a receipt, where only its writer reads it. */
  readonly code: string | null
  readonly text: string
  /** What stands behind the text also where that is cut short; empty where there is nothing. */
  readonly end: string
  readonly handle: string
  readonly replyUrl: string
  readonly secret: Buffer
  readonly at: Date
}
