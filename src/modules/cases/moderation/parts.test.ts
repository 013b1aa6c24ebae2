import { beforeAll, describe, expect, test } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, visitor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import type { MeasuredWords } from '../codes.ts'
import { readOpenStatistics } from '../counts/service.ts'
import { compareWithLog } from '../logging/store.ts'
import * as originals from '../originals/service.ts'
import { settlePromise } from '../promises/service.ts'
import { acceptCase, getCase, replyCase } from '../service.ts'
import { showCase } from '../tracking/board.ts'
import * as tracking from '../tracking/service.ts'
import * as service from './service.ts'

type Part = Exclude<MeasuredWords, 'CASE'>

// What stands beside a message is moderated by the same measure as the message (D24, decisions 144).
const db = testDatabase()
const someone = (name: string, place: keyof typeof places = 'qingshi'): Actor =>
  deskOf(places[place], { accountId: newId(), identityId: newId(), personId: newId(), name })
const [zhang, chief] = [someone('张受理'), someone('县里的人', 'county')]
const phone = '13800000000'
const added = `补充：邻居的电话是${phone}，晚上打不通。`
const answer = `已联系${phone}，12月31日前请他把狗拴好。`
const judged = `他的电话${phone}还是打不通。`
const stroke = '■'.repeat(phone.length)
const without = (text: string) => text.replaceAll(phone, stroke)

beforeAll(() => plantCounty(db))

async function caseOf(phoneNow = phone) {
  const said = (text: string) => text.replaceAll(phone, phoneNow)
  const receipt = await submitAbout(db, places.qingshi, { title: '邻居家的狗半夜一直叫' })
  const caseId = (await db.owner.query('select id from cases.case where number = $1', [receipt.number])).rows[0].id
  await act(db.app, zhang, (ctx) => acceptCase(ctx, { caseId, isComplex: false }))
  const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, receipt))
  await asCitizen(db, 'write', (ctx) => tracking.supplementCase(ctx, { token: author.token, text: said(added) }))
  const promises = [{ what: said(answer.slice(0, -1)), dueOn: '2026-12-31' }]
  await act(
    db.app,
    zhang,
    (ctx) => replyCase(ctx, { caseId, text: said(answer), promises }),
    new Date('2026-11-28T10:00+08:00'),
  )
  const verdict = { token: author.token, outcome: 'NOT_SOLVED', reason: said(judged) }
  await asCitizen(db, 'write', (ctx) => tracking.confirmOutcome(ctx, verdict))
  return { ...receipt, caseId: caseId as string }
}

// Taken up again it lies with the county; who decides there are two of its people.
const [first, second] = [someone('县受理', 'county'), someone('县另一人', 'county')]
const secretary: Actor = { ...someone('县委书记', 'county'), role: 'SECRETARY' }
const detail = (caseId: string) => look(db.app, first, (ctx) => getCase(ctx, { caseId }))
async function idIn(caseId: string, wordsOf: Part): Promise<string> {
  const { supplements, ratings, replies, events } = await detail(caseId)
  const of = {
    SUPPLEMENT: supplements[0],
    RATING: ratings[0],
    REPLY: replies[0],
    EVENT: events.find((one) => one.act === 'reopen'),
  }
  return of[wordsOf]?.id ?? ''
}
type Asked = Partial<Parameters<typeof service.proposeMeasure>[1]>
const propose = (caseId: string, of: Asked = {}) =>
  act(db.app, first, (ctx) =>
    service.proposeMeasure(ctx, {
      ...{ caseId, kind: 'REDACT', rule: 'H1', reason: '写了邻居的电话，遮住了。', parts: [phone] },
      ...of,
    }),
  )
const decide = (matterId: string, deed: string, by: Actor, opinion?: string) =>
  act(db.app, by, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: deed, version, ...(opinion ? { opinion } : {}) })
  })
async function redacted(wordsOf: Part) {
  const one = await caseOf()
  const { matterId } = await propose(one.caseId, { whose: { wordsOf, wordsId: await idIn(one.caseId, wordsOf) } })
  await decide(matterId, 'agree', second)
  return { ...one, matterId }
}
const shown = (number: string) => asCitizen(db, 'read', (ctx) => showCase(ctx, { number }))
const logged = async (number: string) => {
  const { rows } = await db.owner.query<{ told: string }>(
    `select split_part(convert_from(leaf, 'UTF8'), E'\\n', 2) || ' ' || split_part(convert_from(leaf, 'UTF8'), E'\\n', 5) as told
     from public_log.entry where kind <> 'intake' and convert_from(leaf, 'UTF8') like '%' || $1 || '%' order by number`,
    [number],
  )
  return rows.map(({ told }) => told)
}
const asPortal = async (statement: string) =>
  JSON.stringify(await db.portal.read(visitor, (tx) => tx.rows({ sql: statement, parameters: [] } as never)))

