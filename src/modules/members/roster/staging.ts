import { newPassingSecret } from '#kernel/crypto.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { dayOf } from '#kernel/time.ts'
import { holdsRelations, readOrgType } from '#modules/organisations/index.ts'
import { listStagedElsewhere } from '#modules/people/index.ts'
import { findColumns, keepColumns, listPlaces, listRemembered, type Place } from '../mapping/store.ts'
import { isTerminal } from '../rules.ts'
import type { FurtherKey } from './codes.ts'
import { openContent } from './content.ts'
import { RosterReading } from './reading.ts'
import { type Branch, type Branches, plainName, type RowCode, type RowFault } from './row.ts'
import { furtherOf, type Mapping, type Understood } from './stage.ts'
import * as stageStore from './staged/store.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { found } = refusals(words)

/** Told how many rows are read; throws when the work is to stop, and everything is given up. */
export type Progress = (rows: number) => Promise<void>

/** Told when a lot of rows is staged and sorted: all those after this row. `wrong` counts the wrong rows so far. */
export type OnLot = (lot: {
  readonly after: number
  readonly wrong: number
  /** The further columns of the file. */
  readonly further: readonly FurtherKey[]
}) => Promise<void>

/** What a whole file says, sorted by what the database knows. */
export interface Staged {
  readonly understood: Understood | undefined
  readonly rows: number
  readonly faults: readonly RowFault[]
  /** Numbers of the rows that are not taken in. */
  readonly wrong: ReadonlySet<number>
  readonly findings: Readonly<Record<string, number>>
  /** Rows about known members that are not the same as last time. */
  readonly candidates: readonly number[]
  readonly unchanged: number
  /** Under which mobile and residence of the staged rows are hashed. */
  readonly secret: string
}

const mostRows = 200_000
// Large enough that planning and looking around cost little, small enough that the thread reads the next ones meanwhile; the first one
// is small, so that the database need not wait long for it.
const lotRows = 10_000
const firstRows = 2_000

/**
 * Reads the whole file into the stage of this transaction, a lot at a time: while the database sorts one and `onLot` takes it in, the thread
 * reads the next. `batchKey` seals what is to be written; without it a row holds what it is compared by.
 */
export async function stage(
  ctx: Ctx,
  of: { batch: store.BatchRow; batchKey: Buffer | null; progress: Progress | undefined; onLot?: OnLot },
): Promise<Staged> {
  const { batch } = of
  const sealed = found(await store.readContent(ctx.tx, ctx.actor.reach, batch.id), 'members.roster-not-found')
  const secret = newPassingSecret()
  const reading = new RosterReading({
    bytes: await openContent(batch.id, sealed),
    today: dayOf(ctx.now),
    branches: await branchesOf(ctx, batch),
    ...(await saidOf(ctx, batch)),
    batchKey: of.batchKey,
    secret,
    mostRows,
  })
  stageStore.openStage(ctx.tx)
  const sorted = new Sorted()
  let rows = 0
  let after = 0
  for await (const lot of lotsOf(reading)) {
    await stageStore.copyLines(
      ctx.tx,
      lot.lines(async (read) => of.progress?.(rows + read)),
    )
    rows += lot.rows
    sorted.add(lot.faults)
    await settle(ctx, after, sorted)
    const further = reading.understood ? furtherOf(reading.understood) : []
    await of.onLot?.({ after, wrong: sorted.wrong.size, further })
    after = lot.lastRow
  }
  const { understood } = reading
  if (understood) keepColumns(ctx.tx, batch.id, { understood, mapping: effective(understood) })
  const { elsewhere, ...settled } = sorted
  // Taken in all the same: whether it is one person is for the superior of both to say (D02).
  const more = elsewhere > 0 ? { 'members.roster-known-elsewhere': elsewhere } : {}
  return { rows, findings: { ...reading.findings, ...more }, understood, secret, ...settled }
}

/** Rows as they were sorted so far. */
class Sorted {
  readonly faults: RowFault[] = []
  readonly wrong = new Set<number>()
  readonly candidates: number[] = []
  unchanged = 0
  elsewhere = 0

  add(faults: readonly RowFault[]): void {
    this.faults.push(...faults)
    for (const { row } of faults) this.wrong.add(row)
  }
}

interface Lot {
  rows: number
  lastRow: number
  readonly faults: RowFault[]
  /** The lines for COPY; read to their end before the lot is looked at. */
  lines(read: (rows: number) => Promise<void>): AsyncGenerator<Uint8Array>
}

async function* lotsOf(reading: RosterReading): AsyncGenerator<Lot> {
  const chunks = reading.chunks()
  let most = firstRows
  let isOver = false
  try {
    while (!isOver) {
      const lot: Lot = {
        rows: 0,
        lastRow: 0,
        faults: [],
        async *lines(read) {
          while (this.rows < most) {
            const next = await chunks.next()
            if (next.done) {
              isOver = true
              return
            }
            const { rows, lastRow, faults, lines } = next.value
            this.rows += rows
            this.lastRow = lastRow
            this.faults.push(...faults)
            await read(this.rows)
            yield lines
          }
        },
      }
      yield lot
      most = lotRows
    }
  } finally {
    await chunks.return(undefined)
  }
}

// What was said of this file, and of others of the organisation.
async function saidOf(ctx: Ctx, batch: store.BatchRow) {
  const columns = await findColumns(ctx.tx, ctx.actor.reach, batch.id)
  const remembered = await listRemembered(ctx.tx, ctx.actor.reach, batch.orgId)
  return {
    mapping: columns?.mapping ?? null,
    remembered: new Map(remembered.map(({ shape, ...said }) => [shape, { sheet: '', ...said }])),
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

// Sorts the rows staged after this one into new, known and wrong, by what the database knows.
async function settle(ctx: Ctx, after: number, sorted: Sorted): Promise<void> {
  const known = await stageStore.listKnown(ctx.tx, ctx.actor.reach, after)
  const elsewhere = await listStagedElsewhere(ctx.tx, after)
  const here = new Set(known.map((row) => row.rowNumber))
  sorted.elsewhere += new Set(elsewhere.map((row) => row.rowNumber).filter((row) => !here.has(row))).size
  for (const row of known) {
    const code = whyNot(row)
    if (code) sorted.add([{ row: row.rowNumber, column: 'idNumber', code }])
    else if (row.joinsAfterFull)
      sorted.add([{ row: row.rowNumber, column: 'joinDate', code: 'members.roster-joined-after-full' }])
    else if (row.same) sorted.unchanged += 1
    else sorted.candidates.push(row.rowNumber)
  }
}

function whyNot(row: stageStore.KnownRow): RowCode | undefined {
  if (row.memberId === null || row.status === null) return 'members.roster-not-a-member'
  if (row.status === 'DUPLICATE') return 'members.roster-merged'
  if (isTerminal(row.status)) return 'members.roster-membership-ended'
  return row.sameBranch ? undefined : 'members.roster-other-branch'
}
