import { record } from '#kernel/audit.ts'
import { config } from '#kernel/config.ts'
import type { Answer, Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { refusals } from '#kernel/errors.ts'
import { newId } from '#kernel/ids.ts'
import { migrations } from '#kernel/migrate.ts'
import { productVersion } from '#kernel/product.ts'
import { replicaLag } from '#kernel/replica.ts'
import { countFailingLetters, countFailingSms } from '#modules/notices/index.ts'
import { countKept } from '#modules/transparency/index.ts'
import { checksOf, type Vitals, worstOf } from './checks.ts'
import type * as contract from './contract.ts'
import { backupPlace, certificateEnd, diskOf } from './machine.ts'
import { may } from './policy.ts'
import { isBackupDue, isDrillDue } from './rules.ts'
import * as store from './store.ts'
import { words } from './words.ts'

const { refuse, refuseIf, need } = refusals(words)

/** How the installation stands, for who keeps it (AD2, R-B03). */
export async function readHealth(ctx: Ctx): Promise<Answer<typeof contract.readHealth>> {
  need(may.readHealth(ctx.actor))
  const checks = checksOf(await measure(ctx))
  const runs = await store.listRuns(ctx.tx)
  return { state: worstOf(checks), checks, runs: runs.map(shown), can: { askRun: may.askRun(ctx.actor) } }
}

/** Measures everything that is watched. */
export async function measure(ctx: Ctx): Promise<Vitals> {
  const { tx, now } = ctx
  const [[database], [machine]] = await tx.all([store.databaseFacts(now), store.machineState()])
  if (!database || !machine) throw new Error('the database says nothing of itself')
  const lastBackup = await store.findNewestRun(tx, 'BACKUP', { isGood: true })
  const lastDrill = await store.findNewestRun(tx, 'DRILL', { isGood: true })
  return {
    now,
    disk: diskOf(config.dataFolder),
    backups: backupPlace(),
    lastBackup: lastBackup?.endedAt ?? null,
    lastDrill: lastDrill?.endedAt ?? null,
    since: database.since ?? now,
    queue: machine,
    unsealed: { count: machine.unsealed, seconds: machine.unsealedSeconds },
    replicaSeconds: replicaLag(),
    failingLetters: await countFailingLetters(tx),
    failingSms: await countFailingSms(tx),
    keptLogs: await countKept(ctx),
    clockSeconds: database.secondsAhead,
    encoding: database.encoding,
    sortsChinese: database.sortsChinese,
    certificateEnds: certificateEnd(),
    versions: {
      product: productVersion,
      postgres: database.postgres,
      node: process.versions.node,
      migration: migrations().at(-1)?.name.slice(0, 4) ?? '',
    },
  }
}

/** Asks for a backup or a drill; the worker carries it out (AD3). */
export async function askRun(
  ctx: Ctx,
  { kind }: Input<typeof contract.askRun>,
): Promise<Answer<typeof contract.askRun>> {
  need(may.askRun(ctx.actor))
  refuseIf(backupPlace() === null, 'conflict', 'operations.no-backup-folder')
  const id = newId()
  const waiting = () => refuse('conflict', 'operations.run-waits')
  await store.insertRun(ctx.tx, { id, kind, state: 'ASKED', at: ctx.now }, waiting)
  record(ctx, 'operations.run-asked', { subject: 'operations.run', subjectId: id, details: { kind } })
  return { state: 'ASKED' }
}

/**
 * What the worker is to carry out now, marked as begun: what somebody asked for, else what is due. What was at work when
 * this worker came is marked as cut off. Nothing when there is nothing to do.
 */
export async function takeRun(ctx: Ctx): Promise<{ id: string; kind: contract.RunKind } | undefined> {
  const open = await store.listOpenRuns(ctx.tx)
  for (const { id, kind } of open.filter(({ state }) => state === 'RUNNING')) {
    const end = { state: 'FAILED', backup: null, bytes: null, findings: [words['operations.run-cut-off']] } as const
    finishRun(ctx, { id, kind }, end)
  }
  const asked = open.find(({ state }) => state === 'ASKED')
  if (asked) store.beginRun(ctx.tx, asked.id, ctx.now)
  else {
    const kind = await dueKind(ctx)
    if (kind === undefined) return undefined
    const id = newId()
    await ctx.tx.sent()
    await store.insertRun(ctx.tx, { id, kind, state: 'RUNNING', at: ctx.now }, () => new Error('a run is at work'))
    return begun(ctx, { id, kind })
  }
  return begun(ctx, asked)
}

async function dueKind(ctx: Ctx): Promise<contract.RunKind | undefined> {
  const backup = await store.findNewestRun(ctx.tx, 'BACKUP', { isGood: false })
  if (isBackupDue({ now: ctx.now, at: config.backup.at, lastBegun: backup?.begunAt ?? null })) return 'BACKUP'
  const drill = await store.findNewestRun(ctx.tx, 'DRILL', { isGood: false })
  const hasBackup = (await store.findNewestRun(ctx.tx, 'BACKUP', { isGood: true })) !== undefined
  const last = { lastBegun: drill?.begunAt ?? null, lastFailed: drill?.state === 'FAILED' }
  return isDrillDue({ now: ctx.now, ...last, hasBackup }) ? 'DRILL' : undefined
}

function begun(ctx: Ctx, { id, kind }: { id: string; kind: contract.RunKind }) {
  record(ctx, 'operations.run-begun', { subject: 'operations.run', subjectId: id, details: { kind } })
  return { id, kind }
}

/** Writes down how a run ended. */
export function finishRun(ctx: Ctx, of: { id: string; kind: contract.RunKind }, end: store.RunEnd): void {
  store.endRun(ctx.tx, of.id, { ...end, at: ctx.now })
  const details = { kind: of.kind, state: end.state, findings: end.findings.length }
  record(ctx, 'operations.run-ended', { subject: 'operations.run', subjectId: of.id, details })
}

/** Writes down a run that somebody carried out by command, from its beginning to its end. */
export async function noteRun(
  ctx: Ctx,
  of: { kind: contract.RunKind; begunAt: Date },
  end: store.RunEnd,
): Promise<void> {
  const id = newId()
  await store.insertEndedRun(ctx.tx, { ...end, ...of, id, endedAt: ctx.now })
  const details = { kind: of.kind, state: end.state, findings: end.findings.length }
  record(ctx, 'operations.run-ended', { subject: 'operations.run', subjectId: id, details })
}

function shown(run: store.StoredRun): contract.Run {
  const { id: _, askedAt, begunAt, endedAt, findings, ...rest } = run
  return {
    ...rest,
    findings: [...findings],
    askedAt: askedAt.toISOString(),
    begunAt: begunAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  }
}