describe('what stands beside a message', () => {
  test('an answer loses the words for everybody, and the promise made of it as well', async () => {
    const { number, caseId } = await redacted('REPLY')
    const page = await shown(number)
    expect(page.replies[0]?.text).toBe(without(answer))
    expect(page.promises[0]?.what).toBe(without(answer.slice(0, -1)))
    expect((await detail(caseId)).replies[0]?.text).toBe(without(answer))
    expect(page.events.at(-1)).toMatchObject({
      what: '按公布的规则处置',
      note: expect.stringContaining('遮盖部分文字（答复）：H1'),
    })
    expect((await detail(caseId)).events.at(-1)?.note).toBe('写了邻居的电话，遮住了。')
    expect(await logged(number)).toEqual([`measure ${number} REDACT-REPLY H1 云岭县委`])
  })

  test('what was added loses them', async () => {
    expect((await shown((await redacted('SUPPLEMENT')).number)).supplements[0]?.text).toBe(without(added))
  })

  test.each(['RATING', 'EVENT'] as const)('why it was judged so loses them in the course too: %s', async (wordsOf) => {
    const page = await shown((await redacted(wordsOf)).number)
    expect(page.rating?.reason).toBe(without(judged))
    expect(JSON.stringify(page)).not.toContain(judged)
    expect(page.events.filter(({ note }) => note?.includes(without(judged)))).toHaveLength(1)
  })

  test('keeps its words sealed, tells its writer why, and is found in nothing the portal may read', async () => {
    const one = await redacted('SUPPLEMENT')
    const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, one))
    expect(await asCitizen(db, 'read', (ctx) => service.listOwnMeasures(ctx, author))).toMatchObject([
      { kind: 'REDACT', wordsOf: 'SUPPLEMENT', reason: '写了邻居的电话，遮住了。' },
    ])
    const sealed = await db.owner.query('select original from cases.measure where case_id = $1', [one.caseId])
    expect(sealed.rows[0].original.includes(phone)).toBe(false)
    const canary = `select text from cases.supplement where case_id = '${one.caseId}'`
    expect(await asPortal(canary)).toContain(stroke)
    expect(await asPortal(canary)).not.toContain(phone)
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  test('leaves nothing of what was taken out in any table, view or function that the portal may read', async () => {
    const canary = '13977778888'
    const one = await caseOf(canary)
    const promiseId = (await detail(one.caseId)).promises[0]?.id ?? ''
    const broken = { caseId: one.caseId, promiseId, state: 'BROKEN', reason: `${canary}没有人接。` } as const
    await act(db.app, first, (ctx) => settlePromise(ctx, broken))
    const why = (await detail(one.caseId)).events.find((line) => line.act === 'breakPromise')?.id ?? ''
    for (const wordsOf of ['SUPPLEMENT', 'REPLY', 'RATING', 'EVENT'] as const) {
      const wordsId = wordsOf === 'EVENT' ? why : await idIn(one.caseId, wordsOf)
      const { matterId } = await propose(one.caseId, { whose: { wordsOf, wordsId }, parts: [canary] })
      await decide(matterId, 'agree', second)
    }
    const { rows } = await db.owner.query<{ name: string; columns: string[] }>(
      `select format('%I.%I', n.nspname, c.relname) as name, array_agg(format('%I', a.attname)) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid join pg_roles r on r.rolname = $1
       where c.relkind in ('r', 'v', 'm') and n.nspname !~ '^pg_|information_schema|graphile_worker' and a.attnum > 0 and not a.attisdropped
         and has_schema_privilege(r.oid, c.relnamespace, 'usage') and has_column_privilege(r.oid, c.oid, a.attnum, 'select')
       group by 1`,
      [decodeURIComponent(new URL(db.urls.portal).username)],
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const { name, columns } of rows)
      expect(await asPortal(`select ${columns.join(', ')} from ${name}`), name).not.toContain(canary)
    const { case: own } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, one))
    expect(JSON.stringify([own, await shown(one.number), await detail(one.caseId)])).not.toContain(canary)
  })

  test('is counted apart in the open statistics', async () => {
    const { measures } = await asCitizen(db, 'read', (ctx) =>
      readOpenStatistics(ctx, { orgId: places.county.id, from: '2026-01-01', until: '2036-12-31' }),
    )
    expect(measures).toEqual(
      expect.arrayContaining([expect.objectContaining({ wordsOf: 'SUPPLEMENT', kind: 'REDACT' })]),
    )
  })
})

