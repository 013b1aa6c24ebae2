import { logPaths } from '../portal/paths.ts'
import type { Offered } from './service.ts'

const longest = 100_000
// A thousand leaves, each with the longest name an office has.
const longestLeaves = 2_000_000
const patience = 20_000
// A million entries are a thousand answers.
const longestReading = 30 * 60_000

/** Another site did not answer, or with more than a log ever answers; `reason` is what the machine said of it. */
export class SiteUnreached extends Error {
  readonly address: string
  readonly reason: string

  constructor(address: string, fault: unknown) {
    super(`${address}: ${reasonOf(fault)}`, { cause: fault })
    this.address = address
    this.reason = reasonOf(fault)
  }
}

/** What another site shows of its public log, fetched from its address. @throws SiteUnreached */
export async function offeredBy(address: string, signal?: AbortSignal): Promise<Offered> {
  const read = async (path: string) => {
    const text = await fetchText(path, { address, signals: [signal], longest }).catch((fault: unknown) => {
      throw new SiteUnreached(address, fault)
    })
    return text ?? ''
  }
  return {
    key: await read(logPaths.key()),
    note: await read(logPaths.checkpoint()),
    consistency: (from, to) => read(logPaths.consistency({ from, to })),
  }
}

/** The leaves another site gives out, from an index on; nothing when it does not answer, or has taken too long in all. @throws when the signal aborts. */
export function leavesAt(address: string, signal?: AbortSignal): (from: number) => Promise<string | undefined> {
  const signals = [signal, AbortSignal.timeout(longestReading)]
  return async (from) => {
    const path = `${logPaths.leaves()}?from=${from}`
    const text = await fetchText(path, { address, signals, longest: longestLeaves }).catch(() => undefined)
    signal?.throwIfAborted()
    return text
  }
}

async function fetchText(
  path: string,
  of: { address: string; signals: readonly (AbortSignal | undefined)[]; longest: number },
): Promise<string | undefined> {
  const signal = AbortSignal.any([AbortSignal.timeout(patience), ...of.signals.filter((one) => one !== undefined)])
  const answer = await fetch(new URL(path, of.address), { signal, redirect: 'error' })
  if (!answer.ok) {
    await answer.body?.cancel()
    return undefined
  }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    length += part.length
    if (length > of.longest) throw new Error(`${path} is longer than any answer of a log`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

// What `fetch` throws says only that it failed; the reason lies below, and of two addresses tried there are two.
function reasonOf(fault: unknown): string {
  const { cause } = fault as { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? (fault instanceof Error ? fault.message : String(fault))
}
