import { randomBytes } from 'node:crypto'
import { crypto, sameBytes } from '#kernel/crypto.ts'

const size = 16

/**
 * What makes the answers of one visitor belong together, in one consultation only: drawn by chance, kept by his browser alone. Half of it
 * is a mark that only this installation makes, so that nobody draws himself one whose beginning was not counted (T40).
 */
export function makeToken(consultationId: string): string {
  const drawn = randomBytes(size)
  return Buffer.concat([drawn, markOf(consultationId, drawn)]).toString('base64url')
}

/** A token as a browser brings it; nothing when it was not made here for this consultation. */
export function readToken(consultationId: string, written: string | undefined): string | undefined {
  const bytes = Buffer.from(written ?? '', 'base64url')
  if (bytes.length !== 2 * size) return undefined
  const isOurs = sameBytes(bytes.subarray(size), markOf(consultationId, bytes.subarray(0, size)))
  // Written anew: the last sign has two spare bits, and one token must not pass for four.
  return isOurs ? bytes.toString('base64url') : undefined
}

const markOf = (consultationId: string, drawn: Buffer): Buffer =>
  crypto()
    .hash('consultations.token', Buffer.concat([Buffer.from(consultationId.toLowerCase()), drawn]))
    .subarray(0, size)
