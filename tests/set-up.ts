import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { dropDatabase } from './drop-database.ts'

/** Migrates one template database for the whole run; each test file clones it. */
export default async function setUp(project: TestProject) {
  const ownerUrl = process.env.LIANXIN_TEST_DATABASE_URL
  if (!ownerUrl) throw new Error('LIANXIN_TEST_DATABASE_URL is not set; run the tests with `npm test`')
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-test-'))
  process.env.LIANXIN_DATA = folder
  process.env.NODE_ENV = 'test'
  const template = `lx_${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  await admin.query(`create database "${template}"`)
  const url = new URL(ownerUrl)
  url.pathname = `/${template}`
  const { migrate } = await import('#kernel/migrate.ts')
  await migrate(url.href)
  project.provide('ownerUrl', ownerUrl)
  project.provide('template', template)
  return async () => {
    const left = await admin.query<{ datname: string }>('select datname from pg_database where datname like $1', [
      `${template}%`,
    ])
    for (const { datname } of left.rows) await dropDatabase(admin, datname)
    for (const kind of ['app', 'portal', 'signin', 'worker', 'search'])
      await admin.query(`drop role if exists "${template}_${kind}"`)
    await admin.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
