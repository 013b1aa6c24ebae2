import { sql, type Tx } from '../db.ts'
import { readNodes } from './sequence.ts'
import { consistencySpans, hashOf, inclusionSpans, keyOf, placesOf, type Span } from './tree.ts'

/** A checkpoint as it was published, and what it says. */
export interface PublishedCheckpoint {
  readonly number: number
  readonly size: number
  readonly at: Date
  readonly note: string
}

/** The newest checkpoints, newest first. */
export function listCheckpoints(tx: Tx, most: number): Promise<PublishedCheckpoint[]> {
  return tx.rows(
    sql<PublishedCheckpoint>`select number, size, at, note from public_log.checkpoint order by number desc limit ${most}`,
  )
}

/** A leaf with its place in the tree. */
export interface LoggedLeaf {
  readonly index: number
  readonly leaf: Buffer
}

/** How many entries of each kind a month has, newest first; those that wait for their place are counted. */
export function countByMonth(tx: Tx): Promise<{ month: string; kind: string; count: number }[]> {
  return tx.rows(sql<{ month: string; kind: string; count: number }>`
    select to_char(day, 'YYYY-MM') as month, kind, count(*) from public_log.entry group by 1, 2 order by 1 desc, 2`)
}

/** Leaves in their order, from an index on. One that was taken out leaves a gap. */
export function listLeaves(tx: Tx, of: { from: number; most: number }): Promise<LoggedLeaf[]> {
  return tx.rows(sql<LoggedLeaf>`
    select index, leaf from public_log.entry where index >= ${of.from} order by index limit ${of.most}`)
}

/** The hashes of leaves as the tree holds them, by their places. */
export async function leafHashes(tx: Tx, indices: readonly number[]): Promise<Map<number, Buffer>> {
  const nodes = await readNodes(
    tx,
    indices.map((position) => ({ level: 0, position })),
  )
  return new Map(
    indices.flatMap((position) => {
      const hash = nodes.get(keyOf({ level: 0, position }))
      return hash ? [[position, hash] as const] : []
    }),
  )
}

/**
 * Where a leaf stands, by its hash; nothing when it is not in the tree, or not yet. The tree alone does not count: whoever takes an
 * entry out and leaves the tree as it was would still have it proven.
 */
export async function findIndex(tx: Tx, hash: Buffer): Promise<number | undefined> {
  const row = await tx.first(sql<{ position: number }>`
    select n.position from public_log.node n join public_log.entry e on e.index = n.position
    where n.level = 0 and n.hash = ${hash} and sha256('\\x00'::bytea || e.leaf) = n.hash`)
  return row?.position
}

/** The hashes that lead from a leaf to the root of the tree of this size, nearest first. */
export function inclusionPath(tx: Tx, of: { index: number; size: number }): Promise<Buffer[]> {
  return readSpans(tx, inclusionSpans(of.index, { from: 0, until: of.size }))
}

/** The hashes that show the tree of `from` leaves to be the beginning of the one of `to` leaves. */
export function consistencyPath(tx: Tx, of: { from: number; to: number }): Promise<Buffer[]> {
  return readSpans(tx, consistencySpans(of.from, { from: 0, until: of.to }))
}

async function readSpans(tx: Tx, spans: readonly Span[]): Promise<Buffer[]> {
  const nodes = await readNodes(tx, spans.flatMap(placesOf))
  return spans.map((span) =>
    hashOf(
      placesOf(span).map((place) => {
        const hash = nodes.get(keyOf(place))
        if (!hash) throw new Error(`the tree lacks the node ${keyOf(place)}`)
        return hash
      }),
    ),
  )
}
