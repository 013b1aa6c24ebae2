import { systemActor } from './actor.ts'
import { type Db, sql } from './db.ts'
import { sweepFiles } from './files.ts'
import { milliseconds } from './jobs.ts'
import { log, textOf } from './log.ts'
import { sequenceEntries } from './public-log/sequence.ts'
import { sealEntries } from './seal.ts'

/** Upkeep without a person behind it: run by the worker's own login, repeatable at any moment. Most leave no audit entry. */
export interface Chore {
  /** `chapter.do-something`. */
  readonly name: string
  readonly every: `${number}${'s' | 'm' | 'h'}`
  /** `signal` aborts when the process is ending or another worker takes over. */
  run(worker: Db, signal?: AbortSignal): Promise<unknown>
}

/** A chore that deletes rows whose time in `column` lies more than `days` days back. */
export function forgetOlder(of: { table: string; column: string; days: number }): Chore {
  const { table, column, days } = of
  const name = `kernel.forget-${table.replace('.', '-')}`
  return {
    name,
    every: '1h',
    run: (worker) =>
      worker.write(systemActor(name), (tx) =>
        tx.run(sql`delete from ${sql.table(table)} where ${sql.ref(column)} < now() - make_interval(days => ${days})`),
      ),
  }
}

/** The kernel's own upkeep. */
export const kernelChores: readonly Chore[] = [
  { name: 'kernel.seal', every: '1s', run: (worker) => sealEntries(worker) },
  { name: 'kernel.sequence-log', every: '1s', run: (worker) => sequenceEntries(worker) },
  { name: 'kernel.sweep-files', every: '1h', run: (worker) => sweepFiles(worker) },
  forgetOlder({ table: 'app.idempotency', column: 'created_at', days: 1 }),
  forgetOlder({ table: 'app.file', column: 'waits_until', days: 0 }),
  forgetOlder({ table: 'app.removed', column: 'removed_at', days: 30 }),
  forgetOlder({ table: 'app.task', column: 'ended_at', days: 7 }),
]

/**
 * Repeats work until the signal aborts: at once, then every so often, one run at a time. A run that fails is logged, the
 * same failure once a minute, and tried again at its next time.
 *
 * @returns a promise that resolves when the last run has ended.
 */
export async function repeat(
  of: { name: string; every: string },
  work: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const pause = milliseconds(of.every)
  let told = { text: '', at: 0 }
  while (!signal.aborted) {
    try {
      await work()
    } catch (fault) {
      const text = textOf(fault)
      if (!signal.aborted && (text !== told.text || Date.now() - told.at > 60_000)) {
        told = { text, at: Date.now() }
        log.error({ work: of.name, fault: text }, 'work failed and is tried again')
      }
    }
    await wait(pause, signal)
  }
}

// Waits, but not beyond the abort.
function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
