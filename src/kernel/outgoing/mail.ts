import { createTransport } from 'nodemailer'
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
}

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
  if (way.server === undefined) throw new Error('no mail server was named')
  const { hostname, protocol } = new URL(way.server)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1'
  const transport = createTransport({
    url: way.server,
    requireTLS: protocol === 'smtp:' && !isHere,
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  try {
    await transport.sendMail({ from: way.from, ...letter })
  } catch (fault) {
    // What mail servers say names the address; a log gets the code only (T25).
    const { code = 'unknown', responseCode = '' } = fault as { code?: string; responseCode?: number }
    throw new Error(`the mail server did not take a letter: ${code} ${responseCode}`)
  } finally {
    transport.close()
  }
}
