import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { combine, split } from 'shamir-secret-sharing'
import { refusals } from '#kernel/errors.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** A pair: with the recipient anybody backs up, with the secret alone a backup is opened (R-B07). */
export interface KeyPair {
  readonly secret: string
  readonly recipient: string
}

/** Makes a new pair in the form of age, so that its own programs open a backup too. */
export async function makeKeyPair(): Promise<KeyPair> {
  const secret = await generateX25519Identity()
  return { secret, recipient: await identityToRecipient(secret) }
}

/** Three lines of which any two give the secret; one alone says nothing about it. */
export async function splitSecret(secret: string): Promise<string[]> {
  const shares = await split(new TextEncoder().encode(secret), 3, 2)
  return shares.map((share) => {
    const text = Buffer.from(share).toString('hex')
    return `LX-SHARE-${text}-${checkOf(text)}`
  })
}

/**
 * Reads the secret out of what a person kept: a line with the whole secret, or two lines with shares.
 * @throws Refusal `backup.key-unreadable`, `backup.share-mistyped`, `backup.share-alone`
 */
export async function readSecret(text: string): Promise<string> {
  const lines = text.split(/\r?\n/).map((line) => line.trim().toUpperCase())
  const whole = lines.find((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (whole !== undefined) return whole
  const shares = lines.flatMap((line, at) => (line.startsWith('LX-SHARE-') ? [readShare(line, at + 1)] : []))
  if (shares.length === 0) throw refuse('invalid', 'backup.key-unreadable')
  if (new Set(shares.map((share) => share.toString('hex'))).size < 2) throw refuse('invalid', 'backup.share-alone')
  return Buffer.from(await combine(shares.map((share) => new Uint8Array(share)))).toString()
}

function readShare(line: string, number: number): Buffer {
  const [, text = '', check] = /^LX-SHARE-([0-9A-F]+)-([0-9A-F]{4})$/.exec(line) ?? []
  const share = text.toLowerCase()
  if (share === '' || checkOf(share).toUpperCase() !== check)
    throw refuse('invalid', 'backup.share-mistyped', { slots: { line: number } })
  return Buffer.from(share, 'hex')
}

const checkOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 4)

/** The public half of the recovery key of a data folder, if there is one. */
export function recipientOf(data: string): string | undefined {
  const file = recipientFile(data)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** Keeps the public half; the secret is kept nowhere. */
export function keepRecipient(data: string, recipient: string): void {
  writePrivate(recipientFile(data), `${recipient}\n`)
}

/**
 * The installation's own pair, by which its drills open its backups without anybody’s help. It lies in the data folder,
 * so it says nothing to who holds a backup alone, and is no help to who has lost the data.
 */
export const ownPair = (data: string): Promise<KeyPair> => keptPair(ownSecretFile(data))

/** The pair whose secret lies in this file; made at first use. */
export async function keptPair(file: string): Promise<KeyPair> {
  if (!existsSync(file)) writePrivate(file, `${(await makeKeyPair()).secret}\n`)
  const secret = readFileSync(file, 'utf8').trim()
  return { secret, recipient: await identityToRecipient(secret) }
}

/** Where the installation's own secret lies. */
export const ownSecretFile = (data: string) => join(data, 'secrets', 'backup-own-key')
const recipientFile = (data: string) => join(data, 'backup-recipient')

function writePrivate(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, text, { mode: 0o600, flush: true })
}
