import { beforeAll, describe, expect, test } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { passLimit } from '#kernel/procedure/passing-limits.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import {
  asCitizen,
  deskOf,
  type Place,
  places,
  plantCounty,
  submitAbout,
  type written,
} from '../../../../tests/cases.ts'
import { act, behalfOf, look, testDatabase } from '../../../../tests/database.ts'
import * as tracking from '../tracking/service.ts'
import * as service from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const somebody = (place: Place, name: string, role = 'DESK'): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), name, role })
const zhang = somebody(places.qingshi, '张受理')
const wang = somebody(places.qingshi, '王书记', 'SECRETARY')
const chief = somebody(places.county, '县里的人')
const name = '罗秀英'
const phone = '13987654321'

async function caseOf(of: Parameters<typeof written>[0] = {}, place: Place = places.qingshi) {
  const receipt = await submitAbout(db, place, { name, phone, ...of })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  return { ...receipt, caseId: rows[0]?.id ?? '' }
}

const reason = '老人不上网，要打电话约上门的时间。'
const ask = (caseId: string, by = zhang, now = new Date()) =>
  act(db.app, by, (ctx) => service.askContact(ctx, { caseId, purpose: 'VISIT', reason }), now)
const decide = (matterId: string, deed: string, by: Actor, opinion?: string) =>
  act(db.app, by, async (ctx) => {
    const { version } = await readMatter(ctx, registry, { matterId })
    return actOnMatter(ctx, registry, { matterId, act: deed, version, ...(opinion ? { opinion } : {}) })
  })
const see = (caseId: string, by = zhang, { now = new Date(), purpose = 'cases.contact' } = {}) =>
  perform({ db: db.app, actor: by, effect: 'write', requestId: 'test', now, purpose }, (ctx) =>
    service.lookAtContact(ctx, { caseId }),
  )
const standing = (caseId: string, by = zhang) => look(db.app, by, (ctx) => service.listContactOpenings(ctx, { caseId }))
const told = async ({ number, code }: { number: string; code: string }) => {
  const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }))
  return asCitizen(db, 'read', (ctx) => service.listOwnOpenings(ctx, author))
}
async function opened() {
  const one = await caseOf()
  const { matterId } = await ask(one.caseId)
  await decide(matterId, 'agree', wang)
  return { ...one, matterId }
}

