import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { sealingTime } from '../../tests/audit-scene.ts'
import { dropDatabase } from '../../tests/drop-database.ts'

vi.setConfig({ testTimeout: sealingTime + 20_000 })
const database = `lx_apps_${randomBytes(4).toString('hex')}`
const data = mkdtempSync(join(tmpdir(), 'lianxin-apps-'))
const address = new URL(inject('ownerUrl'))
address.pathname = `/${database}`
const admin = new pg.Client({ connectionString: inject('ownerUrl') })
const owner = new pg.Client({ connectionString: address.href })
const running = new Set<ChildProcess>()

const start = (program: string, ...args: string[]) => startIn(data, program, ...args)
const startIn = (folder: string, program: string, ...args: string[]) => {
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    LIANXIN_DATA: folder,
    DATABASE_URL: address.href,
    LIANXIN_LOG: 'error',
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  running.add(child)
  let output = ''
  const told: unknown[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => {
      output += part
    })
  child.on('message', (message) => told.push(message))
  // A channel that was cut by hand keeps `close` from coming; `exit` comes before the last output.
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, told, ended, closed, output: () => output }
}
const run = async (program: string, ...args: string[]) => {
  const { closed, output } = start(program, ...args)
  return { code: await closed, output: output() }
}
// What preparing an empty installation writes: the preparation and the link of each start.
const honest = 3
const seals = async () => (await owner.query<{ n: number }>('select count(*)::int as n from audit.seal')).rows[0]?.n

beforeAll(async () => {
  await admin.connect()
  await admin.query(`create database "${database}"`)
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await owner.end()
  await dropDatabase(admin, database)
  for (const kind of ['app', 'portal', 'signin', 'worker', 'search'])
    await admin.query(`drop role if exists "${database}_${kind}"`)
  await admin.end()
  rmSync(data, { recursive: true, force: true })
})

describe('the processes of an installation', () => {
  it('migrate once, and give a set-up link until the first administrator has used one', async () => {
    const link = /\/console\/invitation#[\w-]{43}\n/
    const first = await run('migrate.ts')
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('Making the database (') })
    expect(first.output).toMatch(link)
    const second = await run('migrate.ts')
    expect(second.output).not.toContain('.sql')
    expect(second.output).toMatch(link)
    await owner.connect()
    await owner.query(`update accounts.account set password_hash = 'set' where login = 'system'`)
    expect(await run('migrate.ts')).toEqual({ code: 0, output: '' })
    expect((await owner.query('select login from accounts.account where password_hash is null')).rowCount).toBe(2)
    expect((await owner.query(`select 1 from graphile_worker.jobs`)).rowCount).toBe(0)
  })

  it('touch no database whose keys stand in another data folder, and name the folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lianxin-other-'))
    const secrets = join(folder, 'secrets')
    // The logins still take the passwords they were given: whoever runs on this database goes on.
    const kept = JSON.parse(readFileSync(join(data, 'secrets', 'database-roles.json'), 'utf8')) as { app: string }
    const signIn = async () => {
      const asApp = new URL(address)
      asApp.username = `${database}_app`
      asApp.password = kept.app
      const login = new pg.Client({ connectionString: asApp.href })
      await login.connect()
      await login.end()
    }
    const refused = async () => {
      const { closed, output } = startIn(folder, 'migrate.ts')
      expect(await closed).toBe(1)
      expect(output()).toContain(`${folder} 里没有它的密钥`)
      expect(output()).toContain(`${folder} does not hold its keys`)
      expect(output().trim().split('\n')).toHaveLength(1)
      await signIn()
    }
    await refused()
    expect(existsSync(secrets)).toBe(false)
    cpSync(join(data, 'secrets'), secrets, { recursive: true })
    writeFileSync(join(secrets, 'keys.json'), JSON.stringify({ 1: randomBytes(32).toString('base64') }))
    await refused()
    rmSync(folder, { recursive: true })
    expect(await run('migrate.ts')).toEqual({ code: 0, output: '' })
  })

  it('make the logins new passwords when only those were lost', async () => {
    rmSync(join(data, 'secrets', 'database-roles.json'))
    expect(await run('migrate.ts')).toEqual({ code: 0, output: '' })
  })

  it('seal each second while the worker runs, which says when it is ready and ends when told', async () => {
    const worker = start('worker.ts')
    await vi.waitUntil(() => worker.told.length > 0, { timeout: 20_000 })
    expect(worker.told).toEqual([{ ready: true }])
    await owner.query(`insert into audit.entry (id, at, actor_kind, actor_name, role, act, mac)
      values (gen_random_uuid(), '2026-01-01', 'system', 'x', 'X', 'kernel.forged', 'x')`)
    await vi.waitUntil(async () => (await seals()) === honest + 1, { timeout: sealingTime })
    worker.child.kill('SIGTERM')
    expect(await worker.ended).toBe(0)
  })

  it('end in order when they are told to twice', async () => {
    const server = start('server.ts')
    await vi.waitUntil(() => server.told.length > 0, { timeout: 20_000 })
    server.child.kill('SIGTERM')
    server.child.disconnect()
    server.child.kill('SIGINT')
    expect([await server.ended, server.output()]).toEqual([0, ''])
  })

  it('end when the process that started them is gone', async () => {
    const worker = start('worker.ts')
    await vi.waitUntil(() => worker.told.length > 0, { timeout: 20_000 })
    worker.child.disconnect()
    expect(await worker.ended).toBe(0)
  })
})

