import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startOldPostgres } from '../old-postgres.ts'
import { freePort, plain, refused, start, temporaryFolder } from './starter.ts'

describe('npm start refuses with one sentence', { timeout: 60_000 }, () => {
  test('a busy port, before anything slow', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    const data = join(temporaryFolder(), 'data')
    expect(await refused({ port, data })).toContain(`端口 ${port} 已被其他程序占用`)
    expect(existsSync(join(data, 'postgres'))).toBe(false)
    other.close()
  })

  test('a data folder that another start holds, naming its process and address', async () => {
    const first = await start()
    await first.ready()
    const sentence = await refused({ data: first.data })
    expect(sentence).toContain(`in use by process ${first.child.pid} (http://localhost:${first.port})`)
  })

  test('all but one of several starts that find the same dead holder', async () => {
    const data = join(temporaryFolder(), 'data')
    mkdirSync(data)
    writeFileSync(join(data, 'supervisor.json'), JSON.stringify({ pid: 1, startTime: 'long ago', children: [] }))
    const starts = await Promise.all([1, 2, 3].map(() => start({ data })))
    const outcomes = await Promise.all(
      starts.map((one) =>
        Promise.race([
          one.ready().then(
            () => 'ready',
            () => 1,
          ),
          one.exited,
        ]),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'ready')).toHaveLength(1)
  })

  test('a database made by another version', async () => {
    const data = join(temporaryFolder(), 'data')
    mkdirSync(join(data, 'postgres'), { recursive: true })
    writeFileSync(join(data, 'postgres', 'PG_VERSION'), '14\n')
    expect(await refused({ data })).toContain('was made by PostgreSQL 14')
  })

  test('foreign files where the database should be', async () => {
    const data = join(temporaryFolder(), 'data')
    mkdirSync(join(data, 'postgres'), { recursive: true })
    writeFileSync(join(data, 'postgres', 'photo.jpg'), '')
    expect(await refused({ data })).toContain('不属于数据库的文件')
  })

  test('the demonstration in production, before anything is started', async () => {
    const data = join(temporaryFolder(), 'data')
    mkdirSync(data)
    writeFileSync(join(data, 'demo-accounts.json'), JSON.stringify([{ login: 'demo', password: 'demo-password' }]))
    const sentence = await refused({ data, env: { NODE_ENV: 'production' } })
    expect(sentence).toContain(`${data} 里是演示数据`)
    expect(sentence).not.toContain('demo-password')
    expect(readdirSync(data)).toEqual(['demo-accounts.json'])
  })

  test('production on the network without the names of its site (T28)', async () => {
    const production = { NODE_ENV: 'production', LIANXIN_HOST: '0.0.0.0' }
    expect(await refused({ args: ['--no-demo'], env: production })).toContain('LIANXIN_HOSTS')
  })

  test.each([
    ['LIANXIN_SMS_URL', { LIANXIN_SMS_URL: 'http://10.0.0.5/send' }],
    ['LIANXIN_SMS_SECRET', { LIANXIN_SMS_SECRET: `whsec_${Buffer.alloc(23).toString('base64')}` }],
    ['LIANXIN_SMS_SIGN', { LIANXIN_SMS_SIGN: '连心' }],
  ])('a gateway of text messages with a %s that cannot be right', async (name, of) => {
    const right = { LIANXIN_SMS_URL: 'https://sms.example.cn/', LIANXIN_SMS_SECRET: `whsec_${'a'.repeat(32)}` }
    const data = join(temporaryFolder(), 'data')
    expect(await refused({ data, env: { ...right, ...of } })).toContain(`${name} `)
    expect(existsSync(data)).toBe(false)
  })

  test('a data folder that cannot be one', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(await refused({ data: join(file, 'data') })).toContain('无法读写(ENOTDIR)')
  })

  test.skipIf(!mayMount())('a full disk', async () => {
    const data = temporaryFolder()
    const script = `mount -t tmpfs -o size=20m tmpfs ${data} && exec "$@"`
    const command = (args: string[]) => ['unshare', '--mount', 'sh', '-c', script, 'sh', ...plain(args)]
    expect(await refused({ data, command })).toContain('磁盘空间不足')
  })

  test('a DATABASE_URL that nobody answers', async () => {
    const DATABASE_URL = `postgres://nobody:secret@127.0.0.1:${await freePort()}/none`
    const sentence = await refused({ env: { DATABASE_URL } })
    expect(sentence).toContain('ECONNREFUSED')
    expect(sentence).not.toContain('secret')
  })

  test.each([
    ['DATABASE_URL', 'postgres://owner:se,cret@db1.example.cn,db2.example.cn:5433/lianxin'],
    ['DATABASE_URL', 'postgresql://owner:secret@/lianxin?host=db1,db2&target_session_attrs=read-write'],
    ['DATABASE_REPLICA_URL', 'postgres://owner:secret@db1:5432,db2:5432/lianxin'],
  ])('a %s of several machines: %s', async (name, url) => {
    const sentence = await refused({ env: { [name]: url } })
    expect(sentence).toContain(`${name} 里写了几台机器`)
    expect(sentence).not.toContain('cret')
  })

  test('a DATABASE_URL of a PostgreSQL that is too old, by both versions', async () => {
    const sentence = await refused({ env: { DATABASE_URL: await startOldPostgres() } })
    expect(sentence).toContain('PostgreSQL 14,本系统需要 15 或更新版本')
    expect(sentence).toContain('PostgreSQL 14; version 15 or newer is needed')
  })

  test.skipIf(process.getuid?.() !== 0)(
    'a folder that the account of PostgreSQL cannot enter, naming --data',
    async () => {
      const home = temporaryFolder()
      spawnSync('sh', ['-c', 'mkdir -p "$1/data/postgres" && chown nobody "$1/data/postgres"', 'sh', home])
      expect(await refused({ data: join(home, 'data') })).toContain('--data')
    },
  )

  test.each(['migrate', 'server'])('a %s that fails, once its own message is printed', async (name) => {
    const folder = appsWith(name, "console.error('its own message')\nprocess.exit(3)\n")
    const started = await start({ env: { LIANXIN_APPS: folder } })
    expect(await started.exited).toBe(1)
    expect(started.output()).toContain('its own message')
    expect(started.lastLine()).toMatch(/^Error: The (?:database could not be brought up to date|server does not start)/)
    rmSync(folder, { recursive: true })
  })

  test.each([['--port', 'abc'], ['--data'], ['--colour']])('options it does not understand: %s %s', async (...args) => {
    const text = await refused({ args: args.filter((arg) => typeof arg === 'string') })
    expect(text).toMatch(/端口号|--data 后面|不认识的选项/)
  })
})

// Beside the stand-ins, so that they find the packages.
function appsWith(name: string, program: string): string {
  const folder = mkdtempSync(join(import.meta.dirname, '..', '..', '.cache', 'apps-'))
  cpSync(join(import.meta.dirname, 'apps'), folder, { recursive: true })
  writeFileSync(join(folder, `${name}.ts`), program)
  return folder
}

function mayMount(): boolean {
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
}
