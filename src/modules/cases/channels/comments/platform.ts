import type { Allowed } from '#kernel/outgoing/address.ts'
import type { Letter } from '../letter.ts'
import type { Sent } from '../rules.ts'

/** A public comment as it stands on its platform. Who wrote it is not read (D29). */
export interface Comment {
  /** What the platform knows this one comment by. */
  readonly id: string
  readonly text: string
  readonly at: Date
  /** The account has answered it already, by whatever hand. */
  readonly isAnswered: boolean
}

/** Comments of one page, or why there are none. */
export type ReadComments =
  | { readonly comments: readonly Comment[]; readonly hasMore: boolean }
  | { readonly fault: string }

/** Where the comments stand and by which keys they are read. */
export interface CommentSource {
  readonly address: string
  readonly secret: Buffer
  readonly now: Date
  readonly allowed: Allowed
}

/** A platform with public comments that an account of its own reads and answers. */
export interface CommentPlatform {
  /** A page of the comments under one article, from 1. */
  read(source: CommentSource, of: { article: string; page: number }): Promise<ReadComments>
  /** Answers the comment that the letter's handle names. */
  answer(letter: Letter, how: { now: Date; allowed: Allowed }): Promise<Sent>
}