describe('a command', () => {
  it('that checks the audit names what is wrong and ends with 1, or ends with 0', async () => {
    const { code, output } = await run('cli.ts', 'audit', 'verify')
    expect(code).toBe(1)
    expect(output).toMatch(new RegExp(`第 ${honest + 1} 号.*不是本系统写的`))
    expect(output).toContain(`${honest + 1} sealed entries were checked`)
    await owner.query('alter table audit.entry disable trigger user; alter table audit.seal disable trigger user')
    await owner.query('truncate audit.entry, audit.seal')
    await owner.query('alter table audit.entry enable trigger user; alter table audit.seal enable trigger user')
    const cut = await run('cli.ts', 'audit', 'verify')
    expect(cut).toMatchObject({ code: 1, output: expect.stringContaining('The newest seals were cut off') })
    rmSync(join(data, 'secrets', 'audit-head.json'))
    expect(await run('cli.ts', 'audit', 'verify')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Nothing was changed'),
    })
  })

  it('that does not exist is answered with those that do, and ends with 2', async () => {
    const { code, output } = await run('cli.ts', 'audit', 'erase')
    expect(code).toBe(2)
    expect(output).toContain('没有“audit erase”这个命令')
    expect(output).toContain('audit verify')
    expect(await run('cli.ts', 'help')).toMatchObject({ code: 0, output: expect.stringContaining('核对全部审计记录') })
  })

  it('opens the files of where one stands, not of the checkout', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lianxin-here-'))
    writeFileSync(join(folder, 'list.csv'), '代码,上级代码,全称,简称,类别\nA,,青石镇委员会,青石镇党委,党委\n')
    writeFileSync(join(folder, 'cases.csv'), '留言编号\n')
    const from = (...args: string[]) => {
      const tool = join(import.meta.dirname, '../../tools/lianxin.mjs')
      const env = { ...process.env, NODE_ENV: 'development', LIANXIN_INSTALL: '0', DATABASE_URL: address.href }
      const { stdout, stderr } = spawnSync(process.execPath, [tool, '--data', data, ...args], {
        ...{ cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' as const },
        env: { ...env, INIT_CWD: folder },
      })
      return stdout + stderr
    }
    expect(from('import', 'organisations', 'list.csv', '--check')).toContain('核对无误：1个党组织')
    expect(from('import', 'cases', 'cases.csv')).toContain('缺少')
    expect(from('import', 'organisations', 'other.csv')).toContain('没有找到要导入的文件')
    rmSync(folder, { recursive: true })
  })

  it('that fails says so in a sentence and ends with 1', async () => {
    await admin.query(`alter database "${database}" with allow_connections false`)
    const { code, output } = await run('cli.ts', 'audit', 'verify')
    await admin.query(`alter database "${database}" with allow_connections true`)
    expect(code).toBe(1)
    expect(output).toContain('没有办成')
  })
})
