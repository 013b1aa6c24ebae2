import { beforeAll, describe, expect, test } from 'vitest'
import { registry } from '#apps/procedures.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import type { MeasuredWords } from '../codes.ts'
import { compareWithLog } from '../logging/store.ts'
import { settlePromise } from '../promises/service.ts'
import { acceptCase, getCase, replyCase } from '../service.ts'
import { showCase } from '../tracking/board.ts'
import { proposeMeasure } from './service.ts'

// What was promised in an answer, and why it was not kept, is moderated with it, settled or not (decisions 144).
const db = testDatabase()
const someone = (name: string, place: keyof typeof places = 'qingshi'): Actor =>
  deskOf(places[place], { accountId: newId(), identityId: newId(), personId: newId(), name })
const [zhang, li, chief] = [someone('张受理'), someone('李受理'), someone('县里的人', 'county')]
const phone = '13800000000'
const stroke = '■'.repeat(phone.length)
const answer = `已联系邻居${phone}。我们12月5日前修好路灯。`
const why = `邻居${phone}不让进门，没有修成。`

beforeAll(() => plantCounty(db))

const [day, later] = [new Date('2026-11-28T10:00+08:00'), new Date('2026-11-29T10:00+08:00')]

async function answered(what = '12月5日前修好路灯') {
  const receipt = await submitAbout(db, places.qingshi, {}, { now: new Date('2026-11-27T10:00+08:00') })
  const caseId: string = (await db.owner.query('select id from cases.case where number = $1', [receipt.number])).rows[0]
    .id
  await act(db.app, zhang, (ctx) => acceptCase(ctx, { caseId, isComplex: false }), day)
  const promises = [{ what, dueOn: '2026-12-05' }]
  await act(db.app, zhang, (ctx) => replyCase(ctx, { caseId, text: answer, promises }), day)
  return { ...receipt, caseId }
}
const detail = (caseId: string) => look(db.app, zhang, (ctx) => getCase(ctx, { caseId }))
const shown = (number: string) => asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))

async function settle(caseId: string, said: { state: 'KEPT' | 'BROKEN'; doneOn?: string; reason?: string }) {
  const promiseId = (await detail(caseId)).promises[0]?.id ?? ''
  await act(db.app, zhang, (ctx) => settlePromise(ctx, { caseId, promiseId, reason: '', ...said }), later)
}
const keep = (caseId: string) => settle(caseId, { state: 'KEPT', doneOn: '2026-11-29' })

const decide = (matterId: string, deed: string, by: Actor, opinion?: string) =>
  act(db.app, by, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: deed, version, ...(opinion ? { opinion } : {}) })
  })
async function redact(caseId: string, wordsOf: Exclude<MeasuredWords, 'CASE'>, parts = [phone]) {
  const { replies, events } = await detail(caseId)
  const wordsId = (wordsOf === 'REPLY' ? replies[0] : events.find((one) => one.act === 'breakPromise'))?.id ?? ''
  const asked = { caseId, kind: 'REDACT', rule: 'H1', reason: '写了邻居的电话，遮住了。' } as const
  const { matterId } = await act(db.app, zhang, (ctx) =>
    proposeMeasure(ctx, { ...asked, parts, whose: { wordsOf, wordsId } }),
  )
  await decide(matterId, 'agree', li)
  return matterId
}
async function lift(matterId: string) {
  await decide(matterId, 'appeal', li, '答复单位说这是公开的办公电话。')
  await decide(matterId, 'overturn', chief, '是办公电话，恢复。')
}

describe('a promise that was settled', () => {
  test.each(['12月5日前修好路灯', `已联系邻居${phone}`])(
    'does not keep its answer from losing words, nor getting them back: %s',
    async (what) => {
      const { number, caseId } = await answered(what)
      await keep(caseId)
      const matterId = await redact(caseId, 'REPLY')
      const promise = { state: 'KEPT', doneOn: '2026-11-29' }
      expect(await shown(number)).toMatchObject({
        replies: [{ text: answer.replace(phone, stroke) }],
        promises: [{ ...promise, what: what.replace(phone, stroke) }],
      })
      await lift(matterId)
      expect(await shown(number)).toMatchObject({ replies: [{ text: answer }], promises: [{ ...promise, what }] })
      expect(await compareWithLog(db.owner)).toEqual([])
    },
  )

  test.each(['12月5日前修好路灯', `已联系邻居${phone}`])(
    'after words were taken out lets them come back: %s',
    async (what) => {
      const { number, caseId } = await answered(what)
      const matterId = await redact(caseId, 'REPLY')
      await keep(caseId)
      await lift(matterId)
      expect(await shown(number)).toMatchObject({ replies: [{ text: answer }], promises: [{ state: 'KEPT', what }] })
    },
  )
})

test('a promise comes back to what it said, and is rewritten to nothing else, when a measure was lifted', async () => {
  const what = `已联系邻居${phone}`
  const { caseId } = await answered(what)
  await lift(await redact(caseId, 'REPLY'))
  const change = `update cases.promise set what = '再看看' where case_id = '${caseId}'`
  await expect(byHand(change, 'measure')).rejects.toThrow('kept as it was promised')
})

describe('why a promise was not kept', () => {
  test('loses the words in the course and at the promise, and gets them back at both', async () => {
    const { number, caseId } = await answered()
    await settle(caseId, { state: 'BROKEN', reason: why })
    const matterId = await redact(caseId, 'EVENT')
    const page = await shown(number)
    expect(page.promises).toMatchObject([{ state: 'BROKEN', reason: why.replace(phone, stroke) }])
    expect(JSON.stringify([page, await detail(caseId)])).not.toContain(why)
    await lift(matterId)
    const again = await shown(number)
    expect(again.promises).toMatchObject([{ state: 'BROKEN', reason: why }])
    expect(again.events.filter(({ note }) => note?.includes(why))).toHaveLength(1)
  })

  test('is not rewritten past a measure', async () => {
    const { caseId } = await answered()
    await settle(caseId, { state: 'BROKEN', reason: why })
    for (const change of [`reason = '另一个原因'`, `what = '另一件事'`, `state = 'OPEN'`])
      await expect(byHand(`update cases.promise set ${change} where case_id = '${caseId}'`), change).rejects.toThrow(
        'kept as it was promised',
      )
  })
})

async function byHand(statement: string, ...tables: string[]) {
  await db.owner.query('begin')
  try {
    for (const table of ['promise', ...tables])
      await db.owner.query(`alter table cases.${table} no force row level security`)
    await db.owner.query(statement)
  } finally {
    await db.owner.query('rollback')
  }
}

test('a promise that says it in other words than its answer loses the passages too', async () => {
  const what = `打${phone}联系邻居，修好路灯`
  const { number, caseId } = await answered(what)
  const matterId = await redact(caseId, 'REPLY')
  expect((await shown(number)).promises).toMatchObject([{ what: what.replace(phone, stroke) }])
  await lift(matterId)
  expect((await shown(number)).promises).toMatchObject([{ what }])
})
