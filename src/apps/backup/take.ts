import { renameSync, statfsSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import pg from 'pg'
import { crypto } from '#kernel/crypto.ts'
import { refusals } from '#kernel/errors.ts'
import { productVersion } from '#kernel/product.ts'
import { holdKeys } from '../keys/holding.ts'
import { filesBelow, packFolder } from './folders.ts'
import { type Manifest, macContext, macName, manifestName, type Part, type TableRecord } from './manifest.ts'
import { writePart } from './parts.ts'
import { ownPair, recipientOf } from './recovery-key.ts'
import {
  beginPicture,
  countRows,
  listApplied,
  listFileDigests,
  listSequences,
  listTables,
  readTable,
  type Table,
} from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)
const leastRoom = 40 * 1024 * 1024

/** What is backed up, and where the folders of backups stand. */
export interface Taking {
  readonly databaseUrl: string
  readonly data: string
  readonly to: string
  readonly now: Date
}

/** A finished backup. */
export interface Backup {
  readonly folder: string
  readonly manifest: Manifest
  readonly bytes: number
}

/**
 * Makes a backup of database, files and secrets as a new folder below `to`: one picture of the database, then the files it
 * speaks of, everything encrypted. The folder appears whole or not at all.
 *
 * @throws Refusal `backup.no-recipient`, `backup.beside-data`, `backup.needs-room`
 */
export async function takeBackup(of: Taking): Promise<Backup> {
  const recipient = recipientOf(of.data)
  if (recipient === undefined) throw refuse('missing', 'backup.no-recipient')
  const isInside = `${resolve(of.to)}${sep}`.startsWith(`${resolve(of.data)}${sep}`)
  refuseIf(isInside, 'invalid', 'backup.beside-data', { slots: { data: of.data } })
  const recipients = [recipient, (await ownPair(of.data)).recipient]
  const folder = join(of.to, nameFor(of.now))
  const draft = join(of.to, `.making-${process.pid}-${nameFor(of.now)}`)
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const { bavail, bsize } = statfsSync(of.to)
  try {
    refuseIf(bavail * bsize < leastRoom, 'conflict', 'backup.needs-room', { slots: { folder: of.to } })
    const manifest = await writeAll(draft, recipients, of)
    const text = `${JSON.stringify(manifest, null, 1)}\n`
    writeFileSync(join(draft, manifestName), text, { flush: true })
    writeFileSync(join(draft, macName), crypto().hash(macContext, text).toString('hex'), { flush: true })
    renameSync(draft, folder)
    return { folder, manifest, bytes: manifest.parts.reduce((sum, { size }) => sum + size, 0) }
  } catch (fault) {
    const isFull = ['ENOSPC', 'EDQUOT'].includes((fault as { code?: string }).code ?? '')
    throw isFull ? refuse('conflict', 'backup.needs-room', { slots: { folder: of.to } }) : fault
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

// Secrets first: what they remember of the audit must not be ahead of the database. Files last: whatever the database
// speaks of is on the disk by then, and stays there for a day when nobody wants it any more.
// The keys stay the same from the first to the last: those of before a rotation would not open the rows of after it.
async function writeAll(folder: string, recipients: readonly string[], of: Taking): Promise<Manifest> {
  const holder = new pg.Client({ connectionString: of.databaseUrl, application_name: 'lianxin backup' })
  await holder.connect()
  try {
    await holdKeys(holder)
    return await writeParts(folder, recipients, of)
  } finally {
    await holder.end()
  }
}

async function writeParts(folder: string, recipients: readonly string[], of: Taking): Promise<Manifest> {
  const secrets = packFolder(join(of.data, 'secrets'))
  const parts: Part[] = [await writePart(folder, { name: 'secrets.tar.zst.age', source: secrets.source, recipients })]
  const database = await writeDatabase(folder, recipients, of.databaseUrl)
  const filesFolder = join(of.data, 'files')
  const files = packFolder(filesFolder)
  const filesPart = await writePart(folder, { name: 'files.tar.zst.age', source: files.source, recipients })
  const { digests, ...record } = database.record
  const there = new Set(
    (await filesBelow(filesFolder)).map((path) => path.slice(filesFolder.length).replace(/[\\/]/g, '')),
  )
  return {
    format: 1,
    madeAt: of.now.toISOString(),
    product: productVersion,
    recipients: [...recipients],
    ...record,
    files: { ...(await files.done), lost: digests.filter((digest) => !there.has(digest)).length },
    parts: [...parts, ...database.parts, filesPart],
  }
}

async function writeDatabase(folder: string, recipients: readonly string[], databaseUrl: string) {
  const owner = new pg.Client({ connectionString: databaseUrl, application_name: 'lianxin backup' })
  await owner.connect()
  try {
    const postgres = await beginPicture(owner)
    const parts: Part[] = []
    const tables: TableRecord[] = []
    for (const table of await listTables(owner)) {
      const { part, rows } = await writeTable(folder, table, { owner, recipients })
      parts.push(part)
      tables.push({ ...table, columns: [...table.columns], rows, part: part.name })
    }
    const migrations = await listApplied(owner)
    const sequences = await listSequences(owner)
    return { parts, record: { postgres, migrations, tables, sequences, digests: await listFileDigests(owner) } }
  } finally {
    await owner.end()
  }
}

async function writeTable(
  folder: string,
  table: Table,
  { owner, recipients }: { owner: pg.Client; recipients: readonly string[] },
) {
  const { source, rows } = readTable(owner, table)
  const name = `tables/${table.name.replaceAll('"', '')}.copy.zst.age`
  const part = await writePart(folder, { name, source, recipients })
  const copied = rows()
  // A policy that hid a row from the owner would make a backup that looks whole.
  if (copied !== (await countRows(owner, table.name))) throw new Error(`${table.name} was not copied whole`)
  return { part, rows: copied }
}

/** The name of a backup's folder: it sorts by time. */
export const nameFor = (now: Date) => `lianxin-${now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}`

/** Does this folder look like one that `takeBackup` made? */
export const isBackupName = (name: string) => /^lianxin-\d{4}-\d{2}-\d{2}-\d{6}$/.test(name)
