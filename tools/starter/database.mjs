// The database of an installation: the one DATABASE_URL names, or the embedded one on the data folder.
import { startPostgres } from '../postgres.mjs'
import { Failure } from './say.mjs'

const OLDEST = 15

/**
 * Opens the database: `{ url, stop() }`, `url` being the owner's. The packages must be installed. Throws a Failure
 * when DATABASE_URL names nothing reachable, several machines at once, or a PostgreSQL older than 15.
 */
export async function openDatabase({ folder, log, signal, onLost }) {
  const url = process.env.DATABASE_URL
  refuseManyHosts('DATABASE_REPLICA_URL')
  if (!url) return startPostgres({ folder, log, signal, onLost })
  refuseManyHosts('DATABASE_URL')
  await checkDatabase(url)
  return { url, stop: async () => {} }
}

// libpq would take several machines and look for the one that writes; what is used here knows one, and would look for a
// machine of that whole name.
function refuseManyHosts(name) {
  const url = process.env[name] ?? ''
  const written = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url)?.[1] ?? ''
  const asked = /[?&]host=([^&#]*)/i.exec(url)?.[1] ?? ''
  if (!/,|%2c/i.test(written + asked)) return
  throw new Failure({
    zh: `${name} 里写了几台机器,本系统只认一个地址。请写一个能随主库移动的地址(浮动 IP、域名或代理),切换时不用改;见 docs/guides/run-it.md。`,
    en: `${name} names several machines; one address is needed here. Name one that moves with the primary (a floating address, a name or a proxy), so that nothing changes when another takes over: docs/guides/run-it.md.`,
  })
}

async function checkDatabase(url) {
  const { default: pg } = await import('pg')
  const version = await askVersion(pg, url)
  if (version >= OLDEST * 10_000) return
  const found = Math.floor(version / 10_000)
  throw new Failure({
    zh: `DATABASE_URL 指向 PostgreSQL ${found},本系统需要 ${OLDEST} 或更新版本。`,
    en: `DATABASE_URL names PostgreSQL ${found}; version ${OLDEST} or newer is needed.`,
  })
}

async function askVersion(pg, url) {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => {}) // what fails is told by the call that fails
    await client.connect()
    const { rows } = await client.query("select current_setting('server_version_num')::int as version")
    await client.end()
    return rows[0].version
  } catch (error) {
    const reason = error.code ?? error.errors?.[0]?.code ?? error.message
    throw new Failure({
      zh: `连不上 DATABASE_URL 指定的数据库(${reason}),请检查地址、账号与网络。`,
      en: `The database named by DATABASE_URL cannot be reached (${reason}): check the address, the login and the network.`,
    })
  }
}
