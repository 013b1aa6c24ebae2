import { logPaths } from '../portal/paths.ts'
import type { Offered } from './service.ts'

const longest = 100_000
// A thousand leaves, each with the longest name an office has.
const longestLeaves = 2_000_000
const patience = 20_000
// A million entries are a thousand answers.
const longestReading = 30 * 60_000

/** What another site shows of its public log, fetched from its address. @throws Error when it answers with too much or not at all. */
export async function offeredBy(address: string, signal?: AbortSignal): Promise<Offered> {
  const read = async (path: string) => (await fetchText(path, { address, signals: [signal], longest })) ?? ''
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
