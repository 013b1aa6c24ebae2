import PostalMime, { type Address, type Email } from 'postal-mime'
import type { ArrivedFile } from '../../enclosures/arriving.ts'
import { enclosureLimits } from '../../enclosures/codes.ts'
import { readEnclosure } from '../../enclosures/reading.ts'
import { wordsOfPage } from './letter-text.ts'
import { machineHeads, type ReadMail } from './rules.ts'

/** A mail is no deeper and its heads are no longer than this, or it is not read. */
const most = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 0 }
/** Longer heads and words are not carried on. */
const longest = { head: 1000, text: 10_000 }

/** Reads a mail as it lies on the disk. Mails inside it are files of it. @throws Error when it is none, or too deep */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(bytes, { ...most, forceRfc822Attachments: true })
  if (mail.headers.length === 0) throw new Error('no mail has no head')
  const [from = { name: '', address: '' }] = mailboxes([mail.from])
  const text = textOf(mail)
  return {
    messageId: head(mail.messageId ?? ''),
    from: { name: head(from.name), address: head(from.address.toLowerCase()) },
    recipients: recipientsOf(mail),
    subject: head(mail.subject ?? ''),
    text: text.slice(0, longest.text).toWellFormed(),
    signs: signsIn(text),
    attachments: mail.attachments.length,
    files: filesOf(mail),
    headers: headsOf(mail),
  }
}

// Without taking a long text apart: a sign may be two halves.
const signsIn = (text: string): number => text.length - (text.match(/[\uD800-\uDBFF](?=[\uDC00-\uDFFF])/g)?.length ?? 0)

const head = (value: string): string => value.slice(0, longest.head).toWellFormed()

// What they are is read here too, where no key and no address of a database is. Who hides many behind each other gets the first of them looked at.
function filesOf({ attachments }: Email): ArrivedFile[] {
  const files = attachments.slice(0, mostLookedAt).flatMap(({ filename, content }) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer)
    if (bytes.length > enclosureLimits.megabytes * 1024 * 1024) return []
    const read = readEnclosure(bytes)
    return read.ok ? [{ name: head(filename ?? ''), kind: read.kind, bytes: read.bytes }] : []
  })
  return files.slice(0, enclosureLimits.files)
}

const mostLookedAt = 12

function headsOf({ headers }: Email): Record<string, string> {
  const known = headers.filter(({ key }) => machineHeads.includes(key))
  return Object.fromEntries(known.toReversed().map(({ key, value }) => [key, head(value)]))
}

// A sender who writes both parts writes the same into them.
function textOf({ text = '', html = '' }: Email): string {
  return text.trim() === '' ? wordsOfPage(html) : text
}

const broughtTo: readonly string[] = ['delivered-to', 'x-original-to', 'envelope-to']

function recipientsOf({ headers, to = [], cc = [] }: Email): string[] {
  const brought = headers.filter(({ key }) => broughtTo.includes(key)).map(({ value }) => value.replace(/[<>\s]/g, ''))
  const written = mailboxes([...to, ...cc]).map(({ address }) => address)
  return [...new Set([...brought, ...written].map((address) => address.toLowerCase()))].slice(0, mostRecipients)
}

const mostRecipients = 100

const mailboxes = (of: readonly (Address | undefined)[]) => of.flatMap((one) => one?.group ?? (one ? [one] : []))
