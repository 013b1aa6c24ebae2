import { systemActor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import { perform } from '#kernel/ctx.ts'
import { Db, sql } from '#kernel/db.ts'
import { migrate } from '#kernel/migrate.ts'
import type { LoadingDoors } from './demo/load.ts'

// Runs to its end before the server starts: brings the database and the queue to the newest state, and fills an empty one.
// What only an empty one needs is loaded then: every other start waits for this program.

try {
  const urls = await migrate(config.databaseUrl, (name) =>
    console.log(`正在更新数据库：${name} / Updating the database: ${name}`),
  )
  const db = new Db(urls.app, { max: 2, name: 'lianxin migrate' })
  const portal = new Db(urls.portal, { max: 1, name: 'lianxin migrate' })
  const owner = new Db(config.databaseUrl, { max: 1, name: 'lianxin migrate' })
  await fill({ app: db, portal, owner })
  await Promise.all([db.close(), portal.close(), owner.close()])
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}

async function fill(doors: LoadingDoors): Promise<void> {
  const db = doors.app
  const actor = systemActor('首次使用')
  const { isEmpty, isUnused } = await db.read(actor, (tx) =>
    tx.one(sql<{ isEmpty: boolean; isUnused: boolean }>`select
      not exists (select 1 from organisations.org) as is_empty,
      not exists (select 1 from accounts.account where password_hash is not null) as is_unused`),
  )
  if (config.demonstration && isEmpty) {
    const { loadDemonstration } = await import('./demo/load.ts')
    await loadDemonstration(doors, ({ zh, en }) => console.log(`${zh} / ${en}`))
    return
  }
  if (!isUnused) return
  const { prepareFirstUse } = await import('#modules/accounts/index.ts')
  const token = await perform(
    { db, actor, effect: 'write', requestId: 'first-use', mayChangeNothing: true },
    prepareFirstUse,
  )
  if (token === undefined) return
  console.log('首次使用：请在 72 小时内打开下面的链接，为系统管理员（账号 system）设置密码。链接只能用一次。')
  console.log('First use: open this link within 72 hours and set the password of the system administrator (system).')
  console.log(`    http://localhost:${config.port}/console/invitation#${token}`)
}
