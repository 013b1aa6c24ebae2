import { beforeAll, describe, expect, test } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { listShownWith } from '../joining/service.ts'
import { compareWithLog } from '../logging/store.ts'
import { acceptCase } from '../service.ts'
import { listBoard, showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { takeAppeal } from './jobs.ts'
import * as service from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const somebody = (place: Place, name: string): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), name })
const [zhang, li] = [somebody(places.qingshi, '张受理'), somebody(places.qingshi, '李受理')]
const chief = somebody(places.county, '县里的人')
const text = '邻居王某某的电话是13800000000，他家的狗半夜一直叫，影响全楼休息。'

/** A public case about the township, accepted there. */
async function caseOf(of: { isPublic?: string } = {}) {
  const receipt = await submitAbout(db, places.qingshi, { title: '邻居家的狗半夜一直叫', text, ...of })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const caseId = rows[0]?.id ?? ''
  if (of.isPublic !== 'no') await act(db.app, zhang, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  return { ...receipt, caseId }
}

type Asked = Partial<Parameters<typeof service.proposeMeasure>[1]>
const propose = (caseId: string, of: Asked = {}, by = zhang) =>
  act(db.app, by, (ctx) =>
    service.proposeMeasure(ctx, {
      ...{ caseId, kind: 'HIDE', rule: 'H1', reason: '写了邻居的电话，请去掉以后再提。', parts: [] },
      ...of,
    }),
  )

const decide = (matterId: string, deed: string, by: Actor, opinion?: string) =>
  act(db.app, by, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: deed, version, ...(opinion ? { opinion } : {}) })
  })

const shown = (number: string) => asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))
const own = ({ number, code }: { number: string; code: string }) =>
  asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }))
const measuresOf = async (receipt: { number: string; code: string }) => {
  const { author } = await own(receipt)
  return asCitizen(db, 'read', (ctx) => service.listOwnMeasures(ctx, author))
}
const logged = async (number: string) => {
  const { rows } = await db.owner.query<{ leaf: string }>(
    `select split_part(convert_from(leaf, 'UTF8'), E'\\n', 2) || ' ' || split_part(convert_from(leaf, 'UTF8'), E'\\n', 5) as leaf
     from public_log.entry where convert_from(leaf, 'UTF8') like '%' || $1 || '%' order by number`,
    [number],
  )
  return rows.map(({ leaf }) => leaf)
}
const stored = async (caseId: string) =>
  (await db.owner.query('select title, body, hidden_rule, is_closed from cases.case where id = $1', [caseId])).rows[0]

