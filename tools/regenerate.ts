// Writes everything that is generated: database/types.ts, database/schema.sql, docs/openapi.json, the map in
// ARCHITECTURE.md, the tables of docs/rights.md, the last column of docs/rules and the diagrams of docs/procedures. It migrates a database of its own on the server of LIANXIN_TEST_DATABASE_URL and drops it again:
// LIANXIN_TEST_DATABASE_URL=postgres://… node tools/regenerate.ts   (an address: node tools/test-postgres.mjs)
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const server = process.env.LIANXIN_TEST_DATABASE_URL
if (!server)
  throw new Error('LIANXIN_TEST_DATABASE_URL is not set; `node tools/test-postgres.mjs` prints one and serves it')

const folder = mkdtempSync(join(tmpdir(), 'lianxin-regenerate-'))
// Read by kernel/config.ts when the imports below load it.
process.env.LIANXIN_DATA = folder
const { migrate } = await import('#kernel/migrate.ts')
const { procedurePages } = await import('./draw-procedures.ts')
const { drawMap, withMap } = await import('./draw-map.mjs')
const { dumpOpenApi } = await import('./dump-openapi.ts')
const { dumpSchema } = await import('./dump-schema.ts')
const { dumpTypes } = await import('./dump-types.ts')
const { withRights } = await import('./rights.ts')
const { filledRules } = await import('./rule-ids.ts')

const name = `lx_${randomBytes(4).toString('hex')}`
const url = new URL(server)
url.pathname = `/${name}`
const admin = new pg.Client({ connectionString: server })
await admin.connect()
await admin.query(`create database "${name}"`)
try {
  await migrate(url.href)
  write('database/types.ts', await dumpTypes(url.href))
  write('database/schema.sql', await dumpSchema(url.href))
  write('docs/openapi.json', dumpOpenApi())
  write('ARCHITECTURE.md', withMap(readFileSync(place('ARCHITECTURE.md'), 'utf8'), await drawMap()))
  write('docs/rights.md', await withRights(readFileSync(place('docs/rights.md'), 'utf8')))
  for (const { path, text } of filledRules()) write(path, text)
  mkdirSync(place('docs/procedures'), { recursive: true })
  for (const { path, text } of procedurePages()) write(path, text)
} finally {
  await admin.query(`drop database "${name}" with (force)`)
  for (const kind of ['app', 'portal', 'signin', 'worker', 'search'])
    await admin.query(`drop role if exists "${name}_${kind}"`)
  await admin.end()
  rmSync(folder, { recursive: true, force: true })
}

function place(path: string): URL {
  return new URL(`../${path}`, import.meta.url)
}

function write(path: string, text: string): void {
  writeFileSync(place(path), text)
  console.log(path)
}
