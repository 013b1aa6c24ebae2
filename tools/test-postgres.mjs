// A throw-away PostgreSQL for tests: nothing is kept, so nothing is flushed unless it is asked for. As a program it prints the owner's
// address and serves until it is ended; LIANXIN_PG=15 takes the system's programs of that version.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
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

const NAME = 'lianxin-test-postgres-'
const MEMORY = '/dev/shm'
const ROOM = 4 * 1024 ** 3
const HOUR = 3_600_000

/**
 * Starts it in a folder of its own. `{ url, superuserUrl, port, stop() }`; `stop` also removes the folder. With
 * `isDurable` it flushes as in real service, for measurements.
 */
export async function startTestPostgres({ version = process.env.LIANXIN_PG, isDurable = false } = {}) {
  const folder = mkdtempSync(join(isDurable ? tmpdir() : placeToForget(), NAME))
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

// In memory where there is room: a database of its own for every file of tests is 1,500 small files to make and to remove, which
// a disk takes thirty times as long for.
function placeToForget() {
  if (!existsSync(MEMORY)) return tmpdir()
  sweepLeftovers()
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > ROOM && freemem() > 2 * ROOM ? MEMORY : tmpdir()
}

// What was killed before it could clear up would hold that memory until the machine is restarted.
function sweepLeftovers() {
  for (const name of readdirSync(MEMORY).filter((name) => name.startsWith(NAME)))
    if (isAbandoned(join(MEMORY, name))) rmSync(join(MEMORY, name), { recursive: true, force: true })
}

function isAbandoned(folder) {
  const { uid, mtimeMs } = statSync(folder)
  if (uid !== process.getuid?.()) return false
  const file = join(folder, 'postgres', 'postmaster.pid')
  // Without it the server was not started yet, or has ended.
  if (!existsSync(file)) return Date.now() - mtimeMs > HOUR
  const [pid] = readFileSync(file, 'utf8').split('\n')
  return !existsSync(`/proc/${Number(pid)}`)
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
