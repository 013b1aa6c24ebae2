import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/database.ts'
import { nowhere, visitor } from '../actor.ts'
import { newId } from '../ids.ts'
import type { LogFinding } from './findings.ts'
import { ownKey, parseCheckpoint, readCheckpoint, signCheckpoint } from './note.ts'
import { consistencyPath, findIndex, inclusionPath, listCheckpoints, listLeaves } from './read.ts'
import { sequenceEntries } from './sequence.ts'
import { isConsistent, isIncluded, leafHash } from './tree.ts'
import { verifyLog } from './verify.ts'

const database = testDatabase()
const file = join(mkdtempSync(join(tmpdir(), 'lianxin-log-')), 'head.json')
const reader = { ...visitor, reach: nowhere }

const append = (value: string) =>
  database.owner.query(`select public_log.append('intake', now(), $1, $2, '')`, [newId(), value])
const sequence = (now = new Date()) => sequenceEntries(database.worker, { file, now })
const newest = async () => (await database.portal.read(reader, (tx) => listCheckpoints(tx, 1)))[0]

async function verified(): Promise<LogFinding['kind'][]> {
  const found: LogFinding['kind'][] = []
  await database.owner.query('begin')
  await verifyLog(database.owner, ({ kind }) => found.push(kind), { file })
  await database.owner.query('rollback')
  return found
}

const tables = ['entry', 'opening', 'node', 'checkpoint']
const guards = (act: 'disable' | 'enable') =>
  tables.map((table) => `alter table public_log.${table} ${act} trigger user`)

/** Does something, looks, and takes it back. */
async function foundAfter(statements: readonly string[]): Promise<LogFinding['kind'][]> {
  const found: LogFinding['kind'][] = []
  await database.owner.query('begin')
  for (const statement of statements) await database.owner.query(statement)
  await verifyLog(database.owner, ({ kind }) => found.push(kind), { file })
  await database.owner.query('rollback')
  return [...new Set(found)]
}

beforeAll(async () => {
  for (let at = 0; at < 13; at++) await append(`留言 ${at}`)
  await sequence()
})

describe('the sequencer', () => {
  test('gives every entry its index once and signs what it made', async () => {
    expect(await newest()).toMatchObject({ size: 13 })
    const leaves = await database.portal.read(reader, (tx) => listLeaves(tx, { from: 0, most: 100 }))
    expect(leaves.map(({ index }) => index)).toEqual(Array.from({ length: 13 }, (_, at) => at))
    expect(leaves[0]?.leaf.toString()).toMatch(/^lianxin-leaf\/1\nintake\n\d{4}-\d\d-\d\d\n[A-Za-z0-9+/]{43}=\n\n$/)
    expect(await sequence()).toBe(0)
  })

  test('signs once a day when nothing comes, so that silence is told from a lost log', async () => {
    const before = await newest()
    expect(await sequence(new Date(Date.now() + 23 * 3_600_000))).toBe(0)
    expect((await newest())?.number).toBe(before?.number)
    await sequence(new Date(Date.now() + 25 * 3_600_000))
    expect(await newest()).toMatchObject({ size: 13, number: (before?.number ?? 0) + 1 })
  })

  test('two at once share the work and give no index twice', async () => {
    for (let at = 0; at < 20; at++) await append(`同时 ${at}`)
    const shares = await Promise.all([sequence(), sequence(), sequence()])
    expect(shares.reduce((sum, each) => sum + each)).toBe(20)
    expect(await verified()).toEqual([])
  })
})

describe('a proof from the database', () => {
  test('shows each leaf in the newest tree, and every earlier tree to be its beginning', async () => {
    const note = parseCheckpoint((await newest())?.note ?? '')
    if (!note) throw new Error('no checkpoint')
    await database.portal.read(reader, async (tx) => {
      for (const { index, leaf } of await listLeaves(tx, { from: 0, most: 100 })) {
        const path = await inclusionPath(tx, { index, size: note.size })
        const hash = leafHash(leaf)
        expect(await findIndex(tx, hash)).toBe(index)
        expect(isIncluded({ index, size: note.size, leaf: hash, path, root: note.root })).toBe(true)
      }
      const first = (await listCheckpoints(tx, 100))
        .map((each) => parseCheckpoint(each.note))
        .find((each) => each?.size === 13)
      const path = await consistencyPath(tx, { from: 13, to: note.size })
      expect(first && isConsistent({ first, second: note, path })).toBe(true)
    })
  })
})