/** What the worker does with an appeal made on the site. */
async function workOff(): Promise<void> {
  const { rows } = await db.owner.query<{ payload: { text: string } }>(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'cases.take-appeal'`,
  )
  for (const { payload } of rows) {
    const queued = JSON.parse(payload.text)
    await perform(
      {
        db: db.app,
        actor: systemActor('cases.take-appeal'),
        effect: 'write',
        requestId: 'test',
        mayChangeNothing: true,
      },
      (ctx) => takeAppeal.run(ctx, queued.payload, {} as never) as Promise<void>,
    )
  }
}

async function hidden() {
  const one = await caseOf()
  const { matterId } = await propose(one.caseId)
  await decide(matterId, 'agree', li)
  return { ...one, matterId }
}

describe('hiding a message (D24, T38)', () => {
  test('takes two persons: nothing is hidden by who proposes, nor by who proposes and agrees himself', async () => {
    const one = await caseOf()
    const { matterId } = await propose(one.caseId)
    expect((await shown(one.number)).hiddenReason).toBeUndefined()
    await expect(decide(matterId, 'agree', zhang)).rejects.toMatchObject({ code: 'procedure.not-oneself' })
    await decide(matterId, 'agree', li)
    expect(await shown(one.number)).toMatchObject({ title: '', text: '' })
  })

  test('leaves a stone with rule, office, day and appeal, and its line in the list', async () => {
    const one = await hidden()
    const reason = /^H1 含有他人的.*（青石镇党委，\d{4}-\d\d-\d\d；没有申请复核）$/
    expect((await shown(one.number)).hiddenReason).toMatch(reason)
    const board = await asCitizen(db, 'read', (ctx) =>
      listBoard(ctx, { aboutOrgId: places.qingshi.id, page: 1, perPage: 50 }),
    )
    expect(board.rows.find(({ number }) => number === one.number)?.hiddenReason).toMatch(reason)
    const found = await asCitizen(db, 'read', (ctx) =>
      listBoard(ctx, { aboutOrgId: places.qingshi.id, q: '13800000000', page: 1, perPage: 50 }),
    )
    expect(found.rows.map(({ number }) => number)).not.toContain(one.number)
    const similar = await asCitizen(db, 'read', (ctx) =>
      listShownWith(ctx, { words: ['半夜'], aboutOrgId: places.qingshi.id, above: [], most: 100, mostNear: 0 }),
    )
    expect(similar.map(({ number }) => number)).not.toContain(one.number)
  })

  test('is in the public log, and the writer is told why', async () => {
    const one = await hidden()
    expect(await logged(one.number)).toEqual([`measure ${one.number} HIDE H1 青石镇党委`])
    expect(await measuresOf(one)).toMatchObject([
      { kind: 'HIDE', rule: 'H1', reason: '写了邻居的电话，请去掉以后再提。' },
    ])
    expect((await own(one)).case.text).toBe(text)
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  test('is refused without a rule that allows it, for a private message, and twice', async () => {
    const one = await caseOf()
    await expect(propose(one.caseId, { rule: 'H5', kind: 'REDACT', parts: ['狗'] })).rejects.toMatchObject({
      code: 'cases.rule-of-another-measure',
    })
    await propose(one.caseId)
    await expect(propose(one.caseId)).rejects.toMatchObject({ code: 'cases.measure-there' })
    const secret = await caseOf({ isPublic: 'no' })
    await expect(propose(secret.caseId, {}, chief)).rejects.toMatchObject({ code: 'cases.not-public' })
  })

  test('that is not agreed does nothing and leaves no entry', async () => {
    const one = await caseOf()
    const { matterId } = await propose(one.caseId)
    await decide(matterId, 'disagree', li, '电话已经是公开的办公电话。')
    expect((await shown(one.number)).text).toBe(text)
    expect(await logged(one.number)).toEqual([])
  })

  test('is nobody’s outside the reach, nor a member’s', async () => {
    const one = await caseOf()
    await expect(propose(one.caseId, {}, somebody(places.baiyun, '别的镇'))).rejects.toMatchObject({ kind: 'missing' })
    await expect(propose(one.caseId, {}, { ...zhang, role: 'MEMBER' })).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('an appeal', () => {
  const appeal = async (one: { number: string; code: string }, reason = '我已经把电话删掉了，请恢复。') => {
    const { author } = await own(one)
    const [measure] = await measuresOf(one)
    return asCitizen(db, 'write', (ctx) =>
      service.appealMeasure(ctx, { token: author.token, measureId: measure?.id ?? '', reason }),
    )
  }

  test('by the writer goes to the desk above, which lifts it: everything stands there again', async () => {
    const one = await hidden()
    await appeal(one)
    expect((await shown(one.number)).hiddenReason).toContain('；正在复核')
    await workOff()
    await expect(decide(one.matterId, 'overturn', li, '撤销')).rejects.toMatchObject({ kind: 'forbidden' })
    await decide(one.matterId, 'overturn', chief, '电话已去掉，恢复公开。')
    expect(await shown(one.number)).toMatchObject({ text })
    expect((await shown(one.number)).hiddenReason).toBeUndefined()
    expect((await logged(one.number)).map((line) => line.split(' ')[0])).toEqual(['measure', 'appeal', 'lifting'])
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  test('that is not upheld above says so on the stone, and cannot be made twice', async () => {
    const one = await hidden()
    await appeal(one)
    await expect(appeal(one)).rejects.toMatchObject({ code: 'cases.appeal-not-now' })
    await workOff()
    await decide(one.matterId, 'uphold', chief, '电话仍在。')
    expect((await shown(one.number)).hiddenReason).toContain('复核后维持')
    expect(await measuresOf(one)).toMatchObject([{ appealDecidedBy: '云岭县委' }])
  })

  test('on paper is written down by the office and goes the same way', async () => {
    const one = await hidden()
    await decide(one.matterId, 'appeal', li, '来信：电话是我自己的。')
    await decide(one.matterId, 'overturn', chief, '是本人电话。')
    expect(await shown(one.number)).toMatchObject({ text })
  })

  test('without a reason is answered at its field', async () => {
    await expect(appeal(await hidden(), '  ')).rejects.toMatchObject({ code: 'cases.reason-missing' })
  })
})

describe('taking parts out', () => {
  const parts = ['13800000000', '王某某']
  const struck = '邻居■■■的电话是■■■■■■■■■■■，他家的狗半夜一直叫，影响全楼休息。'

  async function redacted() {
    const one = await caseOf()
    const { matterId } = await propose(one.caseId, { kind: 'REDACT', parts })
    await decide(matterId, 'agree', li)
    return { ...one, matterId }
  }

  test('strikes the words out for everybody, keeps them sealed, and says so in the timeline', async () => {
    const one = await redacted()
    expect(await shown(one.number)).toMatchObject({ text: struck })
    expect(await stored(one.caseId)).toMatchObject({ body: struck })
    const { rows } = await db.owner.query<{ original: Buffer }>(
      'select original from cases.measure where case_id = $1',
      [one.caseId],
    )
    expect(rows[0]?.original.includes('13800000000')).toBe(false)
    expect((await shown(one.number)).events.at(-1)).toMatchObject({ what: '按公布的规则处置', by: '青石镇党委' })
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  test('holds none of the words in the procedure, and shows the second person what would be left', async () => {
    const one = await caseOf()
    const { matterId } = await propose(one.caseId, { kind: 'REDACT', parts })
    const { rows } = await db.owner.query('select data::text from procedure.matter where id = $1', [matterId])
    expect(JSON.stringify(rows)).not.toContain('13800000000')
    const textsNow = async () => {
      const { facts } = await look(db.app, li, (ctx) => readMatter(ctx, registry, { matterId }))
      return facts.map(({ value }) => value.zh).filter((text) => text === struck)
    }
    expect(await textsNow()).toHaveLength(1)
    await decide(matterId, 'agree', li)
    expect(await textsNow()).toHaveLength(1)
  })

  test('comes back bit for bit when it is lifted, and the seal opens at no other time', async () => {
    const one = await redacted()
    const [measure] = await measuresOf(one)
    const peek = () =>
      look(db.app, li, async (ctx) => (await import('./store.ts')).findOriginal(ctx.tx, measure?.id ?? ''))
    expect(await peek()).toBeNull()
    await decide(one.matterId, 'lift', li, '本人同意公开。')
    expect(await stored(one.caseId)).toMatchObject({ body: text })
    expect(await peek()).toBeNull()
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  test('refuses words that do not stand there, and none at all', async () => {
    const one = await caseOf()
    await expect(propose(one.caseId, { kind: 'REDACT', parts: ['没有的字'] })).rejects.toMatchObject({
      code: 'cases.part-not-found',
    })
    await expect(propose(one.caseId, { kind: 'REDACT', parts: ['  '] })).rejects.toMatchObject({
      code: 'cases.parts-missing',
    })
  })
})

test('closing a case stops additions until it is lifted', async () => {
  const one = await caseOf()
  const { matterId } = await propose(one.caseId, { kind: 'BLOCK', rule: 'H5' })
  await decide(matterId, 'agree', li)
  const { author } = await own(one)
  const add = () =>
    asCitizen(db, 'write', (ctx) =>
      tracking.supplementCase(ctx, { token: author.token, text: '再补充一次相同的内容。' }),
    )
  await expect(add()).rejects.toMatchObject({ code: 'cases.additions-closed' })
  await decide(matterId, 'lift', li, '不再刷屏。')
  await expect(add()).resolves.toMatchObject({ number: one.number })
})

describe('nobody hides past the procedure', () => {
  test('no login marks a case hidden or changes a measure', async () => {
    const one = await hidden()
    const acts = [
      `update cases.case set hidden_rule = 'H1', hidden_at = now() where id = '${one.caseId}'`,
      `update cases.case set is_closed = true where id = '${one.caseId}'`,
      'delete from cases.measure',
      `update cases.measure set reason = 'x'`,
      'update cases.measure set lifted_at = now()',
    ]
    for (const login of ['app', 'portal', 'worker', 'signIn'] as const)
      for (const statement of acts) {
        const attempt = db[login].write(chief, (tx) => tx.run({ sql: statement, parameters: [] } as never))
        await expect(attempt, `${login}: ${statement}`).rejects.toThrow(/permission denied|kept as it is/)
      }
  })

  test('the owner neither, without a measure in force', async () => {
    const one = await caseOf()
    await expect(
      db.owner.query(`update cases.case set hidden_rule = 'H1', hidden_by = 'x', hidden_at = now() where id = $1`, [
        one.caseId,
      ]),
    ).rejects.toThrow('by a measure only')
    await expect(db.owner.query('delete from cases.measure')).rejects.toThrow('kept as it is')
    await expect(db.owner.query(`update cases.case set body = 'x' where id = $1`, [one.caseId])).rejects.toThrow(
      'kept as it is',
    )
  })
})
