import { beforeAll, describe, expect, test } from 'vitest'
import { systemActor, visitor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { asCitizen, places, plantCounty, submitAbout, written } from '../../../../tests/cases.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { importMessages } from '../importing/service.ts'
import { findIntake } from './service.ts'
import { compareWithLog } from './store.ts'

const db = testDatabase()

beforeAll(() => plantCounty(db))

const entries = async () =>
  (
    await db.owner.query<{ leaf: string }>(
      `select convert_from(leaf, 'UTF8') as leaf from public_log.entry order by number`,
    )
  ).rows

describe('a message that comes in', () => {
  test('is in the log with the same commit, and its receipt opens the entry', async () => {
    const before = (await entries()).length
    const { number, code } = await submitAbout(db, places.qingshi)
    const logged = await entries()
    expect(logged.length).toBe(before + 1)
    const intake = await asCitizen(db, 'read', (ctx) => findIntake(ctx, { number, code }))
    expect(intake?.value).toMatch(
      new RegExp(`^lianxin-intake/1\n${number}\n\\d{4}-\\d\\d-\\d\\dT[\\d:.]{12}Z\n[\\w+/]{43}=\n$`),
    )
    expect(intake?.salt).toHaveLength(32)
  })

  test('says nothing in the log of what it says, of its number, and of whom it is about', async () => {
    const { number } = await submitAbout(db, places.xihe, { isPublic: 'no', title: '不想让别人知道的事情' })
    const last = (await entries()).at(-1)?.leaf ?? ''
    expect(last).toMatch(/^lianxin-leaf\/1\nintake\n\d{4}-\d\d-\d\d\n[\w+/]{43}=\n\n$/)
    for (const secret of [number, '不想让别人', places.xihe.id, places.xihe.name]) expect(last).not.toContain(secret)
  })

  test('that is refused leaves no entry', async () => {
    const before = (await entries()).length
    await expect(submitAbout(db, places.qingshi, written({ title: '短' }))).rejects.toMatchObject({ kind: 'invalid' })
    await expect(submitAbout(db, { id: '00000000-0000-7000-8000-00000000ffff' })).rejects.toMatchObject({
      kind: 'missing',
    })
    expect((await entries()).length).toBe(before)
  })

  test('with a wrong code has no receipt', async () => {
    const { number } = await submitAbout(db, places.qingshi)
    const other = await submitAbout(db, places.qingshi)
    expect(await asCitizen(db, 'read', (ctx) => findIntake(ctx, { number, code: other.code }))).toBeUndefined()
  })

  test('by an import is in the log too, and so is one written by hand', async () => {
    const before = (await entries()).length
    const sentAt = new Date('2026-03-02T01:00:00Z')
    const message = {
      sourceId: '1',
      kind: 'HELP' as const,
      title: '去年的路灯',
      body: '路灯不亮。',
      sentAt,
      reply: '修好了。',
      repliedAt: sentAt,
    }
    await perform({ db: db.app, actor: systemActor('test'), effect: 'write', requestId: 'test' }, (ctx) =>
      importMessages(ctx, [message, { ...message, sourceId: '2' }], {
        source: '旧系统',
        place: { ...places.county, shortName: '云岭县委' },
      }),
    )
    await db.owner.query(
      `insert into cases.case (id, number, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask, is_public,
         channel, source, source_id, created_at, search_text, terms)
       values (gen_random_uuid(), 'LX20260101-000009', $1, $2, 'x', $1, 'x', 'HELP', '手写的', '手写的一件', '某**', true, 'IMPORT', 'x', 'y', now(), '', '')`,
      [places.county.id, places.county.path],
    )
    expect((await entries()).length).toBe(before + 3)
    expect(await compareWithLog(db.owner)).toEqual([])
  })
})

describe('no case is deleted or rewritten', () => {
  const acts = [
    'delete from cases.case',
    `update cases.case set title = '改过的'`,
    `update cases.case set body = '改过的'`,
    `update cases.case set number = number || 'x'`,
    'update cases.case set created_at = now()',
    'truncate cases.case cascade',
    'delete from cases.supplement',
    `update cases.supplement set text = '改过的'`,
    'delete from cases.reply',
    'delete from cases.rating',
    `update cases.event set reason = '改过的'`,
  ]
  beforeAll(async () => {
    const { rows } = await db.owner.query<{ id: string }>('select id from cases.case limit 1')
    for (const [table, more, value] of [
      ['supplement', 'text', "'x'"],
      ['reply', 'text, by_name', "'x', 'x'"],
      ['rating', 'outcome, reason', "'SOLVED', 'x'"],
    ])
      await db.owner.query(
        `insert into cases.${table} (id, case_id, at, ${more}) values (gen_random_uuid(), $1, now(), ${value})`,
        [rows[0]?.id],
      )
  })

  test.each(acts)('by the owner: %s', async (act) => {
    await expect(db.owner.query(act)).rejects.toThrow('what a citizen wrote is kept')
  })

  test.each(['app', 'portal', 'worker', 'signIn'] as const)('by the login %s', async (login) => {
    for (const act of acts) {
      const attempt = db[login].write({ ...visitor, reach: systemActor('x').reach }, (tx) =>
        tx.run({ sql: act, parameters: [] } as never),
      )
      await expect(attempt, `${login}: ${act}`).rejects.toThrow(/permission denied|what a citizen wrote is kept/)
    }
  })
})

describe('the comparison of cases and log', () => {
  const differencesAfter = async (statement: string) => {
    await db.owner.query('begin')
    await db.owner.query('alter table cases.case disable trigger user')
    await db.owner.query(statement)
    const found = await compareWithLog(db.owner)
    await db.owner.query('rollback')
    return found
  }
  const { title } = written()

  test('names a case that was rewritten, deleted, or slipped in, by its number', async () => {
    const { number } = await submitAbout(db, places.qingshi, { title: '要被悄悄处理的一件' })
    expect(await differencesAfter(`update cases.case set body = '一切都好' where number = '${number}'`)).toEqual([
      { kind: 'CASE_CHANGED', number },
    ])
    const gone = `with e as (delete from cases.event where case_id in (select id from cases.case where number = '${number}')) select 1`
    await db.owner.query('begin')
    await db.owner.query('alter table cases.event disable trigger user')
    await db.owner.query('alter table cases.case disable trigger user')
    await db.owner.query(gone)
    await db.owner.query(`delete from cases.case where number = '${number}'`)
    expect(await compareWithLog(db.owner)).toEqual([{ kind: 'CASE_GONE', number }])
    await db.owner.query('rollback')
    const slipped = await differencesAfter(
      `insert into cases.case (id, number, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask, is_public,
         channel, source, source_id, created_at, search_text, terms)
       select gen_random_uuid(), 'LX20260101-000010', org_id, org_path, org_name, about_org_id, about_name, kind, '${title}', body, writer_mask,
         is_public, channel, 'x', 'z', created_at, '', '' from cases.case where number = '${number}'`,
    )
    expect(slipped).toEqual([{ kind: 'CASE_NOT_LOGGED', number: 'LX20260101-000010' }])
  })
})
