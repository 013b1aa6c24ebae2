import { logPaths } from '../portal/paths.ts'
import type { Offered } from './service.ts'

const longest = 100_000

/** What another site shows of its public log, fetched from its address. @throws Error when it answers with too much or not at all. */
export async function offeredBy(address: string, signal?: AbortSignal): Promise<Offered> {
  const patience = AbortSignal.timeout(20_000)
  const read = async (path: string): Promise<string> => {
    const until = signal ? AbortSignal.any([signal, patience]) : patience
    const answer = await fetch(new URL(path, address), { signal: until, redirect: 'error' })
    if (!answer.ok) return ''
    const text = await answer.text()
    if (text.length > longest) throw new Error(`${path} is longer than any answer of a log`)
    return text
  }
  return {
    key: await read(logPaths.key()),
    note: await read(logPaths.checkpoint()),
    consistency: (from, to) => read(logPaths.consistency({ from, to })),
  }
}
