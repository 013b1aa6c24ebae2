import type pg from 'pg'
import { migrations } from '#kernel/migrate.ts'

// What is asked of the database around the loading of the demonstration, as its owner.

const setting = 'demonstration'

/** Waits until no other process fills this database; the turn is given back with the connection. */
export async function waitForTurn(owner: pg.ClientBase): Promise<void> {
  await owner.query('select pg_advisory_lock(727275)')
}

/** Notes that the loading has begun, or that the demonstration is whole. */
export async function noteProgress(owner: pg.ClientBase, progress: 'BEGUN' | 'WHOLE'): Promise<void> {
  await owner.query(
    `insert into app.setting (name, value) values ($1, to_jsonb($2::text))
     on conflict (name) do update set value = excluded.value, changed_at = now()`,
    [setting, progress],
  )
}

/** Whether a loading began and did not come to its end. */
export async function isCutShort(owner: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await owner.query(`select 1 from app.setting where name = $1 and value = '"BEGUN"'`, [setting])
  return rowCount === 1
}

/** Whether anybody worked here: the worker, which seals each second, never ran, and nobody ever signed in. */
export async function wasUsed(owner: pg.ClientBase): Promise<boolean> {
  const { rows } = await owner.query<{ used: boolean }>(
    'select exists (select 1 from audit.seal) or exists (select 1 from accounts.session) as used',
  )
  return rows[0]?.used === true
}

/** Takes away everything that the migrations made, at once or not at all; what stands beside it in the database stays. */
export async function emptyDatabase(owner: pg.ClientBase): Promise<void> {
  const made = migrations().flatMap(({ text }) => [...text.matchAll(/^create schema (\w+);/gm)].map(([, name]) => name))
  // One message of two statements is one transaction.
  await owner.query(`drop schema ${[...made, 'graphile_worker'].join(', ')} cascade; drop table public.migration`)
}
