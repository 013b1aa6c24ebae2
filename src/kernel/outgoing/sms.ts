import type { HandedOver } from './mail.ts'
import { type Outcome, post } from './post.ts'
import { signedHeaders } from './signing.ts'
import type { SmsWay } from './sms-way.ts'

/** A text message to one number. It is sent again under the same id, so that a gateway that keeps its ids sends it once. */
export interface TextMessage {
  readonly id: string
  /** `chapter.what-it-is`: by which a bridge chooses the template of its operator. */
  readonly type: string
  readonly to: string
  /** The whole of it, the sign in front. */
  readonly text: string
  /** What stands in the template, for operators that want to be told the values alone. */
  readonly values: Readonly<Record<string, number | string>>
}

/**
 * Hands a message to the gateway of the place, signed as deliveries are. It counts as taken only when the answer names its id: an
 * operator’s page of faults often comes with 200 (R-F12). Nobody is followed to another address.
 */
export async function sendSms({ id, type, ...message }: TextMessage, way: SmsWay): Promise<HandedOver> {
  // The moment of sending, not that of the work it belongs to: a gateway refuses what is older than five minutes.
  const at = new Date()
  const body = JSON.stringify({ id, type, timestamp: at.toISOString(), data: { ...message, sign: way.sign } })
  const outcome = await post(way.url, {
    body,
    headers: signedHeaders({ id, at, body, secret: way.secret }),
    // Named by who keeps the machine, so it may stand in the own network.
    allowed: { hosts: [new URL(way.url).host], isPrivateAllowed: true },
    readsAnswer: true,
  })
  return cameOf(outcome, id)
}

function cameOf({ status, text, mayHaveArrived }: Outcome, id: string): HandedOver {
  if (status === null) return mayHaveArrived ? 'PERHAPS' : 'NOT_NOW'
  if (status >= 200 && status < 300) return namesId(text, id) ? 'TAKEN' : 'PERHAPS'
  if (status >= 500) return 'PERHAPS'
  return status < 400 || ofTheGateway.has(status) ? 'NOT_NOW' : 'REFUSED'
}

// These say nothing about the message: signature, address, too much at once.
const ofTheGateway: ReadonlySet<number> = new Set([401, 403, 404, 405, 408, 425, 429])

function namesId(text: string, id: string): boolean {
  try {
    return (JSON.parse(text) as { id?: unknown } | null)?.id === id
  } catch {
    return false
  }
}
