import { systemActor } from '../actor.ts'
import { type Db, sql, type Tx } from '../db.ts'
import { announcementsOf, pageChannel } from '../page-cache.ts'
import { logHeadFile, rememberHead } from './head.ts'
import { signCheckpoint } from './note.ts'
import { appended, hashOf, keyOf, leafHash, type Place, placesOf } from './tree.ts'

const pageSize = 5000
const sequencer = systemActor('kernel.sequence-log')
const longestSilence = 24 * 60 * 60 * 1000

/** The name under which pages are kept that show the log. */
export const logPages = 'public-log'

/**
 * Gives every waiting entry its index, adds it to the tree and signs a checkpoint; also once a day when nothing came. One
 * sequencer works at a time (advisory lock); running it again at any moment does no harm.
 *
 * @param db connected as the worker.
 * @returns how many entries were added.
 * @throws Error when the tree in the database is not the one that was signed last: then nothing more is signed.
 */
export async function sequenceEntries(db: Db, of: { file?: string; now?: Date } = {}): Promise<number> {
  const { file = logHeadFile, now = new Date() } = of
  for (let added = 0; ; ) {
    const page = await db.write(sequencer, (tx) => sequencePage(tx, now))
    added += page.added
    if (page.signed) rememberHead(file, page.signed)
    if (page.added < pageSize) return added
  }
}

async function sequencePage(tx: Tx, now: Date) {
  await tx.run(sql`select pg_advisory_xact_lock(727277)`)
  const [waiting, [last]] = await tx.all([
    sql<{ number: number; leaf: Buffer }>`
      select number, leaf from public_log.entry where index is null order by number limit ${pageSize}`,
    sql<{ size: number; root: Buffer; at: Date }>`
      select size, root, at from public_log.checkpoint order by number desc limit 1`,
  ])
  const isSilent = !last || now.getTime() - last.at.getTime() >= longestSilence
  if (waiting.length === 0 && !isSilent) return { added: 0 }
  const size = last?.size ?? 0
  const edge = await readNodes(tx, placesOf({ from: 0, until: size }))
  const root = rootAt(size, edge)
  if (last && !root.equals(last.root)) throw new Error('the public log is not what was signed: nothing more is signed')
  const leaves = waiting.map(({ leaf }) => leafHash(leaf))
  const nodes = appended(size, edge, leaves)
  await insertNodes(tx, nodes)
  await giveIndices(tx, size, waiting)
  const grown = new Map([...edge, ...nodes.map((node) => [keyOf(node), node.hash] as const)])
  return { added: waiting.length, signed: await keepCheckpoint(tx, { size: size + leaves.length, nodes: grown, now }) }
}

/** Hashes of the tree by their places. */
export async function readNodes(tx: Tx, places: readonly Place[]): Promise<Map<string, Buffer>> {
  if (places.length === 0) return new Map()
  const rows = await tx.rows(sql<Place & { hash: Buffer }>`
    select n.level, n.position, n.hash
    from unnest(${places.map(({ level }) => level)}::integer[], ${places.map(({ position }) => position)}::bigint[]) as p (level, position)
      join public_log.node n on n.level = p.level and n.position = p.position`)
  return new Map(rows.map((row) => [keyOf(row), row.hash]))
}

function rootAt(size: number, nodes: ReadonlyMap<string, Buffer>): Buffer {
  const hashes = placesOf({ from: 0, until: size }).map((place) => nodes.get(keyOf(place)))
  return hashOf(hashes.filter((hash) => hash !== undefined))
}

async function insertNodes(tx: Tx, nodes: readonly (Place & { hash: Buffer })[]): Promise<void> {
  if (nodes.length === 0) return
  await tx.run(sql`
    insert into public_log.node (level, position, hash)
    select * from unnest(${nodes.map(({ level }) => level)}::integer[], ${nodes.map(({ position }) => position)}::bigint[],
      ${nodes.map(({ hash }) => hash)}::bytea[])`)
}

async function giveIndices(tx: Tx, size: number, waiting: readonly { number: number }[]): Promise<void> {
  if (waiting.length === 0) return
  await tx.run(sql`
    update public_log.entry e set index = ${size}::bigint + w.place - 1
    from unnest(${waiting.map(({ number }) => number)}::bigint[]) with ordinality as w (number, place) where e.number = w.number`)
}

async function keepCheckpoint(tx: Tx, of: { size: number; nodes: ReadonlyMap<string, Buffer>; now: Date }) {
  const { size, nodes, now } = of
  const root = rootAt(size, nodes)
  const note = signCheckpoint({ size, root, at: now })
  await tx.run(sql`insert into public_log.checkpoint (size, root, at, note) values (${size}, ${root}, ${now}, ${note})`)
  await tx.run(sql`select pg_notify(${pageChannel}, ${announcementsOf([logPages])[0]})`)
  return { size, root: root.toString('hex') }
}
