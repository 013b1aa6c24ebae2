import type pg from 'pg'

/**
 * Drops a database of a test with whoever is connected to it. PostgreSQL lets only a superuser end a cleaner of its own that
 * happens to work there; it is gone within moments, so this is tried for a while.
 */
export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await admin.query(`drop database if exists "${name}" with (force)`)
      return
    } catch (fault) {
      if ((fault as { code?: string }).code !== '42501' || tries === 40) throw fault
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}
