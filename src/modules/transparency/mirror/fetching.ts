import { logPaths } from '../portal/paths.ts'
import type { Offered } from './service.ts'

const longest = 100_000
// A thousand leaves, each with the longest name an office has.
const longestLeaves = 2_000_000
// A million entries are a thousand answers.
const longestReading = 30 * 60_000

/** Another site did not answer as a log does; `code` is what the machine calls it, where it has a name for it. */
export class SiteUnreached extends Error {
  readonly address: string
  readonly why: 'LONG' | 'SLOW' | 'CODED' | 'OTHER'
  readonly code: string

  constructor(address: string, fault: unknown) {
    super(`${address} was not read`, { cause: fault })
    this.address = address
    this.code = codeOf(fault)
    this.why = whyOf(fault) ?? (this.code === '' ? 'OTHER' : 'CODED')
  }
}

class TooLong extends Error {}

/** So long a site may take for one answer. */
export const patienceSeconds = 20

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
  const signal = AbortSignal.any([
    AbortSignal.timeout(patienceSeconds * 1000),
    ...of.signals.filter((one) => one !== undefined),
  ])
  const answer = await fetch(new URL(path, of.address), { signal, redirect: 'error' })
  if (!answer.ok) {
    await answer.body?.cancel()
    return undefined
  }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    length += part.length
    if (length > of.longest) throw new TooLong(path)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function whyOf(fault: unknown): 'LONG' | 'SLOW' | undefined {
  if (fault instanceof TooLong) return 'LONG'
  return fault instanceof DOMException && fault.name === 'TimeoutError' ? 'SLOW' : undefined
}

// What `fetch` throws says only that it failed; the reason lies below. Its own English sentences are for nobody who runs a command.
function codeOf(fault: unknown): string {
  const { code, cause } = fault as { code?: unknown; cause?: { code?: unknown } }
  const [found = ''] = [cause?.code, code].filter((one) => typeof one === 'string')
  return found
}
