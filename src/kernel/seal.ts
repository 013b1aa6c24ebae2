import { createHash } from 'node:crypto'
import { systemActor } from './actor.ts'
import { crypto, sameBytes } from './crypto.ts'
import { type Db, sql, type Tx } from './db.ts'
import { type Head, headFile, readHead, writeHead } from './seal-head.ts'

/** One link of the chain as it stands in audit.seal; digests and macs are raw bytes. */
export interface Seal {
  readonly sequence: number
  readonly entryId: string
  readonly digest: Buffer
  readonly mac: Buffer
  readonly sealedAt: Date
}

/** What of an entry the chain covers; its mac covers all the rest. */
export interface SealedEntry {
  readonly id: string
  readonly transactionId: string
  readonly mac: Buffer
}

/** What the first seal follows. */
export const beginning = Buffer.alloc(32)

/** The digest of a link: SHA-256 over the digest before it, its number and the entry. */
export function digestOf(previous: Buffer, sequence: number, entry: SealedEntry): Buffer {
  const text = JSON.stringify([sequence, entry.id, entry.transactionId, entry.mac.toString('hex')])
  return createHash('sha256').update(previous).update(text).digest()
}

/** The keyed digest of a seal's own row; who has no key cannot write a seal, nor move one to another number. */
export function sealMac(seal: Omit<Seal, 'mac'>): Buffer {
  const { sequence, entryId, digest, sealedAt } = seal
  return crypto().hash('audit.seal', JSON.stringify([sequence, entryId, digest.toString('hex'), sealedAt.getTime()]))
}

const pageSize = 10_000
const sealer = systemActor('kernel.seal')

/**
 * Links every entry that no running transaction can still precede into the chain, in the order of transactions and ids
 * (decisions 13). Repeatable at any moment and from several processes: one advisory lock lets one of them work.
 * When the database is behind the remembered head, the chain goes on behind the head, so a cut tail stays visible.
 *
 * @param db connected as the worker.
 * @returns how many entries were sealed.
 */
export async function sealEntries(db: Db, file = headFile): Promise<number> {
  let sealed = 0
  let window: Window | undefined
  for (;;) {
    const page = await db.write(sealer, (tx) => sealPage(tx, readHead(file), window))
    sealed += page.count
    const lookedEverywhere = page.isLast && page.window.restoredFrom !== null
    if (page.count > 0 || (page.isLast && sealed > 0) || lookedEverywhere) await remember(db, file, page.head)
    if (page.isLast) return sealed
    window = page.window
  }
}

// After the commit, since a head before it would tell of a cut that never was; under the lock, since it never goes back.
function remember(db: Db, file: string, head: Head): Promise<void> {
  return db.write(sealer, async (tx) => {
    await tx.run(oneAtATime)
    if ((readHead(file)?.sequence ?? 0) <= head.sequence) writeHead(file, head)
  })
}

const oneAtATime = sql`select pg_advisory_xact_lock(727275)`

/** Which transactions this round looks at, and behind which entry the next page begins. */
interface Window {
  readonly cluster: string
  readonly from: string
  readonly below: string
  /** Numbers not given out yet come from another cluster, by a restored dump: certainly finished. */
  readonly restoredFrom: string | null
  readonly after: { readonly transactionId: string; readonly id: string }
}

async function sealPage(tx: Tx, head: Head | undefined, given: Window | undefined) {
  await tx.run(oneAtATime)
  const last = await findLast(tx, head)
  const window = given ?? (await openWindow(tx, last.isRemembered ? head : undefined))
  const entries = await unsealed(tx, window)
  const seals = chain(entries, last)
  await insert(tx, seals)
  const newest = seals.at(-1)
  const lastEntry = entries.at(-1)
  const isLast = entries.length < pageSize
  return {
    count: seals.length,
    isLast,
    window: { ...window, after: lastEntry ?? window.after },
    head: {
      sequence: newest?.sequence ?? last.sequence,
      digest: (newest?.digest ?? last.digest).toString('hex'),
      cluster: window.cluster,
      horizon: isLast ? window.below : window.from,
      at: new Date().toISOString(),
    },
  }
}

interface Last {
  readonly sequence: number
  readonly digest: Buffer
  /** The database still holds what the head remembers. */
  readonly isRemembered: boolean
}

// The newest seal that we wrote, or what the head remembers when the database has less.
async function findLast(tx: Tx, head: Head | undefined): Promise<Last> {
  const from = head?.sequence ?? 0
  const rows = await tx.rows(
    sql<Seal>`select sequence, entry_id, digest, mac, sealed_at from audit.seal where sequence >= ${from} order by sequence desc limit 100`,
  )
  const newest = rows.find((row) => sameBytes(row.mac, sealMac(row)))
  if (newest) return { sequence: newest.sequence, digest: newest.digest, isRemembered: head !== undefined }
  if (head) return { sequence: head.sequence, digest: Buffer.from(head.digest, 'hex'), isRemembered: false }
  if (rows.length > 0) throw new Error('the seals in the database were not written with the keys of this installation')
  return { sequence: 0, digest: beginning, isRemembered: false }
}

async function openWindow(tx: Tx, head: Head | undefined): Promise<Window> {
  const now = await tx.one(sql<{ cluster: string; xmin: string; xmax: string }>`
    select (select system_identifier::text from pg_control_system()) as cluster,
      pg_snapshot_xmin(pg_current_snapshot())::text as xmin, pg_snapshot_xmax(pg_current_snapshot())::text as xmax`)
  const goesOn = head?.cluster === now.cluster
  return {
    cluster: now.cluster,
    from: goesOn ? head.horizon : '0',
    below: now.xmin,
    restoredFrom: goesOn ? null : now.xmax,
    after: { transactionId: '0', id: '00000000-0000-0000-0000-000000000000' },
  }
}

function unsealed(tx: Tx, { from, below, restoredFrom, after }: Window): Promise<SealedEntry[]> {
  const restored = restoredFrom === null ? sql`` : sql`or e.transaction_id >= ${restoredFrom}::xid8`
  return tx.rows(sql<SealedEntry>`
    select e.id, e.transaction_id::text as transaction_id, e.mac
    from audit.entry e
    where e.transaction_id >= ${from}::xid8
      and (e.transaction_id < ${below}::xid8 ${restored})
      and (e.transaction_id, e.id) > (${after.transactionId}::xid8, ${after.id}::uuid)
      and not exists (select 1 from audit.seal s where s.entry_id = e.id)
    order by e.transaction_id, e.id
    limit ${pageSize}`)
}

function chain(entries: readonly SealedEntry[], last: Last): Seal[] {
  const sealedAt = new Date()
  let { sequence, digest } = last
  return entries.map((entry) => {
    sequence += 1
    digest = digestOf(digest, sequence, entry)
    const row = { sequence, entryId: entry.id, digest, sealedAt }
    return { ...row, mac: sealMac(row) }
  })
}

async function insert(tx: Tx, seals: readonly Seal[]): Promise<void> {
  if (seals.length === 0) return
  await tx.run(sql`
    insert into audit.seal (sequence, entry_id, digest, mac, sealed_at)
    select * from unnest(${seals.map((seal) => seal.sequence)}::bigint[], ${seals.map((seal) => seal.entryId)}::uuid[],
      ${seals.map((seal) => seal.digest)}::bytea[], ${seals.map((seal) => seal.mac)}::bytea[],
      ${seals.map((seal) => seal.sealedAt)}::timestamptz[])`)
}
