import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { dropDatabase } from '../../../tests/drop-database.ts'

// The real program is killed at these moments, one after the other, on one database and one folder. A busy machine may need
// minutes for what takes seconds on a quiet one.
const patience = 900_000
vi.setConfig({ testTimeout: patience })
const database = `lx_whole_${randomBytes(4).toString('hex')}`
const data = mkdtempSync(join(tmpdir(), 'lianxin-whole-'))
const accountsFile = join(data, 'demo-accounts.json')
const address = new URL(inject('ownerUrl'))
address.pathname = `/${database}`
const admin = new pg.Client({ connectionString: inject('ownerUrl') })
const owner = new pg.Client({ connectionString: address.href })

beforeAll(async () => {
  await admin.connect()
  await admin.query(`create database "${database}"`)
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await dropDatabase(admin, database)
  for (const kind of ['app', 'portal', 'signin', 'worker', 'search'])
    await admin.query(`drop role if exists "${database}_${kind}"`)
  await admin.end()
  rmSync(data, { recursive: true, force: true })
})

function start(program: string, more: Record<string, string> = {}) {
  const env = {
    ...{ ...process.env, NODE_ENV: 'development', LIANXIN_LOG: 'error', LIANXIN_DEMO: '1' },
    ...{ LIANXIN_DATA: data, DATABASE_URL: address.href, ...more },
  }
  const file = join(import.meta.dirname, '..', program)
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, ended, output: () => output }
}

async function migrate(more?: Record<string, string>) {
  const { ended, output } = start('migrate.ts', more)
  return { code: await ended, output: output() }
}

async function killWhen(moment: (output: string) => Promise<boolean>): Promise<void> {
  const { child, ended, output } = start('migrate.ts')
  await vi.waitUntil(async () => child.exitCode !== null || (await moment(output())), { timeout: patience })
  child.kill('SIGKILL')
  await ended
}

const count = async (from: string): Promise<number> =>
  (await owner.query(`select count(*)::int as n from ${from}`)).rows[0].n
const mark = async () =>
  (await owner.query(`select value from app.setting where name = 'demonstration'`)).rows[0]?.value

const moments: readonly [string, (output: string) => Promise<boolean>][] = [
  ['before anything is kept', async (output) => output.includes('organisations loaded')],
  ['before the first citizen writes', async (output) => output.includes('articles imported')],
  ['among the citizens', async (output) => output.includes('articles imported') && (await count('cases.case')) > 130],
]

test.each(moments)(
  'killed %s, the demonstration is known to be half, and nobody finds a password',
  async (_, moment) => {
    await killWhen(moment)
    expect(await mark()).toBe('BEGUN')
    expect(existsSync(accountsFile)).toBe(false)
  },
)

test('the next start begins anew: the demonstration is whole, once, and its passwords open', async () => {
  const { code, output } = await migrate()
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('beginning anew') })
  // Of a new database its steps are counted and not named.
  expect(output.match(/Making the database \(\d+ steps\)/g)).toHaveLength(1)
  expect(output).not.toContain('Updating the database')
  expect(await mark()).toBe('WHOLE')
  expect(await wholeness()).toEqual(whole)
  expect(await signInAll()).toEqual(await count('accounts.account'))
})

test('a further start changes nothing', async () => {
  expect(await migrate()).toEqual({ code: 0, output: '' })
  expect(await wholeness()).toEqual(whole)
})

test('half a demonstration in which somebody worked stays as it is', async () => {
  await owner.query(`update app.setting set value = '"BEGUN"' where name = 'demonstration'`)
  expect(await migrate()).toMatchObject({ code: 0, output: expect.stringContaining('it stays as it is') })
  expect(await wholeness()).toEqual(whole)
})

test('a start that wants no demonstration finds none, but the first link of the administrator', async () => {
  await owner.query('delete from accounts.session')
  await owner.query(`update app.setting set value = '"BEGUN"' where name = 'demonstration'`)
  const { code, output } = await migrate({ LIANXIN_DEMO: '0' })
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('/console/invitation#') })
  expect(await count('organisations.org')).toBe(1)
  expect(await mark()).toBeUndefined()
})

const whole = { organisations: 438, members: 8002, cases: 163, consultations: 3, remarks: 3, mails: 1 }
const wholeness = async () => ({
  organisations: await count('organisations.org'),
  members: await count('members.member'),
  cases: await count('cases.case'),
  consultations: await count('consultations.consultation'),
  remarks: await count('feedback.remark'),
  mails: await count(`cases.case where channel = 'MAIL'`),
})

// Each account as its owner would, at a server that runs on this database; how many got in.
async function signInAll(): Promise<number> {
  const accounts = JSON.parse(readFileSync(accountsFile, 'utf8')) as { login: string; password: string }[]
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  const { child, ended } = start('server.ts', { LIANXIN_PORT: String(port) })
  await new Promise((resolve, reject) => child.once('message', resolve).once('exit', reject))
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  let entered = 0
  for (const { login, password } of accounts) {
    const body = JSON.stringify({ login, password })
    const answer = await fetch(`http://localhost:${port}/api/session`, { method: 'POST', headers, body })
    if (answer.status === 200) entered += 1
  }
  child.kill('SIGTERM')
  await ended
  return entered
}
