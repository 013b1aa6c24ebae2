import { createHmac } from 'node:crypto'
import { sameBytes } from '../crypto.ts'

/** The headers of a delivery as the Standard Webhooks specification has them: HMAC-SHA-256 over id, time and body. */
export function signedHeaders(of: { id: string; at: Date; body: string; secret: Buffer }): Record<string, string> {
  const timestamp = secondsOf(of.at)
  const signature = signatureOf({ ...of, timestamp }).toString('base64')
  return { 'webhook-id': of.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

/** The three headers of a delivery as they came; what is missing is empty. */
export interface Signature {
  readonly id: string
  readonly timestamp: string
  readonly signatures: string
}

const windowSeconds = 300

/**
 * Whether whoever holds the secret sent this body under this id, within five minutes of now. Several signatures may stand
 * side by side, so that a secret can be changed without a gap.
 */
export function isSigned(given: Signature, of: { body: string; secret: Buffer; now: Date }): boolean {
  if (!/^[\w.:-]{1,200}$/.test(given.id) || !/^\d{9,11}$/.test(given.timestamp)) return false
  if (Math.abs(Number(given.timestamp) - Number(secondsOf(of.now))) > windowSeconds) return false
  const right = signatureOf({ ...of, ...given })
  return given.signatures
    .split(' ')
    .slice(0, 10)
    .some((one) => one.startsWith('v1,') && sameBytes(Buffer.from(one.slice(3), 'base64'), right))
}

const secondsOf = (at: Date) => String(Math.floor(at.getTime() / 1000))

const signatureOf = (of: { id: string; timestamp: string; body: string; secret: Buffer }) =>
  createHmac('sha256', of.secret).update(`${of.id}.${of.timestamp}.${of.body}`).digest()
