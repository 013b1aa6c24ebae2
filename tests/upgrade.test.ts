import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { dropDatabase } from './drop-database.ts'
import { root } from './supervisor/starter.ts'

// The last published state before this one. What it made with its own code must live on under today's (E08, R-F15).
const published = '62640a6'
const place = mkdtempSync(join(tmpdir(), 'lianxin-upgrade-'))
const data = join(place, 'data')
const old = join(place, 'old')
const database = `upgrade_${randomBytes(4).toString('hex')}`
const roles = ['app', 'portal', 'signin', 'worker', 'search']
let url = ''
let admin: pg.Client
let before: Map<string, number>

beforeAll(async () => {
  checkOut()
  admin = new pg.Client({ connectionString: inject('ownerUrl') })
  await admin.connect()
  await admin.query(`create database "${database}"`)
  const address = new URL(inject('ownerUrl'))
  address.pathname = `/${database}`
  url = address.href
  await run(old, ['src/apps/migrate.ts'], { LIANXIN_DEMO: '1' })
  before = await countRows()
  await run(root, ['src/apps/migrate.ts'])
}, 600_000)
afterAll(async () => {
  await dropDatabase(admin, database)
  for (const role of roles) await admin.query(`drop role if exists "${database}_${role}"`)
  await admin.end()
  rmSync(place, { recursive: true, force: true })
})

describe('data of the last published state', () => {
  test('keep every row that a person wrote', async () => {
    const after = await countRows()
    const fewer = [...before].filter(([table, rows]) => (after.get(table) ?? 0) < rows)
    expect(fewer).toEqual([])
    expect(before.get('members.member')).toBe(8000)
    for (const table of ['members.member', 'organisations.org', 'people.person', 'publishing.article', 'cases.case'])
      expect(after.get(table), table).toBe(before.get(table))
  })

  test('keep an audit that verifies, once the worker has sealed what had just been written', async () => {
    const worker = start('src/apps/worker.ts')
    for (let tries = 0; (await unsealed()) > 0 && tries < 600; tries++)
      await new Promise((done) => setTimeout(done, 100))
    worker.kill('SIGTERM')
    expect(await run(root, ['src/apps/cli.ts', 'audit', 'verify'])).toContain('没有发现改动')
  })

  test('are shown on the portal and in the console, and the passwords of old accounts are good', async () => {
    const server = await serve()
    try {
      const home = await get(`${server.origin}/`)
      const links = [...home.matchAll(/href="(\/o\/[^"#?]+)"/g)]
        .map(([, link]) => link ?? '')
        .filter((link) => !/rss/.test(link))
      for (const link of [...new Set(links)].slice(0, 5)) expect(await get(server.origin + link)).toContain('<h1')
      const cookie = await signIn(server.origin)
      for (const path of [
        'members?page=1&size=20',
        'cases?page=1&size=20',
        'articles?page=1&size=20',
        'sites?page=1&size=20',
      ])
        expect(JSON.parse(await get(`${server.origin}/api/${path}`, { cookie })).total, path).toBeGreaterThan(0)
    } finally {
      server.stop()
    }
  })
})

// The clone that tests this has its history; without it there is nothing to upgrade from, and that must be seen.
function checkOut(): void {
  mkdirSync(old)
  const archive = join(place, 'old.tar')
  execFileSync('git', ['archive', '--format=tar', '-o', archive, published], { cwd: root })
  execFileSync('tar', ['-xf', archive, '-C', old])
  symlinkSync(join(root, 'node_modules'), join(old, 'node_modules'))
  expect(existsSync(join(old, 'database', 'migrations'))).toBe(true)
}

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:npm_|VITEST|LIANXIN_)/.test(name))
  const own = { NODE_ENV: 'development', LIANXIN_DATA: data, DATABASE_URL: url, LIANXIN_LOG: 'error', ...more }
  return { ...Object.fromEntries(inherited), ...own }
}

function run(cwd: string, args: string[], more: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: environment(more), stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(said))))
  })
}

async function countRows(): Promise<Map<string, number>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^(pg_|graphile|information_schema)' and c.relname not in ('idempotency', 'attempt')`)
  const counts = new Map<string, number>()
  for (const { name } of rows)
    counts.set(name.replaceAll('"', ''), (await client.query(`select count(*)::int as n from ${name}`)).rows[0].n)
  await client.end()
  return counts
}

async function unsealed(): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    'select count(*)::int as n from audit.entry e where not exists (select 1 from audit.seal s where s.entry_id = e.id)',
  )
  await client.end()
  return rows[0].n
}

function start(program: string, more: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [program], {
    cwd: root,
    env: environment(more),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

async function serve(): Promise<{ origin: string; stop: () => void }> {
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  const env = environment({ LIANXIN_PORT: String(port) })
  const child = spawn(process.execPath, ['src/apps/server.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await new Promise((resolve, reject) => child.once('message', resolve).once('exit', reject))
  return { origin: `http://localhost:${port}`, stop: () => child.kill('SIGTERM') }
}

async function get(address: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(address, { headers })
  expect(answer.status, address).toBe(200)
  return answer.text()
}

async function signIn(origin: string): Promise<string> {
  const accounts = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as Record<
    'login' | 'password',
    string
  >[]
  const { login, password } = accounts.find((one) => one.login === 'county.organiser') ?? { login: '', password: '' }
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ login, password }),
  })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
