import { describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { fileCase } from '#modules/cases/filing/service.ts'
import { acceptCase, replyCase } from '#modules/cases/service.ts'
import * as received from '#modules/notices/line-matters/received/service.ts'
import { sendLineMatter } from '#modules/notices/line-matters/service.ts'
import { listDeeds } from '#modules/notices/service.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import { publishArticle, submitArticle } from '#modules/publishing/service.ts'
import { submitAbout } from '../../tests/cases.ts'
import { act, look, testDatabase } from '../../tests/database.ts'
import { editorsOf, open, write } from '../../tests/portal/live.ts'
import { basis, noon, plantPrefecture } from '../../tests/prefectures.ts'
import { actorIn, type TreeOrg } from '../../tests/trees.ts'
import { deeds } from './deeds.ts'
import { followers } from './followers.ts'

const db = testDatabase()
const now = noon('2026-06-20')
type Which = 'handled' | 'started'
const read = (actor: Actor, which: Which, of: { page?: number; at?: Date } = {}) =>
  look(db.app, actor, (ctx) => listDeeds(ctx, { which, page: of.page ?? 1 }, deeds), of.at ?? now)
const told = async (actor: Actor, which: Which, at = now) =>
  (await read(actor, which, { at })).rows.map(({ label, title, state, opens }) => [label.zh, title.zh, state.zh, opens])
const someone = (at: TreeOrg, role: string) =>
  actorIn(at, { role, accountId: newId(), identityId: newId(), personId: newId(), name: `${at.name}${role}` })

describe('已办 and 我发起 list what the account itself did, of every chapter (UX-CS1)', () => {
  it('cases it acted on, once each, the latest first; not another’s at the same desk, nor what left the reach', async () => {
    const { east, west } = await plantPrefecture(db)
    await db.owner.query('insert into cases.desk values ($1, $2)', [east.id, east.path])
    const [mine, other] = [someone(east, 'DESK'), someone(east, 'DESK')]
    const idOf = async (number: string) =>
      (await db.owner.query('select id from cases.case where number = $1', [number])).rows[0].id as string
    const [first, second] = [
      await idOf((await submitAbout(db, east, { title: '路灯坏了请来看看' }, { now })).number),
      await idOf((await submitAbout(db, east, { title: '水渠堵了没有人管' }, { now })).number),
    ]
    const minute = (count: number) => new Date(now.getTime() + count * 60_000)
    const accept = (caseId: string, by: Actor, at: Date) =>
      act(db.app, by, (ctx) => acceptCase(ctx, { caseId, isComplex: false }), at)
    await accept(first, mine, minute(1))
    await accept(second, mine, minute(2))
    const text = '您好，三盏灯今天上午已换好，晚上您再看看，有问题请打村委会电话。'
    await act(db.app, mine, (ctx) => replyCase(ctx, { caseId: first, text }), minute(3))
    const later = minute(10)
    expect(await told(mine, 'handled', later)).toEqual([
      ['诉求件', '路灯坏了请来看看', '已答复', `/console/cases/${first}`],
      ['诉求件', '水渠堵了没有人管', '已受理', `/console/cases/${second}`],
    ])
    expect(await told(mine, 'started', later)).toEqual([])
    expect(await told(other, 'handled', later)).toEqual([])
    await db.owner.query('update cases.case set org_id = $2, org_path = $3 where id = $1', [first, west.id, west.path])
    expect((await told(mine, 'handled', later)).map(([, title]) => title)).toEqual(['水渠堵了没有人管'])
    // A year later it is not listed any more, and no answer tells how much there was.
    expect(await told(mine, 'handled', new Date(now.getTime() + 400 * 86_400_000))).toEqual([])
    expect(Object.keys(await read(mine, 'handled', { at: later })).sort()).toEqual(['hasMore', 'rows'])
  })

  it('a case one filed for somebody, among what one began', async () => {
    const { east } = await plantPrefecture(db)
    await db.owner.query('insert into cases.desk values ($1, $2)', [east.id, east.path])
    const mine = someone(east, 'DESK')
    await act(
      db.app,
      mine,
      (ctx) =>
        fileCase(ctx, {
          ...{ aboutOrgId: east.id, kind: 'CONSULT', title: '替老人问养老金', isPublic: true, channel: 'VISIT' },
          ...{ text: '八十岁的老人来问养老金几号发，请查一下后打电话告诉他。', name: '老人', phone: '' },
          ...{ consent: 'SPOKEN', answerWay: 'TELL' },
        }),
      now,
    )
    expect((await told(mine, 'started')).map(([label, title]) => [label, title])).toEqual([
      ['诉求件', '替老人问养老金'],
    ])
  })

  it('articles one wrote, and those one published', async () => {
    const { east } = await plantPrefecture(db)
    await open(db.app, east)
    const articleId = await write(db.app, east, { title: '屋场会开到家门口' })
    const [writer, reader] = editorsOf(east)
    await act(db.app, writer, (ctx) => submitArticle(ctx, { articleId, version: 1 }))
    await act(db.app, reader, (ctx) => publishArticle(ctx, { articleId, version: 1 }))
    const line = ['文章', '屋场会开到家门口', '已发布', `/console/articles/${articleId}`]
    const at = new Date()
    expect([await told(writer, 'started', at), await told(reader, 'handled', at)]).toEqual([[line], [line]])
    expect(await told(reader, 'started', at)).toEqual([])
  })

  it('changes of the tree one asked for, and those one approved', async () => {
    const { boss, second, upper, lower } = await plantPrefecture(db)
    const asked = { orgId: upper.id, alsoIds: [], intoId: lower.id, effectiveOn: '2026-07-01', basis }
    const changes = reshapings(followers)
    const { id } = await act(db.app, boss, (ctx) => changes.mergeOrgs(ctx, asked), now)
    await act(db.app, second, (ctx) => changes.approveReshaping(ctx, { reshapingId: id }), now)
    const line = ['组织变更', upper.name, '已批准，等生效日', `/console/organisations?org=${upper.id}&tab=changes`]
    expect([await told(boss, 'started'), await told(second, 'handled')]).toMatchObject([
      [[line[0], line[1], expect.any(String), line[3]]],
      [[line[0], line[1], expect.any(String), line[3]]],
    ])
    expect(await told(boss, 'handled')).toEqual([])
  })

  it('matters one wrote to a line, and those one answered for the organisation', async () => {
    const { county, east } = await plantPrefecture(db)
    await db.owner.query(`insert into organisations.line_seat (org_id, org_path, line) values ($1, $2, 'PUBLICITY')`, [
      east.id,
      east.path,
    ])
    const [above, mine] = [someone(county, 'ORGANISER'), someone(east, 'ORGANISER')]
    const to = { line: 'PUBLICITY', scope: 'ALL_BELOW', types: [] } as const
    const { lineMatterId } = await act(
      db.app,
      above,
      (ctx) =>
        sendLineMatter(ctx, {
          ...{ title: '核对宣传栏', text: '请核对宣传栏里过期的内容，换掉以后回一句话。', link: null },
          ...{ dueOn: '2026-07-10', to: { ...to, types: [] } },
        }),
      now,
    )
    await act(
      db.app,
      mine,
      (ctx) => received.finishLineMatter(ctx, { lineMatterId, result: '已核对，换掉两期。' }),
      now,
    )
    expect(await told(above, 'started')).toMatchObject([
      ['条线事项', '核对宣传栏', expect.any(String), `/console/line-matters/${lineMatterId}`],
    ])
    for (const role of ['ORGANISER', 'ORGANISER/PUBLICITY'])
      expect(await told({ ...mine, role }, 'handled')).toMatchObject([
        ['条线事项', '核对宣传栏', expect.any(String), `/console/line-matters/received/${lineMatterId}`],
      ])
    expect(await told(someone(east, 'ORGANISER'), 'handled')).toEqual([])
  })

  it('twenty at a time, and whether more follow', async () => {
    const { east } = await plantPrefecture(db)
    await db.owner.query('insert into cases.desk values ($1, $2)', [east.id, east.path])
    const mine = someone(east, 'DESK')
    for (let count = 0; count < 21; count++) {
      const { number } = await submitAbout(db, east, {}, { now })
      const { rows } = await db.owner.query('select id from cases.case where number = $1', [number])
      await act(db.app, mine, (ctx) => acceptCase(ctx, { caseId: rows[0].id, isComplex: false }), now)
    }
    const [one, two] = [await read(mine, 'handled'), await read(mine, 'handled', { page: 2 })]
    expect([one.rows.length, one.hasMore, two.rows.length, two.hasMore]).toEqual([20, true, 1, false])
    expect(new Set([...one.rows, ...two.rows].map(({ id }) => id)).size).toBe(21)
  })
})
