import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { Db } from './db.ts'

/**
 * Brings the queue's own tables to the newest state, as the worker, who owns them (decisions 6). The right to make the
 * schema is lent to the worker for the first time only. What this version of the queue has brought up to date already is
 * left alone, and the queue is not read for it: every start waits for this.
 *
 * @param owner connected as the owner of the database.
 * @param worker the address of the worker's login, and its quoted role name.
 */
export async function migrateQueue(
  owner: pg.ClientBase,
  worker: { readonly url: string; readonly role: string; readonly database: string },
): Promise<void> {
  const mark = `graphile-worker ${queueVersion()}`
  const { rows } = await owner.query<{ mark: string | null }>(
    `select obj_description(oid, 'pg_namespace') as mark from pg_namespace where nspname = 'graphile_worker'`,
  )
  if (rows[0]?.mark === mark) return
  if (!rows[0]) await owner.query(`grant create on database ${worker.database} to ${worker.role}`)
  const [{ runMigrations }, { quietLogger }] = await Promise.all([import('graphile-worker'), import('./queue-log.ts')])
  const db = new Db(worker.url, { max: 2 })
  try {
    await runMigrations({ pgPool: db.pool, logger: quietLogger })
    await db.pool.query(`comment on schema graphile_worker is '${mark}'`)
  } finally {
    await db.close()
    await owner.query(`revoke create on database ${worker.database} from ${worker.role}`)
  }
}

// The version that is installed is the one package.json names, exactly.
function queueVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>
  }
  return dependencies['graphile-worker'] ?? ''
}
