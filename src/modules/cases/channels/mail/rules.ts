import type { ArrivedFile } from '../../enclosures/arriving.ts'
import { enclosureLimits } from '../../enclosures/codes.ts'
import { titleOf } from '../rules.ts'
import type { MailFault } from './codes.ts'

/** What is read of a mail; the rest is not looked at. */
export interface ReadMail {
  readonly messageId: string
  readonly from: { readonly name: string; readonly address: string }
  /** Whom the mail server brought it to, then whom its sender wrote to; small letters, each once. */
  readonly recipients: readonly string[]
  readonly subject: string
  /** The beginning of its words, longer than a case may be, and how many signs all of them are. */
  readonly text: string
  readonly signs: number
  /** How many files came along. */
  readonly attachments: number
  /** Those of them that a message may carry, as they are kept; the others are only counted. */
  readonly files: readonly ArrivedFile[]
  /** The heads by which machines are known, by small letters; the first of each name. */
  readonly headers: Readonly<Record<string, string>>
}

/** An address that a letter can be written to; nothing that would begin a new line or a second address. */
const addressForm = /^[^\s<>()[\]",;:\\@]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/

/** Whether somebody may have an address like this. */
export const isMailAddress = (address: string): boolean => address.length <= 254 && addressForm.test(address)

/**
 * Why a mail is no message of a person; nothing when it may be one. What a machine is known by – its heads, its address, how it begins – never becomes a case
 * and is never answered, so that no two machines write to each other (RFC 3834). One that hides it is stopped by the share of its address.
 */
export function faultOf(mail: ReadMail): MailFault | undefined {
  if (isAutomatic(mail)) return 'AUTOMATIC'
  if (!isMailAddress(mail.from.address)) return 'NO_SENDER'
  return /[\p{L}\p{N}]/u.test(mail.text + mail.subject) ? undefined : 'EMPTY'
}

/** Heads that lists and programs that answer by themselves carry. */
const listHeads: readonly string[] = ['list-id', 'list-unsubscribe', 'x-autoreply', 'x-autorespond', 'x-auto-reply']

/** The heads by which a machine is known. */
export const machineHeads: readonly string[] = [
  ...['auto-submitted', 'return-path', 'precedence', 'content-type'],
  ...listHeads,
]

const machineAddress = /^(?:mailer-daemon|postmaster|no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?|auto[-_.]?reply)@/
// A person may well write of 自动回复 or 休假: only what stands as a heading, with nothing or a colon after it, is a machine's.
const machineSubject =
  /^\s*(?:(?:自动(?:回复|答复)|系统退信|auto(?:matic)?[- ]?(?:reply|response)|out[- ]of[- ](?:the )?office|undeliver(?:ed|able))\s*(?:[:：]|$)|delivery status notification|mail delivery (?:failed|system))/i

function isAutomatic({ headers, from, subject }: ReadMail): boolean {
  const said = (name: string) => (headers[name] ?? '').trim().toLowerCase()
  return (
    !/^(no\b|$)/.test(said('auto-submitted')) ||
    said('return-path') === '<>' ||
    /^(bulk|junk|list|auto[-_]reply)\b/.test(said('precedence')) ||
    /^multipart\/report\b/.test(said('content-type')) ||
    listHeads.some((name) => name in headers) ||
    machineAddress.test(from.address.toLowerCase()) ||
    machineSubject.test(subject)
  )
}

const longest = { text: 2000, title: 40, name: 20 }
const shortestTitle = 5

/** What a mail says as a message, of whose files so many are kept: its title, its words, and in brackets what was left out of it. */
export function messageOf(mail: ReadMail, kept: number): { title: string; text: string; name: string | undefined } {
  const subject = oneLine(mail.subject.replace(answerMarks, ''))
  const said = clean(mail.text).trim()
  const words = said === '' ? subject : said
  const left = leftOut(mail, kept, [...words].length)
  const isTitle = [...subject].length >= shortestTitle && [...subject].length <= longest.title
  const name = [...oneLine(mail.from.name)].slice(0, longest.name).join('')
  return {
    title: isTitle ? subject : titleOf(words),
    text: left === '' ? words : `${cut(words, longest.text - left.length - 2)}\n\n${left}`,
    name: name === '' || name.includes('@') ? undefined : name,
  }
}

const answerMarks = /^(\s*(re|fw|fwd|aw|wg|回复|答复|转发)\s*[:：])+/iu

// The clerk and the writer both have to know that there was more; what is said of it may itself leave too little room for the words.
function leftOut(mail: ReadMail, kept: number, words: number): string {
  const ofFiles = filesNote(mail, kept)
  const beside = ofFiles === '' ? 0 : ofFiles.length + '\n\n（。）'.length
  const ofWords =
    mail.signs > longest.text || words + beside > longest.text ? `原信共${mail.signs}个字，这里只收开头` : ''
  const note = [ofWords, ofFiles].filter((one) => one !== '').join('；')
  return note === '' ? '' : `（${note}。）`
}

function filesNote({ attachments, files }: ReadMail, kept: number): string {
  if (kept === attachments) return ''
  const { files: most, megabytes } = enclosureLimits
  const why =
    kept < files.length
      ? '这个钟头收到的附件太多，其余的没有收'
      : `能收的是照片（JPEG、PNG）和PDF，最多${most}个，每个不超过${megabytes}兆`
  return `原信带附件${attachments}个，收下${kept}个；${why}；要补交的，请凭编号和查询码在网站“查办理”里交`
}

const cut = (text: string, most: number): string => [...text].slice(0, most).join('')

const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim()

// Without controls, and without signs that turn the direction of what follows.
const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, '')
