import { beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../tests/cases.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { askWriter } from './asking/service.ts'
import { acceptCase, replyCase } from './service.ts'
import * as tracking from './tracking/service.ts'

// D29 from the side of an attacker who owns the database: two messages of one citizen, sent from one address under one name and telephone
// number, and one of somebody else. Is there any value that the two share and the third does not?
const db = testDatabase()
const now = new Date()
const desk = deskOf(places.qingshi)
const sameCitizen = { name: '罗秀英', phone: '13987654321' }
const cases: { id: string; number: string }[] = []

beforeAll(async () => {
  await plantCounty(db)
  await take({ ...sameCitizen, title: '第一件事情的标题', text: '第一件事情的内容在这里。' }, '198.51.100.7')
  await take({ ...sameCitizen, title: '第二件说的是别的', text: '另外一件完全不同的事情。' }, '198.51.100.7')
  await take(
    { name: '罗大明', phone: '13700000000', title: '第三件由旁人来写', text: '这是旁人写的一件事情。' },
    '198.51.100.8',
  )
})

async function take(of: Record<string, string>, address: string): Promise<void> {
  const receipt = await submitAbout(db, places.qingshi, of, { now, address })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  await act(db.app, desk, (ctx) => acceptCase(ctx, { caseId, isComplex: false }), now)
  await act(db.app, desk, (ctx) => askWriter(ctx, { caseId, text: `请问${of.title}是在哪里？` }), now)
  const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt), { now, address })
  const added = { token: author.token, text: `补充说明：${of.text}` }
  await asCitizen(db, 'write', (ctx) => tracking.supplementCase(ctx, added), { now, address })
  await act(db.app, desk, (ctx) => replyCase(ctx, { caseId, text: `关于${of.title}：已经处理好了，谢谢。` }), now)
  cases.push({ id: caseId, number: receipt.number })
}

// Every value in every row of every table that mentions a case, by column.
async function valuesOf(of: { id: string; number: string }): Promise<Map<string, Set<string>>> {
  const { rows: tables } = await db.owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_|information_schema'`)
  const found = new Map<string, Set<string>>()
  for (const { name } of tables) {
    const { rows } = await db.owner.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${name} t where to_jsonb(t)::text like any (array[$1, $2])`,
      [`%${of.id}%`, `%${of.number}%`],
    )
    for (const { row } of rows)
      for (const [column, value] of Object.entries(row)) {
        const key = `${name}.${column}`
        if (value !== null) found.set(key, (found.get(key) ?? new Set()).add(JSON.stringify(value)))
      }
  }
  return found
}

async function allValues(): Promise<Map<string, Set<string>>[]> {
  const all: Map<string, Set<string>>[] = []
  for (const one of cases) all.push(await valuesOf(one))
  return all
}

describe('somebody who owns the database and looks for one citizen', () => {
  it('finds no value that two messages of one citizen share and a third does not', async () => {
    const [first, second, other] = await allValues()
    expect(first?.size).toBeGreaterThan(60)
    const links = [...(first ?? [])].flatMap(([column, values]) =>
      [...values]
        .filter((value) => second?.get(column)?.has(value) && !other?.get(column)?.has(value))
        .map((value) => `${column} ${value}`),
    )
    expect(links).toEqual([])
  })

  it('finds no two equal runs of eight bytes in the sealed contacts of one citizen', async () => {
    const { rows } = await db.owner.query<{ sealed: Buffer }>(
      'select contact_sealed as sealed from cases.case order by number',
    )
    // The first ten bytes say with which suite and key it was sealed, for all alike.
    const [first, second] = rows.map(({ sealed }) => sealed.subarray(10).toString('hex'))
    const runs = Array.from(
      { length: (first?.length ?? 0) / 2 - 8 },
      (_, at) => first?.slice(at * 2, at * 2 + 16) ?? '',
    )
    expect(runs.length).toBeGreaterThan(30)
    expect(runs.filter((run) => second?.includes(run))).toEqual([])
  })

  it('would find it if it were there: the attack sees a shared value', async () => {
    await db.owner.query('create table cases.trace (case_id uuid, seen text)')
    for (const [at, { id }] of cases.entries())
      await db.owner.query('insert into cases.trace values ($1, $2)', [id, at < 2 ? 'browser-a' : 'browser-b'])
    const [first, second, other] = await allValues()
    const shared = [...(first?.get('cases.trace.seen') ?? [])].filter((value) =>
      second?.get('cases.trace.seen')?.has(value),
    )
    expect(shared).toEqual(['"browser-a"'])
    expect(other?.get('cases.trace.seen')).not.toContain('"browser-a"')
    await db.owner.query('drop table cases.trace')
  })
})
