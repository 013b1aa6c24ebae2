import { config } from '../config.ts'

/** By which server letters leave, and from whom. */
export interface MailWay {
  /** `smtps://name:password@mail.example.cn`; nothing where nobody is written to. */
  readonly server: string | undefined
  readonly from: string
}

/** A letter of plain words. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly replyTo?: string
  readonly messageId?: string
  /** What it answers. */
  readonly inReplyTo?: string
  /** Says to other machines that nobody wrote it by hand, so that they do not answer it (RFC 3834). */
  readonly isAutomatic?: boolean
}

/** What came of handing a letter over; `PERHAPS`: the server may have taken it and did not say so. */
export type HandedOver = 'TAKEN' | 'NOT_NOW' | 'REFUSED' | 'PERHAPS'

const patienceMs = 10_000

/** Can this installation write letters? */
export function canMail(way: MailWay = config.mail): boolean {
  return way.server !== undefined
}

/**
 * Hands a letter to the mail server. Beyond this machine it goes encrypted or not at all.
 *
 * @throws Error when the server does not take it.
 */
export async function sendMail(letter: Letter, way: MailWay = config.mail): Promise<void> {
  const transport = await transportOf(way)
  try {
    await transport.sendMail(written(letter, way.from))
  } catch (fault) {
    // What mail servers say names the address; a log gets the code only (T25).
    const { code = 'unknown', responseCode = '' } = fault as MailTrouble
    throw new Error(`the mail server did not take a letter: ${code} ${responseCode}`)
  } finally {
    transport.close()
  }
}

/** Hands a letter over where a second one would be one too many, and tells what came of it instead of throwing. */
export async function handOver(letter: Letter, way: MailWay): Promise<HandedOver> {
  const transport = await transportOf(way)
  try {
    // A server that cannot be reached, or does not know us, has surely taken nothing.
    const isThere = await transport.verify().catch(() => false)
    if (!isThere) return 'NOT_NOW'
    return await transport.sendMail(written(letter, way.from)).then(() => 'TAKEN' as const, cameOf)
  } finally {
    transport.close()
  }
}

/** The letter as a file that a mail server or a mail program sends. */
export async function letterFile(letter: Letter, from: string): Promise<Buffer> {
  const { createTransport } = await mailer()
  const transport = createTransport({ streamTransport: true, buffer: true, ...closed })
  const { message } = await transport.sendMail(written(letter, from))
  if (!Buffer.isBuffer(message)) throw new Error('a letter was not written whole')
  return message
}

interface MailTrouble {
  readonly code?: string
  readonly responseCode?: number
}

function cameOf(fault: MailTrouble): HandedOver {
  const { responseCode } = fault
  if (responseCode === undefined) return 'PERHAPS'
  return responseCode < 500 ? 'NOT_NOW' : 'REFUSED'
}

/** A letter names no file and no address to be read. */
const closed = { disableFileAccess: true, disableUrlAccess: true } as const

// Read when the first letter goes out: most installations write none, and the server never does.
const mailer = () => import('nodemailer')

async function transportOf({ server }: MailWay) {
  if (server === undefined) throw new Error('no mail server was named')
  const { createTransport } = await mailer()
  const { hostname, protocol } = new URL(server)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1'
  return createTransport({
    url: server,
    requireTLS: protocol === 'smtp:' && !isHere,
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    ...closed,
  })
}

const written = ({ isAutomatic = false, ...letter }: Letter, from: string) => ({
  from,
  ...letter,
  ...(letter.inReplyTo === undefined ? {} : { references: letter.inReplyTo }),
  ...(isAutomatic ? { headers: { 'auto-submitted': 'auto-replied', 'x-auto-response-suppress': 'All' } } : {}),
})
