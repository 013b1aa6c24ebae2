import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { standardSuite } from '#kernel/crypto.ts'
import { refusals } from '#kernel/errors.ts'
import { readRing } from '#kernel/key-ring.ts'
import { words } from './words.ts'

const { refuse } = refusals(words)

/** One encrypted file of a backup; the digest is over the bytes as they lie there. */
export const Part = z.object({
  name: z.string().regex(/^[a-z0-9][\w./-]*\.age$/),
  size: z.number().int(),
  digest: z.string(),
})
export type Part = z.infer<typeof Part>

const Table = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  part: z.string(),
})
export type TableRecord = z.infer<typeof Table>

/** What stands in a backup. Counts and names only: it is the one file of it that anybody can read. */
export const Manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  product: z.string(),
  postgres: z.string(),
  /** Whom the parts were encrypted for; the first is the recovery key. */
  recipients: z.array(z.string()),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(Table),
  sequences: z.array(z.object({ name: z.string(), value: z.number().int() })),
  files: z.object({ count: z.number().int(), bytes: z.number().int(), lost: z.number().int() }),
  parts: z.array(Part),
})
export type Manifest = z.infer<typeof Manifest>

export const manifestName = 'manifest.json'
export const macName = 'manifest.mac'

/** Reads what stands in a backup. @throws Refusal `backup.none-here`, `backup.manifest-damaged` */
export function readManifest(folder: string): Manifest {
  const file = join(folder, manifestName)
  if (!existsSync(file)) throw refuse('missing', 'backup.none-here', { slots: { folder } })
  const read = Manifest.safeParse(parsed(readFileSync(file, 'utf8')))
  if (!read.success) throw refuse('invalid', 'backup.manifest-damaged', { slots: { folder } })
  return read.data
}

/**
 * Checks that the installation whose keys these are wrote this list: who holds the public key only can make parts, but no
 * list that goes with them. @throws Refusal `backup.manifest-damaged`
 */
export function checkMac(folder: string, keysFile: string): void {
  const keys = readRing(readFileSync(keysFile, 'utf8'))
  const file = join(folder, macName)
  const text = readFileSync(join(folder, manifestName))
  const mac = standardSuite(keys).hash(macContext, text).toString('hex')
  if (!existsSync(file) || readFileSync(file, 'utf8').trim() !== mac)
    throw refuse('invalid', 'backup.manifest-damaged', { slots: { folder } })
}

export const macContext = 'backup.manifest'

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
