import { record } from '#kernel/audit.ts'
import { crypto, newBatchKey } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { holdsRelations, readOrgType } from '#modules/organisations/index.ts'
import { insertStagedPeople, listStagedElsewhere } from '#modules/people/index.ts'
import { noteDuplicatesOfBatch } from '../duplicates/noting.ts'
import {
  findColumns,
  keepColumns,
  listPlaces,
  listRemembered,
  type Place,
  type RowChange,
  replaceChanges,
} from '../mapping/store.ts'
import { isTerminal } from '../rules.ts'
import { lockRoster } from '../store.ts'
import { RosterReading } from './reading.ts'
import { type Branch, type Branches, plainName, type RowCode, type RowFault } from './row.ts'
import type { Mapping, Understood } from './stage.ts'
import * as store from './store.ts'
import { compareRows } from './updates.ts'
import { words } from './words.ts'

const { found, refuseIf } = refusals(words)

/** Told how many rows are read; throws when the work is to stop, and everything is given up. */
export type Progress = (rows: number) => Promise<void>

/** How many rows of each kind a file has. */
export interface Outcome {
  readonly rowsTotal: number
  readonly rowsNew: number
  readonly rowsUpdated: number
  readonly rowsUnchanged: number
  readonly rowsWrong: number
}

const mostRows = 200_000
const mostFaults = 20_000
const mostChanges = 5_000

/** The context under which the file of a batch is sealed. */
export const contentContext = (batchId: string) => `members.import_batch.content/${batchId}`

