import { createServer } from 'node:net'
import { join } from 'node:path'
import { nodeFlags } from '../../tools/node-flags.mjs'
import { type Child, startChild } from './child.ts'
import { startTraffic } from './measure.ts'
import type { Prepared } from './prepare.ts'
import type { Stand } from './stand.ts'

/** Everything that is measured or measures, running. */
export interface Workshop {
  readonly env: Stand['env']
  readonly prepared: Prepared
  readonly databasePid: number
  readonly traffic: Child
  readonly product: { readonly port: number; readonly pid: number }
  readonly floor: { readonly port: number; readonly pid: number }
  stop(): Promise<void>
}

const root = new URL('../../', import.meta.url)

/** Starts on a filled database the product, the floor and the load generator; the floor keeps the product's home page to give out. */
export async function openWorkshop(stand: Stand): Promise<Workshop> {
  const started: Child[] = []
  const start = async (...args: Parameters<typeof startChild>) => {
    const child = await startChild(...args)
    started.push(child)
    return child
  }
  const stop = async () => {
    for (const child of started.reverse()) await child.stop()
  }
  try {
    const port = await freePort()
    const product = await start(...program('server', stand.env, port))
    const floor = await start(new URL('./floor.ts', import.meta.url), { env: stand.env })
    const home = await fetch(`http://localhost:${port}/o/org-1/`)
    await floor.ask({ home: await home.text() })
    const traffic = await startTraffic(stand.env)
    started.push(traffic)
    return {
      ...stand,
      databasePid: stand.postgres.pid(),
      traffic,
      product: { port, pid: product.pid },
      floor: { port: Number(floor.ready.port), pid: floor.pid },
      stop,
    }
  } catch (fault) {
    await stop()
    throw fault
  }
}

/** A program of the product with what the starter tells it and how it has Node run it; the server listens on this port. */
export function program(
  name: 'server' | 'worker',
  env: Stand['env'],
  port: number,
): Required<Parameters<typeof startChild>> {
  const compiled = join(root.pathname, 'node_modules', '.cache', 'node')
  const told = { ...env, LIANXIN_PORT: String(port), LIANXIN_HOST: '127.0.0.1', NODE_COMPILE_CACHE: compiled }
  return [new URL(`src/apps/${name}.ts`, root), { env: told, flags: nodeFlags }]
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
