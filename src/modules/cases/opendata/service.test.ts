import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { migrations } from '#kernel/migrate.ts'
import { asCitizen, places, plantCounty } from '../../../../tests/cases.ts'
import { testDatabase } from '../../../../tests/database.ts'
import { openAnswersTable, openCasesJson, openCasesTable } from '../portal/open-data.ts'
import { countOpenMonths, listOpenAnswers, readOpenData } from './service.ts'

const db = testDatabase()
const now = new Date('2026-12-02T09:00:00+08:00')

interface Planted {
  readonly at: string
  readonly field?: string | null
  readonly kind?: string
  readonly state?: string
  readonly outcome?: string | null
  readonly isPublic?: boolean
  readonly body?: string
  readonly hidden?: boolean
  /** Closed, and nobody answered. */
  readonly isUnanswered?: boolean
  /** Answered, and then not accepted with the matter it had joined. */
  readonly isAnswered?: boolean
}

async function plant(count: number, of: Planted): Promise<void> {
  for (let at = 0; at < count; at++) {
    const id = newId()
    const { state = 'REPLIED', outcome = null, isPublic = true, field = null, kind = 'HELP', body = '路灯不亮。' } = of
    const isReplied = of.isAnswered || (['REPLIED', 'CLOSED'].includes(state) && !of.isUnanswered)
    const repliedAt = isReplied ? new Date(of.at) : null
    await db.owner.query(
      `insert into cases.case (id, number, code_hash, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
         is_public, channel, state, outcome, field, created_at, accept_due_on, answer_due_on, search_text, terms, first_replied_at)
       values ($1, $11, decode(md5($11), 'hex'), $2, $3, 'x', $2, 'x', $4, '村口路灯', $5, '王**', $6, 'PORTAL', $7, $8, $9, $10,
         '2026-12-30', '2026-12-30', '', '', $12)`,
      [
        id,
        places.qingshi.id,
        places.qingshi.path,
        kind,
        body,
        isPublic,
        state,
        outcome,
        field,
        new Date(of.at),
        id,
        repliedAt,
      ],
    )
    if (isReplied)
      await db.owner.query(
        `insert into cases.reply (id, case_id, at, text, by_name, actor_name) values ($1, $2, $3, '已修好，有事打0859-1234567。', '青石镇党委', '张受理')`,
        [newId(), id, new Date(of.at)],
      )
  }
}

const count = (at = now) =>
  perform(
    {
      db: db.app,
      actor: systemActor('cases.count-open-months'),
      effect: 'write',
      requestId: 'test',
      now: at,
      mayChangeNothing: true,
    },
    countOpenMonths,
  )
const published = async () => (await asCitizen(db, 'read', readOpenData)).groups

beforeAll(async () => {
  await plantCounty(db)
  const october = '2026-10-15T10:00:00+08:00'
  await plant(14, { at: october, field: '城乡建设', outcome: 'SOLVED', state: 'CLOSED' })
  await plant(6, { at: october, field: '城乡建设', state: 'HANDLING' })
  await plant(5, { at: october, field: '城乡建设' })
  await plant(3, { at: october, field: '教育文体', kind: 'CONSULT' })
  await plant(8, { at: october, isPublic: false })
  await plant(4, { at: '2026-09-30T23:30:00+08:00' })
  await plant(30, { at: '2026-11-02T10:00:00+08:00' })
})

