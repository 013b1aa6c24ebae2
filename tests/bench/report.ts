import { readFileSync } from 'node:fs'
import { availableParallelism, loadavg, totalmem } from 'node:os'
import type { LayerFigures } from './layers-section.ts'
import { type Effort, median, type Sample } from './measure.ts'
import type { Point } from './points.ts'
import type { ScaleFigures } from './scale.ts'

/** What was measured on, and how long. */
export function machine(effort: Effort): string {
  const model = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? ''
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores (${model}), ${memory} GB, Node ${process.version},`,
    `load ${loadavg()[0]?.toFixed(1)} before; ${effort.runs} × ${effort.seconds} s a point, median, order alternated`,
  ].join(' ')
}

/** One line of Markdown: answers a second of floor and product, their ratios and what an answer cost in CPU. */
export function tellPoint(point: Point, connections: number, samples: ReadonlyMap<string, readonly Sample[]>): string {
  const middle = (name: string, of: keyof Sample) => median((samples.get(name) ?? []).map((sample) => sample[of]))
  const product = middle('product', 'perSecond')
  const floors = [...samples.keys()].filter((name) => name !== 'product')
  const told = floors.map((name) => {
    const ratio = product / middle(name, 'perSecond')
    return `${name} ${middle(name, 'perSecond').toFixed(0)}/s → **${ratio.toFixed(2)}**`
  })
  const cost = (name: string) =>
    `${middle(name, 'serverMicros').toFixed(0)}+${middle(name, 'databaseMicros').toFixed(0)}`
  const costs = [...floors, 'product'].map(cost).join(', ')
  const times = `p50 ${middle('product', 'p50').toFixed(1)} ms, p99 ${middle('product', 'p99').toFixed(1)} ms`
  const isMet = product / middle(floors[0] ?? '', 'perSecond') >= point.aim
  return `| ${point.title} | ${connections} | ${product.toFixed(0)}/s | ${told.join(', ')} | ${point.aim} ${isMet ? 'met' : 'missed'} | ${costs} | ${times} |`
}

/** The layers of the branch list as a Markdown table. */
export function tellLayers(layers: readonly LayerFigures[]): string {
  const first = layers[0]?.perSecond ?? 1
  const rows = layers.map((layer, at) => {
    const before = layers[at - 1]
    const more = (of: 'serverMicros' | 'databaseMicros') => (before ? (layer[of] - before[of]).toFixed(0) : '')
    const cells = [
      layer.name,
      layer.perSecond.toFixed(0),
      (layer.perSecond / first).toFixed(2),
      `${layer.serverMicros.toFixed(0)} (${more('serverMicros')})`,
      `${layer.databaseMicros.toFixed(0)} (${more('databaseMicros')})`,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| layer | lists/s | of the floor | server µs (more) | database µs (more) |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

/** One request at two sizes: p95 of each and how much longer the larger takes. */
export function tellScale({ what, aim, before, after }: ScaleFigures): string {
  const isMet = after <= aim ? 'met' : 'missed'
  return `| ${what} | ${before.toFixed(1)} | ${after.toFixed(1)} | ${(after / before).toFixed(2)} | ${aim} ${isMet} |`
}

/** A figure of the whole. */
export function tellWhole(what: string, value: number, unit: string): string {
  return `| ${what} | ${value.toFixed(2)} ${unit} |`
}
