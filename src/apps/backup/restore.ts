import { existsSync, readdirSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { refusals } from '#kernel/errors.ts'
import { migrate, migrations } from '#kernel/migrate.ts'
import { unpackFolder } from './folders.ts'
import { checkMac, type Manifest, readManifest } from './manifest.ts'
import { faultsOf, openPart } from './parts.ts'
import { keepRecipient } from './recovery-key.ts'
import { fillTable, isUnused, openForLoading, setSequence } from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf } = refusals(words)

/** What is restored from, and with which secret. */
export interface Source {
  readonly folder: string
  readonly secret: string
}

/**
 * Checks a whole backup without restoring it, also that the secret opens it.
 * @throws Refusal for the first thing that is wrong, after `report` was told each.
 */
export async function checkBackup(from: Source, report: (fault: Error) => void = () => {}): Promise<Manifest> {
  const manifest = readManifest(from.folder)
  const faults = await faultsOf(from.folder, manifest)
  for (const fault of faults) report(fault)
  if (faults[0]) throw faults[0]
  for (const { name } of manifest.parts) {
    for await (const chunk of await openPart(from.folder, { name, secret: from.secret, manifest })) void chunk
  }
  return manifest
}

/**
 * Lays secrets and files of a backup out in a new data folder. Nothing is written before every part was checked, and a
 * folder that holds anything is left alone.
 *
 * @throws Refusal `backup.folder-in-use`, `backup.part-missing`, `backup.part-changed`, `backup.wrong-key`, …
 */
export async function restoreFolder(from: Source, data: string): Promise<Manifest> {
  const isUsed = existsSync(data) && readdirSync(data).length > 0
  refuseIf(isUsed, 'conflict', 'backup.folder-in-use', { slots: { folder: data } })
  const manifest = readManifest(from.folder)
  refuseNewer(manifest)
  const [fault] = await faultsOf(from.folder, manifest)
  if (fault) throw fault
  const open = (name: string) => openPart(from.folder, { name, secret: from.secret, manifest })
  const secrets = await open('secrets.tar.zst.age')
  await mkdir(data, { recursive: true, mode: 0o700 })
  try {
    await unpackFolder(secrets, join(data, 'secrets'))
    checkMac(from.folder, join(data, 'secrets', 'keys.json'))
    await unpackFolder(await open('files.tar.zst.age'), join(data, 'files'))
    keepRecipient(data, manifest.recipients[0] ?? '')
    return manifest
  } catch (failure) {
    await rm(data, { recursive: true, force: true })
    throw failure
  }
}

/**
 * Fills an empty database from a backup and brings it to today's state. The process must already run on the restored data
 * folder: the logins and the sealed values follow its secrets. Works as the owner, without a superuser.
 *
 * @throws Refusal `backup.database-in-use`
 */
export async function restoreDatabase(from: Source, manifest: Manifest, databaseUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl, application_name: 'lianxin restore' })
  await owner.connect()
  try {
    refuseIf(!(await isUnused(owner)), 'conflict', 'backup.database-in-use')
    await migrate(databaseUrl, () => {}, new Set(manifest.migrations.map(({ name }) => name)))
    await owner.query('begin')
    const loading = await openForLoading(owner, manifest.tables)
    for (const table of manifest.tables) {
      const rows = await openPart(from.folder, { name: table.part, secret: from.secret, manifest })
      const restored = await fillTable(owner, table, rows)
      const slots = { table: table.name, restored, backedUp: table.rows }
      refuseIf(restored !== table.rows, 'conflict', 'backup.rows-differ', { slots })
    }
    for (const { name, value } of manifest.sequences) await setSequence(owner, name, value)
    await loading.close()
    await owner.query('commit')
  } finally {
    await owner.end()
  }
  await migrate(databaseUrl)
}

/** A backup of a later version knows tables that this one does not. */
function refuseNewer(manifest: Manifest): void {
  const known = new Map(migrations().map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of manifest.migrations) {
    const slots = { migration: name }
    if (!known.has(name)) throw refuse('conflict', 'backup.newer-product', { slots })
    refuseIf(known.get(name) !== checksum, 'conflict', 'backup.other-migration', { slots })
  }
}
