import { createWriteStream, existsSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Encrypter } from 'age-encryption'
import pg from 'pg'
import { keysFor } from '#kernel/brought-keys.ts'
import { refusals } from '#kernel/errors.ts'
import { readContent } from '#kernel/files.ts'
import { productVersion } from '#kernel/product.ts'
import { packFolder } from '../backup/folders.ts'
import type { Part } from '../backup/manifest.ts'
import { writePart } from '../backup/parts.ts'
import { listApplied } from '../backup/store.ts'
import { holdKeys } from '../keys/holding.ts'
import { type Carried, carried } from './carried.ts'
import { entryOf } from './entry.ts'
import { fingerprintOf, type Manifest, manifestName } from './manifest.ts'
import { opened } from './sealing.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

/** What is taken out, for whom, on what decision, and where the file goes. */
export interface TakingOut {
  readonly databaseUrl: string
  /** Code or public address. */
  readonly asked: string
  /** The receiver’s public key. */
  readonly recipient: string
  /** The decision it rests on, a document number. */
  readonly basis: string
  readonly output: string
  readonly now: Date
}

/**
 * Writes one organisation with everything below it into a file that only the receiver opens. One picture of the database; the
 * file appears whole or not at all, and not before its audit entry.
 *
 * @throws Refusal `bundle.no-such-organisation`, `bundle.no-such-key`, `bundle.file-exists`
 */
export async function takeOut(of: TakingOut): Promise<{ manifest: Manifest; fingerprint: string }> {
  refuseIf(!isRecipient(of.recipient), 'invalid', 'bundle.no-such-key', { slots: { key: of.recipient } })
  refuseIf(existsSync(of.output), 'conflict', 'bundle.file-exists', { slots: { file: of.output } })
  const owner = new pg.Client({ connectionString: of.databaseUrl, application_name: 'lianxin organisation export' })
  await owner.connect()
  const draft = `${of.output}.making-${process.pid}`
  try {
    await holdKeys(owner)
    await mkdir(draft, { mode: 0o700 })
    const { top, manifest } = await writeAll(owner, join(draft, 'parts'), of)
    const text = `${JSON.stringify(manifest, null, 1)}\n`
    const fingerprint = fingerprintOf(text)
    writeFileSync(join(draft, 'parts', manifestName), text, { flush: true })
    const { source, done } = packFolder(join(draft, 'parts'))
    await pipeline(source, createWriteStream(join(draft, 'whole'), { mode: 0o600, flush: true }))
    await done
    const details = { code: top.code, basis: of.basis, recipient: of.recipient, fingerprint, rows: rowsOf(manifest) }
    await store.writeEntry(owner, entryOf('organisations.taken-out', { orgId: top.id, at: of.now, details }))
    renameSync(join(draft, 'whole'), of.output)
    return { manifest, fingerprint }
  } finally {
    await rm(draft, { recursive: true, force: true })
    await owner.end()
  }
}

/** How many rows stand in a bundle. */
export const rowsOf = (manifest: Manifest): number => manifest.tables.reduce((sum, { rows }) => sum + rows, 0)

async function writeAll(owner: pg.Client, folder: string, of: TakingOut) {
  await store.beginPicture(owner)
  const top = await store.findTop(owner, of.asked)
  if (!top) throw refuse('missing', 'bundle.no-such-organisation', { slots: { asked: of.asked } })
  const writer = new Writer(folder, of.recipient)
  const tables: Manifest['tables'] = []
  const numbers = { 'cases.case': [] as string[], 'feedback.remark': [] as string[] }
  for (const table of carried) {
    const notes = table.name in numbers ? numbers[table.name as keyof typeof numbers] : undefined
    const name = `tables/${table.name}.jsonl.zst.age`
    const rows = await writer.lines(name, openedRows(owner, table, { top, notes }))
    tables.push({ name: table.name, rows, part: name })
  }
  const keys = [
    ...keysFor('cases.code', numbers['cases.case']),
    ...keysFor('feedback.code', numbers['feedback.remark']),
  ]
  await writer.lines('keys.jsonl.zst.age', one(keys))
  const files = await store.listFiles(owner, top)
  for (const { id, digest } of files) await writer.bytes(`files/${id}.zst.age`, await readContent(digest))
  const annex = { part: 'annex/audit.jsonl.zst.age', entries: 0 }
  annex.entries = await writer.lines(annex.part, store.readAnnex(owner, top))
  const left = await store.countLeft(owner, top)
  const migrations = await listApplied(owner)
  await owner.query('commit')
  const { id, code, name, parent } = top
  const manifest: Manifest = {
    format: 'lianxin-organisation/1',
    madeAt: of.now.toISOString(),
    product: productVersion,
    recipients: [of.recipient],
    organisation: { id, code, name, parent },
    migrations,
    tables,
    files: files.length,
    annex,
    left,
    parts: writer.parts,
  }
  return { top, manifest }
}

async function* openedRows(
  owner: pg.Client,
  table: Carried,
  { top, notes }: { top: store.Top; notes: string[] | undefined },
): AsyncGenerator<store.Row[]> {
  for await (const rows of store.readRows(owner, table, top)) {
    notes?.push(...rows.map(({ number }) => String(number)))
    yield rows.map((row) => opened(row, table))
  }
}

async function* one<T>(rows: T): AsyncGenerator<T> {
  yield rows
}

/** Writes the parts of a bundle, each for the receiver’s key alone. */
class Writer {
  readonly parts: Part[] = []
  private readonly folder: string
  private readonly recipient: string

  constructor(folder: string, recipient: string) {
    this.folder = folder
    this.recipient = recipient
  }

  /** A part of JSON lines; gives how many. */
  async lines(name: string, pages: AsyncIterable<readonly unknown[]>): Promise<number> {
    let count = 0
    async function* texts() {
      for await (const rows of pages) {
        count += rows.length
        yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      }
    }
    await this.write(name, Readable.from(texts()))
    return count
  }

  bytes(name: string, bytes: Buffer): Promise<void> {
    return this.write(name, Readable.from([bytes]))
  }

  private async write(name: string, source: Readable): Promise<void> {
    this.parts.push(await writePart(this.folder, { name, source, recipients: [this.recipient] }))
  }
}

function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text)
    return /^age1[a-z0-9]{50,}$/.test(text)
  } catch {
    return false
  }
}
