import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

/** A process of the bench that said it is ready. */
export interface Child {
  readonly pid: number
  /** What it sent when it was ready. */
  readonly ready: Record<string, unknown>
  /** Sends a question and waits for the one answer. */
  ask<T>(question: unknown): Promise<T>
  stop(): Promise<void>
}

/**
 * Starts a TypeScript program of this repository and waits for its first message.
 * @throws Error when it ends before.
 */
export async function startChild(
  file: URL,
  of: { env?: Record<string, string | undefined>; args?: readonly string[]; flags?: readonly string[] } = {},
): Promise<Child> {
  const process_ = fork(fileURLToPath(file), of.args ?? [], {
    env: { ...process.env, ...of.env },
    execArgv: [...(of.flags ?? [])],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ready = await firstMessage(process_, file)
  return {
    pid: process_.pid ?? 0,
    ready,
    async ask<T>(question: unknown): Promise<T> {
      const answer = firstMessage(process_, file)
      process_.send(question as object)
      return (await answer) as T
    },
    async stop() {
      if (process_.exitCode !== null) return
      const ended = once(process_, 'exit')
      process_.kill('SIGTERM')
      await ended
    },
  }
}

async function firstMessage(child: ChildProcess, file: URL): Promise<Record<string, unknown>> {
  const waiting = new AbortController()
  const { signal } = waiting
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`${file.pathname} ended with ${code}`)
  })
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended])
    return message as Record<string, unknown>
  } finally {
    waiting.abort()
  }
}

/** Pins a process to the last core, where the system can; says whether it did. */
export function pinToLastCore(pid: number): boolean {
  const last = String(availableParallelism() - 1)
  return spawnSync('taskset', ['-a', '-c', '-p', last, String(pid)]).status === 0
}
