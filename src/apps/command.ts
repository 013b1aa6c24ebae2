import type { Sentence } from '#kernel/errors.ts'

/** A command of `npm run lianxin -- <name> …`. Its name may have two words, `audit verify`. */
export interface Command {
  readonly name: string
  readonly summary: Sentence
  /** Gives the exit code: 0 done, 1 something is wrong, 2 wrongly called. */
  run(args: readonly string[]): Promise<number>
}
