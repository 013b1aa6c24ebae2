import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  type KeyObject,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { config } from './config.ts'
import { derive, type KeyRing, newestOf, oldestOf, readRing } from './key-ring.ts'

/**
 * What the product asks of a crypto suite; the suite's number stands in front of everything it made, so another
 * suite (SM4/SM3) can be added and old values stay readable (decisions 17, ASVS 11.2.2).
 */
export interface CryptoProvider {
  /** Seals a value; `context` names table, field and row, so a sealed value cannot be moved elsewhere. */
  seal(context: string, plain: string | Buffer, batch?: Buffer): Buffer
  /** Opens a sealed value. @throws Error when it was changed or belongs to another context. */
  open(context: string, sealed: Buffer): Buffer
  /** A keyed hash of 32 bytes for exact look-ups; without the key it cannot be guessed. */
  hash(context: string, value: string | Buffer): Buffer
  /** The key of one context's hashes, for another installation that takes over what was hashed with it; nothing else needs it. */
  hashKey(context: string): Buffer
}

const suite = 1
const header = 1 + 1 + 8
const nonceSize = 12
const tagSize = 16
// Without it a tag cut to four bytes would be good enough.
const whole = { authTagLength: tagSize }
const standing = Buffer.alloc(8)

// Random bytes are fetched for many nonces at once: one at a time they took longer than the sealing.
const noncePool = Buffer.allocUnsafe(nonceSize * 512)
let nonceAt = noncePool.length
function nextNonce(): Buffer {
  if (nonceAt === noncePool.length) {
    randomFillSync(noncePool)
    nonceAt = 0
  }
  const nonce = Buffer.from(noncePool.subarray(nonceAt, nonceAt + nonceSize))
  nonceAt += nonceSize
  return nonce
}

/** Hashes that are made anew under a newer key, because their text is known: the whole identity number (decisions 156). */
export const followingContext = 'people.person.id_number'

/** AES-256-GCM and HMAC-SHA-256 under keys derived from the masters of a ring. */
export function standardSuite({ masters, following, kept }: KeyRing): CryptoProvider {
  const newest = newestOf(masters)
  const oldest = oldestOf(masters)
  // Key objects: with plain bytes each use costs three times as much.
  const derived = new Map<string, KeyObject>()

  const key = (version: number, purpose: string): KeyObject => {
    const name = `${version}/${purpose}`
    let found = derived.get(name)
    if (!found) {
      const master = masters.get(version)
      if (!master) throw new Error(`the key ${version} is not in this installation's key file`)
      if (derived.size > 1000) derived.clear()
      found = createSecretKey(derive(master, purpose))
      derived.set(name, found)
    }
    return found
  }

  const hashKeyOf = (context: string): KeyObject => {
    if (context === followingContext) return key(following, `hash/${context}`)
    const left = kept.get(context)
    return left ? createSecretKey(left) : key(oldest, `hash/${context}`)
  }

  return {
    seal(context, plain, batch = standing) {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', key(newest, `seal/${batch.toString('hex')}`), nonce, whole)
      cipher.setAAD(Buffer.from(context))
      const head = Buffer.from([suite, newest])
      return Buffer.concat([head, batch, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(context, sealed) {
      if (sealed[0] !== suite) throw new Error(`unknown crypto suite ${sealed[0]}`)
      const batch = sealed.subarray(2, header).toString('hex')
      const nonce = sealed.subarray(header, header + nonceSize)
      const decipher = createDecipheriv('aes-256-gcm', key(sealed[1] ?? 0, `seal/${batch}`), nonce, whole)
      decipher.setAAD(Buffer.from(context))
      decipher.setAuthTag(sealed.subarray(-tagSize))
      return Buffer.concat([decipher.update(sealed.subarray(header + nonceSize, -tagSize)), decipher.final()])
    },
    hash(context, value) {
      return createHmac('sha256', hashKeyOf(context)).update(value).digest()
    },
    hashKey: (context) => hashKeyOf(context).export(),
  }
}

let provider: CryptoProvider | undefined

/** The suite of this installation; its keys stand in the data folder, never in the database (E04). */
export function crypto(): CryptoProvider {
  provider ??= standardSuite(keyRing())
  return provider
}

/** Under which version of the keys a value was sealed. */
export const sealedUnder = (sealed: Buffer): number => sealed[1] ?? 0

/** The data key of its own that a value was sealed under; all zeros for the standing one. */
export const batchOf = (sealed: Buffer): Buffer => sealed.subarray(2, header)

/** Forgets the keys that were read, after the key file was written anew. */
export function forgetKeys(): void {
  provider = undefined
}

/** Does this installation have its keys already? Without them they are made at first use. */
export function keysExist(): boolean {
  return existsSync(keysFile())
}

/** A name for a data key of its own: one per import batch (decisions 16). */
export function newBatchKey(): Buffer {
  return randomBytes(8)
}

/** The secret of one piece of work, for `passingHash`; it is kept nowhere. */
export const newPassingSecret = (): string => randomBytes(32).toString('hex')

/**
 * A hash, as hex, by which many values are compared within one piece of work and which then goes. Without the secret the value cannot be
 * guessed. What is kept takes `hash` of the suite, which costs eight times as much.
 */
export const passingHash = (secret: string, value: string): string => hash('sha256', secret + value)

/** Compares without telling by time where two values differ (ASVS 11.2.4). */
export function sameBytes(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Where the keys stand. */
export const keysFile = () => join(config.dataFolder, 'secrets', 'keys.json')

/** The keys of this installation; made at first use. */
export function keyRing(): KeyRing {
  const file = keysFile()
  if (!existsSync(file)) makeKeys(file)
  return readRing(readFileSync(file, 'utf8'))
}

// The server and the worker start at the same moment: whoever links first decides, and nobody reads half a file.
function makeKeys(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify({ 1: randomBytes(32).toString('base64') }), { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'EEXIST') throw fault
  } finally {
    unlinkSync(draft)
  }
}
