import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { systemActor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import { sameBytes } from '#kernel/crypto.ts'
import { perform } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db.ts'
import { replicaLag } from '#kernel/replica.ts'
import { checksOf, measure } from '#modules/operations/index.ts'

const buckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const worth = { GOOD: 0, WARN: 1, BAD: 2 } as const

/**
 * What machines ask: is it alive, is it ready, how is it (B19). `/metrics` answers this machine, or who says the token; its labels
 * are routes and states, never a person, an address or an id (T25, T35).
 */
export function machineRoutes(app: FastifyInstance, pools: { db: Db; portal: Db }, token = config.metricsToken): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  watchRequests(app, registry)
  watchPools(registry, pools)
  const refresh = watchHealth(registry, pools.db)
  app.get('/health/live', async (_, reply) => reply.header('cache-control', 'no-store').send({ live: true }))
  app.get('/health/ready', async (_, reply) => {
    const ready = await isReady(pools)
    return reply
      .header('cache-control', 'no-store')
      .code(ready ? 200 : 503)
      .send({ ready })
  })
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, token)) return reply.callNotFound()
    await refresh().catch(() => {})
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics())
  })
}

// A proxy on this machine would make everybody look like this machine: whoever came through one needs the token.
function mayRead({ socket, headers }: FastifyRequest, token: string | undefined): boolean {
  const said = Buffer.from(headers.authorization ?? '')
  if (token !== undefined && sameBytes(said, Buffer.from(`Bearer ${token}`))) return true
  const isForwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((name) => headers[name] !== undefined)
  return !isForwarded && /^(?:::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '')
}

function watchRequests(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'lianxin_request_seconds',
    help: 'How long requests took, by route and class of status',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    seconds.observe({ method: request.method, route, status }, reply.elapsedTime / 1000)
  })
}

function watchPools(registry: Registry, pools: Readonly<Record<string, Db>>): void {
  new Gauge({
    name: 'lianxin_database_connections',
    help: 'Connections of the pools: open, idle, and requests that wait for one',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const [pool, { pool: of }] of Object.entries(pools)) {
        this.set({ pool, state: 'open' }, of.totalCount)
        this.set({ pool, state: 'idle' }, of.idleCount)
        this.set({ pool, state: 'waiting' }, of.waitingCount)
      }
    },
  })
}

/** The checks of the health page as numbers, and the figures behind them. */
function watchHealth(registry: Registry, db: Db): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `lianxin_${name}`, help, labelNames, registers: [registry] })
  const state = gauge('health', 'The checks of the health page: 0 good, 1 look soon, 2 act today', ['check'])
  const disk = gauge('disk_free_bytes', 'Free room on the disk of the data')
  const queue = gauge('queue_waiting', 'Jobs whose time has come and that wait')
  const oldest = gauge('queue_oldest_seconds', 'How long the oldest of them waits')
  const unsealed = gauge('audit_unsealed', 'Entries of the audit that wait to be sealed')
  const backup = gauge('last_backup_timestamp_seconds', 'When the last good backup ended')
  const drill = gauge('last_drill_timestamp_seconds', 'When the last good drill ended')
  const lag = gauge(
    'replica_lag_seconds',
    'How far behind the reading copy of the database is at most; no sample without one',
  )
  return async () => {
    lag.reset()
    const behind = replicaLag()
    if (behind !== null) lag.set(behind)
    const of = { db, actor: systemActor('metrics'), effect: 'read', requestId: 'metrics' } as const
    const vitals = await perform(of, measure)
    for (const check of checksOf(vitals)) state.set({ check: check.name }, worth[check.state])
    disk.set(vitals.disk.free)
    queue.set(vitals.queue.waiting)
    oldest.set(vitals.queue.oldestSeconds)
    unsealed.set(vitals.unsealed.count)
    if (vitals.lastBackup) backup.set(vitals.lastBackup.getTime() / 1000)
    if (vitals.lastDrill) drill.set(vitals.lastDrill.getTime() / 1000)
  }
}

/** Both doors of the database answer; nothing else is said to whoever asks. */
async function isReady({ db, portal }: { db: Db; portal: Db }): Promise<boolean> {
  const asked = [db, portal].map(({ pool }) => pool.query('select 1'))
  const late = new Promise((_, reject) => setTimeout(reject, 2000, new Error('too late')).unref())
  return Promise.race([Promise.all(asked), late]).then(
    () => true,
    () => false,
  )
}
