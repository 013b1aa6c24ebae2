import { beforeAll, describe, expect, it } from 'vitest'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../tests/cases.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { linksIn, type Trail, trailOf, valuesOf } from '../../../tests/linking.ts'
import { askWriter } from './asking/service.ts'
import { takeMessage } from './channels/arriving.ts'
import { acceptCase, replyCase } from './service.ts'
import * as tracking from './tracking/service.ts'

// D29 from the side of an attacker who owns the database: two messages of one citizen, sent from one address under one name and telephone
// number, and one of somebody else. Is there any value that the two share and the third does not – in the rows that name a message, or in
// those that were written in the same transaction or at the same moment?
const db = testDatabase()
// At ten in the morning there: a day is shared by all who write on it, but would set the third apart when midnight fell between. With a
// fraction of a second, by which a moment is told from a day.
const begun = Date.parse(`${new Date().toISOString().slice(0, 10)}T10:00:00.357+08:00`)
const desk = deskOf(places.qingshi)
const sameCitizen = { name: '罗秀英', phone: '13987654321' }
const mailbox = '00000000-0000-7000-8000-0000000000ca'
const cases: Trail[] = []
const mails: Trail[] = []

beforeAll(async () => {
  await plantCounty(db)
  await db.owner.query(
    `insert into cases.channel (id, org_id, org_path, kind, name, is_private, created_at, mailbox) values ($1, $2, $3, 'MAIL', '来信', true, now(), 'a@b.cn')`,
    [mailbox, places.qingshi.id, places.qingshi.path],
  )
  await take({ ...sameCitizen, title: '第一件事情的标题', text: '第一件事情的内容在这里。' }, '198.51.100.7')
  await take({ ...sameCitizen, title: '第二件说的是别的', text: '另外一件完全不同的事情。' }, '198.51.100.7')
  await take(
    { name: '罗大明', phone: '13700000000', title: '第三件由旁人来写', text: '这是旁人写的一件事情。' },
    '198.51.100.8',
  )
  await arrive('first@mail.cn', '第一封邮件里说的一件事情')
  await arrive('first@mail.cn', '第二封邮件里说的另一件事')
  await arrive('other@mail.cn', '第三封邮件由旁人来写的事')
})

// Each some minutes after the one before, so that a moment is of one message.
let minutes = 0
const next = () => new Date(begun + ++minutes * 60_000)

async function take(of: Record<string, string>, address: string): Promise<void> {
  const now = next()
  const receipt = await submitAbout(db, places.qingshi, of, { now, address })
  const caseId = await idOf(receipt.number)
  const written = await trailOf(db, caseId, receipt.number)
  await act(db.app, desk, (ctx) => acceptCase(ctx, { caseId, isComplex: false }), next())
  await act(db.app, desk, (ctx) => askWriter(ctx, { caseId, text: `请问${of.title}是在哪里？` }), next())
  const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt), { now: next(), address })
  const added = { token: author.token, text: `补充说明：${of.text}` }
  await asCitizen(db, 'write', (ctx) => tracking.supplementCase(ctx, added), { now: next(), address })
  await act(db.app, desk, (ctx) => replyCase(ctx, { caseId, text: `关于${of.title}：已经处理好了，谢谢。` }), next())
  cases.push({ id: caseId, number: receipt.number, at: [...written, ...(await trailOf(db, caseId, receipt.number))] })
}

async function arrive(sender: string, text: string): Promise<void> {
  const of = { id: mailbox, orgId: places.qingshi.id, kind: 'MAIL', name: '来信', state: 'ACTIVE' } as const
  const channel = { ...of, isPrivate: true, canAnswer: true }
  const message = { messageId: text, text, isPublic: false, sender, handle: sender }
  const { number } = await asCitizen(db, 'write', (ctx) => takeMessage(ctx, channel, message), { now: next() })
  const id = await idOf(number)
  mails.push({ id, number, at: await trailOf(db, id, number) })
}

async function idOf(number: string): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
  return rows[0]?.id ?? ''
}

async function allValues(of = cases): Promise<Map<string, Set<string>>[]> {
  const all: Map<string, Set<string>>[] = []
  for (const one of of) all.push(await valuesOf(db, one))
  return all
}

describe('somebody who owns the database and looks for one citizen', () => {
  it('finds no value that two messages of one citizen share and a third does not', async () => {
    const values = await allValues()
    expect(values[0]?.size).toBeGreaterThan(60)
    expect(linksIn(values)).toEqual([])
  })

  it('finds none between the mails of one sender', async () => {
    const values = await allValues(mails)
    expect(values[0]?.size).toBeGreaterThan(40)
    expect(linksIn(values)).toEqual([])
  })

  it('finds no two equal runs of eight bytes in the sealed contacts of one citizen', async () => {
    const { rows } = await db.owner.query<{ sealed: Buffer }>(
      'select contact_sealed as sealed from cases.case where contact_sealed is not null order by number',
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

  it('would find it in a row that names no message, by its moment or by its transaction', async () => {
    const browserOf = (at: number) => (at < 2 ? 'browser-a' : 'browser-b')
    await db.owner.query('create table cases.trace (at timestamptz, seen text)')
    for (const [at, { id }] of cases.entries())
      await db.owner.query('insert into cases.trace select created_at, $2 from cases.case where id = $1', [
        ...[id, browserOf(at)],
      ])
    expect(linksIn(await allValues())).toEqual(['cases.trace.seen "browser-a"'])
    await db.owner.query('truncate cases.trace')
    const later = []
    for (const [at, one] of cases.entries()) {
      await db.owner.query(
        `with told as (insert into cases.event (id, case_id, at, act, by_name) values (gen_random_uuid(), $1, $2, 'accept', '台') returning 1)
         insert into cases.trace (seen) select $3 from told`,
        [one.id, next(), browserOf(at)],
      )
      later.push({ ...one, at: await trailOf(db, one.id, one.number) })
    }
    expect(linksIn(await allValues(later))).toEqual(['cases.trace.seen "browser-a"'])
    await db.owner.query('drop table cases.trace')
  })
})
