import { inThread } from '#kernel/thread.ts'
import type { ReadMail } from './rules.ts'

/** What the thread tells: the mail, or nothing when it is none that can be read. */
export type MailTold = ReadMail | null

const limits = { patienceMs: 5000, megabytes: 128 }

/** Reads a mail in a thread with limits of time and memory; nothing when it is none. @throws ThreadExhausted */
export const readMailApart = (bytes: Uint8Array): Promise<MailTold> =>
  inThread<MailTold>(new URL('./worker.ts', import.meta.url), bytes, limits)
