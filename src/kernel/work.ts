import pg from 'pg'
import { type Chore, repeat } from './chores.ts'
import { Db } from './db.ts'
import type { JobSurface } from './job-run.ts'
import type { Job } from './jobs.ts'
import { log } from './log.ts'
import type { RoleUrls } from './migrate.ts'
import { startQueue } from './queue.ts'

/** What a worker process does. */
export interface Work {
  readonly urls: RoleUrls
  readonly jobs: readonly Job[]
  readonly chores: readonly Chore[]
  readonly currentReach: JobSurface['currentReach']
  /** Called once: work has begun, or another worker has it and this one stands by. */
  readonly onReady: () => void
}

/**
 * Works until the signal aborts. When the database goes away everything is let go and taken up again when it is back.
 * One worker at a time works; another one waits for its end.
 */
export async function keepWorking(work: Work, signal: AbortSignal): Promise<void> {
  const pools = {
    app: new Db(work.urls.app, { max: 10, name: 'lianxin worker' }),
    portal: new Db(work.urls.portal, { max: 4, name: 'lianxin worker' }),
    worker: new Db(work.urls.worker, { max: 12, name: 'lianxin worker' }),
  }
  const ready = once(work.onReady)
  await repeat({ name: 'kernel.work', every: '1s' }, () => workOnce(work, { ...pools, ready }, signal), signal)
  await Promise.all([pools.app.close(), pools.portal.close(), pools.worker.close()])
}

type Pools = { readonly app: Db; readonly portal: Db; readonly worker: Db; readonly ready: () => void }

async function workOnce(work: Work, { app, portal, worker, ready }: Pools, signal: AbortSignal): Promise<void> {
  const turn = await takeTurn(work.urls.worker, ready, signal)
  const ending = AbortSignal.any([signal, turn.lost])
  try {
    if (ending.aborted) return
    const surface = { app, portal, currentReach: work.currentReach }
    const queue = await startQueue({ jobs: work.jobs, worker, surface })
    const over = AbortSignal.any([ending, turn.over])
    const chores = work.chores.map((chore) => repeat(chore, () => chore.run(worker, over), over))
    ready()
    await Promise.race([queue.ended, aborted(ending)])
    turn.end()
    await Promise.all([queue.stop(), ...chores])
  } finally {
    turn.end()
    await turn.release()
  }
}

/** The lock that lets one worker work; lost with its connection, and so with the database. */
async function takeTurn(url: string, ready: () => void, signal: AbortSignal) {
  const lost = new AbortController()
  const over = new AbortController()
  const client = new pg.Client({ connectionString: url, application_name: 'lianxin worker turn', keepAlive: true })
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  const release = () => client.end().catch(() => {})
  signal.addEventListener('abort', release)
  try {
    await client.connect()
    const standBy = setTimeout(() => {
      log.warn('another worker is at work; this one stands by')
      ready()
    }, 3000)
    await client.query('select pg_advisory_lock(727276)').finally(() => clearTimeout(standBy))
  } catch (fault) {
    await release()
    if (!signal.aborted) throw fault
  } finally {
    signal.removeEventListener('abort', release)
  }
  return { lost: lost.signal, over: over.signal, end: () => over.abort(), release }
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (!done) work()
    done = true
  }
}
