import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type pg from 'pg'
import type { Finding } from '#kernel/verify-findings.ts'

/** The audit as the attacker finds it: sealed entries in their order (seal n belongs to entry n - 1), then unsealed ones. */
export interface Scene {
  readonly client: pg.ClientBase
  readonly sealed: readonly string[]
  readonly unsealed: readonly string[]
}

/** What an attack touched: every place of `must` has to be named, and nothing outside `may`. */
export interface Traces {
  readonly must: readonly ((finding: Finding) => boolean)[]
  readonly may: (finding: Finding) => boolean
}

/** One deed of somebody who owns the database and has no key. */
export interface Attack {
  readonly name: string
  run(scene: Scene): Promise<Traces>
}

const entry = (id: string) => (finding: Finding) => finding.entryId === id
const seal = (sequence: number) => (finding: Finding) =>
  finding.sequence !== undefined &&
  finding.sequence <= sequence &&
  sequence <= (finding.lastSequence ?? finding.sequence)
const any =
  (...tests: ((finding: Finding) => boolean)[]) =>
  (finding: Finding) =>
    tests.some((test) => test(finding))
const from = (sequence: number) => (finding: Finding) => (finding.lastSequence ?? finding.sequence ?? 0) >= sequence

const text = `coalesce(%, '') || 'x'`
const uuid = `case when % is null then gen_random_uuid() end`
const entryChanges: Record<string, readonly string[]> = {
  at: [`% + interval '1 microsecond'`, `% - interval '1 day'`, `'infinity'`],
  transaction_id: [`(%::text::bigint + 1)::text::xid8`],
  actor_kind: [text],
  account_id: [uuid, `gen_random_uuid()`],
  identity_id: [uuid],
  actor_name: [text, `reverse(%)`],
  role: [text],
  org_id: [uuid],
  act: [text, `'x' || %`],
  subject: [text, `null`],
  subject_id: [text, `null`],
  details: [
    `% || '{"more": 1}'`,
    `'{}'`,
    `jsonb_set(%, '{number}', ((%->>'number') || '.0')::jsonb)`,
    `'null'`,
    `% || '{"n": 2}'`,
  ],
  request_id: [text, `null`],
  mac: [`set_byte(%, 5, get_byte(%, 5) # 1)`, `''`, `sha256(%)`],
}
const sealChanges: Record<string, readonly string[]> = {
  digest: [`set_byte(%, 31, get_byte(%, 31) # 128)`, `''`],
  mac: [`set_byte(%, 0, get_byte(%, 0) # 1)`, `sha256(%)`],
  sealed_at: [`% + interval '1 microsecond'`, `% - interval '1 hour'`, `'-infinity'`],
  entry_id: [`gen_random_uuid()`],
  sequence: [`% + 100000`, `-%`],
}
const changesOf = (of: Record<string, readonly string[]>) =>
  fc.constantFrom(...Object.entries(of).flatMap(([column, values]) => values.map((value) => [column, value] as const)))

const place = fc.nat({ max: 1_000_000 })
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
const two = fc.tuple(place, place)

const changeEntry = fc.tuple(changesOf(entryChanges), place).map(
  ([[column, value], index]): Attack => ({
    name: `change ${column} of an entry`,
    async run({ client, sealed, unsealed }) {
      const among = column === 'transaction_id' ? sealed : [...sealed, ...unsealed]
      const id = at(among, index)
      const changed = value.replaceAll('%', column)
      const { rowCount } = await client.query(
        `update audit.entry set ${column} = ${changed} where id = $1 and ${column}::text is distinct from (${changed})::text`,
        [id],
      )
      return rowCount === 1 ? { must: [entry(id)], may: entry(id) } : nothing
    },
  }),
)
const nothing: Traces = { must: [], may: () => false }

const renameEntry = place.map(
  (index): Attack => ({
    name: 'give an entry another id',
    async run({ client, sealed }) {
      const id = at(sealed, index)
      const { rows } = await client.query<{ id: string }>(
        'update audit.entry set id = gen_random_uuid() where id = $1 returning id',
        [id],
      )
      const fresh = rows[0]?.id ?? ''
      return { must: [entry(id), entry(fresh)], may: any(entry(id), entry(fresh)) }
    },
  }),
)

