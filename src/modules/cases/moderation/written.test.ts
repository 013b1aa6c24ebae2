import { beforeAll, describe, expect, test } from 'vitest'
import { registry } from '#apps/procedures.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type MeasuredWords, writtenActs } from '../codes.ts'
import { acceptCase, getCase, replyCase } from '../service.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import { eventWords } from '../tracking/words.ts'
import { declareUrgent, giveFirstWord } from '../urgency/service.ts'
import { proposeMeasure } from './service.ts'
import { applyMeasure } from './store.ts'

// Which lines of the course a measure may be about: what somebody wrote, once, and never a stone (T38, decisions 144).
const db = testDatabase()
const someone = (name: string, place: keyof typeof places): Actor =>
  deskOf(places[place], { accountId: newId(), identityId: newId(), personId: newId(), name })
const [zhang, first, second] = [
  someone('张受理', 'qingshi'),
  someone('县受理', 'county'),
  someone('县另一人', 'county'),
]
const phone = '13800000000'
const stroke = '■'.repeat(phone.length)
const judged = `他的电话${phone}还是打不通。`

beforeAll(() => plantCounty(db))

async function reopened() {
  const receipt = await submitAbout(db, places.qingshi)
  const caseId: string = (await db.owner.query('select id from cases.case where number = $1', [receipt.number])).rows[0]
    .id
  await act(db.app, zhang, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  await act(db.app, zhang, (ctx) => declareUrgent(ctx, { caseId, urgency: 'EMERGENCY' }))
  await act(db.app, zhang, (ctx) => giveFirstWord(ctx, { caseId, text: `已联系${phone}。` }))
  await act(db.app, zhang, (ctx) => replyCase(ctx, { caseId, text: '已经修好了，谢谢您的反映。', promises: [] }))
  const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt))
  const verdict = { token: author.token, outcome: 'NOT_SOLVED', reason: judged }
  await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, verdict))
  return { ...receipt, caseId }
}
const detail = (caseId: string) => look(db.app, first, (ctx) => getCase(ctx, { caseId }))
const lineOf = async (caseId: string, deed: string) =>
  (await detail(caseId)).events.find((one) => one.act === deed)?.id ?? ''
const shown = (number: string) => asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))

const propose = (caseId: string, wordsOf: Exclude<MeasuredWords, 'CASE'>, wordsId: string, parts = [phone]) => {
  const asked = { caseId, kind: 'REDACT', rule: 'H1', reason: '写了邻居的电话，遮住了。' } as const
  return act(db.app, first, (ctx) => proposeMeasure(ctx, { ...asked, parts, whose: { wordsOf, wordsId } }))
}
const decide = (matterId: string, deed: string, by: Actor, opinion?: string) =>
  act(db.app, by, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: deed, version, ...(opinion ? { opinion } : {}) })
  })
async function redact(...asked: Parameters<typeof propose>) {
  const { matterId } = await propose(...asked)
  await decide(matterId, 'agree', second)
  return matterId
}
// As a statement of the product that forgot to ask: false when the database refuses it.
const pastTheService = (caseId: string, wordsId: string) =>
  db.app.write(first, (tx) => {
    const told = { byName: '云岭县委', at: new Date(), eventId: newId(), told: '遮盖', actorName: '县受理', note: null }
    const of = { id: newId(), caseId, matterId: newId(), kind: 'REDACT', rule: 'H1', reason: '没有问过。' } as const
    return applyMeasure(tx, { ...of, ...told, wordsOf: 'EVENT', wordsId, words: '■' }, Buffer.from('sealed'))
  })

describe('a line of the course', () => {
  test('is somebody’s in the database as in the codes', async () => {
    const { rows } = await db.owner.query<{ act: string }>(
      'select act from unnest($1::text[]) as of (act) where cases.is_written(act)',
      [Object.keys(eventWords)],
    )
    expect(rows.map((row) => row.act).sort()).toEqual([...writtenActs].sort())
  })

  test('loses words where somebody wrote them', async () => {
    const { number, caseId } = await reopened()
    await redact(caseId, 'EVENT', await lineOf(caseId, 'giveFirstWord'))
    expect((await shown(number)).events).toContainEqual(expect.objectContaining({ note: `已联系${stroke}。` }))
  })

  test('keeps those of the system, stones among them, whoever asks', async () => {
    const { caseId } = await reopened()
    await redact(caseId, 'EVENT', await lineOf(caseId, 'giveFirstWord'))
    for (const [deed, part] of [
      ['moderate', 'H1'],
      ['declareUrgent', '财产安全'],
    ] as const) {
      const wordsId = await lineOf(caseId, deed)
      await expect(propose(caseId, 'EVENT', wordsId, [part]), deed).rejects.toMatchObject({
        code: 'cases.words-missing',
      })
      expect(await pastTheService(caseId, wordsId), deed).toBe(false)
    }
  })
})

describe('a judgement that stands in the course once more', () => {
  test('carries one measure, wherever it is pointed at, which can be lifted', async () => {
    const { number, caseId } = await reopened()
    const { ratings } = await detail(caseId)
    const line = await lineOf(caseId, 'reopen')
    const matterId = await redact(caseId, 'EVENT', line)
    const { rows } = await db.owner.query('select words_of, words_id from cases.measure where case_id = $1', [caseId])
    expect(rows).toEqual([{ words_of: 'RATING', words_id: ratings[0]?.id }])
    const again = { code: 'cases.measure-there' }
    await expect(propose(caseId, 'EVENT', line, ['打不通'])).rejects.toMatchObject(again)
    await expect(propose(caseId, 'RATING', ratings[0]?.id ?? '', ['打不通'])).rejects.toMatchObject(again)
    expect(await pastTheService(caseId, line)).toBe(false)
    await decide(matterId, 'appeal', second, '留言人说这是他自己的电话。')
    await decide(matterId, 'overturn', someone('县里的人', 'county'), '是他自己的电话，恢复。')
    expect((await shown(number)).rating?.reason).toBe(judged)
  })
})
