import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { newId } from '#kernel/ids.ts'
import { migrate } from '#kernel/migrate.ts'
import { dropDatabase } from '../../drop-database.ts'
import { writeTree } from '../../trees.ts'
import type { PlacedOrg } from './places.ts'

/** One process of the product's server. */
export interface RunningProcess {
  readonly url: string
  readonly child: ChildProcess
  /** Everything it has written so far. */
  output(): string
}

/** Two server processes over one newly migrated database, as an installation runs them. */
export interface Installation {
  readonly owner: pg.Client
  readonly org: PlacedOrg
  readonly one: RunningProcess
  readonly other: RunningProcess
}

/** Starts an installation for this file; call it at the top. */
export function installation(): Installation {
  const parts = {} as { -readonly [K in keyof Installation]: Installation[K] }
  const database = `${inject('template')}_live_${randomBytes(4).toString('hex')}`
  const address = new URL(inject('ownerUrl'))
  address.pathname = `/${database}`
  beforeAll(async () => {
    const admin = new pg.Client({ connectionString: inject('ownerUrl') })
    await admin.connect()
    await admin.query(`create database "${database}"`)
    await admin.end()
    await migrate(address.href)
    parts.owner = new pg.Client({ connectionString: address.href })
    await parts.owner.connect()
    parts.org = { id: newId(), path: '/1/', parentId: null, code: '001', name: '云岭县委', type: 'BRANCH', depth: 1 }
    await writeTree(parts.owner, [parts.org])
    ;[parts.one, parts.other] = await Promise.all([start(address.href), start(address.href)])
  })
  afterAll(async () => {
    for (const running of [parts.one, parts.other]) running?.child.kill('SIGKILL')
    await parts.owner?.end()
    const admin = new pg.Client({ connectionString: inject('ownerUrl') })
    await admin.connect()
    await dropDatabase(admin, database)
    for (const kind of ['app', 'portal', 'signin', 'worker', 'search'])
      await admin.query(`drop role if exists "${database}_${kind}"`)
    await admin.end()
  })
  return parts
}

async function start(databaseUrl: string): Promise<RunningProcess> {
  const port = await freePort()
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    LIANXIN_PORT: String(port),
    LIANXIN_LOG: 'debug',
  }
  const program = join(import.meta.dirname, '..', '..', '..', 'src', 'apps', 'server.ts')
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => {
      output += part
    })
  await new Promise<void>((resolve, reject) => {
    child.on('message', () => resolve())
    child.on('exit', () => reject(new Error(`the server ended: ${output}`)))
  })
  return { url: `http://localhost:${port}`, child, output: () => output }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, 'localhost', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
