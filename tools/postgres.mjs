// The embedded PostgreSQL: started on a data folder, kept alive, stopped in order.
import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { preparePostgres } from './starter/postgres-binaries.mjs'
import { DATABASE, OWNER, prepareCluster } from './starter/postgres-cluster.mjs'
import { commandLineOf, endProcess, identityOf, pause } from './starter/processes.mjs'
import { diskFull, Failure } from './starter/say.mjs'

const MIB = 1024 * 1024
const FIRST_PORT = 20_000
const PORTS = 12_000 // below 32768, where outgoing connections take their ports from
const PATIENCE = 60_000
const PASSING = /could not (?:bind|create any TCP)|lock file .* already exists|pre-existing shared memory/

/**
 * Starts the embedded server on `<folder>/postgres`, creating it when needed, and starts it again whenever it dies.
 *
 * @param {{ folder: string, log: (sentence: { zh: string, en: string }) => void, signal?: AbortSignal,
 *   bin?: string, settings?: Record<string, string>, onLost?: (error: Error) => void }} options
 *   `bin`: programs of a system PostgreSQL; `settings`: more settings; `onLost`: it died and could not be restarted.
 * @returns `{ url, superuserUrl, port, pid(), stop() }`; `url` is that of the database's owner.
 */
export async function startPostgres({ folder, log, signal, bin, settings, onLost }) {
  mkdirSync(join(folder, 'logs'), { recursive: true })
  const cluster = join(realpathSync(folder), 'postgres') // one name, whichever way the folder is reached
  await endLeftover(cluster)
  const postgres = preparePostgres({ folder, cluster, bin })
  const passwords = await prepareCluster({ folder, cluster, postgres, log, signal })
  const logFile = join(folder, 'logs', 'postgres.log')
  const server = { cluster, postgres, settings, log, signal, onLost, logFile, stopping: false }
  turnLog(logFile)
  await firstLaunch(server)
  const url = (role, password, database) => `postgres://${role}:${password}@127.0.0.1:${server.port}/${database}`
  return {
    url: url(OWNER, passwords.owner, DATABASE),
    superuserUrl: url('postgres', passwords.superuser, DATABASE),
    port: server.port,
    pid: () => server.child.pid,
    stop: () => stop(server),
  }
}

// A port that was free a moment ago may be taken now, and the backends of a killed server may not be gone yet.
async function firstLaunch(server) {
  const deadline = Date.now() + 15_000
  for (;;) {
    server.port = await findFreePort()
    try {
      return await launch(server)
    } catch (error) {
      if (!error.passing || server.signal?.aborted || Date.now() > deadline) throw error
      await pause(100)
    }
  }
}

/** Starts one postmaster and resolves when it takes connections; from then on its death starts the next. */
async function launch(server) {
  pardonReusedNumber(server.cluster)
  const from = existsSync(server.logFile) ? statSync(server.logFile).size : 0
  const output = openSync(server.logFile, 'a')
  const { file, args, options } = server.postgres.command('postgres', ['-D', server.cluster, ...settingsFor(server)])
  // Its own session: Ctrl-C in a terminal reaches the supervisor only, which stops things in their order.
  const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  server.child = child
  server.exited = new Promise((resolve) => child.once('exit', resolve).once('error', resolve))
  const deadline = Date.now() + PATIENCE
  while (!isReady(server.cluster, child.pid)) {
    if (hasEnded(child)) throw startFailure(server, from)
    if (Date.now() > deadline || server.signal?.aborted) {
      await stop(server)
      throw startFailure(server, from)
    }
    await pause(10)
  }
  server.exited.then(() => server.stopping || revive(server))
}

// After a hard kill the first attempts fail until the old backends have noticed and gone.
async function revive(server) {
  server.log({ zh: '数据库意外停止,正在重新启动…', en: 'The database stopped unexpectedly; starting it again…' })
  const deadline = Date.now() + PATIENCE
  while (!server.stopping) {
    try {
      await launch(server)
      return
    } catch (error) {
      if (Date.now() > deadline) return server.onLost?.(error)
      await pause(100)
    }
  }
}

async function stop(server) {
  server.stopping = true
  const { child } = server
  if (!hasEnded(child)) {
    await endProcess(identityOf(child.pid), [
      ['SIGINT', 20_000],
      ['SIGQUIT', 5000],
      ['SIGKILL', 5000],
    ])
  }
  await server.exited
}

function hasEnded(child) {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

/** Stops a postmaster that a hard kill of its supervisor left running on this cluster. */
async function endLeftover(cluster) {
  const pid = readPidFile(cluster)?.pid
  if (pid === undefined || !serves(pid, cluster)) return
  const steps = [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ]
  if (await endProcess(identityOf(pid), steps)) return
  throw new Failure({
    zh: `另一个数据库进程(进程号 ${pid})占用着 ${cluster},停不下来,请先结束它。`,
    en: `Another database process (${pid}) uses ${cluster} and does not stop: end it first.`,
  })
}

// PostgreSQL believes a lock file whose number belongs to any process: a reused number (in a new container nearly
// certain), a dead one nobody has waited for. It pardons its parent's number, and then still checks the shared memory.
function pardonReusedNumber(cluster) {
  const file = readPidFile(cluster)
  if (!file || file.pid === process.pid || serves(file.pid, cluster)) return
  writeFileSync(file.path, [process.pid, ...file.lines.slice(1)].join('\n'))
}

function serves(pid, cluster) {
  const command = commandLineOf(pid)
  return command !== undefined && /postgres/.test(command) && command.includes(`-D ${cluster}`)
}

function readPidFile(cluster) {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  return { path, lines, pid: Number(lines[0]) }
}

function isReady(cluster, pid) {
  const file = readPidFile(cluster)
  return file?.pid === pid && /^(?:ready|standby)$/.test(file.lines[7]?.trim() ?? '')
}

function settingsFor({ port, settings }) {
  const memory = Math.floor(totalmem() / MIB)
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    // Only what is used of it is taken; a million messages and their index are 2.5 GB.
    shared_buffers: `${Math.max(32, Math.min(2048, Math.floor(memory / 8)))}MB`,
    effective_cache_size: `${Math.max(128, Math.min(2048, Math.floor(memory / 2)))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    random_page_cost: '1.1', // solid-state disks
    jit: 'off', // short queries: compiling costs more than it saves
    max_parallel_workers_per_gather: '1',
    ...settings,
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function findFreePort() {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS)
    if (await isFree(port)) return port
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function turnLog(file) {
  if (existsSync(file) && statSync(file).size > 10 * MIB) renameSync(file, `${file}.1`)
}

function startFailure({ cluster, logFile }, from) {
  const output = readFileSync(logFile).subarray(from).toString('utf8')
  if (/No space left on device/.test(output)) return diskFull(cluster)
  const reason = output
    .split('\n')
    .find((line) => /FATAL|PANIC|error/.test(line))
    ?.replace(/^.*?(?:FATAL|PANIC):\s*/, '')
  const failure = new Failure({
    zh: `数据库没有启动(${reason ?? '原因不明'}),详情见 ${logFile}。`,
    en: `The database did not start (${reason ?? 'no reason given'}); details are in ${logFile}.`,
  })
  return Object.assign(failure, { passing: PASSING.test(output) })
}
