import { finished } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { refusals } from '#kernel/errors.ts'
import { addressGroup } from '#kernel/limits.ts'
import { Crowded, Turns, TurnsOfEach } from '#kernel/turns.ts'
import { words } from '#kernel/words.ts'
import type { Exchange } from './stage.ts'

const { refuse } = refusals(words)

// A file is held whole until its last byte is gone: one address holds four, and all together 24, which is 240 MB of the largest (T22).
const ofEach = new TurnsOfEach({ atOnce: 4, waiting: 60, patienceMs: 10_000 })
const ofAll = new Turns({ atOnce: 24, waiting: 200, patienceMs: 5_000 })
// Who takes nothing for half a minute, or is not done in ten, makes room for others: 10 MB in that time is 17 KB a second.
const idleMs = 30_000
const wholeMs = 600_000

/**
 * Reads a file to be sent when the turn of its address comes, and holds the turn until the answer is finished or closed, so that a slow
 * reader counts for as long as he is slow. @throws Refusal busy `kernel.files-at-once` when too many are sent already
 */
export function heldFile<T>({ request, reply }: Exchange, read: () => Promise<T>): Promise<T> {
  return new Promise((give, fail) => {
    const sent = async () => {
      // Whoever went away while waiting is not read for.
      if (reply.raw.destroyed) throw new Crowded('nobody waits for the file any more')
      const end = endOf(reply)
      give(await read())
      await end
    }
    ofEach
      .run(addressGroup(request.ip), () => ofAll.run(sent))
      .catch((fault: unknown) =>
        fail(fault instanceof Crowded ? refuse('busy', 'kernel.files-at-once', { retryAfterSeconds: 5 }) : fault),
      )
  })
}

function endOf({ raw }: FastifyReply): Promise<void> {
  const leave = () => raw.destroy()
  raw.setTimeout(idleMs, leave)
  const timer = setTimeout(leave, wholeMs).unref()
  return new Promise((done) => {
    finished(raw, () => {
      clearTimeout(timer)
      done()
    })
  })
}
