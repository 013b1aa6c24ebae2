import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { Db } from './db.ts'
import { quietLogger } from './queue-log.ts'

/**
 * Brings the queue's own tables to the newest state, as the worker, who owns them (decisions 6). The right to make the
 * schema is lent to the worker for the first time only.
 *
 * @param owner connected as the owner of the database.
 * @param worker the address of the worker's login, and its quoted role name.
 */
export async function migrateQueue(
  owner: pg.ClientBase,
  worker: { readonly url: string; readonly role: string; readonly database: string },
): Promise<void> {
  const { rowCount } = await owner.query(`select 1 from pg_namespace where nspname = 'graphile_worker'`)
  if (rowCount === 0) await owner.query(`grant create on database ${worker.database} to ${worker.role}`)
  const pool = new Db(worker.url, { max: 2 })
  try {
    await runMigrations({ pgPool: pool.pool, logger: quietLogger })
  } finally {
    await pool.close()
    await owner.query(`revoke create on database ${worker.database} from ${worker.role}`)
  }
}
