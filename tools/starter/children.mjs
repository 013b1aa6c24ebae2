// The server and the worker: started together, started again when they die, ended together.
import { spawn } from 'node:child_process'
import { nodeFlags } from '../node-flags.mjs'
import { endProcess, identityOf, pause } from './processes.mjs'
import { Failure } from './say.mjs'

const leash = new URL('./leash.mjs', import.meta.url)
const LONGEST_PAUSE = 5000
const TRIES_BEFORE_READY = 3
const PATIENCE = 120_000

/**
 * Keeps a program running under Node 24: restarted whenever it ends, at once when it had been ready and with a growing
 * pause when it had not.
 *
 * @param {{ name: { zh: string, en: string }, node: string, program: string, env: object,
 *   waits: boolean, cwd: string,
 *   log: Function, onChange: () => void }} options `onChange` is called when another process took over. One that `waits`
 *   reads its program and begins when it is told the rest of its environment by `go`.
 * @returns `{ ready, go(env), identity(), stop() }`: `ready` resolves with the first `{ ready: true }` message and rejects
 *   with a Failure when the program ends three times before it; `go` gives `ready`.
 */
export function keepRunning(options) {
  const keeper = { ...options, stopping: false, wasReady: false, failures: 0, child: undefined }
  const ready = new Promise((resolve, reject) => Object.assign(keeper, { resolve, reject }))
  ready.catch(() => {}) // a stop before ready is no failure of its own
  if (!keeper.waits) expectReady(keeper, ready)
  launch(keeper)
  return {
    ready,
    go: (env) => {
      expectReady(keeper, ready)
      go(keeper, env)
      return ready
    },
    identity: () => ({ ...keeper.identity, program: keeper.program }),
    stop: () => stop(keeper),
  }
}

function expectReady(keeper, ready) {
  const patience = setTimeout(() => keeper.reject(notReady(keeper.name)), PATIENCE)
  const calm = () => clearTimeout(patience)
  ready.then(calm, calm)
}

// One that died meanwhile finds everything in its environment when it is started again.
function go(keeper, env) {
  Object.assign(keeper, { env, waits: false })
  keeper.child.send({ databaseUrl: env.DATABASE_URL }, () => {})
}

function launch(keeper) {
  const { node, program, waits, cwd } = keeper
  const env = { ...keeper.env, LIANXIN_WAITS: waits ? '1' : '0' }
  // Its own session: Ctrl-C in a terminal reaches the supervisor only, which ends things in their order.
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc']
  const child = spawn(node, [...nodeFlags, '--import', leash.href, program], { cwd, env, detached: true, stdio })
  keeper.child = child
  keeper.identity = identityOf(child.pid)
  keeper.exited = new Promise((resolve) => child.once('exit', resolve).once('error', resolve))
  keeper.exited.then(() => keeper.stopping || restart(keeper))
  child.on('message', (message) => {
    if (message?.ready !== true) return
    keeper.wasReady = true
    keeper.failures = 0
    keeper.resolve()
  })
  keeper.onChange()
}

async function restart(keeper) {
  keeper.failures += 1
  if (!keeper.wasReady && keeper.failures >= TRIES_BEFORE_READY) {
    keeper.stopping = true
    return keeper.reject(doesNotStart(keeper.name))
  }
  const { zh, en } = keeper.name
  keeper.log({ zh: `${zh}意外停止,正在重新启动…`, en: `The ${en} stopped unexpectedly; starting it again…` })
  await pause(Math.min(LONGEST_PAUSE, 50 * 2 ** keeper.failures))
  if (!keeper.stopping) launch(keeper)
}

async function stop(keeper) {
  keeper.stopping = true
  const { child, identity } = keeper
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    await endProcess(identity, [
      ['SIGTERM', 8000],
      ['SIGKILL', 2000],
    ])
  }
  await keeper.exited
}

function doesNotStart({ zh, en }) {
  return new Failure({ zh: `${zh}启动不了,原因见上文。`, en: `The ${en} does not start; the reason stands above.` })
}

function notReady({ zh, en }) {
  return new Failure({
    zh: `${zh}在 ${PATIENCE / 1000} 秒内没有就绪,请查看上文的记录。`,
    en: `The ${en} was not ready within ${PATIENCE / 1000} seconds; see its messages above.`,
  })
}
