import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { refusals } from '#kernel/errors.ts'
import { Part } from '../backup/manifest.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

/** What stands in a bundle. Counts and names of organisations only: it is the one part that anybody can read. */
export const Manifest = z.object({
  format: z.literal('lianxin-organisation/1'),
  madeAt: z.iso.datetime(),
  product: z.string(),
  /** Whose key opens the parts. */
  recipients: z.array(z.string()).length(1),
  organisation: z.object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    parent: z.object({ code: z.string(), name: z.string() }).nullable(),
  }),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** In the order in which they are written. */
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), part: z.string() })),
  files: z.number().int(),
  annex: z.object({ entries: z.number().int(), part: z.string() }),
  /** What concerns the organisation and stays, counted. */
  left: z.record(z.string(), z.number().int()),
  parts: z.array(Part),
})
export type Manifest = z.infer<typeof Manifest>

export const manifestName = 'manifest.json'

/** What sender and receiver compare by telephone or letter: who changes the list, or any part it names, changes this. */
export const fingerprintOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

/** A fingerprint as it is kept, however it was typed: told by telephone it comes with spaces, strokes and capitals. */
export const plainFingerprint = (typed: string): string => typed.replace(/[\s-]/g, '').toLowerCase()

/** Reads the list of an unpacked bundle. @throws Refusal `bundle.damaged`, `bundle.other-fingerprint` */
export function readManifest(folder: string, fingerprint: string): Manifest {
  const file = join(folder, manifestName)
  refuseIf(!existsSync(file), 'invalid', 'bundle.damaged', { slots: { part: manifestName } })
  const text = readFileSync(file)
  const isTold = fingerprintOf(text) === plainFingerprint(fingerprint)
  refuseIf(!isTold, 'invalid', 'bundle.other-fingerprint', { slots: { is: fingerprintOf(text) } })
  const read = Manifest.safeParse(JSON.parse(text.toString('utf8')))
  if (!read.success) throw refuse('invalid', 'bundle.damaged', { slots: { part: manifestName } })
  return read.data
}
