import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestPostgres, type TestPostgres } from '../../tools/test-postgres.mjs'
import { startChild } from './child.ts'
import type { Prepared } from './prepare.ts'

/** A durable throw-away database with the data set in it. */
export interface Stand {
  readonly postgres: TestPostgres
  /** Environment of every process of the product. */
  readonly env: Readonly<Record<string, string>>
  readonly prepared: Prepared
  stop(): Promise<void>
}

/** Starts PostgreSQL with its flushes on, makes the tables and fills them from the data set's folder. */
export async function startStand(dataSet: string): Promise<Stand> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-bench-'))
  const postgres = await startTestPostgres({ isDurable: true })
  const stop = async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const env = { DATABASE_URL: postgres.url, LIANXIN_DATA: folder, LIANXIN_LOG: 'error', NODE_ENV: 'production' }
    const child = await startChild(new URL('./prepare.ts', import.meta.url), {
      env,
      args: [dataSet, postgres.url, postgres.superuserUrl],
    })
    return { postgres, env, prepared: child.ready as unknown as Prepared, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}
