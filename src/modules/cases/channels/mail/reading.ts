import { runApart } from '#kernel/apart.ts'
import type { ReadMail } from './rules.ts'

/** What is told of the bytes: the mail, or nothing when they are none that can be read. */
export type MailTold = ReadMail | null

// A machine with much else to do may need seconds to start a process at all: that is no fault of the mail.
const limits = { patienceMs: 20_000, megabytes: 192 }

/** Reads a mail in a process of its own with limits of time and memory; nothing when it is none. @throws Exhausted */
export const readMailApart = (bytes: Uint8Array): Promise<MailTold> =>
  runApart<MailTold>(new URL('./worker.ts', import.meta.url), bytes, limits)
