import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { migrate, migrations, roleKinds } from '#kernel/migrate.ts'
import { dropDatabase } from './drop-database.ts'

/** A database as it stood before a migration, to be filled with rows of that time and then brought to today. */
export interface EarlierDatabase {
  /** Connects as the owner, whom no policy binds. */
  readonly owner: pg.Client
  /** Runs every migration from that one on, each as it was written. */
  readonly upgrade: () => Promise<unknown>
}

/** Gives this test file a database without the migrations from this number on; call it at the top of the file. */
export function databaseBefore(number: string): EarlierDatabase {
  const database = {} as EarlierDatabase
  const name = `${inject('template')}_${randomBytes(4).toString('hex')}`
  const admin = new pg.Client({ connectionString: inject('ownerUrl') })
  const url = new URL(inject('ownerUrl'))
  url.pathname = `/${name}`
  beforeAll(async () => {
    await admin.connect()
    await admin.query(`create database "${name}"`)
    const before = migrations().filter((migration) => migration.name < number)
    await migrate(url.href, () => {}, new Set(before.map((migration) => migration.name)))
    const owner = new pg.Client({ connectionString: url.href })
    await owner.connect()
    Object.assign(database, { owner, upgrade: () => migrate(url.href) })
  }, 120_000)
  afterAll(async () => {
    await database.owner.end()
    await dropDatabase(admin, name)
    for (const kind of roleKinds) await admin.query(`drop role if exists "${name}_${kind}"`)
    await admin.end()
  })
  return database
}
