// Running, recognising and ending operating-system processes with Node's built-ins only.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The command line of a process, arguments joined by blanks; undefined when it is not running. */
export function commandLineOf(pid) {
  if (process.platform !== 'linux') return askPs(pid, 'command=')
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim() || undefined
  } catch {
    return undefined
  }
}

/** The number of a process's parent (Linux only; undefined elsewhere or when it is gone). */
export function parentOf(pid) {
  return process.platform === 'linux' ? statOf(pid)?.parent : undefined
}

/** A process as written down: number and start time, so that a reused number is not mistaken for it. */
export function identityOf(pid) {
  return { pid, startTime: startTimeOf(pid) }
}

/** Whether exactly the process written down is still running. */
export function isRunning({ pid, startTime }) {
  return startTime !== undefined && startTimeOf(pid) === startTime
}

/**
 * Ends a process step by step: each step is `[signal, milliseconds to wait]`. Resolves true once it is gone.
 * Works for processes that are not our children.
 */
export async function endProcess(identity, steps) {
  for (const [signal, patience] of steps) {
    if (!isRunning(identity)) return true
    sendSignal(identity.pid, signal)
    if (await until(() => !isRunning(identity), patience)) return true
  }
  return !isRunning(identity)
}

/** Polls every 20 ms until the condition holds; false when `patience` milliseconds passed without it. */
export async function until(condition, patience) {
  const deadline = Date.now() + patience
  while (!condition()) {
    if (Date.now() > deadline) return false
    await pause(20)
  }
  return true
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/**
 * Runs a command to its end. Options are those of `spawn`; `input` is written to its standard input.
 * Resolves `{ code, signal, output }` (both streams, only what is piped); rejects when it cannot be started or
 * `options.signal` is aborted.
 */
export function run(command, args, { input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text))
    child.stdin?.on('error', () => {}) // a command that does not read its input is no failure
    child.stdin?.end(input)
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, output }))
  })
}

// What tells a process from a later one with the same number: its start time, undefined when it is not running.
function startTimeOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (process.platform !== 'linux') return askPs(pid, 'lstart=')
  const fields = statOf(pid)
  return fields && fields.state !== 'Z' && fields.state !== 'X' ? fields.startTime : undefined
}

// A process that is already gone is what was wanted.
function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0], parent: Number(fields[1]), startTime: fields[19] }
  } catch {
    return undefined
  }
}

function askPs(pid, column) {
  const { status, stdout } = spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' })
  return status === 0 && stdout.trim() ? stdout.trim() : undefined
}