const deleteEntry = fc.tuple(place, fc.boolean()).map(
  ([index, withSeal]): Attack => ({
    name: withSeal ? 'delete an entry and its seal' : 'delete an entry',
    async run({ client, sealed }) {
      const id = at(sealed, index)
      const sequence = sealed.indexOf(id) + 1
      await client.query('delete from audit.entry where id = $1', [id])
      if (withSeal) await client.query('delete from audit.seal where entry_id = $1', [id])
      return { must: [withSeal ? seal(sequence) : entry(id)], may: seal(sequence) }
    },
  }),
)

const deleteSeal = place.map(
  (index): Attack => ({
    name: 'delete a seal',
    async run({ client, sealed }) {
      const sequence = (index % sealed.length) + 1
      await client.query('delete from audit.seal where sequence = $1', [sequence])
      return { must: [seal(sequence)], may: any(seal(sequence), entry(at(sealed, index))) }
    },
  }),
)

const insertEntry = fc.tuple(place, fc.constantFrom('random', 'copied', 'hashed'), fc.boolean()).map(
  ([index, mac, withSeal]): Attack => ({
    name: `insert an entry with a ${mac} mac${withSeal ? ' and a seal' : ''}`,
    async run({ client, sealed }) {
      const { rows } = await client.query<{ id: string }>(
        `insert into audit.entry (id, at, actor_kind, actor_name, role, act, details, mac, account_id, subject, subject_id, request_id)
         select gen_random_uuid(), at, actor_kind, actor_name, role, act, details,
           case $2 when 'copied' then mac when 'hashed' then sha256(mac) else uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) end,
           account_id, subject, subject_id, request_id
         from audit.entry where id = $1 returning id`,
        [at(sealed, index), mac],
      )
      const id = rows[0]?.id ?? ''
      if (withSeal)
        await client.query(
          `insert into audit.seal select max(sequence) + 1, $1, sha256('x'), sha256('y'), now() from audit.seal`,
          [id],
        )
      return { must: [entry(id)], may: entry(id) }
    },
  }),
)

const contents = `at, transaction_id, actor_kind, account_id, identity_id, actor_name, role, org_id, act, subject, subject_id, details, request_id`
const swapEntries = fc.tuple(two, fc.boolean()).map(
  ([[one, other], withMac]): Attack => ({
    name: `swap the contents of two entries${withMac ? ' with their macs' : ''}`,
    async run({ client, sealed }) {
      const [a, b] = [at(sealed, one), at(sealed, other)]
      const columns = withMac ? `${contents}, mac` : contents
      const of = columns.replaceAll(/(\w+)/g, 'o.$1')
      await client.query(
        `update audit.entry e set (${columns}) = (select ${of} from audit.entry o where o.id = case e.id when $1::uuid then $2::uuid else $1::uuid end)
         where e.id in ($1, $2)`,
        [a, b],
      )
      return a === b ? nothing : { must: [entry(a), entry(b)], may: any(entry(a), entry(b)) }
    },
  }),
)

const changeSeal = fc.tuple(changesOf(sealChanges), place).map(
  ([[column, value], index]): Attack => ({
    name: `change ${column} of a seal`,
    async run({ client, sealed }) {
      const sequence = (index % sealed.length) + 1
      const { rows } = await client.query<{ sequence: string }>(
        `update audit.seal set ${column} = ${value.replaceAll('%', column)} where sequence = $1 returning sequence`,
        [sequence],
      )
      const moved = Number(rows[0]?.sequence)
      return {
        must: [seal(moved), ...(moved === sequence ? [] : [seal(sequence)])],
        may: any(seal(sequence), seal(moved), entry(at(sealed, index))),
      }
    },
  }),
)

const swapSeals = fc.tuple(two, fc.constantFrom('sequence', 'entry_id', 'digest', 'mac', 'digest, mac')).map(
  ([[one, other], columns]): Attack => ({
    name: `swap ${columns} of two seals`,
    async run({ client, sealed }) {
      const [a, b] = [(one % sealed.length) + 1, (other % sealed.length) + 1]
      if (a === b) return nothing
      const { rows } = await client.query(
        'select * from audit.seal where sequence in ($1, $2) order by sequence = $2',
        [a, b],
      )
      const names = columns.split(', ')
      const [first, second] = rows
      await client.query('delete from audit.seal where sequence in ($1, $2)', [a, b])
      for (const [row, source] of [
        [first, second],
        [second, first],
      ]) {
        const mixed = { ...row, ...Object.fromEntries(names.map((name) => [name, source[name]])) }
        await client.query(
          'insert into audit.seal (sequence, entry_id, digest, mac, sealed_at) values ($1, $2, $3, $4, $5)',
          [mixed.sequence, mixed.entry_id, mixed.digest, mixed.mac, mixed.sealed_at],
        )
      }
      return { must: [seal(a), seal(b)], may: any(seal(a), seal(b)) }
    },
  }),
)