describe('the contact of a case (D23)', () => {
  test('opens to who asked once somebody of another post agreed, and its writer sees who, why and each look', async () => {
    const one = await caseOf()
    const { matterId } = await ask(one.caseId)
    await expect(see(one.caseId)).rejects.toMatchObject({ code: 'cases.contact-not-open' })
    expect(await told(one)).toMatchObject([{ state: 'WAITING', byName: '青石镇党委', post: 'DESK', reason, looks: [] }])
    await decide(matterId, 'agree', wang)
    expect(await see(one.caseId)).toEqual({ name, phone })
    await see(one.caseId)
    const [opening] = await told(one)
    expect(opening).toMatchObject({
      state: 'OPEN',
      purpose: 'VISIT',
      decidedBy: '青石镇党委',
      decidedPost: 'SECRETARY',
    })
    expect(opening?.looks).toHaveLength(2)
    expect(JSON.stringify(opening)).not.toMatch(/张受理|王书记/)
  })

  test('leaves an entry of the audit for each look, with the purpose and without the contact', async () => {
    const one = await opened()
    await see(one.caseId)
    const { rows } = await db.owner.query(
      `select act, details from audit.entry where subject_id = $1 and act like 'cases.contact%' order by id`,
      [one.caseId],
    )
    expect(rows.map((row) => row.act)).toEqual(['cases.contact-asked', 'cases.contact-looked-at'])
    expect(rows[1].details).toMatchObject({ purpose: 'VISIT' })
    expect(JSON.stringify(rows)).not.toMatch(/罗秀英|13987654321/)
    const { rows: matters } = await db.owner.query('select title, data from procedure.matter where id = $1', [
      one.matterId,
    ])
    expect(JSON.stringify(matters)).not.toMatch(/罗秀英|13987654321/)
  })

  test('is not opened by who asked, by a delegate of his, by his own post, nor by somebody elsewhere', async () => {
    const { caseId } = await caseOf()
    const { matterId } = await ask(caseId)
    await expect(decide(matterId, 'agree', zhang)).rejects.toMatchObject({ kind: 'forbidden' })
    const delegate = { ...wang, onBehalfOf: behalfOf(zhang.accountId ?? '') }
    await expect(decide(matterId, 'agree', delegate)).rejects.toMatchObject({ kind: 'forbidden' })
    const bothPosts = { ...zhang, role: 'SECRETARY', identityId: newId() }
    await expect(decide(matterId, 'agree', bothPosts)).rejects.toMatchObject({ code: 'procedure.not-oneself' })
    const colleague = somebody(places.qingshi, '另一个受理员')
    await expect(decide(matterId, 'agree', colleague)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(decide(matterId, 'agree', somebody(places.baiyun, '别的镇'))).rejects.toMatchObject({
      kind: 'missing',
    })
    await expect(see(caseId)).rejects.toMatchObject({ code: 'cases.contact-not-open' })
  })

  test('is not opened by the same post of the line or whole, either way round', async () => {
    const clerk = somebody(places.qingshi, '文秘员', 'ORGANISER/SECRETARIAT')
    const officer = somebody(places.qingshi, '组织员', 'ORGANISER')
    const [one, other] = [await caseOf(), await caseOf()]
    const byClerk = await ask(one.caseId, clerk)
    const byOfficer = await ask(other.caseId, officer)
    await expect(decide(byClerk.matterId, 'agree', officer)).rejects.toMatchObject({ kind: 'missing' })
    await expect(decide(byOfficer.matterId, 'agree', clerk)).rejects.toMatchObject({ kind: 'missing' })
    await decide(byClerk.matterId, 'agree', wang)
    expect(await see(one.caseId, clerk)).toEqual({ name, phone })
  })

  test('stays closed to everybody else while it is open, and to who asked after a day', async () => {
    const one = await opened()
    for (const other of [wang, chief, somebody(places.qingshi, '另一个受理员')])
      await expect(see(one.caseId, other)).rejects.toMatchObject({ code: 'cases.contact-not-open' })
    const tomorrow = new Date(Date.now() + 24 * 3_600_000 + 60_000)
    await expect(see(one.caseId, zhang, { now: tomorrow })).rejects.toMatchObject({ code: 'cases.contact-not-open' })
    await db.owner.query(`update cases.opening set open_until = now() - interval '1 second' where case_id = $1`, [
      one.caseId,
    ])
    await expect(see(one.caseId)).rejects.toMatchObject({ code: 'cases.contact-not-open' })
    expect((await standing(one.caseId)).openings).toMatchObject([{ state: 'OVER' }])
  })

  test('is given by the database for its purpose only (decisions 11)', async () => {
    const one = await opened()
    await expect(see(one.caseId, zhang, { purpose: '' })).rejects.toMatchObject({ code: 'cases.contact-not-open' })
    await expect(see(one.caseId, zhang, { purpose: 'members.export' })).rejects.toMatchObject({
      code: 'cases.contact-not-open',
    })
    await expect(see(one.caseId)).resolves.toMatchObject({ phone })
  })

  test('that was refused or withdrawn opened nothing, and the writer reads that too', async () => {
    const one = await caseOf()
    const first = await ask(one.caseId)
    await decide(first.matterId, 'disagree', wang, '请先在诉求件里问。')
    const second = await ask(one.caseId)
    await decide(second.matterId, 'withdraw', zhang)
    await decide((await ask(one.caseId)).matterId, 'askFirst', wang)
    await expect(see(one.caseId)).rejects.toMatchObject({ code: 'cases.contact-not-open' })
    expect((await told(one)).map(({ state }) => state)).toEqual(['REFUSED', 'WITHDRAWN', 'REFUSED'])
  })

  test('that its writer erased is gone at once, also while it is open', async () => {
    const one = await opened()
    const { number, code } = one
    const { author } = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }))
    await asCitizen(db, 'write', (ctx) => tracking.eraseContact(ctx, { token: author.token }))
    await expect(see(one.caseId)).rejects.toMatchObject({ code: 'cases.contact-none' })
    await expect(ask(one.caseId, chief)).rejects.toMatchObject({ code: 'cases.contact-none' })
    expect((await told(one))[0]?.looks).toEqual([])
  })
})

