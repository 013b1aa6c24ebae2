import { spawnSync } from 'node:child_process'
import { appendFileSync, chownSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../tools/postgres.mjs'

type Server = Awaited<ReturnType<typeof startPostgres>>

/** A running PostgreSQL and the folder it lies in. */
export interface Cluster {
  readonly folder: string
  readonly server: Server
}

/** Starts a PostgreSQL of one's own in this folder. */
export async function startCluster(folder: string): Promise<Cluster> {
  return { folder, server: await startPostgres({ folder, log: () => {} }) }
}

/**
 * Starts a streaming standby of a running server, as `pg_basebackup` would make it: that program is not among the binaries that npm
 * brings (initdb, pg_ctl, postgres), so the files are copied between `pg_backup_start` and `pg_backup_stop`.
 */
export async function startStandby({ folder, server }: Cluster, target: string): Promise<Cluster> {
  appendFileSync(join(folder, 'postgres', 'pg_hba.conf'), 'host replication postgres 127.0.0.1/32 scram-sha-256\n')
  const admin = new pg.Client({ connectionString: server.superuserUrl })
  await admin.connect()
  await admin.query('select pg_reload_conf()')
  await admin.query(`select pg_backup_start('standby', fast => true)`)
  // Owner and rights stay as they are; a file that goes meanwhile is in the log that follows.
  spawnSync('cp', ['-a', folder, target], { stdio: 'ignore' })
  const { rows } = await admin.query<{ label: string }>(
    'select labelfile as label from pg_backup_stop(wait_for_archive => false)',
  )
  await admin.end()
  const cluster = join(target, 'postgres')
  rmSync(join(cluster, 'postmaster.pid'))
  const { uid, gid } = statSync(cluster)
  for (const [name, text] of [
    ['backup_label', rows[0]?.label ?? ''],
    ['standby.signal', ''],
  ] as const) {
    writeFileSync(join(cluster, name), text)
    chownSync(join(cluster, name), uid, gid)
  }
  const { hostname, port, password } = new URL(server.superuserUrl)
  const source = `host=${hostname} port=${port} user=postgres password=${password}`
  appendFileSync(join(cluster, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`)
  return { folder: target, server: await startPostgres({ folder: target, log: () => {} }) }
}
