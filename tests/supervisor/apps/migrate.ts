// Stand-in for the real migration: shows that the database answers and that its progress is printed.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
await client.connect()
await client.query('create table if not exists start (started_at timestamptz not null default now())')
await client.query('insert into start default values')
await client.end()
if (process.env.LIANXIN_DEMO === '1') {
  const accounts = [{ login: 'demo', password: 'demo-password', role: '书记', organisation: '示范支部' }]
  writeFileSync(join(process.env.LIANXIN_DATA ?? '', 'demo-accounts.json'), JSON.stringify(accounts))
}
console.log('stand-in migrated')
