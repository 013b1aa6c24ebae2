import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { ownKey, readCheckpoint } from '#kernel/public-log/note.ts'
import * as log from '#kernel/public-log/read.ts'
import { leafHash } from '#kernel/public-log/tree.ts'
import { listKept, listLacking } from './mirror/service.ts'
import type { KeptCheckpoint, LackingLog } from './mirror/store.ts'
import {
  agree,
  type LogReceipt,
  leafOf,
  provenIn,
  readReceipt,
  receiptFrom,
  writeConsistency,
  writeProof,
  writeReceipt,
} from './receipt.ts'
import { words } from './words.ts'

const { found, refuse, refuseIf } = refusals(words)

/** What the page of the log shows: how many entries by month and kind, one page of them, and the newest checkpoints. */
export interface LogOverview {
  readonly key: string
  readonly size: number
  readonly months: readonly { readonly month: string; readonly kind: string; readonly count: number }[]
  /** Newest first. */
  readonly entries: readonly ShownEntry[]
  readonly checkpoints: readonly log.PublishedCheckpoint[]
  /** What is kept here of other logs. */
  readonly kept: readonly KeptCheckpoint[]
  /** Those of them whose entries are not what they signed. */
  readonly lacking: readonly LackingLog[]
}

/** An entry as it stands today; one that is gone has no leaf, one that was changed is not the one in the tree. */
export interface ShownEntry {
  readonly index: number
  readonly leaf: string | null
  readonly isChanged: boolean
}

/** The log as everybody may read it; `page` counts from the newest entries. */
export async function readLog(ctx: Ctx, of: { page: number; perPage: number }): Promise<LogOverview> {
  const checkpoints = await log.listCheckpoints(ctx.tx, 5)
  const size = checkpoints[0]?.size ?? 0
  const until = Math.max(0, size - (of.page - 1) * of.perPage)
  const from = Math.max(0, until - of.perPage)
  return {
    key: ownKey().text,
    size,
    months: await log.countByMonth(ctx.tx),
    entries: (await shownEntries(ctx, { from, until })).toReversed(),
    checkpoints,
    kept: await listKept(ctx),
    lacking: await listLacking(ctx),
  }
}

async function shownEntries(ctx: Ctx, { from, until }: { from: number; until: number }): Promise<ShownEntry[]> {
  const indices = Array.from({ length: until - from }, (_, at) => from + at)
  const rows = await log.listLeaves(ctx.tx, { from, most: indices.length })
  const leaves = new Map(rows.map(({ index, leaf }) => [index, leaf]))
  const hashes = await log.leafHashes(ctx.tx, indices)
  return indices.map((index) => {
    const leaf = leaves.get(index)
    if (!leaf) return { index, leaf: null, isChanged: false }
    return { index, leaf: leaf.toString('utf8'), isChanged: !hashes.get(index)?.equals(leafHash(leaf)) }
  })
}

/** The newest checkpoint as it was signed; nothing before the first. */
export async function readCheckpointNote(ctx: Ctx): Promise<string | undefined> {
  return (await log.listCheckpoints(ctx.tx, 1))[0]?.note
}

/** The receipt of a message, or of its refusal, with its place in the log, as soon as it has one. */
export async function writeReceiptOf(ctx: Ctx, of: { value: string; salt: Buffer; told?: string }): Promise<string> {
  const receipt = receiptFrom({ ...of, key: ownKey().text })
  const proof = await findProof(ctx, leafHash(leafOf(receipt)))
  return writeReceipt(proof ? { ...receipt, proof } : receipt)
}

/** The way from a leaf to the newest signed root, for who knows the hash of the leaf. @throws missing */
export async function readProofOf(ctx: Ctx, hash: Buffer): Promise<string | undefined> {
  const proof = await findProof(ctx, hash)
  return proof && writeProof(proof)
}

async function findProof(ctx: Ctx, hash: Buffer) {
  const [index, [newest]] = [await log.findIndex(ctx.tx, hash), await log.listCheckpoints(ctx.tx, 1)]
  if (index === undefined || !newest || index >= newest.size) return undefined
  return { index, path: await log.inclusionPath(ctx.tx, { index, size: newest.size }), checkpoint: newest.note }
}

/** The hashes that show the log of `from` entries to be the beginning of that of `to`. @throws invalid `transparency.no-such-size` */
export async function readConsistency(ctx: Ctx, of: { from: number; to: number }): Promise<string> {
  const [newest] = await log.listCheckpoints(ctx.tx, 1)
  refuseIf(of.from > of.to || of.to > (newest?.size ?? 0), 'missing', 'transparency.no-such-size')
  return writeConsistency({ ...of, path: await log.consistencyPath(ctx.tx, of) })
}

/** Leaves for who keeps a copy, at most a thousand from an index on: index and base64 of each, a line each. */
export async function readLeaves(ctx: Ctx, from: number): Promise<string> {
  const leaves = await log.listLeaves(ctx.tx, { from, most: 1000 })
  return leaves.map(({ index, leaf }) => `${index} ${leaf.toString('base64')}\n`).join('')
}

/** What looking a receipt up came to; the log may still be older than a receipt that was given out this second. */
export type ReceiptCheck =
  | {
      readonly verdict: 'THERE'
      readonly receipt: LogReceipt
      readonly index: number
      readonly size: number
      /** What the log was when the receipt was given out is the beginning of what it is now; null without that proof. */
      readonly isUnbroken: boolean | null
    }
  | { readonly verdict: 'NOT_THERE' | 'OTHER_LOG'; readonly receipt: LogReceipt }

/** Looks a pasted receipt up (CZ10). @throws invalid `transparency.receipt-unreadable` */
export async function checkReceipt(ctx: Ctx, written: string): Promise<ReceiptCheck> {
  const receipt = readReceipt(written)
  if (!receipt) throw refuse('invalid', 'transparency.receipt-unreadable', { field: 'receipt' })
  if (receipt.key !== ownKey().text) return { verdict: 'OTHER_LOG', receipt }
  const proof = await findProof(ctx, leafHash(leafOf(receipt)))
  if (!proof) return { verdict: 'NOT_THERE', receipt }
  const now = found(readCheckpoint(proof.checkpoint, receipt.key), 'transparency.no-such-size')
  const isUnbroken = receipt.proof ? await isUnbrokenSince(ctx, receipt, now) : null
  return { verdict: 'THERE', receipt, index: proof.index, size: now.size, isUnbroken }
}

async function isUnbrokenSince(
  ctx: Ctx,
  receipt: LogReceipt,
  now: NonNullable<ReturnType<typeof readCheckpoint>>,
): Promise<boolean> {
  const then = provenIn(receipt)
  if (!then || then.size > now.size) return false
  return agree(then, now, await log.consistencyPath(ctx.tx, { from: then.size, to: now.size }))
}
