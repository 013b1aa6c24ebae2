import { readdirSync, readFileSync } from 'node:fs'
import type { Ask, Order, Outcome } from './ask.ts'
import { type Child, pinToLastCore, startChild } from './child.ts'

/** One thing that answers: a way of asking it and the process that is charged. */
export interface Contender {
  readonly name: string
  readonly port: number
  readonly pid: number
  readonly asks: readonly Ask[]
  readonly answersPerAddress?: number
}

/** One contender in one run: answers a second, and what an answer cost the server process and the database, in µs of CPU. */
export interface Sample {
  readonly perSecond: number
  readonly serverMicros: number
  readonly databaseMicros: number
  readonly bytesPerAnswer: number
  readonly p50: number
  readonly p99: number
}

/** How long and how often is measured. */
export interface Effort {
  readonly runs: number
  readonly seconds: number
  readonly warmUpSeconds: number
}

/** Starts the load generator on the last core; in the environment of the product it makes tokens of forms as that does. */
export async function startTraffic(env: Readonly<Record<string, string>>): Promise<Child> {
  const traffic = await startChild(new URL('./traffic.ts', import.meta.url), { env })
  pinToLastCore(traffic.pid)
  return traffic
}

/**
 * Measures contenders side by side: all are warmed up, then every run asks all of them, in turning order, so that
 * what else the machine does falls on each. Gives the samples of each contender by name.
 * @throws Error when any answer was no success.
 */
export async function measure(
  traffic: Child,
  contenders: readonly Contender[],
  of: Effort & { connections: number; databasePid: number },
): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]))
  for (const contender of contenders) await ask(traffic, contender, { ...of, seconds: of.warmUpSeconds })
  for (let run = 0; run < of.runs; run++) {
    const order = run % 2 === 0 ? contenders : [...contenders].reverse()
    for (const contender of order) samples.get(contender.name)?.push(await sample(traffic, contender, of))
  }
  return samples
}

async function sample(
  traffic: Child,
  contender: Contender,
  of: Effort & { connections: number; databasePid: number },
): Promise<Sample> {
  await ask(traffic, contender, { ...of, seconds: 0.5 })
  const before = { server: cpuMicros(contender.pid), database: familyMicros(of.databasePid) }
  const outcome = await ask(traffic, contender, of)
  const server = cpuMicros(contender.pid) - before.server
  const database = familyMicros(of.databasePid) - before.database
  return {
    perSecond: outcome.answers / outcome.seconds,
    serverMicros: server / outcome.answers,
    databaseMicros: database / outcome.answers,
    bytesPerAnswer: outcome.bytes / outcome.answers,
    p50: outcome.p50,
    p99: outcome.p99,
  }
}

async function ask(traffic: Child, to: Contender, of: { connections: number; seconds: number }): Promise<Outcome> {
  const order: Order = {
    port: to.port,
    asks: to.asks,
    connections: of.connections,
    seconds: of.seconds,
    ...(to.answersPerAddress ? { answersPerAddress: to.answersPerAddress } : {}),
  }
  const outcome = await traffic.ask<Outcome>(order)
  if (outcome.failure !== null)
    throw new Error(`${to.name}: ${outcome.failures} answers failed, first: ${outcome.failure}`)
  return outcome
}

const tick = 10_000 // µs; USER_HZ is 100 on every Linux we run on

/** CPU that a process has used, in µs. */
export function cpuMicros(pid: number): number {
  const fields = statOf(pid)
  return fields ? (Number(fields[11]) + Number(fields[12])) * tick : 0
}

/** Waits until the database has nothing more to do than a twentieth of a core, five minutes at most. */
export async function untilAtRest(databasePid: number): Promise<void> {
  for (let times = 0; times < 100; times++) {
    const before = familyMicros(databasePid)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    if (familyMicros(databasePid) - before < 150_000) return
  }
}

// The database is its postmaster and the backends that live; those that ended are counted by the postmaster.
function familyMicros(pid: number): number {
  const ended = statOf(pid)
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && statOf(Number(name))?.[1] === String(pid),
  )
  const living = children.reduce((sum, child) => sum + cpuMicros(Number(child)), 0)
  return cpuMicros(pid) + living + (ended ? (Number(ended[13]) + Number(ended[14])) * tick : 0)
}

// The fields of /proc/<pid>/stat after the program's name.
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
