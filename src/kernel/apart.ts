import { fork } from 'node:child_process'
import { flushCompileCache, getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Turns } from './turns.ts'

/** A program that kept silent too long, wanted more memory than it was allowed, or died of what it was given (T08). */
export class Exhausted extends Error {}

/** What a program is held to. */
export interface Limits {
  readonly patienceMs: number
  readonly megabytes: number
}

type Said<Told> = { readonly told: Told } | { readonly fault: string } | { readonly share: number }

/** Takes how far a program is, from 0 to 1; what it throws ends the program. */
export type OnShare = (share: number) => Promise<void>

/**
 * Runs a program that reads what strangers sent in a process of its own, and gives what it tells. It is no thread: one that
 * runs out of memory inside the engine takes its process along. It is told nothing but the order; no key and no address of a
 * database stands in its environment. Two run at a time. @throws Crowded; Exhausted when it was too much for it; Error with its own fault
 */
export async function runApart<Told>(
  program: URL,
  order: unknown,
  limits: Limits,
  onShare: OnShare = async () => {},
): Promise<Told> {
  return turns.run(() => runNow<Told>(program, { order, onShare }, limits))
}

// Two at a time, so that whoever sends many files at once takes neither the machine's memory nor its processors. A few wait in their order: whoever
// waits may hold a connection of the database.
const turns = new Turns({ atOnce: 2, waiting: 3 })

// Where Node keeps what it has compiled: a program that starts for every mail need not compile the same again.
function environment(): NodeJS.ProcessEnv {
  const kept = getCompileCacheDir()
  return kept === undefined ? {} : { NODE_COMPILE_CACHE: dirname(kept) }
}

function runNow<Told>(
  program: URL,
  { order, onShare }: { order: unknown; onShare: OnShare },
  { patienceMs, megabytes }: Limits,
): Promise<Told> {
  const child = fork(fileURLToPath(program), {
    execArgv: [`--max-old-space-size=${megabytes}`],
    env: environment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let timer: NodeJS.Timeout | undefined
  return new Promise<Told>((resolve, reject) => {
    const exhausted = () => reject(new Exhausted('a program was stopped or died'))
    timer = setTimeout(exhausted, patienceMs)
    child.on('message', (said: Said<Told>) => {
      if ('told' in said) resolve(said.told)
      else if ('share' in said) onShare(said.share).catch(reject)
      else reject(new Error(said.fault))
    })
    child.on('error', reject)
    child.on('exit', exhausted)
    // A child that has died says so by its exit.
    child.send(order as object, () => {})
  }).finally(() => {
    clearTimeout(timer)
    child.kill('SIGKILL')
  })
}

/** What such a program does: takes its one order and tells what comes of it, and on the way how far it is. */
export function answerApart<Order, Told>(
  work: (order: Order, onShare: (share: number) => void) => Promise<Told>,
): void {
  const say = (said: Said<Told>) => process.send?.(said)
  // Whoever stops the whole does not make this order look like too much; the end of the other side ends this one.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
  process.on('disconnect', () => process.exit())
  process.once('message', (order) => {
    // Whoever has told is ended at once, and would leave nothing of what it compiled.
    flushCompileCache()
    work(order as Order, (share) => say({ share })).then(
      (told) => say({ told }),
      (fault: unknown) => say({ fault: String(fault) }),
    )
  })
}
