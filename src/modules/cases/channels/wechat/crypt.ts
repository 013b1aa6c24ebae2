import { createCipheriv, createDecipheriv, createHash, randomBytes, randomInt } from 'node:crypto'
import { sameBytes } from '#kernel/crypto.ts'

/** What an official account and its server know of each other (安全模式). */
export interface Account {
  readonly appId: string
  readonly appSecret: string
  /** Signs each call. */
  readonly token: string
  /** EncodingAESKey: 43 signs of base64, 32 bytes. */
  readonly aesKey: string
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A new token and key of a new account, in the signs that the platform takes. */
export function newAccountKeys(): Pick<Account, 'token' | 'aesKey'> {
  const drawn = (length: number) => Array.from({ length }, () => signs[randomInt(signs.length)]).join('')
  return { token: drawn(32), aesKey: drawn(43) }
}

/** What stands in the address of a call. */
export interface CallQuery {
  readonly timestamp: string
  readonly nonce: string
  readonly signature: string
}

const windowSeconds = 300

/** Whether a call of now is signed by who knows the token; `parts` is what is signed beside time and nonce. */
export function isSigned(account: Account, query: CallQuery, of: { parts: readonly string[]; now: Date }): boolean {
  if (!/^\d{9,11}$/.test(query.timestamp)) return false
  if (Math.abs(Number(query.timestamp) - of.now.getTime() / 1000) > windowSeconds) return false
  const right = signatureOf(account, query, of.parts)
  return sameBytes(Buffer.from(query.signature.slice(0, 100)), Buffer.from(right))
}

/** The signature the platform asks for: SHA-1 over token, time, nonce and the rest in the order of their signs. */
export function signatureOf(
  { token }: Pick<Account, 'token'>,
  { timestamp, nonce }: Pick<CallQuery, 'timestamp' | 'nonce'>,
  parts: readonly string[],
): string {
  return createHash('sha1')
    .update([token, timestamp, nonce, ...parts].sort().join(''))
    .digest('hex')
}

/** Opens what the platform sent to this account; nothing when it is not for it or was changed. */
export function decrypt({ aesKey, appId }: Pick<Account, 'aesKey' | 'appId'>, sealed: string): string | undefined {
  const key = keyOf(aesKey)
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length === 0 || bytes.length % 16 !== 0) return undefined
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()])
  const padding = padded.at(-1) ?? 0
  if (padding < 1 || padding > blockSize || padded.length < padding + headSize) return undefined
  const plain = padded.subarray(0, padded.length - padding)
  const end = headSize + plain.readUInt32BE(headSize - 4)
  if (end > plain.length || plain.subarray(end).toString() !== appId) return undefined
  return plain.subarray(headSize, end).toString('utf8')
}

/** Seals an answer for the platform in the same form. */
export function encrypt({ aesKey, appId }: Pick<Account, 'aesKey' | 'appId'>, text: string): string {
  const key = keyOf(aesKey)
  const body = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const plain = Buffer.concat([randomBytes(headSize - 4), length, body, Buffer.from(appId)])
  const padding = blockSize - (plain.length % blockSize)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString(
    'base64',
  )
}

// Sixteen bytes of chance and the length of what follows.
const headSize = 20
// The platform fills up to 32 bytes, not to a block of the cipher.
const blockSize = 32

const keyOf = (aesKey: string) => Buffer.from(`${aesKey}=`, 'base64')
