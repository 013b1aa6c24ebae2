import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { config } from '#kernel/config.ts'
import { sealedUnder, standardSuite } from '#kernel/crypto.ts'
import { newId } from '#kernel/ids.ts'
import { readRing } from '#kernel/key-ring.ts'
import { testDatabase } from '../../../tests/database.ts'
import { endingPlaces, type SealedPlace, sealedPlaces } from './places.ts'

const db = testDatabase()

// Bytes that nobody can open, each with what it is: hashes under a key that stays or without one, random bytes, what is public.
const unsealed = [
  'accounts.account_list.digest',
  ...['accounts.ceremony.token_hash', 'accounts.invitation.token_hash', 'accounts.passkey.public_key'],
  'accounts.program_key.key_hash',
  ...['accounts.provider_link.subject_hash', 'accounts.recovery_code.code_hash', 'accounts.session.token_hash'],
  ...['app.attempt.subject', 'app.file.digest', 'app.idempotency.digest'],
  ...['audit.entry.mac', 'audit.seal.digest', 'audit.seal.mac'],
  ...['cases.arrival.message_hash', 'cases.case.code_hash', 'cases.case.refused_note_digest'],
  'cases.enclosure.digest',
  ...['cases.measure.original_digest', 'cases.measure.result_digest'],
  ...['cases.message_file.digest'],
  ...['consultations.salt.bytes', 'consultations.stance.taker', 'demands.model.bytes', 'feedback.remark.code_hash'],
  ...['members.column_mapping.shape', 'members.export.row_digests', 'members.import_batch.file_digest'],
  ...['members.import_batch.row_digests', 'members.member.row_digest'],
  ...[
    'notices.calendar.secret_hash',
    'notices.reminder.asked_code',
    'notices.sms.asked_code',
    'people.person.id_number_hash',
  ],
  ...['public_log.checkpoint.root', 'public_log.entry.leaf', 'public_log.node.hash'],
  ...['public_log.opening.salt'],
]

it('every column of bytes is sealed anew, ends by itself, or is named as no sealed value (E04)', async () => {
  const { rows } = await db.owner.query<{ name: string }>(`
    select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns c
    where data_type = 'bytea' and table_schema !~ '^pg_|^information' and table_schema <> 'graphile_worker'
      and exists (select 1 from information_schema.tables t where t.table_schema = c.table_schema and t.table_name = c.table_name
        and t.table_type = 'BASE TABLE')`)
  const listed = [...sealedPlaces, ...endingPlaces].map(({ table, column }) => `${table}.${column}`)
  expect(rows.map(({ name }) => name).sort()).toEqual([...new Set([...listed, ...unsealed])].sort())
})

it('a value at every place is sealed anew and opens as before (E04)', { timeout: 120_000 }, async () => {
  const data = mkdtempSync(join(tmpdir(), 'lianxin-resealing-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  cpSync(join(config.dataFolder, 'secrets'), join(data, 'secrets'), { recursive: true })
  const suite = () => standardSuite(readRing(readFileSync(join(data, 'secrets', 'keys.json'), 'utf8')))
  const planted = []
  for (const place of sealedPlaces) planted.push({ place, ...(await plant(place, suite().seal)) })

  const env = { ...process.env, LIANXIN_DATA: data, DATABASE_URL: db.ownerUrl }
  for (const command of ['rotate', 'reseal'])
    await promisify(execFile)(process.execPath, [resolve('src/apps/cli.ts'), 'keys', command], { env })
  for (const { place, key, of } of planted) {
    const { table, column } = place
    const { rows } = await db.owner.query<{ sealed: Buffer }>(
      `select ${column} as sealed from ${table} where ${place.key}::text = $1`,
      [key],
    )
    const sealed = rows[0]?.sealed ?? Buffer.alloc(2)
    expect(sealedUnder(sealed), `${table}.${column}`).toBe(2)
    expect(suite().open(place.context(of), sealed).toString()).toBe(`${table}.${column}`)
  }
})

/** A row with one sealed value: what the table asks for besides is left out or made up. */
async function plant(place: SealedPlace, seal: ReturnType<typeof standardSuite>['seal']) {
  const { table, column } = place
  const key = newId()
  const of = place.of === place.key ? key : newId()
  const { rows: checks } = await db.owner.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f')`,
    [table],
  )
  for (const { name } of checks) await db.owner.query(`alter table ${table} drop constraint "${name}"`)
  const { rows: owed } = await db.owner.query<{ name: string; type: string; isKey: boolean }>(
    `select attname as name, format_type(atttypid, null) as type, exists (select 1 from pg_index i
       where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) as "isKey"
     from pg_attribute a where attrelid = $1::regclass and attnum > 0 and attnotnull and not atthasdef and attidentity = ''`,
    [table],
  )
  const values = new Map<string, unknown>([
    [place.key, key],
    [place.of, of],
  ])
  for (const { name, type, isKey } of owed)
    if (!isKey) await db.owner.query(`alter table ${table} alter column "${name}" drop not null`)
    else if (!values.has(name)) values.set(name, type === 'uuid' ? newId() : '1')
  values.set(column, seal(place.context(of), `${table}.${column}`))
  await db.owner.query(`alter table ${table} disable trigger user`)
  const names = [...values.keys()]
  await db.owner.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    [...values.values()],
  )
  await db.owner.query(`alter table ${table} enable trigger user`)
  return { key, of }
}
