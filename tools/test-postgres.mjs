// A throw-away PostgreSQL for tests: nothing is kept, so nothing is flushed unless it is asked for. As a program it prints the owner's
// address and serves until it is ended; LIANXIN_PG=15 takes the system's programs of that version.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startPostgres } from './postgres.mjs'
import { Failure, progressOn, tellFailure } from './starter/say.mjs'

// No flushing, no log for others, and no cleaner that goes round two hundred databases of a minute's life.
const FORGETFUL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
}

/**
 * Starts it in a folder of its own. `{ url, superuserUrl, port, stop() }`; `stop` also removes the folder. With
 * `isDurable` it flushes as in real service, for measurements.
 */
export async function startTestPostgres({ version = process.env.LIANXIN_PG, isDurable = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-test-postgres-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const settings = isDurable ? {} : FORGETFUL
    const server = await startPostgres({ folder, log: () => {}, settings, bin: programsOf(version) })
    return { ...server, stop: () => server.stop().then(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

function programsOf(version) {
  if (!version) return undefined
  const bin = `/usr/lib/postgresql/${version}/bin`
  if (existsSync(join(bin, 'postgres'))) return bin
  throw new Failure({
    zh: `本机没有安装 PostgreSQL ${version}(${bin})。`,
    en: `PostgreSQL ${version} is not installed on this machine (${bin}).`,
  })
}

async function serveUntilEnded() {
  const server = await startTestPostgres()
  const end = () => server.stop().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  progressOn(process.stderr)({ zh: '测试数据库已启动,Ctrl-C 结束。', en: 'The test database is up; Ctrl-C ends it.' })
  process.stdout.write(`${server.url}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  serveUntilEnded().catch((error) => {
    tellFailure(error)
    process.exit(1)
  })
}
