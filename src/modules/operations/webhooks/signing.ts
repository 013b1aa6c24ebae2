import { createHmac } from 'node:crypto'

/** The headers of a delivery as the Standard Webhooks specification has them: HMAC-SHA-256 over id, time and body. */
export function signedHeaders(of: { id: string; at: Date; body: string; secret: Buffer }): Record<string, string> {
  const timestamp = String(Math.floor(of.at.getTime() / 1000))
  const signature = createHmac('sha256', of.secret).update(`${of.id}.${timestamp}.${of.body}`).digest('base64')
  return { 'webhook-id': of.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
