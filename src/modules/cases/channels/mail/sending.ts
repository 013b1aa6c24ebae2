import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { config } from '#kernel/config.ts'
import { fill } from '#kernel/errors.ts'
import { log } from '#kernel/log.ts'
import { canMail, handOver, type Letter, letterFile, type MailWay } from '#kernel/outgoing/mail.ts'
import type { TellingKind } from '../codes.ts'
import type { Sent } from '../rules.ts'
import { mailTexts } from '../words.ts'
import { mailFolder } from './folder.ts'
import type { MailHandle } from './handle.ts'

/** By which way letters leave: a mail server, or a folder from which one fetches them. */
export interface MailPost {
  readonly way: MailWay
  readonly folder: string
}

export const usualPost: MailPost = { way: config.mail, folder: mailFolder }

/** What goes back to who wrote a mail. */
export interface MailLetter {
  readonly id: string
  readonly what: TellingKind
  readonly number: string
  readonly text: string
  /** What stands behind the text. */
  readonly end: string
  readonly handle: MailHandle
  /** The address of the channel, to which a reply goes. */
  readonly mailbox: string
}

/** Writes back by mail. What the mail server perhaps took is not sent twice; a letter in the folder has its name only once. */
export async function sendByMail(of: MailLetter, post: MailPost = usualPost): Promise<Sent> {
  const letter = letterOf(of)
  if (canMail(post.way)) return comesOf[await handOver(letter, post.way)]
  // Until a letter has its name nobody can have fetched it: a full disk is a reason to try again, not to doubt.
  return layDown(join(post.folder, 'out'), of.id, await letterFile(letter, of.mailbox)).then(
    () => ({ came: 'SENT' }),
    (fault: unknown) => {
      log.error({ err: fault }, 'a letter could not be laid into the folder')
      return comesOf.NOT_NOW
    },
  )
}

function letterOf({ id, what, number, text, end, handle, mailbox }: MailLetter): Letter {
  const { messageId } = handle
  return {
    to: handle.address,
    subject: `${mailTexts[what].zh}（${number}）`,
    text: `${text}${end}\n\n${fill(mailTexts.footer, { address: config.address }).zh}\n`,
    replyTo: mailbox,
    messageId: `<${id}@${mailbox.split('@')[1]}>`,
    ...(/^<[^<>\s]+>$/.test(messageId) ? { inReplyTo: messageId } : {}),
    isAutomatic: true,
  }
}

const comesOf: Readonly<Record<Awaited<ReturnType<typeof handOver>>, Sent>> = {
  TAKEN: { came: 'SENT' },
  NOT_NOW: { came: 'NOT_NOW', fault: 'MAIL_SERVER' },
  REFUSED: { came: 'NEVER', fault: 'REFUSED' },
  PERHAPS: { came: 'PERHAPS', fault: 'NO_ANSWER' },
}

// Whoever fetches letters there sees whole ones only.
async function layDown(shelf: string, id: string, bytes: Buffer): Promise<void> {
  const draft = join(shelf, `.${id}.draft`)
  await mkdir(shelf, { recursive: true, mode: 0o770 })
  const file = await open(draft, 'w', 0o660)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, join(shelf, `${id}.eml`))
}
