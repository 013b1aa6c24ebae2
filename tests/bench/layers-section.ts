import type { Ask } from './ask.ts'
import { startChild } from './child.ts'
import { type Contender, type Effort, measure, median, type Sample } from './measure.ts'
import type { Subject } from './prepare.ts'
import type { Workshop } from './workshop.ts'

/** One layer of the branch list, measured. */
export interface LayerFigures {
  readonly name: string
  readonly perSecond: number
  readonly serverMicros: number
  readonly databaseMicros: number
}

/** Measures the branch list layer by layer at 16 connections, the whole product last. */
export async function measureLayers(of: Workshop, effort: Effort): Promise<LayerFigures[]> {
  const child = await startChild(new URL('./layers.ts', import.meta.url), { env: of.env })
  try {
    const contenders = contendersOf(of, child.pid, child.ready as unknown as Ready)
    const samples = await measure(of.traffic, contenders, { ...effort, connections: 16, databasePid: of.databasePid })
    return contenders.map(({ name }) => figuresOf(name, samples.get(name) ?? []))
  } finally {
    await child.stop()
  }
}

interface Ready {
  readonly plain: number
  readonly fastify: number
  readonly names: readonly string[]
}

function contendersOf(of: Workshop, pid: number, ready: Ready): Contender[] {
  const each = (ask: (branch: Subject) => Ask) => of.prepared.branches.map(ask)
  const plain = ready.names.map((name, at) => ({
    name,
    port: ready.plain,
    pid,
    asks: each(({ path }) => ({ path: `/${at}?path=${encodeURIComponent(path)}` })),
  }))
  return [
    ...plain,
    {
      name: 'Fastify, zod',
      port: ready.fastify,
      pid,
      asks: each(({ path }) => ({ path: '/api/members', headers: { 'x-path': path } })),
    },
    {
      name: 'the product: session',
      port: of.product.port,
      pid: of.product.pid,
      asks: each(({ cookie }) => ({ path: '/api/members', headers: { cookie } })),
    },
  ]
}

const figuresOf = (name: string, samples: readonly Sample[]): LayerFigures => ({
  name,
  perSecond: median(samples.map((sample) => sample.perSecond)),
  serverMicros: median(samples.map((sample) => sample.serverMicros)),
  databaseMicros: median(samples.map((sample) => sample.databaseMicros)),
})
