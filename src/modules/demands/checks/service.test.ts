import { beforeAll, describe, expect, test } from 'vitest'
import { systemActor, visitor } from '#kernel/actor.ts'
import { acceptCase, replyCase } from '#modules/cases/index.ts'
import { deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { countAllReplies, countRepliesOf, readReplyChecks } from './service.ts'

const db = testDatabase()
const { county, qingshi, xihe, baiyun } = places
const now = new Date('2026-11-28T10:00:00+08:00')
const copied =
  '经镇城建站现场查看，已经请施工队在十二月五日前处理完毕，期间请您注意安全，有问题打0859-1234567找李站长。'
const questions = [
  ...['小区自来水发黄不能喝', '公交车早上等一个小时', '学校门口没有红绿灯', '集市垃圾没有人清运', '水渠堵了浇不上地'],
  ...['医保报销跑了三趟', '广场舞夜里太吵', '山路塌方没有护栏', '老人食堂什么时候开', '村口路灯坏了三盏'],
]

async function answered(place: Place, title: string, text: string, of: { at?: Date; kind?: string } = {}) {
  const at = of.at ?? now
  const receipt = await submitAbout(
    db,
    place,
    { title, text: `${title}，请帮忙看看怎么办。`, kind: of.kind ?? 'HELP' },
    { now: at },
  )
  const { rows } = await db.owner.query('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0].id
  await act(db.app, deskOf(place), (ctx) => acceptCase(ctx, { caseId, isComplex: false }), at)
  await act(db.app, deskOf(place), (ctx) => replyCase(ctx, { caseId, text }), at)
}
const read = (place: Place, role = 'SECRETARY', orgId?: string) =>
  look(db.app, deskOf(place, { role }), (ctx) => readReplyChecks(ctx, orgId === undefined ? {} : { orgId }), now)

beforeAll(async () => {
  await plantCounty(db)
  for (const [at, title] of questions.entries())
    await answered(qingshi, title, copied, { at: new Date(now.getTime() - at * 3_600_000) })
  for (const title of questions.slice(0, 3)) await answered(xihe, title, copied)
  await act(db.app, systemActor('demands.count-replies'), (ctx) => countRepliesOf(ctx, { orgId: qingshi.id }), now)
  await act(db.app, systemActor('demands.count-replies'), (ctx) => countRepliesOf(ctx, { orgId: xihe.id }), now)
})

describe('what is found in answers (D26)', () => {
  test('is told by organisation and month, and of fewer than ten answers nothing', async () => {
    const { months } = await read(county)
    expect(months).toHaveLength(12)
    expect(months.at(-1)).toMatchObject({ month: '2026-11', answers: 13, copies: 11 })
    expect((await read(xihe)).orgs).toMatchObject([{ orgId: xihe.id, answers: 3, copies: null, sameMinute: null }])
  })

  test('is found by no subtraction: what is beside a small number is not told either', async () => {
    const nothing = { copies: null, otherMatter: null, sameMinute: null }
    const { orgs } = await read(county)
    expect(orgs).toEqual([
      { orgId: qingshi.id, name: qingshi.name, answers: 10, ...nothing },
      { orgId: xihe.id, name: xihe.name, answers: 3, ...nothing },
    ])
    for (const { id } of [qingshi, xihe])
      expect((await read(county, 'SECRETARY', id)).months.at(-1)).toMatchObject(nothing)
  })

  test('is read by who leads and by auditors in their reach, and by nobody else', async () => {
    expect((await read(xihe)).orgs).toHaveLength(1)
    expect((await read(baiyun, 'ORGANISER')).orgs).toEqual([])
    expect((await read(county, 'AUDIT_ADMIN')).orgs).toHaveLength(2)
    for (const role of ['DESK', 'MEMBER', 'EDITOR', 'SYSTEM_ADMIN'])
      await expect(read(county, role)).rejects.toMatchObject({ code: 'demands.not-a-leader' })
  })

  test('leaves no mark at an answer, nor the name of who wrote it', async () => {
    const { rows } = await db.owner.query(
      `select column_name from information_schema.columns where table_schema = 'demands' and table_name = 'reply_month' order by 1`,
    )
    expect(rows.map(({ column_name: name }) => name)).toEqual([
      ...['answers', 'copies', 'counted_at', 'month', 'org_id', 'org_path', 'other_matter', 'same_minute'],
    ])
    expect(JSON.stringify(await read(county))).not.toContain('受理员')
  })

  test('is no page of the public: its login reads no counted month', async () => {
    const read = db.portal.read(visitor, (tx) =>
      tx.rows({ sql: 'select * from demands.reply_month', parameters: [] } as never),
    )
    await expect(read).rejects.toThrow('permission denied')
  })

  test('is counted anew each night for who answered lately, in a job for each', async () => {
    const jobs = await act(db.app, systemActor('demands.count-all-replies'), countAllReplies, now)
    expect(jobs).toBe(2)
  })

  test('takes no report of wrongdoing', async () => {
    await answered(county, '有人违规违纪的事情', copied, { kind: 'REPORT' })
    await act(db.app, systemActor('demands.count-replies'), (ctx) => countRepliesOf(ctx, { orgId: county.id }), now)
    const { orgs } = await read(county)
    expect(orgs.find(({ orgId }) => orgId === county.id)?.answers).toBe(0)
  })
})
