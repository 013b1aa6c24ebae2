import { basename } from 'node:path'
import { systemActor } from '#kernel/actor.ts'
import type { Chore } from '#kernel/chores.ts'
import { config } from '#kernel/config.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import { Db } from '#kernel/db.ts'
import { fill, Refusal, type Sentence } from '#kernel/errors.ts'
import { log } from '#kernel/log.ts'
import { roleUrls } from '#kernel/migrate.ts'
import { finishRun, noteRun, takeRun } from '#modules/operations/index.ts'
import { drill } from './drill.ts'
import { newestBackup, removeOld } from './shelf.ts'
import { takeBackup } from './take.ts'
import { words } from './words.ts'

type End = Parameters<typeof finishRun>[2]

/** The nightly backup, the weekly drill, and what the administrator asked for, one after the other (R-B03). */
export const backupChore: Chore = { name: 'operations.keep-safe', every: '10s', run: (worker) => keepSafe(worker) }

/** Carries out one run when there is one to carry out; without a folder for backups there is none. */
export async function keepSafe(worker: Db, of = config.backup): Promise<void> {
  const { to } = of
  if (to === undefined) return
  const run = await asWorker(worker, takeRun)
  if (run === undefined) return
  const end = await carryOut(run.kind, { ...of, to })
  if (end.state === 'FAILED') log.error({ kind: run.kind, findings: end.findings.map(({ en }) => en) }, 'a run failed')
  await asWorker(worker, async (ctx) => finishRun(ctx, run, end))
}

/** Writes down a backup that was made by command, so that the health page and the schedule count it. */
export async function noteBackup(databaseUrl: string, { folder, bytes, begunAt }: Noted): Promise<void> {
  const worker = new Db(roleUrls(databaseUrl).worker, { max: 1 })
  const end: End = { state: 'DONE', backup: basename(folder), bytes, findings: [] }
  const note = (ctx: Ctx) => noteRun(ctx, { kind: 'BACKUP', begunAt }, end)
  await asWorker(worker, note).finally(() => worker.close())
}

interface Noted {
  readonly folder: string
  readonly bytes: number
  readonly begunAt: Date
}

function asWorker<T>(worker: Db, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = systemActor(backupChore.name)
  return perform({ db: worker, actor, effect: 'write', requestId: backupChore.name, mayChangeNothing: true }, work)
}

async function carryOut(kind: 'BACKUP' | 'DRILL', of: { to: string; days: number }): Promise<End> {
  try {
    return kind === 'BACKUP' ? await backUp(of) : await rehearse(of.to)
  } catch (fault) {
    return failed([sentenceOf(fault)])
  }
}

async function backUp({ to, days }: { to: string; days: number }): Promise<End> {
  const { dataFolder: data, databaseUrl } = config
  const now = new Date()
  const { folder, bytes } = await takeBackup({ databaseUrl, data, to, now })
  await removeOld(to, { days, now })
  return { state: 'DONE', backup: basename(folder), bytes, findings: [] }
}

async function rehearse(to: string): Promise<End> {
  const backup = newestBackup(to)
  if (backup === undefined) return failed([fill(words['backup.none-here'], { folder: to })])
  const { findings } = await drill({ backup, data: config.dataFolder })
  if (findings.length > 0) return { ...failed(findings), backup: basename(backup) }
  return { state: 'DONE', backup: basename(backup), bytes: null, findings: [] }
}

const failed = (findings: readonly Sentence[]): End => ({ state: 'FAILED', backup: null, bytes: null, findings })

function sentenceOf(fault: unknown): Sentence {
  if (fault instanceof Refusal) return fault.sentence
  log.error({ fault: String(fault) }, 'a backup broke off')
  return fill(words['backup.broke'], { reason: fault instanceof Error ? fault.message : String(fault) })
}
