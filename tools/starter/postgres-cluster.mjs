// The embedded cluster on disk: created whole or not at all, checked for its version, its passwords kept aside.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { handOver } from './postgres-binaries.mjs'
import { run } from './processes.mjs'
import { diskFull, Failure } from './say.mjs'

/** The role that owns the database `lianxin`; no superuser, as on a real server. */
export const OWNER = 'lianxin'
export const DATABASE = 'lianxin'

/**
 * Makes sure that `cluster` is a cluster of this version with known passwords: creates it when it is missing or
 * empty. Returns `{ owner, superuser }`, the passwords. Throws a Failure for a foreign version or foreign files.
 */
export async function prepareCluster({ folder, cluster, postgres, log, signal }) {
  const passwords = {
    owner: readSecret(folder, 'postgres-owner'),
    superuser: readSecret(folder, 'postgres-superuser'),
  }
  const known = passwords.owner !== undefined && passwords.superuser !== undefined
  passwords.owner ??= newSecret(folder, 'postgres-owner')
  passwords.superuser ??= newSecret(folder, 'postgres-superuser')
  if (isEmpty(cluster)) {
    log({ zh: '正在建立数据库…', en: 'Creating the database…' })
    await createCluster({ cluster, postgres, passwords, signal })
  } else {
    checkVersion(cluster, postgres.version)
    if (!known) await single({ cluster, postgres, signal, lines: setPasswords(passwords) })
  }
  return passwords
}

// Everything happens in a folder beside; the rename is the moment the cluster exists.
async function createCluster({ cluster, postgres, passwords, signal }) {
  removeUnfinished(cluster)
  const aside = `${cluster}.new-${process.pid}`
  mkdirSync(aside, { mode: 0o700 })
  handOver(aside, postgres.account)
  await initdb({ cluster: aside, postgres, signal })
  const hba = join(aside, 'pg_hba.conf')
  writeFileSync(hba, 'host all all 127.0.0.1/32 scram-sha-256\n')
  const lines = [
    `create role ${OWNER} login createdb createrole`,
    `create database ${DATABASE} owner ${OWNER}`,
    ...setPasswords(passwords),
  ]
  await single({ cluster: aside, postgres, signal, lines })
  if (existsSync(cluster)) rmdirSync(cluster)
  renameSync(aside, cluster)
}

// A start that was killed may still be dying in its own unfinished folder; what cannot go now goes next time.
function removeUnfinished(cluster) {
  const prefix = `${basename(cluster)}.new-`
  for (const name of readdirSync(dirname(cluster)).filter((entry) => entry.startsWith(prefix))) {
    try {
      rmSync(join(dirname(cluster), name), { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'ENOTEMPTY') throw error
    }
  }
}

async function initdb({ cluster, postgres, signal }) {
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C'
  const { file, args, options } = postgres.command('initdb', [
    `--pgdata=${cluster}`,
    '--username=postgres',
    '--auth=trust', // until pg_hba.conf is written; nothing listens before
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--locale-provider=icu',
    '--icu-locale=zh-CN',
  ])
  const { code, output } = await run(file, args, { ...options, signal })
  if (code !== 0) throw clusterFailure(cluster, output)
}

// The single-user server speaks SQL without a driver and without a port; one statement per line.
async function single({ cluster, postgres, lines, signal }) {
  const { file, args, options } = postgres.command('postgres', ['--single', '-j', '-D', cluster, 'postgres'])
  const { code, output } = await run(file, args, {
    ...options,
    signal,
    input: lines.map((line) => `${line};\n\n`).join(''),
  })
  if (code !== 0 || /^.*(?:ERROR|FATAL|PANIC):/m.test(output)) throw clusterFailure(cluster, output)
}

function setPasswords({ owner, superuser }) {
  return [`alter role ${OWNER} password '${owner}'`, `alter role postgres password '${superuser}'`]
}

function isEmpty(cluster) {
  return !existsSync(cluster) || readdirSync(cluster).length === 0
}

function checkVersion(cluster, version) {
  const file = join(cluster, 'PG_VERSION')
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (found === String(version)) return
  if (found === undefined) throw foreignFiles(cluster)
  throw new Failure({
    zh: `${cluster} 是 PostgreSQL ${found} 的数据,本版本内置 PostgreSQL ${version},无法直接使用,请用原版本导出后再导入,或用 --data 另选文件夹。`,
    en: `${cluster} was made by PostgreSQL ${found} and this version brings PostgreSQL ${version}: export it with the old version, or name another folder with --data.`,
  })
}

function readSecret(folder, name) {
  const file = join(folder, 'secrets', name)
  return (existsSync(file) && readFileSync(file, 'utf8').trim()) || undefined
}

function newSecret(folder, name) {
  const secret = randomBytes(24).toString('base64url')
  mkdirSync(join(folder, 'secrets'), { recursive: true, mode: 0o700 })
  const file = join(folder, 'secrets', name)
  writeFileSync(`${file}.new`, `${secret}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secret
}

function foreignFiles(cluster) {
  return new Failure({
    zh: `${cluster} 里有不属于数据库的文件,请移走它们,或用 --data 另选文件夹。`,
    en: `${cluster} holds files that are not a database: move them away, or name another folder with --data.`,
  })
}

function clusterFailure(cluster, output) {
  if (/No space left on device/i.test(output)) return diskFull(cluster)
  const reason =
    output.split('\n').find((line) => /(?:error|ERROR|FATAL|PANIC):/.test(line)) ?? output.trim().split('\n').at(-1)
  return new Failure({
    zh: `数据库没有建成(${reason?.trim()}),请检查 ${cluster} 所在的磁盘与权限。`,
    en: `The database could not be created (${reason?.trim()}): check the disk and the permissions of ${cluster}.`,
  })
}
