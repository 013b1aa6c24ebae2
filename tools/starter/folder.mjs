// The data folder: made private, checked before anything slow, held by one `npm start` at a time.
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { commandLineOf, endProcess, identityOf, isRunning, pause } from './processes.mjs'
import { diskFull, Failure } from './say.mjs'

const MIB = 1024 * 1024
const ROOM_FOR_A_NEW_DATABASE = 300 * MIB
const ROOM_TO_GO_ON = 40 * MIB

/** Makes the data folder when it is missing and checks that it can be written and has room. */
export function openFolder(folder) {
  try {
    if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o700)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    for (const name of ['secrets', 'logs']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, 'probe')
    rmSync(probe)
  } catch (error) {
    throw error.code === 'ENOSPC' ? diskFull(folder) : unusableFolder(folder, error)
  }
  const { bavail, bsize } = statfsSync(folder)
  const needed = existsSync(join(folder, 'postgres', 'PG_VERSION')) ? ROOM_TO_GO_ON : ROOM_FOR_A_NEW_DATABASE
  if (bavail * bsize < needed) throw diskFull(folder)
}

/** What the process that holds (or last held) the folder wrote down; undefined when nobody did. */
export function readHolder(folder) {
  try {
    return JSON.parse(readFileSync(lockFile(folder), 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether the holder that was read is still running. */
export function isHeld(holder) {
  return holder !== undefined && isRunning(holder)
}

/**
 * Takes the folder for this process. Throws a Failure when another live process holds it.
 * Returns `{ previous, note(fields), release() }`: what a dead holder left, a way to write down more, the end of it.
 */
export async function holdFolder(folder, fields) {
  const state = { ...identityOf(process.pid), children: [], ...fields }
  const previous = readHolder(folder)
  if (isHeld(previous)) throw heldFolder(folder, previous)
  if (!claim(folder, state)) await claimFromTheDead(folder, state)
  return {
    previous,
    note(more) {
      Object.assign(state, more)
      replaceLock(folder, state)
    },
    release() {
      if (readHolder(folder)?.pid === process.pid) rmSync(lockFile(folder), { force: true })
    },
  }
}

/** Ends the servers and workers that a hard-killed supervisor left behind. */
export async function endLeftovers(previous) {
  const left = (previous?.children ?? []).filter((child) => isRunning(child) && isOurs(child))
  await Promise.all(
    left.map((child) =>
      endProcess(child, [
        ['SIGTERM', 2000],
        ['SIGKILL', 2000],
      ]),
    ),
  )
}

function isOurs({ pid, program }) {
  return commandLineOf(pid)?.includes(basename(program)) ?? false
}

// A hard link appears whole or not at all and never over an existing file.
function claim(folder, state) {
  const mine = writeAside(folder, state)
  try {
    linkSync(mine, lockFile(folder))
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(mine, { force: true })
  }
}

// Two starters may find the same dead holder: the later rename wins, and the other sees it a moment later.
async function claimFromTheDead(folder, state) {
  const holder = readHolder(folder)
  if (isHeld(holder)) throw heldFolder(folder, holder)
  replaceLock(folder, state)
  await pause(30)
  const now = readHolder(folder)
  if (now?.pid !== process.pid) throw heldFolder(folder, now)
}

function replaceLock(folder, state) {
  renameSync(writeAside(folder, state), lockFile(folder))
}

function writeAside(folder, state) {
  const aside = `${lockFile(folder)}.${process.pid}`
  writeFileSync(aside, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
  return aside
}

function lockFile(folder) {
  return join(folder, 'supervisor.json')
}

function heldFolder(folder, holder) {
  const where = holder?.port ? ` http://localhost:${holder.port}` : ''
  return new Failure({
    zh: `数据文件夹 ${folder} 正由另一个进程使用(进程号 ${holder?.pid}${where && `,${where}`}),请先停止它,或用 --data 另选文件夹。`,
    en: `The data folder ${folder} is in use by process ${holder?.pid}${where && ` (${where.trim()})`}: stop that one first, or name another folder with --data.`,
  })
}

function unusableFolder(folder, error) {
  return new Failure({
    zh: `数据文件夹 ${folder} 无法读写(${error.code}),请检查权限,或用 --data 另选文件夹。`,
    en: `The data folder ${folder} cannot be read and written (${error.code}): check its permissions, or name another with --data.`,
  })
}
