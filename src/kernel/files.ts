import { mkdir, open, readFile as readBytes, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { systemActor } from './actor.ts'
import { config } from './config.ts'
import { crypto, sameBytes } from './crypto.ts'
import type { Ctx } from './ctx.ts'
import { type Db, sql, type Tx, within } from './db.ts'
import { refusals } from './errors.ts'
import { fileName, mediaTypeOf } from './file-name.ts'
import { newId } from './ids.ts'
import { log } from './log.ts'
import { type Home, homeOf } from './tasks.ts'
import { words } from './words.ts'

const { refuse, refuseIf, found } = refusals(words)

/** A file as it comes in; `home` says whose it is when not the actor's own organisation's. */
export interface NewFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
  readonly home?: Home
  /** Until then it waits for the record that takes it; without it the file is kept. */
  readonly waitsUntil?: Date
}

/** A kept file without its bytes. */
export interface KeptFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

/** As it stands in the database. */
export type KeptRow = KeptFile & { readonly digest: Buffer }

/** The folder of this installation's files. */
export const filesFolder = join(config.dataFolder, 'files')

/**
 * Keeps a file: sealed on disk under the keyed digest of its content, the row in the transaction of the use case.
 * The same content is stored once. When the transaction is given up, the sweeper takes the bytes away a day later.
 *
 * @returns what was kept, with the name made harmless.
 * @throws Refusal `kernel.file-empty`
 */
export async function keepFile(ctx: Ctx, file: NewFile, folder = filesFolder): Promise<KeptFile> {
  refuseIf(file.bytes.length === 0, 'invalid', 'kernel.file-empty')
  const digest = crypto().hash('app.file', file.bytes)
  const kept = {
    id: newId(),
    name: fileName(file.name),
    mediaType: mediaTypeOf(file.mediaType),
    size: file.bytes.length,
  }
  const { orgId, orgPath } = file.home ?? homeOf(ctx)
  // Until the end of the transaction the sweeper does not touch this content, even if it was an orphan till now.
  await ctx.tx.run(sql`select pg_advisory_xact_lock_shared(${lockOf(digest)})`)
  await store(folder, digest, file.bytes)
  ctx.tx.later(sql`insert into app.file (id, org_id, org_path, name, media_type, size, digest, account_id, created_at, waits_until)
    values (${kept.id}, ${orgId}, ${orgPath}, ${kept.name}, ${kept.mediaType}, ${kept.size}, ${digest}, ${ctx.actor.accountId}, ${ctx.now},
      ${file.waitsUntil ?? null})`)
  return kept
}

/**
 * Reads a kept file inside the actor's reach.
 * @throws Refusal missing: `kernel.not-found`, or `kernel.file-damaged` when the disk does not hold what was kept.
 */
export async function readFile(ctx: Ctx, fileId: string, folder = filesFolder): Promise<KeptFile & { bytes: Buffer }> {
  const row = await ctx.tx.first(sql<KeptRow>`
    select id, name, media_type, size, digest from app.file where id = ${fileId} and ${within(ctx.actor.reach)}`)
  return contentOf(found(row, 'kernel.not-found'), folder)
}

/**
 * Reads a file of the reach that was handed in for a record, which the caller has found to be the actor's to read.
 * @throws Refusal missing, as `readFile` does
 */
export async function readTaken(
  ctx: Ctx,
  { fileId, takenBy }: { fileId: string; takenBy: string },
): Promise<KeptFile & { bytes: Buffer }> {
  const row = await ctx.tx.first(sql<KeptRow>`
    select id, name, media_type, size, digest from app.file
    where id = ${fileId} and taken_by = ${takenBy} and ${within(ctx.actor.reach)}`)
  return contentOf(found(row, 'kernel.not-found'))
}

/**
 * A file of the reach that was handed in: one's own that waits, or one that a record took. Whether its record is the actor's to
 * read, the caller asks.
 */
export function findHandedIn(ctx: Ctx, fileId: string): Promise<(KeptRow & { takenBy: string | null }) | undefined> {
  return ctx.tx.first(sql<KeptRow & { takenBy: string | null }>`
    select id, name, media_type, size, digest, taken_by from app.file
    where id = ${fileId} and ${within(ctx.actor.reach)}
      and (taken_by is not null or waits_until is not null and account_id = ${ctx.actor.accountId})`)
}

/** What of the reach was taken for a record. */
export function listTaken(ctx: Ctx, takenBy: string): Promise<KeptFile[]> {
  return ctx.tx.rows(sql<KeptFile>`
    select id, name, media_type, size from app.file where taken_by = ${takenBy} and ${within(ctx.actor.reach)}`)
}

/** A kept file with its bytes, for who may have it. @throws Refusal missing `kernel.file-damaged` when the disk does not hold what was kept */
export async function contentOf(
  { digest, ...kept }: KeptRow,
  folder = filesFolder,
): Promise<KeptFile & { bytes: Buffer }> {
  try {
    return { ...kept, bytes: await readContent(digest, folder) }
  } catch (fault) {
    log.error({ fault: (fault as Error).message, fileId: kept.id }, 'a kept file is damaged or lost')
    throw refuse('missing', 'kernel.file-damaged')
  }
}

