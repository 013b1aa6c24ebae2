// Packages and Node 24: what every command needs before it can run TypeScript.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, sep } from 'node:path'
import { root as checkout } from './options.mjs'
import { run } from './processes.mjs'
import { diskFull, Failure } from './say.mjs'

const OLDEST_NODE = 24

/**
 * Installs the packages of the lock file unless that was done before (a stamp in node_modules says so).
 * LIANXIN_INSTALL=0 leaves node_modules as it is. `signal` aborts, `log` takes progress sentences.
 */
export async function install({ log, signal, root = checkout }) {
  if (process.env.LIANXIN_INSTALL === '0') return
  const lock = readFileSync(join(root, 'package-lock.json'))
  if (readIfThere(stampFile(root)) === stampOf(lock)) return
  if (!isInstalledByHand(root, lock)) {
    log({ zh: '正在安装依赖(首次约一分钟)…', en: 'Installing packages (about a minute the first time)…' })
    await installWithNpm(root, signal)
    keepLock(root, lock)
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stampFile(root), stampOf(lock))
}

/** The path of a Node 24 or newer: the one of the packages, the running one, or one on the PATH. Throws a Failure. */
export function findNode24({ root = checkout } = {}) {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const packaged = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', name)
  const found = [packaged, process.execPath, ...onPath(name)].find(isNew)
  if (found) return found
  throw new Failure({
    zh: `需要 Node ${OLDEST_NODE} 或更新版本,本机没有可用的安装包,请先安装 Node ${OLDEST_NODE}。`,
    en: `Node ${OLDEST_NODE} or newer is needed and no package of it fits this machine: please install Node ${OLDEST_NODE}.`,
  })
}

async function installWithNpm(root, signal) {
  const { node, npm } = findNpm()
  const args = [npm, 'install', '--no-audit', '--no-fund', '--ignore-scripts']
  // npm must not find the Node it is about to replace.
  const env = { ...process.env, PATH: [dirname(node), ...foldersOfPath()].join(delimiter) }
  const { code, output } = await run(node, args, { cwd: root, env, signal })
  if (code === 0) return
  if (output.includes('ENOSPC')) throw diskFull(root)
  const log = join(root, '.cache', 'install.log')
  mkdirSync(dirname(log), { recursive: true })
  writeFileSync(log, output)
  const reason = /npm (?:error|ERR!) code (\S+)/.exec(output)?.[1] ?? `npm ${code}`
  throw new Failure({
    zh: `依赖没有装成(${reason}),请检查网络与 npm 源后重试,详情见 ${log}。`,
    en: `The packages could not be installed (${reason}): check the network and the npm registry; details are in ${log}.`,
  })
}

// Versions of npm write the same tree with small differences; only another tree is a failure.
function keepLock(root, before) {
  const file = join(root, 'package-lock.json')
  const after = readFileSync(file)
  if (after.equals(before)) return
  writeFileSync(file, before)
  if (isSameTree(JSON.parse(before).packages, JSON.parse(after).packages)) return
  throw new Failure({
    zh: 'package-lock.json 与 package.json 不一致,安装时被改动(已还原),请先更新锁定文件。',
    en: 'package-lock.json does not match package.json and would have been changed (it was put back): update the lock file first.',
  })
}

/**
 * Whether two `packages` of a lock file are the same tree. npm adds or leaves out optional packages of other platforms by
 * what the registry has that day; they may come and go, while the rest is the same and nothing is new or missing.
 */
export function isSameTree(before, after) {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)])
  paths.delete('')
  return [...paths].every((path) => {
    const [was, is] = [before[path], after[path]]
    if (!was || !is) return (was ?? is).optional === true
    return was.version === is.version && was.integrity === is.integrity
  })
}

// npm writes node_modules/.package-lock.json: when it agrees with the lock file, somebody already ran `npm install`.
function isInstalledByHand(root, lock) {
  const written = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (written === undefined) return false
  const there = JSON.parse(written).packages
  return Object.entries(JSON.parse(lock).packages).every(([path, wanted]) => {
    if (path === '') return true
    return there[path] ? there[path].version === wanted.version : wanted.optional === true
  })
}

function findNpm() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const given = process.env.npm_node_execpath
  const node = [given, process.execPath, ...onPath(name)].find((path) => path && !isInside(path) && existsSync(path))
  const beside = node && join(dirname(node), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const candidates = [process.env.npm_execpath, ...onPath('npm').map((path) => realpathSync(path)), beside]
  const npm = candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  if (node && npm) return { node, npm }
  throw new Failure({
    zh: '找不到 npm,请先安装 Node.js(含 npm)。',
    en: 'npm was not found: please install Node.js with npm.',
  })
}

function isInside(path) {
  return path.includes(`${sep}node_modules${sep}`)
}

function onPath(name) {
  return foldersOfPath()
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path))
}

function foldersOfPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.filter((folder) => folder && !folder.includes(`node_modules${sep}.bin`))
}

function isNew(path) {
  if (!existsSync(path)) return false
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) >= OLDEST_NODE
}

function stampFile(root) {
  return join(root, 'node_modules', '.lianxin-stamp')
}

function stampOf(lock) {
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