describe('a month of open data (D31)', () => {
  it('is counted thirty days after its end, public cases only, in groups of ten or more', async () => {
    expect(await count()).toBe(2)
    expect(
      (await published()).map(({ month, field, kind, state, cases }) => [month, field, kind, state, cases]),
    ).toEqual([
      ['2026-10-01', '城乡建设', 'HELP', 'SOLVED', 14],
      ['2026-10-01', 'OTHER', 'OTHER', 'OTHER', 14],
    ])
    const { months } = await asCitizen(db, 'read', readOpenData)
    expect(months.map(({ month }) => month)).toEqual(['2026-10-01', '2026-09-01'])
  })

  it('tells what was closed without an answer as taken back, together with others while it is under ten', async () => {
    const state = { state: 'CLOSED', isUnanswered: true }
    await plant(12, { at: '2026-05-15T10:00:00+08:00', outcome: 'SOLVED', ...state })
    await plant(11, { at: '2026-05-15T10:00:00+08:00', state: 'CLOSED' })
    await plant(9, { at: '2026-06-15T10:00:00+08:00', ...state })
    await plant(11, { at: '2026-06-15T10:00:00+08:00', state: 'CLOSED' })
    expect(await count()).toBe(2)
    const told = (await published()).map(({ month, state, cases }) => `${month} ${state} ${cases}`)
    expect(told.filter((line) => /-0[56]-/.test(line))).toEqual([
      ...['2026-06-01 OTHER 20', '2026-05-01 WITHDRAWN 12', '2026-05-01 ANSWERED 11'],
    ])
  })

  it('calls answered what was answered before it joined a matter that was not accepted, as the totals do', async () => {
    const march = '2026-03-15T10:00:00+08:00'
    await plant(12, { at: march, state: 'NOT_ACCEPTED', isAnswered: true })
    await plant(10, { at: march, state: 'NOT_ACCEPTED' })
    expect(await count()).toBe(1)
    const told = (await published()).filter(({ month }) => month === '2026-03-01')
    expect(told.map(({ state, cases }) => `${state} ${cases}`)).toEqual(['ANSWERED 12', 'REFUSED 10'])
  })

  it('stands: what changes or comes later is not counted again', async () => {
    const before = await published()
    await plant(40, { at: '2026-10-20T10:00:00+08:00', field: '教育文体' })
    expect(await count()).toBe(0)
    expect(await published()).toEqual(before)
  })

  it('is refused by the database when it is small, late, changed or taken away, whoever asks', async () => {
    const group = (month: string, cases: number) =>
      `insert into cases.open_group (month, field, second, kind, state, cases) values ('${month}', 'x', 'x', 'x', 'x', ${cases})`
    await expect(db.owner.query(group('2026-10-01', 12))).rejects.toThrow('counted once')
    await expect(
      db.owner.query(
        `insert into cases.open_month (month, counted_at) values ('2026-08-01', now()); ${group('2026-08-01', 9)}`,
      ),
    ).rejects.toThrow('open_group_large')
    for (const statement of [
      'update cases.open_group set cases = 99',
      'delete from cases.open_group',
      'delete from cases.open_month',
      'truncate cases.open_group',
    ])
      await expect(db.owner.query(statement), statement).rejects.toThrow('counted once')
    const attempt = db.app.write(systemActor('x'), (tx) =>
      tx.run({ sql: 'delete from cases.open_group', parameters: [] } as never),
    )
    await expect(attempt).rejects.toThrow('permission denied')
  })

  it('says of what was counted before it was told that no second level was told, not that nobody decided one', async () => {
    const plantMonth = (month: string, countedAt: string, columns = 'second, ', values = "'NONE', ") =>
      db.owner.query(`
        insert into cases.open_month (month, counted_at) values ('${month}', '${countedAt}');
        insert into cases.open_group (month, field, ${columns}kind, state, cases) values ('${month}', '供水', ${values}'HELP', 'OPEN', 11)`)
    await plantMonth('2001-01-01', '2001-03-02')
    await plantMonth('2001-02-01', '2999-03-02')
    await plantMonth('2001-03-01', '2001-05-02', '', '')
    await db.owner.query(migrations().find(({ name }) => name.startsWith('0456'))?.text ?? '')
    const told = (await published()).filter(({ field }) => field === '供水')
    expect(told.map(({ month, second }) => [month, second])).toEqual([
      ['2001-03-01', 'NOT_TOLD'],
      ['2001-02-01', 'NONE'],
      ['2001-01-01', 'NOT_TOLD'],
    ])
    const { dictionary } = JSON.parse(openCasesJson(await asCitizen(db, 'read', readOpenData)))
    expect(dictionary.seconds.NOT_TOLD.zh).toBe('未公布')
  })

  it('leaves as a table and as JSON with its dictionary', async () => {
    const data = await asCitizen(db, 'read', readOpenData)
    expect(openCasesTable(data.groups).split('\r\n')[1]).toBe(
      '2026-10,城乡建设,HELP,求助,SOLVED,留言人认为已解决,14,NONE',
    )
    const { months, dictionary } = JSON.parse(openCasesJson(data))
    expect(months[0]).toMatchObject({ month: '2026-10', countedOn: '2026-12-02' })
    expect(months[1]).toMatchObject({ month: '2026-09', groups: [] })
    expect(dictionary.states.SOLVED.zh).toBe('留言人认为已解决')
  })
})

describe('questions and answers of a month', () => {
  const answers = (month: string) => asCitizen(db, 'read', (ctx) => listOpenAnswers(ctx, { month }))

  it('hold public words only, without numbers that point at somebody', async () => {
    await plant(1, { at: '2026-10-21T10:00:00+08:00', body: '=SUM(A1) 请打13800000000找我' })
    const found = (await answers('2026-10')) ?? []
    expect(found.length).toBe(14 + 5 + 3 + 40 + 1)
    const text = openAnswersTable(found)
    expect(text).not.toMatch(/13800000000|0859-1234567|张受理/)
    expect(text).toContain(`,'=SUM(A1) 请打■■■找我,`)
    expect(Object.keys(found[0] ?? {}).sort()).toEqual(['answer', 'answeredAt', 'at', 'body', 'byName', 'title'])
  })

  it('are there for counted months only', async () => {
    expect(await answers('2026-11')).toBeUndefined()
    expect(await answers('nonsense')).toBeUndefined()
  })
})
