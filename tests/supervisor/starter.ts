// Starts the real `npm start` in temporary folders and looks at the processes it leaves.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'

export const root = join(import.meta.dirname, '..', '..')

export interface Started {
  child: ChildProcess
  port: number
  data: string
  output(): string
  lastLine(): string
  /** Resolves with the exit code; null when it was killed. */
  exited: Promise<number | null>
  /** Resolves with the milliseconds until the line `ready http://localhost:PORT`. */
  ready(patience?: number): Promise<number>
}

interface StartOptions {
  data?: string
  port?: number
  args?: string[]
  env?: Record<string, string>
  /** Command before `node tools/start.mjs`, or instead of it. */
  command?: (args: string[]) => string[]
}

/** A temporary folder (mode 0700, like a private home) that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-starter-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** Starts the system; nothing of it outlives the test, whatever that expected. */
export async function start({ data, port, args = [], env = {}, command = plain }: StartOptions = {}): Promise<Started> {
  const chosen = { data: data ?? join(temporaryFolder(), 'data'), port: port ?? (await freePort()) }
  const [file = '', ...rest] = command(['--port', String(chosen.port), '--data', chosen.data, ...args])
  const begin = performance.now()
  const child = spawn(file, rest, {
    cwd: root,
    env: environment(env),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const lastLine = () => output.trimEnd().split('\n').at(-1) ?? ''
  const ready = async (patience?: number) => {
    const told = `ready http://localhost:${chosen.port}`
    await until(() => lastLine() === told || child.exitCode !== null, patience)
    expect(output).toContain(told)
    return performance.now() - begin
  }
  const started = { ...chosen, child, output: () => output, lastLine, exited, ready }
  onTestFinished(() => end(started))
  return started
}

export const plain = (args: string[]) => [process.execPath, 'tools/start.mjs', ...args]
export const throughNpm = (args: string[]) => ['npm', 'start', '--silent', '--', ...args]

/** Starts and expects the refusal: exit code 1 and exactly one sentence in each language, which is returned. */
export async function refused(options: StartOptions): Promise<string> {
  const { exited, output } = await start(options)
  expect(await exited, output()).toBe(1)
  const said = output()
    .split('\n')
    .filter((line) => /^(?:错误:|Error: )/.test(line))
  expect(
    said.map((line) => line.split(/[:\s]/)[0]),
    output(),
  ).toEqual(['错误', 'Error'])
  expect(output()).not.toMatch(/\n {4}at /)
  return said.join('\n')
}

export function environment(env: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, NODE_ENV: __, ...inherited } = process.env
  const unlinked = Object.entries(inherited).filter(([name]) => !/^(?:npm_|VITEST|LIANXIN_)/.test(name))
  const apps = join(import.meta.dirname, 'apps')
  return { ...Object.fromEntries(unlinked), LIANXIN_APPS: apps, LIANXIN_INSTALL: '0', ...env }
}

/** What the stand-in server says: how often the folder was started, and its process number. */
export async function visit(port: number): Promise<{ starts: number; pid: number }> {
  const response = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(3000) })
  expect(response.status).toBe(200)
  return (await response.json()) as { starts: number; pid: number }
}

/** Visits until it works, at most ten seconds. */
export async function visitAgain(port: number, holds = (_: { pid: number }) => true): Promise<{ pid: number }> {
  let answer: { pid: number } | undefined
  await until(async () => {
    answer = await visit(port).catch(() => undefined)
    return answer !== undefined && holds(answer)
  })
  return answer as { pid: number }
}

/** Process numbers of everything that belongs to a start: supervisor, server, worker, PostgreSQL and its backends. */
export function familyOf({ data }: { data: string }) {
  const state = JSON.parse(readFileSync(join(data, 'supervisor.json'), 'utf8'))
  const [server, worker] = state.children.map((child: { pid: number }) => child.pid) as [number, number]
  const postmaster = postmasterOf(data)
  return {
    supervisor: state.pid as number,
    server,
    worker,
    postmaster,
    all: descendantsOf([state.pid, server, worker, postmaster]),
  }
}

export function postmasterOf(data: string): number {
  return Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

export function isAlive(pid: number): boolean {
  const state = statusOf(pid)?.state
  return state !== undefined && state !== 'Z' && state !== 'X'
}

export async function allGone(pids: number[]): Promise<void> {
  await until(() => !pids.some(isAlive)).catch(() => {})
  expect(pids.filter(isAlive)).toEqual([])
}

export async function until(condition: () => boolean | Promise<boolean>, patience = 45_000): Promise<void> {
  const deadline = Date.now() + patience
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${patience} ms: ${condition}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function freePort(): Promise<number> {
  const port = 10_000 + Math.floor(Math.random() * 9000)
  const free = await new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
  return free ? port : freePort()
}

function descendantsOf(ancestors: number[]): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parents = new Map(pids.map((pid) => [Number(pid), statusOf(Number(pid))?.parent]))
  const found = new Set(ancestors)
  // Each round finds the next generation; the number of a child may be lower than its parent's.
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const [pid, parent] of parents) if (parent !== undefined && found.has(parent)) found.add(pid)
  }
  return [...found].filter(isAlive)
}

function statusOf(pid: number): { state: string; parent: number } | undefined {
  try {
    const [, state = '', parent] = /\) (\S) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { state, parent: Number(parent) }
  } catch {
    return undefined
  }
}

async function end({ child, data, exited }: Started): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 15_000))])
  await endPostgres(data)
}

async function endPostgres(data: string): Promise<void> {
  if (!existsSync(join(data, 'postgres', 'postmaster.pid'))) return
  const postmaster = postmasterOf(data)
  if (isAlive(postmaster)) process.kill(postmaster, 'SIGQUIT')
  await allGone([postmaster])
}