const cutTail = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom('seals', 'entries', 'both')).map(
  ([count, what]): Attack => ({
    name: `cut the tail of ${what}`,
    async run({ client, sealed }) {
      const first = sealed.length - count + 1
      const ids = sealed.slice(first - 1)
      if (what !== 'entries') await client.query('delete from audit.seal where sequence >= $1', [first])
      if (what !== 'seals') await client.query('delete from audit.entry where id = any($1)', [ids])
      return { must: ids.map((_, i) => seal(first + i)), may: any(from(first), ...ids.map(entry)) }
    },
  }),
)

const truncate = fc.constantFrom('audit.seal', 'audit.entry', 'audit.entry, audit.seal').map(
  (tables): Attack => ({
    name: `truncate ${tables}`,
    async run({ client, sealed, unsealed }) {
      await client.query(`truncate ${tables}`)
      const all = [...sealed, ...unsealed]
      return { must: sealed.map((_, i) => seal(i + 1)), may: any(from(1), ...all.map(entry)) }
    },
  }),
)

const chainAgain = place.map(
  (index): Attack => ({
    name: 'change an entry and chain everything behind it again with a plain hash',
    async run({ client, sealed }) {
      const first = (index % sealed.length) + 1
      const id = at(sealed, index)
      await client.query(`update audit.entry set act = 'innocent', mac = sha256('innocent') where id = $1`, [id])
      const { rows } = await client.query(
        `select s.sequence, e.id, e.transaction_id::text as tx, e.mac, (select digest from audit.seal where sequence = $1 - 1) as before
         from audit.seal s join audit.entry e on e.id = s.entry_id where s.sequence >= $1 order by s.sequence`,
        [first],
      )
      let digest: Buffer = rows[0].before ?? Buffer.alloc(32)
      for (const row of rows) {
        const link = JSON.stringify([Number(row.sequence), row.id, row.tx, row.mac.toString('hex')])
        digest = createHash('sha256').update(digest).update(link).digest()
        await client.query(`update audit.seal set digest = $2, mac = sha256($2) where sequence = $1`, [
          row.sequence,
          digest,
        ])
      }
      return { must: [entry(id), seal(first)], may: any(from(first), (finding) => finding.kind === 'head-changed') }
    },
  }),
)

const repeatRow = fc.tuple(place, fc.boolean()).map(
  ([index, ofSeals]): Attack => ({
    name: ofSeals ? 'repeat a seal' : 'repeat an entry',
    async run({ client, sealed }) {
      const id = at(sealed, index)
      if (ofSeals) {
        await client.query('alter table audit.seal drop constraint seal_pkey, drop constraint seal_entry_once')
        await client.query('insert into audit.seal select * from audit.seal where entry_id = $1', [id])
      } else {
        await client.query('alter table audit.entry drop constraint entry_pkey')
        await client.query('insert into audit.entry select * from audit.entry where id = $1', [id])
      }
      return { must: [entry(id)], may: entry(id) }
    },
  }),
)

/** Any of them, as fast-check draws it. */
export const attacks: fc.Arbitrary<Attack> = fc.oneof(
  { arbitrary: changeEntry, weight: 6 },
  { arbitrary: renameEntry, weight: 1 },
  { arbitrary: deleteEntry, weight: 3 },
  { arbitrary: deleteSeal, weight: 2 },
  { arbitrary: insertEntry, weight: 3 },
  { arbitrary: swapEntries, weight: 3 },
  { arbitrary: changeSeal, weight: 4 },
  { arbitrary: swapSeals, weight: 3 },
  { arbitrary: cutTail, weight: 2 },
  { arbitrary: truncate, weight: 1 },
  { arbitrary: chainAgain, weight: 1 },
  { arbitrary: repeatRow, weight: 1 },
)

/** Runs one attack with the guards taken off and put back, as an owner would, and gives what it touched. */
export async function commit(attack: Attack, scene: Scene): Promise<Traces> {
  for (const table of ['audit.entry', 'audit.seal'])
    await scene.client.query(`alter table ${table} disable trigger user`)
  const traces = await attack.run(scene)
  for (const table of ['audit.entry', 'audit.seal'])
    await scene.client.query(`alter table ${table} enable trigger user`)
  return traces
}
