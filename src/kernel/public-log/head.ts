import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { config } from '../config.ts'
import { crypto, sameBytes } from '../crypto.ts'
import { writeWhole } from '../whole-file.ts'

/** The largest tree that was signed, remembered outside the database: who owns the database can cut its tail, not this. */
export interface LogHead {
  readonly size: number
  /** Hexadecimal. */
  readonly root: string
}

/** Where the head of this installation stands: beside the keys. */
export const logHeadFile = join(config.dataFolder, 'secrets', 'public-log-head.json')

/** Remembers a tree, unless a larger one is remembered. */
export function rememberHead(file: string, head: LogHead): void {
  if ((readLogHead(file)?.size ?? -1) > head.size) return
  writeWhole(file, JSON.stringify({ ...head, mac: macOf(head).toString('hex') }))
}

/** The remembered head, or nothing when none was ever written. @throws Error when somebody without the key changed it */
export function readLogHead(file: string): LogHead | undefined {
  if (!existsSync(file)) return undefined
  const { size, root, mac } = JSON.parse(readFileSync(file, 'utf8')) as LogHead & { mac: string }
  if (!sameBytes(Buffer.from(mac, 'hex'), macOf({ size, root })))
    throw new Error(`${file} was changed by somebody else`)
  return { size, root }
}

const macOf = ({ size, root }: LogHead) => crypto().hash('public_log.head', JSON.stringify([size, root]))
