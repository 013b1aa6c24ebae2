import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { migrateQueue } from './queue-schema.ts'

const db = testDatabase()
const read = async (sql: string) => (await db.owner.query<{ value: unknown }>(sql)).rows[0]?.value
const mark = () => read(`select obj_description('graphile_worker'::regnamespace, 'pg_namespace') as value`)
const worker = (url = db.urls.worker) => {
  const { username, pathname } = new URL(db.urls.worker)
  return { url, role: `"${username}"`, database: `"${pathname.slice(1)}"` }
}

describe('the tables of the queue', () => {
  it('say which version made them, and a start with the same one does not even connect to them', async () => {
    expect(await mark()).toMatch(/^graphile-worker \d+\.\d+\.\d+$/)
    await migrateQueue(db.owner, worker('postgres://127.0.0.1:1/nowhere'))
  })

  it('are brought up to date when another version made them, by a worker who makes no schema afterwards', async () => {
    const before = await mark()
    await db.worker.pool.query(`comment on schema graphile_worker is 'graphile-worker 0.0.1'`)
    await migrateQueue(db.owner, worker())
    expect(await mark()).toBe(before)
    const { username } = new URL(db.urls.worker)
    expect(await read(`select has_database_privilege('${username}', current_database(), 'create') as value`)).toBe(
      false,
    )
  })
})
