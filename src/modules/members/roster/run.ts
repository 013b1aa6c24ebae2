import { record } from '#kernel/audit.ts'
import { newBatchKey } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { insertStagedPeople } from '#modules/people/index.ts'
import { noteDuplicatesOfBatch } from '../duplicates/noting.ts'
import { type RowChange, replaceChanges } from '../mapping/store.ts'
import { lockRoster } from '../store.ts'
import { keepersOf } from './further.ts'
import type { RowFault } from './row.ts'
import * as stageStore from './staged/store.ts'
import { type OnLot, type Progress, type Staged, stage } from './staging.ts'
import * as store from './store.ts'
import { compareRows } from './updates.ts'
import { words } from './words.ts'

const { found, refuseIf } = refusals(words)

/** How many rows of each kind a file has. */
export interface Outcome {
  readonly rowsTotal: number
  readonly rowsNew: number
  readonly rowsUpdated: number
  readonly rowsUnchanged: number
  readonly rowsWrong: number
}

const mostFaults = 20_000
const mostChanges = 5_000

/** Reads the whole file and tells what an import would do. Writes nothing but the batch and its faults. */
export async function checkRoster(ctx: Ctx, batchId: string, progress?: Progress): Promise<Outcome> {
  const batch = await getBatch(ctx, batchId, ['UPLOADED', 'UNMAPPED', 'CHECKED'])
  const staged = await stage(ctx, { batch, batchKey: null, progress })
  if (staged.understood && staged.understood.missing.length > 0) return endUnmapped(ctx, batch, staged)
  const changes: RowChange[] = []
  const updated = await compareRows(ctx, staged, { tell: (change) => changes.push(change) })
  const outcome = outcomeOf(staged, updated.length)
  replaceChanges(ctx.tx, placeOf(batch), changes.slice(0, mostChanges))
  await end(ctx, batch, { ...outcome, findings: staged.findings, state: 'CHECKED', checkedAt: ctx.now }, staged.faults)
  record(ctx, 'members.roster-checked', { ...about(batch), details: { ...outcome } })
  return outcome
}

/**
 * Imports a checked file in one transaction: new members and what differs, or with ALL_OR_NOTHING nothing when a row is
 * wrong. One audit entry stands for the batch with the digest over the digests of its rows (decisions 14, 16).
 * @throws Refusal `members.roster-has-wrong-rows`
 */
export async function importRoster(
  ctx: Ctx,
  { batchId, mode }: { batchId: string; mode: 'RIGHT_ROWS' | 'ALL_OR_NOTHING' },
  progress?: Progress,
): Promise<Outcome> {
  const batch = await getBatch(ctx, batchId, ['CHECKED'])
  lockRoster(ctx.tx, 'ALONE')
  const take: OnLot = async (lot) => {
    if (mode === 'RIGHT_ROWS' || lot.wrong === 0) await takeLot(ctx, batch.id, lot)
  }
  const staged = await stage(ctx, { batch, batchKey: newBatchKey(), progress, onLot: take })
  const wrong = staged.wrong.size
  refuseIf(mode === 'ALL_OR_NOTHING' && wrong > 0, 'invalid', 'members.roster-has-wrong-rows', {
    slots: { count: wrong },
  })
  const write = { batchId: batch.id, fileName: batch.fileName }
  const updated = await compareRows(ctx, staged, { write })
  await noteDuplicatesOfBatch(ctx, batch.id)
  replaceChanges(ctx.tx, placeOf(batch), [])
  stageStore.rememberDigests(ctx.tx, staged.candidates)
  const digest = await stageStore.keepRowDigests(ctx.tx, batch.id, updated)
  const outcome = outcomeOf(staged, updated.length)
  // With wrong rows in it the file can still be had back for a week.
  const gone = staged.wrong.size === 0 ? { contentSealed: null } : {}
  const change = { ...outcome, findings: staged.findings, mode, endedAt: ctx.now, ...gone }
  await end(ctx, batch, { ...change, state: 'DONE' }, staged.faults)
  record(ctx, 'members.roster-imported', { ...about(batch), details: { ...outcome, mode, digest } })
  return outcome
}

async function takeLot(ctx: Ctx, batchId: string, { after, further }: Parameters<OnLot>[0]): Promise<void> {
  const { person, member } = keepersOf(further)
  stageStore.planForMany(ctx.tx, true)
  insertStagedPeople(ctx.tx, { batchId, after, further: person })
  await stageStore.insertStagedMembers(ctx.tx, { batchId, from: dayOf(ctx.now), after, further: member })
  stageStore.planForMany(ctx.tx, false)
}

async function getBatch(ctx: Ctx, batchId: string, states: readonly string[]): Promise<store.BatchRow> {
  const batch = found(await store.findBatch(ctx.tx, ctx.actor.reach, batchId), 'members.roster-not-found')
  refuseIf(!states.includes(batch.state), 'conflict', 'members.roster-not-checked')
  return batch
}

const about = (batch: store.BatchRow) => ({
  subject: 'members.import_batch',
  subjectId: batch.id,
  orgId: batch.orgId,
})

async function end(
  ctx: Ctx,
  batch: store.BatchRow,
  change: store.BatchChange,
  faults: readonly RowFault[],
): Promise<void> {
  store.replaceFaults(ctx.tx, placeOf(batch), faults.slice(0, mostFaults))
  await store.updateBatch(ctx.tx, { batchId: batch.id, from: [batch.state] }, change)
}

const placeOf = (batch: store.BatchRow) => ({ batchId: batch.id, orgId: batch.orgId, orgPath: batch.orgPath })

// Nothing was read: first somebody says which column is which.
async function endUnmapped(ctx: Ctx, batch: store.BatchRow, staged: Staged): Promise<Outcome> {
  await end(ctx, batch, { state: 'UNMAPPED' }, [])
  record(ctx, 'members.roster-unmapped', {
    ...about(batch),
    details: { missing: staged.understood?.missing.length ?? 0 },
  })
  return outcomeOf(staged, 0)
}

const outcomeOf = (staged: Staged, updated: number): Outcome => {
  const rowsUnchanged = staged.unchanged + staged.candidates.length - updated
  const rowsNew = staged.rows - staged.wrong.size - rowsUnchanged - updated
  return { rowsTotal: staged.rows, rowsNew, rowsUpdated: updated, rowsUnchanged, rowsWrong: staged.wrong.size }
}

/** Forgets uploaded files a week after their import ended, and after a month those that nobody took in. */
export async function forgetRosters(ctx: Ctx): Promise<number> {
  const forgotten = await store.forgetContents(ctx.tx, ctx.actor.reach, ctx.now)
  if (forgotten > 0) record(ctx, 'members.rosters-forgotten', { details: { files: forgotten } })
  return forgotten
}