describe('who may ask, and who decides', () => {
  test('a complaint about an office is decided above it, not in it (XF-05)', async () => {
    const { caseId } = await caseOf({ kind: 'COMPLAINT' })
    const { matterId } = await ask(caseId)
    await expect(decide(matterId, 'agree', wang)).rejects.toMatchObject({ kind: 'forbidden' })
    await decide(matterId, 'agree', chief)
    await expect(see(caseId)).resolves.toMatchObject({ phone })
  })

  test('a private case that came by a channel of the township is asked for there and decided above it', async () => {
    const { caseId } = await caseOf()
    await db.owner.query('update cases.case set is_public = false, is_direct = true where id = $1', [caseId])
    const { matterId } = await ask(caseId)
    await expect(decide(matterId, 'agree', wang)).rejects.toMatchObject({ kind: 'forbidden' })
    await decide(matterId, 'agree', chief)
    expect(await see(caseId)).toEqual({ name, phone })
    const { caseId: complaint } = await caseOf()
    await db.owner.query(
      `update cases.case set is_public = false, is_direct = true, kind = 'COMPLAINT' where id = $1`,
      [complaint],
    )
    await expect(ask(complaint)).rejects.toMatchObject({ code: 'cases.contact-nobody' })
  })

  test('a private case about the topmost organisation opens to nobody there', async () => {
    const { caseId } = await caseOf({ isPublic: 'no' }, places.county)
    await expect(ask(caseId, chief)).rejects.toMatchObject({ code: 'cases.contact-nobody' })
  })

  test('a private case about a township is asked for and decided at the county', async () => {
    const { caseId } = await caseOf({ isPublic: 'no' })
    await expect(ask(caseId)).rejects.toMatchObject({ kind: 'missing' })
    const { matterId } = await ask(caseId, chief)
    await decide(matterId, 'agree', somebody(places.county, '县委组织部', 'ORGANISER'))
    await expect(see(caseId, chief)).resolves.toMatchObject({ phone })
  })

  test('one asks once at a time, for a case in reach that is not finished, in a post that handles cases', async () => {
    const { caseId } = await caseOf()
    await ask(caseId)
    await expect(ask(caseId)).rejects.toMatchObject({ code: 'cases.contact-asked' })
    await expect(ask(caseId, somebody(places.baiyun, '别的镇'))).rejects.toMatchObject({ kind: 'missing' })
    await expect(ask(caseId, somebody(places.qingshi, '党员', 'MEMBER'))).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('nobody opens a contact past the procedure', () => {
  test('no login of the product opens one, reads the sealed one, or takes a line of a look away', async () => {
    const { caseId } = await caseOf()
    const { matterId } = await ask(caseId)
    const acts = [
      `update cases.opening set state = 'OPEN', open_until = now() + interval '1 day'`,
      `insert into cases.opening (id, case_id, what, matter_id, at, asked_by, by_name, post, purpose, reason, state, open_until)
       values (gen_random_uuid(), '${caseId}', 'CONTACT', gen_random_uuid(), now(), gen_random_uuid(), 'x', 'DESK', 'VISIT', 'x', 'OPEN', now() + interval '1 day')`,
      'select contact_sealed from cases.case',
      'delete from cases.look',
      'delete from cases.opening',
      `update cases.opening set reason = 'x'`,
    ]
    for (const login of ['app', 'portal', 'worker', 'signIn'] as const)
      for (const statement of acts) {
        const attempt = db[login].write(chief, (tx) => tx.run({ sql: statement, parameters: [] } as never))
        await expect(attempt, `${login}: ${statement}`).rejects.toThrow(/permission denied/)
      }
    const decideEarly = db.app.write(zhang, (tx) =>
      tx.run({
        sql: `select cases.decide_opening('${matterId}')`,
        parameters: [],
      } as never),
    )
    await decideEarly
    await expect(see(caseId)).rejects.toMatchObject({ code: 'cases.contact-not-open' })
  })

  test('a matter that agreed without a second person opens nothing in the database either', async () => {
    const { caseId } = await caseOf()
    const { matterId } = await ask(caseId)
    await db.owner.query(
      `insert into procedure.act (id, matter_id, position, at, act, to_state, account_id, name) values ($1, $2, 99, now(), 'agree', 'OPEN', $3, 'x')`,
      [newId(), matterId, zhang.accountId],
    )
    await db.owner.query(
      `update procedure.matter set state = 'OPEN', outcome = 'AGREED', ended_at = now() where id = $1`,
      [matterId],
    )
    const carryOut = db.app.write(zhang, (tx) =>
      tx.run({
        sql: `select cases.decide_opening('${matterId}')`,
        parameters: [],
      } as never),
    )
    await expect(carryOut).rejects.toThrow('opened by two persons')
  })
})

test('a matter whose opening does not wait any more does not end as if it had been opened', async () => {
  const { caseId } = await caseOf()
  const { matterId } = await ask(caseId)
  await db.owner.query(`update cases.opening set state = 'WITHDRAWN' where matter_id = $1`, [matterId])
  await expect(decide(matterId, 'agree', wang)).rejects.toThrow('no opening waits')
  const { rows } = await db.owner.query('select outcome from procedure.matter where id = $1', [matterId])
  expect(rows).toEqual([{ outcome: null }])
})

test('a contact stays open for a day from now, whatever moment its matter names', async () => {
  const { caseId } = await caseOf()
  const { matterId } = await ask(caseId)
  await db.owner.query(
    `insert into procedure.act (id, matter_id, position, at, act, to_state, account_id, name) values ($1, $2, 99, now(), 'agree', 'OPEN', $3, 'x')`,
    [newId(), matterId, chief.accountId],
  )
  await db.owner.query(
    `update procedure.matter set state = 'OPEN', outcome = 'AGREED', ended_at = now() + interval '30 days' where id = $1`,
    [matterId],
  )
  const sentence = { sql: `select cases.decide_opening('${matterId}')`, parameters: [] }
  await db.app.write(zhang, (tx) => tx.run(sentence as never))
  const { rows } = await db.owner.query<{ open_until: Date }>(
    'select open_until from cases.opening where matter_id = $1',
    [matterId],
  )
  expect(rows[0]?.open_until.getTime()).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000)
})

test('silence opens nothing: after four hours the desk above may decide, and nobody else', async () => {
  const one = await caseOf()
  const longAgo = new Date(Date.now() - 30 * 86_400_000)
  const { matterId } = await ask(one.caseId, zhang, longAgo)
  await expect(decide(matterId, 'agree', chief)).rejects.toMatchObject({ code: 'procedure.not-yours' })
  await act(db.app, systemActor('procedure.pass-limit'), (ctx) => passLimit(ctx, registry, matterId))
  expect(await told(one)).toMatchObject([{ state: 'WAITING', openUntil: null }])
  await decide(matterId, 'agree', chief)
  expect(await told(one)).toMatchObject([{ state: 'OPEN', decidedBy: '云岭县委' }])
})