/** The bytes kept under a digest. @throws Error when the disk does not hold what was kept. */
export async function readContent(digest: Buffer, folder = filesFolder): Promise<Buffer> {
  const bytes = crypto().open(contextOf(digest), await readBytes(placeOf(folder, digest)))
  if (!sameBytes(crypto().hash('app.file', bytes), digest)) throw new Error('the content has another digest')
  return bytes
}

/** Stores bytes of a file whose row the caller writes; gives their digest. What no row names is swept away a day later. */
export async function storeContent(bytes: Buffer, folder = filesFolder): Promise<Buffer> {
  const digest = crypto().hash('app.file', bytes)
  await store(folder, digest, bytes)
  return digest
}

const oneDay = 24 * 3_600_000
const sweeper = systemActor('kernel.sweep-files')

/**
 * Removes what no row wants any more and nobody has touched for a day: content of transactions that were given up,
 * and drafts of writes that were cut off.
 *
 * @param db connected as the worker.
 * @returns how many files were removed.
 */
export async function sweepFiles(db: Db, folder = filesFolder, now = new Date()): Promise<number> {
  let removed = 0
  for (const shelf of await list(folder)) {
    for (const name of await list(join(folder, shelf))) {
      const path = join(folder, shelf, name)
      if (!(await isOld(path, now))) continue
      const digest = shelf === drafts ? undefined : Buffer.from(shelf + name, 'hex')
      if (digest === undefined) await rm(path, { force: true })
      else if (!(await db.write(sweeper, (tx) => removeOrphan(tx, { path, digest, now })))) continue
      removed += 1
    }
  }
  return removed
}

async function removeOrphan(
  tx: Tx,
  { path, digest, now }: { path: string; digest: Buffer; now: Date },
): Promise<boolean> {
  const { free } = await tx.one(sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${lockOf(digest)}) as free`)
  if (!free) return false
  const wanted = await tx.first(sql`select 1 from app.file where digest = ${digest} limit 1`)
  if (wanted || !(await isOld(path, now))) return false
  await rm(path, { force: true })
  return true
}

const drafts = 'drafts'
const contextOf = (digest: Buffer) => `app.file/${digest.toString('hex')}`
const lockOf = (digest: Buffer) => digest.readBigInt64BE(0)
const placeOf = (folder: string, digest: Buffer) => {
  const name = digest.toString('hex')
  return join(folder, name.slice(0, 2), name.slice(2))
}

async function store(folder: string, digest: Buffer, bytes: Buffer): Promise<void> {
  const place = placeOf(folder, digest)
  if (await isWhole(place, digest)) {
    const now = new Date()
    return utimes(place, now, now)
  }
  await write(folder, digest, bytes)
}

async function write(folder: string, digest: Buffer, bytes: Buffer): Promise<void> {
  const place = placeOf(folder, digest)
  const shelf = join(place, '..')
  const draft = join(folder, drafts, newId())
  await mkdir(shelf, { recursive: true, mode: 0o700 })
  await mkdir(join(folder, drafts), { recursive: true, mode: 0o700 })
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(crypto().seal(contextOf(digest), bytes))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, place)
  await flushFolder(shelf)
}

/** Every kept content with its first bytes, which say under which key it was sealed. */
export async function* headsOfContents(folder = filesFolder): AsyncGenerator<{ digest: Buffer; head: Buffer }> {
  for (const shelf of await list(folder)) {
    if (shelf === drafts) continue
    for (const name of await list(join(folder, shelf))) {
      const head = await unlessGone(headOf(join(folder, shelf, name)))
      if (head) yield { digest: Buffer.from(shelf + name, 'hex'), head }
    }
  }
}

/**
 * Seals one content anew under the newest key; the old stays until the new one is whole.
 * @returns false when it was swept away meanwhile. @throws Error when it is damaged
 */
export async function resealContent(digest: Buffer, folder = filesFolder): Promise<boolean> {
  const bytes = await unlessGone(readContent(digest, folder))
  if (bytes) await write(folder, digest, bytes)
  return bytes !== undefined
}

async function headOf(path: string): Promise<Buffer> {
  const head = Buffer.alloc(2)
  const handle = await open(path, 'r')
  await handle.read(head, 0, head.length, 0).finally(() => handle.close())
  return head
}

// The sweeper works while contents are gone through: what it took is no damage.
const unlessGone = <T>(read: Promise<T>): Promise<T | undefined> =>
  read.catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return undefined
    throw fault
  })

// What is there already is opened before it is relied on: damaged content is healed by keeping it again.
async function isWhole(place: string, digest: Buffer): Promise<boolean> {
  try {
    crypto().open(contextOf(digest), await readBytes(place))
    return true
  } catch {
    return false
  }
}

// A renamed file is safe on disk only when its folder is; Windows has no such thing.
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const list = (path: string) => readdir(path).catch(() => [])
const isOld = async (path: string, now: Date) => {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() === true && now.getTime() - found.mtimeMs > oneDay
}
