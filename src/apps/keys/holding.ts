import type pg from 'pg'
import { forgetKeys } from '#kernel/crypto.ts'

const lock = 727278

/**
 * Lets nobody rotate or retire keys as long as this connection is open: for a command that seals, hashes or copies keys beside the
 * program. It waits for a rotation that runs, and what was read of the keys before is read again.
 */
export async function holdKeys(owner: pg.ClientBase): Promise<void> {
  await owner.query('select pg_advisory_lock_shared($1)', [lock])
  forgetKeys()
}

/** Has the keys for itself as long as this connection is open; false when another command holds them. */
export async function holdKeysAlone(owner: pg.ClientBase): Promise<boolean> {
  const { rows } = await owner.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [lock])
  forgetKeys()
  return rows[0]?.free ?? false
}
