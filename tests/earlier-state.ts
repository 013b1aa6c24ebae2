import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { roleKinds } from '#kernel/migrate.ts'
import { dropDatabase } from './drop-database.ts'
import { freePort, root, until } from './supervisor/starter.ts'

/** The last state that was published before this one (E08, R-F15). */
export const published = '62640a6'

/** The last commit whose migrations are not today's: from there an upgrade has something to do. */
export function commitBefore(): string {
  if (git('status', '--porcelain', '--', migrations) !== '') return git('rev-parse', 'HEAD')
  const changed = git('log', '-1', '--first-parent', '--format=%H', '--', migrations)
  return git('rev-parse', `${changed}^`)
}

/** A database and a data folder that an earlier commit makes with its own code, and today's takes over. */
export class Installation {
  private readonly place = mkdtempSync(join(tmpdir(), 'lianxin-upgrade-'))
  private readonly database = `upgrade_${randomBytes(4).toString('hex')}`
  private readonly admin = new pg.Client({ connectionString: inject('ownerUrl') })
  private readonly url = Object.assign(new URL(inject('ownerUrl')), { pathname: `/${this.database}` }).href
  /** Where the code of the earlier commit lies. */
  readonly old = join(this.place, 'old')

  /** Lays the earlier commit down and makes the database, still empty. */
  async prepare(commit: () => string): Promise<void> {
    await this.admin.connect()
    refuseWithoutHistory()
    mkdirSync(this.old)
    const archive = join(this.place, 'old.tar')
    git('archive', '--format=tar', '-o', archive, commit())
    execFileSync('tar', ['-xf', archive, '-C', this.old])
    symlinkSync(join(root, 'node_modules'), join(this.old, 'node_modules'))
    await this.admin.query(`create database "${this.database}"`)
  }

  async remove(): Promise<void> {
    await dropDatabase(this.admin, this.database)
    for (const role of roleKinds) await this.admin.query(`drop role if exists "${this.database}_${role}"`)
    await this.admin.end()
    rmSync(this.place, { recursive: true, force: true })
  }

  /** Runs a program of one of both codes to its end and gives what it said; an error when it failed. */
  run(code: string, args: string[], more: Record<string, string> = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      const env = this.environment(more)
      const child = spawn(process.execPath, args, { cwd: code, env, stdio: ['ignore', 'pipe', 'pipe'] })
      let said = ''
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
      child.on('error', reject)
      child.on('close', (ended) => (ended === 0 ? resolve(said) : reject(new Error(said))))
    })
  }

  /** Does this while a server of one of both codes runs. */
  async whileServing<T>(code: string, work: (origin: string) => Promise<T>): Promise<T> {
    const port = await freePort()
    const server = this.start(code, 'src/apps/server.ts', { LIANXIN_PORT: String(port) })
    await new Promise((resolve, reject) => server.once('message', resolve).once('exit', reject))
    try {
      return await work(`http://localhost:${port}`)
    } finally {
      await end(server)
    }
  }

  /** Lets a worker of one of both codes run until every audit entry is sealed. */
  async sealAll(code: string): Promise<void> {
    const open = `select count(*)::int as n from audit.entry e where not exists (select 1 from audit.seal s where s.entry_id = e.id)`
    const worker = this.start(code, 'src/apps/worker.ts')
    try {
      await until(async () => (await this.ask<{ n: number }>(open))[0]?.n === 0, sealingPatience)
    } finally {
      await end(worker)
    }
  }

  /** The rows of every table that is not emptied by itself. */
  async countRows(): Promise<Map<string, number>> {
    const tables = await this.ask<{ name: string }>(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^(pg_|graphile|information_schema)' and c.relname not in ('idempotency', 'attempt')`)
    const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name}`)
    const rows = await this.ask<{ name: string; n: number }>(counts.join(' union all '))
    return new Map(rows.map(({ name, n }) => [name, n]))
  }

  /** The password of one of the demonstration's accounts, which all have the same. */
  password(login: string): string {
    const accounts = JSON.parse(readFileSync(join(this.place, 'data', 'demo-accounts.json'), 'utf8'))
    return accounts.find((one: { login: string }) => one.login === login).password
  }

  /** Asks the database as its owner. */
  async ask<R extends pg.QueryResultRow>(query: string): Promise<R[]> {
    const client = new pg.Client({ connectionString: this.url })
    await client.connect()
    try {
      return (await client.query<R>(query)).rows
    } finally {
      await client.end()
    }
  }

  private start(code: string, program: string, more: Record<string, string> = {}): ChildProcess {
    const env = this.environment(more)
    return spawn(process.execPath, [program], { cwd: code, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  }

  private environment(more: Record<string, string>): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(?:npm_|VITEST|LIANXIN_)/.test(name))
    const data = join(this.place, 'data')
    const own = { NODE_ENV: 'development', LIANXIN_DATA: data, DATABASE_URL: this.url, LIANXIN_LOG: 'error' }
    return { ...Object.fromEntries(inherited), ...own, ...more }
  }
}

// However much else the machine does: a worker that seals nothing is told after minutes.
const sealingPatience = 300_000
const migrations = 'database/migrations'
const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()

// Without history there is nothing to upgrade from: passing over it would say that upgrades hold when nobody looked.
function refuseWithoutHistory(): void {
  const isCopy = !existsSync(join(root, '.git'))
  if (!isCopy && git('rev-parse', '--is-shallow-repository') === 'false') return
  throw new Error(
    '这份代码没有完整的提交历史，升级测试无法进行：请用 git clone（不带 --depth）取得，或执行 git fetch --unshallow。 / ' +
      'This copy has no whole history, so no upgrade can be tested: use git clone without --depth, or git fetch --unshallow.',
  )
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
