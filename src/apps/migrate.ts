import pg from 'pg'
import { systemActor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import { perform } from '#kernel/ctx.ts'
import { Db, sql } from '#kernel/db.ts'
import type { Sentence } from '#kernel/errors.ts'
import { migrate, type RoleUrls } from '#kernel/migrate.ts'
import { emptyDatabase, isCutShort, waitForTurn, wasUsed } from './demo/store.ts'

// Runs to its end before the server starts: brings the database and the queue to the newest state, and fills an empty one.
// What only an empty one needs is loaded then: every other start waits for this program.

const anew: Sentence = {
  zh: '上次启动在载入演示数据时被中断，现在重新开始…',
  en: 'The last start was cut short while it loaded the demonstration; beginning anew…',
}
const kept: Sentence = {
  zh: '演示数据没有载完，但已经有人在用，原样保留。要完整的演示，请用 --data 另选一个空文件夹。',
  en: 'The demonstration is not whole, but somebody works with it: it stays as it is. For a whole one choose an empty folder with --data.',
}

const owner = new pg.Client({ connectionString: config.databaseUrl, application_name: 'lianxin migrate' })
try {
  await owner.connect()
  await waitForTurn(owner)
  const urls = await bringUpToDate()
  await fill((await beginAnew()) ?? urls)
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
} finally {
  await owner.end()
}

function bringUpToDate(): Promise<RoleUrls> {
  return migrate(config.databaseUrl, ({ name, at, count, isNew }) => {
    // Whoever keeps an installation wants to know which step took long; a newcomer does not read a hundred and fifty names.
    if (!isNew) console.log(`正在更新数据库：${name} / Updating the database: ${name}`)
    else if (at === 0) console.log(`正在建立数据库（${count} 步）… / Making the database (${count} steps)…`)
  })
}

// A start that was killed left half a demonstration; the server never ran on it, so nothing in it is anybody's.
async function beginAnew(): Promise<RoleUrls | undefined> {
  if (!(await isCutShort(owner))) return undefined
  if (await wasUsed(owner)) return void say(kept)
  say(anew)
  await emptyDatabase(owner)
  return bringUpToDate()
}

async function fill(urls: RoleUrls): Promise<void> {
  const app = new Db(urls.app, { max: 2, name: 'lianxin migrate' })
  try {
    const { isEmpty, isUnused } = await lookInside(app)
    if (config.demonstration && isEmpty) await loadDemonstration(app, urls)
    else if (isUnused) await offerFirstUse(app)
  } finally {
    await app.close()
  }
}

function lookInside(db: Db): Promise<{ isEmpty: boolean; isUnused: boolean }> {
  return db.read(systemActor('首次使用'), (tx) =>
    tx.one(sql<{ isEmpty: boolean; isUnused: boolean }>`select
      not exists (select 1 from organisations.org) as is_empty,
      not exists (select 1 from accounts.account where password_hash is not null) as is_unused`),
  )
}

async function loadDemonstration(app: Db, urls: RoleUrls): Promise<void> {
  const { loadWhole } = await import('./demo/whole.ts')
  const portal = new Db(urls.portal, { max: 1, name: 'lianxin migrate' })
  const ownerDb = new Db(config.databaseUrl, { max: 1, name: 'lianxin migrate' })
  try {
    await loadWhole(owner, { app, portal, owner: ownerDb }, say)
  } finally {
    await Promise.all([portal.close(), ownerDb.close()])
  }
}

async function offerFirstUse(db: Db): Promise<void> {
  const { prepareFirstUse } = await import('#modules/accounts/index.ts')
  const actor = systemActor('首次使用')
  const token = await perform(
    { db, actor, effect: 'write', requestId: 'first-use', mayChangeNothing: true },
    prepareFirstUse,
  )
  if (token === undefined) return
  console.log('首次使用：请在 72 小时内打开下面的链接，为系统管理员（账号 system）设置密码。链接只能用一次。')
  console.log('First use: open this link within 72 hours and set the password of the system administrator (system).')
  console.log(`    ${config.address}/console/invitation#${token}`)
}

function say({ zh, en }: Sentence): void {
  console.log(`${zh} / ${en}`)
}
