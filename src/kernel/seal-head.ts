import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { config } from './config.ts'
import { crypto, sameBytes } from './crypto.ts'
import { writeWhole } from './whole-file.ts'

/**
 * The newest seal as it is remembered outside the database, so that a cut tail shows: who owns the database
 * can take away its newest rows, but not this file (T16).
 */
export interface Head {
  /** The number of the newest seal. */
  readonly sequence: number
  /** Its digest, hexadecimal. */
  readonly digest: string
  /** The database cluster in whose transaction numbers `horizon` counts. */
  readonly cluster: string
  /** Every entry of an earlier transaction has been sealed. */
  readonly horizon: string
  /** When it was written, ISO text. */
  readonly at: string
}

/** Where the head of this installation stands: beside the keys. */
export const headFile = join(config.dataFolder, 'secrets', 'audit-head.json')

/** Remembers the head. */
export function writeHead(file: string, head: Head): void {
  writeWhole(file, JSON.stringify({ ...head, mac: macOf(head).toString('hex') }))
}

/**
 * The remembered head, or nothing when none was ever written.
 * @throws Error when the file was changed by somebody without the key.
 */
export function readHead(file: string): Head | undefined {
  if (!existsSync(file)) return undefined
  const { mac, ...head } = JSON.parse(readFileSync(file, 'utf8')) as Head & { mac: string }
  if (!sameBytes(Buffer.from(mac, 'hex'), macOf(head))) throw new Error(`${file} was changed by somebody else`)
  return head
}

const macOf = ({ sequence, digest, cluster, horizon, at }: Head) =>
  crypto().hash('audit.head', JSON.stringify([sequence, digest, cluster, horizon, at]))
