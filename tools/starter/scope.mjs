// The life of a command: asked to end by a signal, by the death of whoever started it, or by a failure; whatever was
// opened is closed in the opposite order, once.
import { readFileSync } from 'node:fs'
import { parentOf, pause } from './processes.mjs'
import { tellFailure } from './say.mjs'

const PATIENCE = 10_000

/**
 * Runs `work(scope)`. A returned number is the exit code; work that returns nothing leaves the process alive until it
 * is asked to end. In the scope: `signal` is aborted when the end is asked for and `aborted` then rejects;
 * `defer(close)` registers what must be closed; `fail(error)` ends everything with a failure; `together(tasks)` runs
 * tasks at once, one failing ends the others. `interrupted` is the exit code when it was asked to end.
 */
export async function live(work, { interrupted = 130 } = {}) {
  const ending = new AbortController()
  const closers = []
  let working
  let ended
  const end = (code, error) => {
    ended ??= close({ ending, closers, working }).then(() => {
      if (error) tellFailure(error)
      process.exit(code)
    })
    return ended
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(interrupted))
  watchParent(() => end(interrupted))
  working = work(scopeOf(ending, closers, end))
  // What fails because the end was asked for is not a failure: the first `end` counts.
  await working.then(
    (code) => code !== undefined && end(code),
    (error) => end(1, error),
  )
}

function scopeOf(ending, closers, end) {
  const aborted = new Promise((_, reject) => {
    ending.signal.addEventListener('abort', () => reject(ending.signal.reason), { once: true })
  })
  aborted.catch(() => {})
  return {
    signal: ending.signal,
    aborted,
    defer: (closer) => closers.unshift(closer),
    fail: (error) => end(1, error),
    async together(tasks) {
      const runs = tasks.map((task) => task())
      try {
        return await Promise.all(runs)
      } catch (error) {
        ending.abort()
        await Promise.allSettled(runs)
        throw error
      }
    },
  }
}

// First the work comes to rest, so that nothing is opened behind the closing.
async function close({ ending, closers, working }) {
  ending.abort()
  await Promise.race([Promise.allSettled([working]), pause(PATIENCE)])
  while (closers.length > 0) {
    try {
      await closers.shift()()
    } catch (error) {
      tellFailure(error)
    }
  }
}

// npm passes a signal to its shell only, and the shell dies without a word to us: our parent changes. A shell that
// survives a killed npm has itself a new parent. Without npm nothing is watched (`nohup node tools/start.mjs &`).
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const npm = isShellOfNpm(parent) ? parentOf(parent) : undefined
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || parentOf(parent) === npm)) return
    clearInterval(timer)
    onGone()
  }, 100)
  timer.unref()
}

function isShellOfNpm(pid) {
  try {
    const [program, flag] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return /(?:^|\/)(?:sh|bash|dash)$/.test(program) && flag === '-c'
  } catch {
    return false
  }
}
