import { expect, it } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { listen } from './listen.ts'

const db = testDatabase()
const until = async (condition: () => boolean) => {
  for (let n = 0; n < 200 && !condition(); n++) await new Promise((resolve) => setTimeout(resolve, 25))
}

it('hears announcements, and again after its connection was cut, telling that there was a gap', async () => {
  const heard: string[] = []
  let gaps = 0
  const listener = listen(db.urls.app, { 'test-channel': (payload) => heard.push(payload) }, () => gaps++)
  await until(() => gaps === 1)
  await db.owner.query(`select pg_notify('test-channel', 'one')`)
  await until(() => heard.length === 1)
  await db.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lianxin-listen' and datname = current_database()`,
  )
  await until(() => gaps === 2)
  await db.owner.query(`select pg_notify('test-channel', 'two')`)
  await until(() => heard.length === 2)
  await listener.close()
  expect({ heard, gaps }).toEqual({ heard: ['one', 'two'], gaps: 2 })
})