describe('it takes two persons, and the level above may lift it', () => {
  test('comes back bit for bit, with the promise, when it is lifted', async () => {
    const one = await redacted('REPLY')
    await decide(one.matterId, 'appeal', second, '答复单位说这是公开的办公电话。')
    await decide(one.matterId, 'overturn', chief, '是办公电话，恢复。')
    const page = await shown(one.number)
    expect(page.replies[0]?.text).toBe(answer)
    expect(page.promises[0]?.what).toBe(answer.slice(0, -1))
    expect((await logged(one.number)).map((line) => line.split(' ')[0])).toEqual(['measure', 'appeal', 'lifting'])
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  test('opens to who asked for it by name once somebody of another post agreed, as a message does (decisions 115)', async () => {
    const one = await redacted('REPLY')
    const { matterId: other } = await propose(one.caseId, {
      whose: { wordsOf: 'SUPPLEMENT', wordsId: await idIn(one.caseId, 'SUPPLEMENT') },
    })
    await decide(other, 'agree', second)
    const { measures } = await look(db.app, first, (ctx) => originals.listOriginalOpenings(ctx, { caseId: one.caseId }))
    expect(measures.map(({ wordsOf }) => wordsOf)).toEqual(['SUPPLEMENT', 'REPLY'])
    const asked = { caseId: one.caseId, purpose: 'APPEAL', reason: '有人申请复核，要对照原文。' } as const
    const { matterId } = await act(db.app, first, (ctx) =>
      originals.askOriginal(ctx, { ...asked, of: { measureId: measures[1]?.id ?? '' } }),
    )
    await decide(matterId, 'agree', secretary, '同意。')
    const seen = await perform(
      { db: db.app, actor: first, effect: 'write', requestId: 'test', purpose: 'cases.original' },
      (ctx) => originals.lookAtOriginal(ctx, { caseId: one.caseId }),
    )
    expect(seen).toEqual({ title: '', text: answer })
    const stranger = act(db.app, second, (ctx) => originals.askOriginal(ctx, { ...asked, of: { measureId: newId() } }))
    await expect(stranger).rejects.toMatchObject({ code: 'cases.original-none' })
  })

  test('is not done by who proposes it, nor hidden whole, nor for words of another case', async () => {
    const [one, other] = [await caseOf(), await caseOf()]
    const wordsId = await idIn(one.caseId, 'REPLY')
    const { matterId } = await propose(one.caseId, { whose: { wordsOf: 'REPLY', wordsId } })
    await expect(decide(matterId, 'agree', first)).rejects.toMatchObject({ code: 'procedure.not-oneself' })
    expect((await shown(one.number)).replies[0]?.text).toBe(answer)
    await expect(propose(one.caseId, { whose: { wordsOf: 'REPLY', wordsId } })).rejects.toMatchObject({
      code: 'cases.measure-there',
    })
    await expect(propose(one.caseId, { whose: { wordsOf: 'REPLY', wordsId }, kind: 'HIDE' })).rejects.toMatchObject({
      code: 'cases.words-only-redacted',
    })
    await expect(propose(other.caseId, { whose: { wordsOf: 'REPLY', wordsId } })).rejects.toMatchObject({
      code: 'cases.words-missing',
    })
    await expect(propose(other.caseId, { whose: { wordsOf: 'EVENT', wordsId } })).rejects.toMatchObject({
      code: 'cases.words-missing',
    })
  })

  test('nor past it: no login rewrites an answer, a supplement, a judgement, a line or a promise', async () => {
    const one = await redacted('SUPPLEMENT')
    for (const [table, column] of [
      ['reply', 'text'],
      ['supplement', 'text'],
      ['rating', 'reason'],
      ['event', 'reason'],
      ['promise', 'what'],
    ])
      for (const login of ['app', 'portal', 'worker', 'signIn'] as const) {
        const statement = `update cases.${table} set ${column} = 'x' where case_id = '${one.caseId}'`
        const attempt = db[login].write(chief, (tx) => tx.run({ sql: statement, parameters: [] } as never))
        await expect(attempt, `${login} ${table}`).rejects.toThrow(/permission denied/)
      }
    const byHand = `update cases.supplement set text = 'x' where case_id = '${one.caseId}'`
    await db.owner.query('begin')
    await db.owner.query('alter table cases.supplement no force row level security')
    await expect(db.owner.query(byHand)).rejects.toThrow('kept as it is')
    await db.owner.query('rollback')
  })
})
