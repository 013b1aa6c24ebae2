import { beforeAll, describe, expect, test } from 'vitest'
import { visitor } from '#kernel/actor.ts'
import { type Caller, perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { listDue } from '#modules/notices/index.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../tests/trees.ts'
import { due } from './due/sources.ts'
import * as service from './service.ts'

const db = testDatabase()
let tree: TreeOrg[]
beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 6, seed: 3 })
})

const keeper = () => actorIn(tree[0]!, { role: 'SYSTEM_ADMIN', accountId: newId(), name: '系统管理员' })
const visit = <T>(work: Parameters<typeof perform<T>>[1], effect: 'read' | 'write', address = '203.0.113.7') =>
  perform({ db: db.portal, actor: visitor, effect, requestId: 'visit', caller: { address } as Caller }, work)
const text = '登记一名党员要填两遍手机号'
const handIn = (more: Partial<{ kind: string; text: string; from: string }> = {}, address?: string) =>
  visit(
    (ctx) => service.handInRemark(ctx, { kind: 'BURDEN', text, from: '/console/members?q=张三', ...more }),
    'write',
    address,
  )
const follow = (of: { number: string; code: string }) => visit((ctx) => service.followRemark(ctx, of), 'read')
const answers = () => visit((ctx) => service.listPublicAnswers(ctx, { page: 1, perPage: 20 }), 'read')
const inbox = (actor = keeper()) => look(db.app, actor, (ctx) => service.listRemarks(ctx, { page: 1, size: 20 }))

describe('a remark', () => {
  test('is taken in from anybody, without a writer and without what the page was searched for (E11)', async () => {
    const receipt = await handIn()
    const { rows } = await db.owner.query('select * from feedback.remark where number = $1', [receipt.number])
    expect(rows).toMatchObject([{ kind: 'BURDEN', text, from_path: '/console/members' }])
    expect(Object.keys(rows[0]).join()).not.toMatch(/account|person|name|address|phone/)
    expect(JSON.stringify(rows)).not.toContain(receipt.code)
    expect(await follow(receipt)).toMatchObject({ text, answers: [] })
  })

  test('is opened by its own code only, and says the same whatever was wrong', async () => {
    const [one, other] = [await handIn(), await handIn()]
    const wrong = { kind: 'missing', code: 'feedback.wrong-code' }
    await expect(follow({ number: one.number, code: other.code })).rejects.toMatchObject(wrong)
    await expect(follow({ number: one.number, code: '不是' })).rejects.toMatchObject(wrong)
    await expect(follow({ number: 'YJ20990101-00000000', code: one.code })).rejects.toMatchObject(wrong)
  })

  test('that is not whole comes back with each field named', async () => {
    await expect(handIn({ kind: '', text: '短' })).rejects.toMatchObject({
      fields: [{ path: 'kind' }, { path: 'text' }],
    })
  })

  test('too many from one address are told to wait, and another address is not', async () => {
    for (let n = 0; n < 6; n++) await handIn({}, '198.51.100.9')
    await expect(handIn({}, '198.51.100.9')).rejects.toMatchObject({ kind: 'busy', code: 'kernel.too-many-tries' })
    await expect(handIn({}, '198.51.100.10')).resolves.toMatchObject({ number: expect.stringMatching(/^YJ\d{8}-/) })
  })
})

describe('an answer', () => {
  test('is the keeper’s, public at once in other words, and only ever added', async () => {
    const receipt = await handIn({ text: '王小明的名册打不开，请修一下' }, '192.0.2.4')
    const waiting = async () => (await look(db.app, keeper(), (ctx) => listDue(ctx, due))).rows
    const { rows } = await inbox()
    const remark = rows.find(({ number }) => number === receipt.number)!
    expect((await waiting()).map(({ id }) => id)).toContain(remark.id)
    const said = { remarkId: remark.id, outcome: 'PLANNED', summary: '手机上名册打不开', text: '下周改。' } as const
    await act(db.app, keeper(), (ctx) => service.answerRemark(ctx, said))
    await act(db.app, keeper(), (ctx) => service.answerRemark(ctx, { ...said, outcome: 'FIXED', text: '改好了。' }))
    expect((await waiting()).map(({ id }) => id)).not.toContain(remark.id)
    const shown = await answers()
    expect(shown.rows.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['FIXED', 'PLANNED']))
    expect(JSON.stringify(shown)).not.toContain('王小明')
    expect(shown.answered).toBe(1)
    expect((await follow(receipt)).answers).toHaveLength(2)
  })

  test.each(['ORGANISER', 'SECRETARY', 'DESK', 'SECURITY_ADMIN'])('is nothing for a %s', async (role) => {
    await expect(inbox({ ...keeper(), role })).rejects.toMatchObject({ code: 'feedback.for-keeper' })
  })

  test('is nothing for the system administrator of an organisation below', async () => {
    const below = actorIn(tree.find(({ depth }) => depth > 1)!, { role: 'SYSTEM_ADMIN' })
    await expect(inbox(below)).rejects.toMatchObject({ code: 'feedback.for-keeper' })
  })
})
