import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startTestPostgres } from '../../tools/test-postgres.mjs'
import { environment, familyOf, root, start, temporaryFolder, visit } from './starter.ts'

describe('npm start', { timeout: 60_000 }, () => {
  test('a first start ends with the ready line, shows the demonstration accounts and keeps secrets private', async () => {
    const started = await start()
    await started.ready()
    expect(started.output()).toContain('demo / demo-password  书记  示范支部')
    expect(started.output()).toContain('stand-in migrated')
    expect((await visit(started.port)).starts).toBe(1)
    expect(modeOf(started.data)).toBe('700')
    expect(modeOf(join(started.data, 'supervisor.json'))).toBe('600')
    for (const role of ['owner', 'superuser'])
      expect(modeOf(join(started.data, 'secrets', `postgres-${role}`))).toBe('600')
  })

  test('a second start on the same folder finds what the first left', async () => {
    const first = await start()
    await first.ready()
    first.child.kill('SIGTERM')
    expect(await first.exited).toBe(0)
    const second = await start({ data: first.data })
    await second.ready()
    expect((await visit(second.port)).starts).toBe(2)
  })

  test('without the demonstration no account is shown', async () => {
    const started = await start({ args: ['--no-demo'] })
    await started.ready()
    expect(started.output()).not.toContain('demo-password')
  })

  test('without the demonstration no account of an earlier one is shown either', async () => {
    const data = join(temporaryFolder(), 'data')
    mkdirSync(data)
    writeFileSync(join(data, 'demo-accounts.json'), JSON.stringify([{ login: 'demo', password: 'demo-password' }]))
    const started = await start({ data, args: ['--no-demo'] })
    await started.ready()
    expect(started.output()).not.toContain('demo-password')
  })

  test('a database named by DATABASE_URL is used and no other is started', async () => {
    const server = await startTestPostgres()
    const started = await start({ env: { DATABASE_URL: server.url } })
    await started.ready()
    expect((await visit(started.port)).starts).toBe(1)
    expect(() => familyOf(started)).toThrow('postmaster.pid')
    started.child.kill('SIGTERM')
    await started.exited
    await server.stop()
  })

  test('a command works beside a running system and without one, and its exit code is passed on', async () => {
    const started = await start()
    await started.ready()
    expect(command(started.data, '0', 'list')).toEqual({ status: 0, answer: { args: ['0', 'list'], starts: 1 } })
    started.child.kill('SIGTERM')
    await started.exited
    expect(command(started.data, '7')).toEqual({ status: 7, answer: { args: ['7'], starts: 1 } })
  })

  test('a command that needs no database opens none', () => {
    const data = join(temporaryFolder(), 'data')
    const env = { ...process.env, LIANXIN_INSTALL: '0' }
    const asked = { cwd: root, env, encoding: 'utf8' } as const
    const { status, stdout } = spawnSync(process.execPath, ['tools/lianxin.mjs', '--data', data, 'help'], asked)
    expect({ status, isOpened: existsSync(data) }).toEqual({ status: 0, isOpened: false })
    expect(stdout).toContain('voices classify')
  })

  test('a lost password file is replaced without losing data', async () => {
    const first = await start()
    await first.ready()
    first.child.kill('SIGTERM')
    await first.exited
    spawnSync('rm', [join(first.data, 'secrets', 'postgres-owner')])
    const second = await start({ data: first.data })
    await second.ready()
    expect((await visit(second.port)).starts).toBe(2)
  })

  test.skipIf(process.getuid?.() !== 0)(
    'root runs PostgreSQL for another account when that one owns the folder',
    async () => {
      const home = temporaryFolder()
      spawnSync('sh', [
        '-c',
        'chmod 755 "$1" && mkdir -p "$1/data/postgres" && chown nobody "$1/data/postgres"',
        'sh',
        home,
      ])
      const started = await start({ data: join(home, 'data') })
      await started.ready()
      expect(statSync(`/proc/${familyOf(started).postmaster}`).uid).toBe(statSync(join(home, 'data', 'postgres')).uid)
      expect(statSync(`/proc/${familyOf(started).postmaster}`).uid).not.toBe(0)
      expect((await visit(started.port)).starts).toBe(1)
    },
  )
})

function command(data: string, ...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['tools/lianxin.mjs', '--data', data, ...args], {
    cwd: root,
    env: environment({}),
    encoding: 'utf8',
  })
  return { status, answer: JSON.parse(stdout) }
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}