describe('a checkpoint', () => {
  const root = Buffer.alloc(32, 7)
  const note = signCheckpoint({ size: 5, root, at: new Date('2026-11-28T08:00:00.000Z') })

  test('is a signed note that its key reads', () => {
    expect(note.split('\n').slice(0, 5)).toEqual([
      ownKey().origin,
      '5',
      root.toString('base64'),
      'time 2026-11-28T08:00:00.000Z',
      '',
    ])
    expect(readCheckpoint(note, ownKey().text)).toMatchObject({
      size: 5,
      root,
      at: new Date('2026-11-28T08:00:00.000Z'),
    })
  })

  test.each([
    ['its size', note.replace('\n5\n', '\n6\n')],
    ['its time', note.replace('08:00', '09:00')],
    ['its signature', note.replace(/(.{6})=*\n$/, 'AAAAAA==\n')],
    ['its empty line', note.replace('\n\n', '\n')],
  ])('is not read when %s was changed', (_, changed) => {
    expect(readCheckpoint(changed, ownKey().text)).toBeUndefined()
  })
})

describe('verify', () => {
  test('finds nothing where nothing was done', async () => {
    expect(await verified()).toEqual([])
  })

  test.each<[string, LogFinding['kind'][], string[]]>([
    [
      'a changed leaf',
      ['leaf-changed', 'node-wrong', 'checkpoint-wrong', 'head-changed'],
      [`update public_log.entry set leaf = leaf || 'x' where index = 3`],
    ],
    [
      'a leaf taken out',
      ['leaf-missing', 'leaf-changed', 'node-wrong', 'checkpoint-wrong', 'head-changed'],
      [
        'delete from public_log.opening where entry_number = (select number from public_log.entry where index = 3)',
        'delete from public_log.entry where index = 3',
      ],
    ],
    [
      'a tail cut with all that tells of it',
      ['head-changed'],
      [
        'delete from public_log.opening where entry_number in (select number from public_log.entry where index >= 13)',
        'delete from public_log.entry where index >= 13',
        'delete from public_log.node where (position + 1) * 2 ^ level > 13',
        'delete from public_log.checkpoint where size > 13',
      ],
    ],
    [
      'a changed node',
      ['node-wrong'],
      [`update public_log.node set hash = sha256('x') where level = 1 and position = 2`],
    ],
    [
      'a changed checkpoint',
      ['checkpoint-wrong'],
      [`update public_log.checkpoint set note = replace(note, 'time 20', 'time 19') where size = 13`],
    ],
    [
      'a changed value',
      ['opening-wrong'],
      [
        `update public_log.opening set value = value || 'x' where entry_number = (select number from public_log.entry where index = 3)`,
      ],
    ],
    [
      'an entry kept from its place',
      ['entry-late'],
      [`insert into public_log.entry (kind, day, leaf, at) values ('x', now(), 'x', now() - interval '2 minutes')`],
    ],
  ])('names %s', async (_, kinds, statements) => {
    expect(await foundAfter([...guards('disable'), ...statements, ...guards('enable')])).toEqual(kinds)
  })

  test('names a guard that is switched off', async () => {
    expect(await foundAfter(['alter table public_log.node disable trigger node_is_append_only'])).toEqual(['guard-off'])
  })

  test('leaves the tree whole when an opening was erased, and counts it', async () => {
    await database.owner.query('begin')
    await database.owner.query(
      'delete from public_log.opening where entry_number = (select min(number) from public_log.entry)',
    )
    const found: LogFinding[] = []
    expect(await verifyLog(database.owner, (each) => found.push(each), { file })).toMatchObject({
      findings: 0,
      erased: 1,
    })
    await database.owner.query('rollback')
  })
})

describe('nobody changes the log', () => {
  const acts = [
    'update public_log.entry set leaf = leaf',
    'delete from public_log.entry',
    'truncate public_log.entry cascade',
    'update public_log.opening set value = value',
    'delete from public_log.node',
    'update public_log.node set hash = hash',
    'delete from public_log.checkpoint',
    'truncate public_log.checkpoint',
    'update public_log.entry set index = index + 1',
  ]
  test.each(acts)('the owner is refused: %s', async (act) => {
    await expect(database.owner.query(act)).rejects.toThrow('the public log is append-only')
  })
  test.each(['app', 'portal', 'worker', 'signIn'] as const)(
    '%s may do none of it, nor append by hand',
    async (login) => {
      const append = `insert into public_log.opening (entry_number, subject_id, salt, value) values (1, gen_random_uuid(), 'x', 'x')`
      for (const act of [
        ...acts,
        'delete from public_log.opening',
        append,
        `insert into public_log.entry (kind, day, leaf) values ('x', now(), 'x')`,
      ]) {
        const attempt = database[login].write(reader, (tx) => tx.run({ sql: act, parameters: [] } as never))
        await expect(attempt, `${login}: ${act}`).rejects.toThrow(/permission denied|append-only/)
      }
    },
  )
})
