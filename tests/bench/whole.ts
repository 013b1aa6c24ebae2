import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { startChild } from './child.ts'
import { median, untilAtRest } from './measure.ts'
import type { Point } from './points.ts'
import type { Subject } from './prepare.ts'
import { freePort, program, type Workshop } from './workshop.ts'

/** Seconds from starting the server's process until it says that it is ready, its database being there; the median of 5. */
export async function measureReady(of: Workshop): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 5; run++) {
    const began = performance.now()
    const server = await startChild(...program('server', of.env, await freePort()))
    times.push((performance.now() - began) / 1000)
    await server.stop()
  }
  return median(times)
}

/** Resident and highest memory of a fresh server in MB, after so many seconds of every reading point at 16 connections. */
export async function measureMemory(
  of: Workshop,
  points: readonly Point[],
  seconds: number,
): Promise<{ resident: number; highest: number }> {
  const port = await freePort()
  const server = await startChild(...program('server', of.env, port))
  try {
    const asks = points.flatMap((point) => point.product.slice(0, 200)).filter((ask) => ask.method !== 'POST')
    await of.traffic.ask({ port, asks, connections: 16, seconds })
    return { resident: memoryOf(server.pid, 'VmRSS'), highest: memoryOf(server.pid, 'VmHWM') }
  } finally {
    await server.stop()
  }
}

/** An import of the whole roster as the console does it: upload with its check, then the import of the right rows. */
export interface ImportFigures {
  readonly checkSeconds: number
  readonly importSeconds: number
  readonly rows: number
  readonly wrong: number
  /** Highest memory of the server's process in MB. */
  readonly serverMemory: number
}

/** Imports roster.csv through the server's own door, on a fresh server and worker. */
export async function measureImport(of: Workshop, dataSet: string): Promise<ImportFigures> {
  const port = await freePort()
  const worker = await startChild(...program('worker', of.env, port))
  const server = await startChild(...program('server', of.env, port))
  try {
    // Tables were filled without a worker: the public log of their cases and the sums of their members are its first work.
    await untilAtRest(of.databasePid)
    const call = caller(port, of.prepared.above[1]?.[0] as Subject)
    const orgId = of.prepared.above[1]?.[0]?.orgId
    const began = performance.now()
    const file = readFileSync(join(dataSet, 'roster.csv'))
    const batch = await call('PUT', `/api/members/imports?name=roster.csv&orgId=${orgId}`, file)
    const checked = await waitFor(call, batch.id, 'CHECKED')
    const between = performance.now()
    await call('POST', `/api/members/imports/${batch.id}/start`, '{"mode":"RIGHT_ROWS"}')
    const done = await waitFor(call, batch.id, 'DONE')
    return {
      checkSeconds: (between - began) / 1000,
      importSeconds: (performance.now() - between) / 1000,
      rows: done.rowsNew ?? 0,
      wrong: checked.rowsWrong ?? 0,
      serverMemory: memoryOf(server.pid, 'VmHWM'),
    }
  } finally {
    await server.stop()
    await worker.stop()
  }
}

interface Batch {
  readonly id: string
  readonly state: string
  readonly rowsNew: number | null
  readonly rowsWrong: number | null
}
type Call = (method: string, path: string, body?: string | Buffer) => Promise<Batch>

function caller(port: number, subject: Subject): Call {
  return async (method, path, body) => {
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
    const response = await fetch(`http://localhost:${port}${path}`, {
      method,
      headers: { cookie: subject.cookie, ...(body ? { 'content-type': type } : {}) },
      ...(body ? { body: new Uint8Array(Buffer.from(body)) } : {}),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Batch
  }
}

async function waitFor(call: Call, id: string, state: string): Promise<Batch> {
  for (;;) {
    const batch = await call('GET', `/api/members/imports/${id}`)
    if (batch.state === state) return batch
    if (['FAILED', 'CANCELLED'].includes(batch.state)) throw new Error(`the import is ${batch.state}`)
    await pause(200)
  }
}

function memoryOf(pid: number, line: 'VmRSS' | 'VmHWM'): number {
  const found = new RegExp(`${line}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1] ?? 0) / 1024
}
