import { Worker } from 'node:worker_threads'

/** A thread that kept silent too long, or wanted more memory than it was allowed (T08). */
export class ThreadExhausted extends Error {}

/** What a thread is held to. */
export interface ThreadLimits {
  readonly patienceMs: number
  readonly megabytes: number
}

/**
 * Runs a program that reads what strangers sent in a thread of its own, and gives the first thing it tells. However the thread
 * ends, the process goes on. @throws ThreadExhausted when it was too much for it
 */
export function inThread<Told>(program: URL, order: unknown, limits: ThreadLimits): Promise<Told> {
  const thread = new Worker(program, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  })
  let timer: NodeJS.Timeout | undefined
  return new Promise<Told>((resolve, reject) => {
    const exhausted = () => reject(new ThreadExhausted('a thread was stopped'))
    timer = setTimeout(exhausted, limits.patienceMs)
    thread.on('message', resolve)
    thread.on('error', (fault: Error & { code?: string }) =>
      fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? exhausted() : reject(fault),
    )
    thread.on('exit', () => reject(new Error('a thread ended before it told anything')))
  }).finally(() => {
    clearTimeout(timer)
    return thread.terminate()
  })
}