/** Reads the whole file and tells what an import would do. Writes nothing but the batch and its faults. */
export async function checkRoster(ctx: Ctx, batchId: string, progress?: Progress): Promise<Outcome> {
  const batch = await getBatch(ctx, batchId, ['UPLOADED', 'UNMAPPED', 'CHECKED'])
  const staged = await stage(ctx, { batch, batchKey: null, progress })
  if (staged.understood && staged.understood.missing.length > 0) return endUnmapped(ctx, batch, staged)
  const changes: RowChange[] = []
  const updated = await compareRows(ctx, staged.candidates, { tell: (change) => changes.push(change) })
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
  const staged = await stage(ctx, { batch, batchKey: newBatchKey(), progress })
  const wrong = staged.wrong.size
  refuseIf(mode === 'ALL_OR_NOTHING' && wrong > 0, 'invalid', 'members.roster-has-wrong-rows', {
    slots: { count: wrong },
  })
  store.planForMany(ctx.tx, true)
  await insertStagedPeople(ctx.tx, batch.id)
  await store.insertStagedMembers(ctx.tx, { batchId: batch.id, from: dayOf(ctx.now) })
  store.planForMany(ctx.tx, false)
  const write = { batchId: batch.id, fileName: batch.fileName }
  const updated = await compareRows(ctx, staged.candidates, { write })
  await noteDuplicatesOfBatch(ctx, batch.id)
  replaceChanges(ctx.tx, placeOf(batch), [])
  store.rememberDigests(ctx.tx, staged.candidates)
  const digest = await store.keepRowDigests(ctx.tx, batch.id, updated)
  const outcome = outcomeOf(staged, updated.length)
  // With wrong rows in it the file can still be had back for a week.
  const gone = staged.wrong.size === 0 ? { contentSealed: null } : {}
  const change = { ...outcome, findings: staged.findings, mode, endedAt: ctx.now, ...gone }
  await end(ctx, batch, { ...change, state: 'DONE' }, staged.faults)
  record(ctx, 'members.roster-imported', { ...about(batch), details: { ...outcome, mode, digest } })
  return outcome
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

interface Staged {
  readonly understood: Understood | undefined
  readonly rows: number
  readonly faults: readonly RowFault[]
  /** Numbers of the rows that are not taken in. */
  readonly wrong: ReadonlySet<number>
  readonly findings: Readonly<Record<string, number>>
  /** Rows about known members that are not the same as last time. */
  readonly candidates: readonly number[]
  readonly unchanged: number
}

const outcomeOf = (staged: Staged, updated: number): Outcome => {
  const rowsUnchanged = staged.unchanged + staged.candidates.length - updated
  const rowsNew = staged.rows - staged.wrong.size - rowsUnchanged - updated
  return { rowsTotal: staged.rows, rowsNew, rowsUpdated: updated, rowsUnchanged, rowsWrong: staged.wrong.size }
}

async function stage(
  ctx: Ctx,
  { batch, batchKey, progress }: { batch: store.BatchRow; batchKey: Buffer | null; progress: Progress | undefined },
): Promise<Staged> {
  const sealed = found(await store.readContent(ctx.tx, ctx.actor.reach, batch.id), 'members.roster-not-found')
  const reading = new RosterReading({
    bytes: crypto().open(contentContext(batch.id), sealed),
    today: dayOf(ctx.now),
    branches: await branchesOf(ctx, batch),
    ...(await saidOf(ctx, batch)),
    batchKey,
    mostRows,
  })
  store.openStage(ctx.tx)
  const faults: RowFault[] = []
  let rows = 0
  async function* lines() {
    for await (const chunk of reading.chunks()) {
      rows += chunk.rows
      faults.push(...chunk.faults)
      await progress?.(rows)
      yield chunk.lines
    }
  }
  await store.copyLines(ctx.tx, lines())
  const { understood } = reading
  if (understood) keepColumns(ctx.tx, batch.id, { understood, mapping: effective(understood) })
  const { elsewhere, ...settled } = await settle(ctx, faults)
  const more = elsewhere > 0 ? { 'members.roster-known-elsewhere': elsewhere } : {}
  return { rows, findings: { ...reading.findings, ...more }, understood, ...settled }
}

// What was said of this file, and of others of the organisation.
async function saidOf(ctx: Ctx, batch: store.BatchRow) {
  const columns = await findColumns(ctx.tx, ctx.actor.reach, batch.id)
  const remembered = await listRemembered(ctx.tx, ctx.actor.reach, batch.orgId)
  return {
    mapping: columns?.mapping ?? null,
    remembered: new Map(remembered.map(({ shape, keys, fixed }) => [shape, { sheet: '', keys, fixed }])),
  }
}

// What the check went by holds for the import too, whatever is remembered in between.
const effective = ({ sheet, columns, fixed, missing }: Understood): Mapping | null =>
  missing.length > 0
    ? null
    : { sheet, fixed, keys: Object.fromEntries(columns.flatMap(({ key }, at) => (key ? [[String(at), key]] : []))) }

async function branchesOf(ctx: Ctx, batch: store.BatchRow): Promise<Branches> {
  const byCode = new Map<string, Branch>()
  const byName = new Map<string, Branch | null>()
  const holders: Branch[] = []
  const places = await listPlaces(ctx.tx, ctx.actor.reach, batch.orgPath)
  const groups = groupsOf(places)
  for (const { id, path, code, type, name, shortName } of places) {
    const kind = readOrgType(type)
    const holds = kind.ok && holdsRelations(kind.value)
    const branch = {
      id,
      path,
      holdsRelations: holds,
      isGroup: type === 'PARTY_GROUP',
      groups: groups.get(id) ?? noGroups,
    }
    byCode.set(code, branch)
    for (const called of new Set([plainName(name), plainName(shortName)]))
      byName.set(called, byName.has(called) ? null : branch)
    if (branch.holdsRelations) holders.push(branch)
  }
  // A branch need not be named in its own file.
  const own = holders.length === 1 && holders[0]?.id === batch.orgId ? holders[0] : null
  return { byCode, byName, own }
}

const noGroups: Branch['groups'] = new Map()

// The Party groups of each branch, by what a cell may call them.
function groupsOf(places: readonly Place[]): ReadonlyMap<string, Branch['groups']> {
  const groups = new Map<string, Map<string, string | null>>()
  for (const { id, parentId, code, type, name, shortName } of places) {
    if (type !== 'PARTY_GROUP' || parentId === null) continue
    const ofBranch = groups.get(parentId) ?? new Map<string, string | null>()
    for (const called of new Set([code, plainName(name), plainName(shortName)]))
      ofBranch.set(called, ofBranch.has(called) ? null : id)
    groups.set(parentId, ofBranch)
  }
  return groups
}

// Sorts the staged rows into new, known and wrong, by what the database knows.
async function settle(ctx: Ctx, faults: readonly RowFault[]) {
  const known = await store.listKnown(ctx.tx, ctx.actor.reach)
  const elsewhere = await listStagedElsewhere(ctx.tx)
  const more: RowFault[] = known.flatMap((row) => {
    const code = whyNot(row)
    return code ? [{ row: row.rowNumber, column: 'idNumber' as const, code }] : []
  })
  const here = new Set(known.map((row) => row.rowNumber))
  const outside = new Set(elsewhere.map((row) => row.rowNumber).filter((row) => !here.has(row)))
  const refused = new Set(more.map((fault) => fault.row))
  const right = known.filter((row) => !refused.has(row.rowNumber))
  const all = [...faults, ...more]
  return {
    faults: all,
    wrong: new Set(all.map((fault) => fault.row)),
    candidates: right.filter((row) => !row.same).map((row) => row.rowNumber),
    unchanged: right.filter((row) => row.same).length,
    // Taken in all the same: whether it is one person is for the superior of both to say (D02).
    elsewhere: outside.size,
  }
}

function whyNot(row: store.KnownRow): RowCode | undefined {
  if (row.memberId === null || row.status === null) return 'members.roster-not-a-member'
  if (row.status === 'DUPLICATE') return 'members.roster-merged'
  if (isTerminal(row.status)) return 'members.roster-membership-ended'
  return row.sameBranch ? undefined : 'members.roster-other-branch'
}

/** Forgets uploaded files a week after their import ended, and after a month those that nobody took in. */
export async function forgetRosters(ctx: Ctx): Promise<number> {
  const forgotten = await store.forgetContents(ctx.tx, ctx.actor.reach, ctx.now)
  if (forgotten > 0) record(ctx, 'members.rosters-forgotten', { details: { files: forgotten } })
  return forgotten
}
