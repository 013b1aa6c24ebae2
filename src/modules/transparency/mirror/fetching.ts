import { logPaths } from '../portal/paths.ts'
import { checkLeaves, type LeavesCheck } from './leaves.ts'
import type { Offered } from './service.ts'

const longest = 100_000
// A thousand leaves, each with the longest name an office has.
const longestLeaves = 2_000_000

/** What another site shows of its public log, fetched from its address. @throws Error when it answers with too much or not at all. */
export async function offeredBy(address: string, signal?: AbortSignal): Promise<Offered> {
  const read = async (path: string) => (await fetchText(path, { address, signal, longest })) ?? ''
  return {
    key: await read(logPaths.key()),
    note: await read(logPaths.checkpoint()),
    consistency: (from, to) => read(logPaths.consistency({ from, to })),
  }
}

/** Holds every leaf another site gives out against its newest checkpoint. @throws Error when it does not answer: that convicts nobody. */
export async function checkLeavesOf(address: string, signal?: AbortSignal): Promise<LeavesCheck> {
  const { key, note } = await offeredBy(address, signal)
  return checkLeaves({ key, note }, async (from) => {
    const path = `${logPaths.leaves()}?from=${from}`
    const text = await fetchText(path, { address, signal, longest: longestLeaves })
    if (text === undefined) throw new Error(`${path} was not answered`)
    return text
  })
}

async function fetchText(
  path: string,
  of: { address: string; signal: AbortSignal | undefined; longest: number },
): Promise<string | undefined> {
  const patience = AbortSignal.timeout(20_000)
  const signal = of.signal ? AbortSignal.any([of.signal, patience]) : patience
  const answer = await fetch(new URL(path, of.address), { signal, redirect: 'error' })
  if (!answer.ok) return undefined
  const text = await answer.text()
  if (text.length > of.longest) throw new Error(`${path} is longer than any answer of a log`)
  return text
}
