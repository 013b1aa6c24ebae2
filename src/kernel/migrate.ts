import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { config } from './config.ts'
import { keepKeyCheck, refuseForeignKeys, rolesFile } from './key-check.ts'
import { migrateQueue } from './queue-schema.ts'

const folder = fileURLToPath(new URL('../../database/migrations', import.meta.url))
/** The roles of a database; all but `search` are logins. */
export const roleKinds = ['app', 'portal', 'signin', 'worker', 'search'] as const
type RoleKind = (typeof roleKinds)[number]

/** The addresses of the logins a running process uses; never the owner's. */
export type RoleUrls = Readonly<Record<Exclude<RoleKind, 'search'>, string>>

/** A migration file as it stands in database/migrations. */
export interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** Which of the migrations that are to run one is, from 0 on, and whether the database was empty before them. */
export interface MigrationStep {
  readonly name: string
  readonly at: number
  readonly count: number
  readonly isNew: boolean
}

/** All migrations in order. */
export function migrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Brings the database to the newest state: makes the roles, runs what has not run, one transaction each. With `only` it is
 * brought to an earlier state, that of a backup, which is filled before the rest runs.
 * @throws Error with a plain sentence when PostgreSQL is too old, the database belongs to another data folder or an applied file was changed afterwards.
 */
export async function migrate(
  ownerUrl: string,
  report: (step: MigrationStep) => void = () => {},
  only?: ReadonlySet<string>,
): Promise<RoleUrls> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await refuseOldServer(owner)
    await owner.query('select pg_advisory_lock(727274)')
    const database = databaseOf(ownerUrl)
    await refuseForeignKeys(owner)
    const urls = await makeRoles(owner, ownerUrl, database)
    await owner.query(
      'create table if not exists public.migration (name text primary key, checksum text not null, at timestamptz not null default now())',
    )
    const applied = await owner.query<{ name: string; checksum: string }>('select name, checksum from public.migration')
    const known = new Map(applied.rows.map((row) => [row.name, row.checksum]))
    const wanted = migrations().filter(({ name }) => only === undefined || only.has(name))
    refuseChanged(wanted, known)
    const due = wanted.filter(({ name }) => !known.has(name))
    for (const [at, migration] of due.entries()) {
      report({ name: migration.name, at, count: due.length, isNew: known.size === 0 })
      await apply(owner, migration, database)
    }
    await keepKeyCheck(owner)
    await migrateQueue(owner, { url: urls.worker, role: roleName(database, 'worker'), database: quoted(database) })
    return urls
  } finally {
    await owner.end()
  }
}

// Before anything runs: what was changed after it ran may be what the next ones stand on.
function refuseChanged(wanted: readonly Migration[], known: ReadonlyMap<string, string>): void {
  for (const { name, checksum } of wanted)
    if (known.has(name) && known.get(name) !== checksum)
      throw new Error(
        `迁移文件 ${name} 在执行之后被改动过，请恢复原文件。 / ${name} was changed after it ran; restore the file.`,
      )
}

async function apply(owner: pg.Client, { name, text, checksum }: Migration, database: string): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query(withRoles(text, database))
    if (config.belt === 'rows-off') await owner.query(rowsOff)
    await owner.query('insert into public.migration (name, checksum) values ($1, $2)', [name, checksum])
    await owner.query('commit')
  } catch (fault) {
    await owner.query('rollback')
    throw fault
  }
}

// Only in tests: shows that the service layer alone keeps every reader inside the reach (T01).
const rowsOff = `do $$ declare t regclass; begin
  for t in select c.oid::regclass from pg_class c where c.relrowsecurity loop
    execute format('alter table %s no force row level security', t);
    execute format('alter table %s disable row level security', t);
  end loop; end $$`

/** Puts this database's role names into a migration. */
export function withRoles(text: string, database: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, kind: string) =>
    kind === 'database' ? quoted(database) : roleName(database, kind),
  )
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const roleName = (database: string, kind: string) => quoted(`${database}_${kind}`)

async function refuseOldServer(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: string }>(`select current_setting('server_version_num') as version`)
  if (Number(rows[0]?.version) < 150000)
    throw new Error(
      '数据库版本太低，需要 PostgreSQL 15 或更新的版本。 / The database is too old: PostgreSQL 15 or newer is needed.',
    )
}

async function makeRoles(owner: pg.Client, ownerUrl: string, database: string): Promise<RoleUrls> {
  const passwords = rolePasswords()
  for (const kind of roleKinds) {
    const login = kind === 'search' ? 'nologin' : `login password '${passwords[kind]}'`
    const name = roleName(database, kind)
    const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [`${database}_${kind}`])
    await owner.query(`${rowCount ? 'alter' : 'create'} role ${name} ${login}`)
    if (!rowCount) await owner.query(`grant ${name} to current_user`)
  }
  const urls = roleKinds
    .filter((kind) => kind !== 'search')
    .map((kind) => [kind, urlAs(ownerUrl, `${database}_${kind}`, passwords[kind])])
  return Object.fromEntries(urls)
}

/** The logins' passwords are made once per data folder and stand beside the keys, readable by the owner only. */
function rolePasswords(): Record<RoleKind, string> {
  const file = rolesFile()
  const known: Partial<Record<RoleKind, string>> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  // A role that came with a later version gets its password when it is first asked for.
  if (roleKinds.every((kind) => known[kind])) return known as Record<RoleKind, string>
  const fresh = Object.fromEntries(roleKinds.map((kind) => [kind, known[kind] ?? randomBytes(24).toString('hex')]))
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, JSON.stringify(fresh), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return fresh as Record<RoleKind, string>
}

/** The addresses of the roles of a database that is migrated already. */
export function roleUrls(ownerUrl: string, roleDatabase = databaseOf(ownerUrl)): RoleUrls {
  const passwords = rolePasswords()
  const of = (kind: RoleKind) => urlAs(ownerUrl, `${roleDatabase}_${kind}`, passwords[kind])
  return { app: of('app'), portal: of('portal'), signin: of('signin'), worker: of('worker') }
}

const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))

function urlAs(url: string, login: string, password: string): string {
  const address = new URL(url)
  address.username = login
  address.password = password
  return address.href
}
