import type { Sentence } from '#kernel/errors.ts'
import { verifyCommand } from './verify-command.ts'

/** A command of `npm run lianxin -- <name> …`. Its name may have two words, `audit verify`. */
export interface Command {
  readonly name: string
  readonly summary: Sentence
  /** Gives the exit code: 0 done, 1 something is wrong, 2 wrongly called. */
  run(args: readonly string[]): Promise<number>
}

/** All commands but `help`; a chapter adds its own line. */
export const commands: readonly Command[] = [verifyCommand]
