import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { asCitizen, deskOf, type Place, places, plantCounty } from '../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { drawMapOf } from './agreement/drawing.ts'
import type { StanceName } from './codes.ts'
import * as part from './participation/service.ts'
import * as refusal from './refusal/service.ts'
import * as service from './service.ts'
import { dueAnswers, dueStatements } from './store.ts'

const db = testDatabase()
const { county, qingshi, xihe } = places
const opened = new Date('2026-12-01T02:00:00Z')
const running = new Date('2026-12-05T02:00:00Z')
const lastMinute = new Date('2026-12-20T15:59:00Z')
const over = new Date('2026-12-20T16:15:00Z')
const later = new Date('2026-12-23T02:00:00Z')

const somebody = (place: Place, name: string): Actor =>
  deskOf(place, { accountId: newId(), identityId: newId(), personId: newId(), name })
const [zhang, li] = [somebody(qingshi, '张受理'), somebody(qingshi, '李受理')]

beforeAll(async () => {
  await plantCounty(db)
  for (const { id, path, name } of [county, qingshi])
    await db.owner.query(
      `insert into sites.site (org_id, org_path, name, hosted_by, address, phone) values ($1, $2, $3, '', '', '1')`,
      [id, path, name],
    )
})

const written = {
  title: '村口那块空地怎么用',
  question: '村口有一块三亩的空地，今年要定下来怎么用。您怎么看？',
  closesOn: '2026-12-20',
  statements: ['先修停车的地方', '建成小公园', '留给赶集摆摊', '不管建什么，都要先修路灯'],
}
const open = (of: Partial<typeof written> = {}, by = zhang) =>
  act(db.app, by, (ctx) => service.openConsultation(ctx, { ...written, ...of }), opened)
const read = (consultationId: string, { by = zhang, now = running } = {}) =>
  look(db.app, by, (ctx) => service.getConsultation(ctx, { consultationId }), now)
const shown = (id: string, orgId: string = qingshi.id) =>
  asCitizen(db, 'read', (ctx) => part.findShownConsultation(ctx, { id, orgId }))
const draw = (consultationId: string, now = running) =>
  act(db.app, systemActor('consultations.draw-map'), (ctx) => drawMapOf(ctx, { consultationId }), now)

interface Saying {
  readonly now?: Date
  readonly token?: string
  readonly address?: string
}
let host = 0
/** Says something of statements by their numbers, from an address of its own unless another one is given. */
async function say(consultationId: string, said: Readonly<Record<number, StanceName>>, of: Saying = {}) {
  const { now = running, token = part.makeToken() } = of
  host += 1
  const address = of.address ?? `198.51.${Math.floor(host / 250)}.${host % 250}`
  const { statements } = await read(consultationId)
  const idOf = (no: string) => statements.find((one) => one.no === Number(no))?.id ?? newId()
  const stances = Object.fromEntries(Object.entries(said).map(([no, name]) => [idOf(no), name]))
  const told = { consultationId, stances, token, isNew: of.token === undefined }
  await asCitizen(db, 'write', (ctx) => part.takeStances(ctx, told), { now, address })
  return token
}
const handIn = (consultationId: string, text: string, { now = running, address = '203.0.113.7' } = {}) =>
  asCitizen(db, 'write', (ctx) => part.handInStatement(ctx, { consultationId, text }), { now, address })
const stancesIn = async (consultationId: string) =>
  (await db.owner.query('select * from consultations.stance where consultation_id = $1', [consultationId])).rows

/** Twelve for the car park, twelve for the park, all for the lamps. */
async function saidByMany(consultationId: string) {
  for (let at = 0; at < 24; at++) {
    const [one, other] = at % 2 === 0 ? (['agree', 'disagree'] as const) : (['disagree', 'agree'] as const)
    await say(consultationId, { 1: one, 2: other, 3: at % 3 === 0 ? 'pass' : one, 4: 'agree' })
  }
}

describe('asking everybody (D28)', () => {
  it('is read by everybody at once, under the address of who asks; sites below know of it', async () => {
    const { consultationId } = await open()
    const one = await shown(consultationId)
    expect(one).toMatchObject({
      title: written.title,
      closesOn: '2026-12-20',
      answerDueOn: '2027-01-08',
      slug: 'place-1',
    })
    expect(one?.statements.map(({ no, text }) => [no, text])).toEqual(
      written.statements.map((text, at) => [at + 1, text]),
    )
    expect(await shown(consultationId, xihe.id)).toBeUndefined()
    const below = await asCitizen(db, 'read', (ctx) =>
      part.listShownConsultations(ctx, { paths: [qingshi.path, xihe.path] }),
    )
    expect(below.map(({ id }) => id)).toContain(consultationId)
  })

  it('runs three days to half a year, of statements that differ, on a site of its own', async () => {
    await expect(open({ closesOn: '2026-12-03' })).rejects.toThrow('consultations.too-short')
    await expect(open({ closesOn: '2027-08-01' })).rejects.toThrow('consultations.too-long')
    const twice = ['建成小公园', '建成 小公园', '建成  小公园']
    await expect(open({ statements: twice })).rejects.toThrow('consultations.statement-twice')
    await expect(open({}, deskOf(xihe))).rejects.toThrow('sites.not-found')
    await expect(open({}, deskOf(qingshi, { role: 'MEMBER' }))).rejects.toThrow('consultations.not-a-keeper')
    await expect(read((await open()).consultationId, { by: deskOf(xihe) })).rejects.toThrow('consultations.not-found')
  })
})

describe('what somebody says', () => {
  it('counts once for each statement, the last word', async () => {
    const { consultationId } = await open()
    const token = await say(consultationId, { 1: 'agree', 2: 'pass' })
    await say(consultationId, { 1: 'disagree' }, { token })
    const rows = await stancesIn(consultationId)
    expect(rows.map(({ value }) => value).sort()).toEqual([-1, 0])
    const left = await asCitizen(db, 'read', (ctx) => part.listUnsaid(ctx, { consultationId, token }))
    expect(left.map(({ no }) => no).sort()).toEqual([3, 4])
  })

  it('has no time beside it and no mark that is the same in two consultations (D29)', async () => {
    const [one, other] = [(await open()).consultationId, (await open()).consultationId]
    const token = await say(one, { 1: 'agree' })
    await say(other, { 1: 'agree' }, { token })
    const [first] = await stancesIn(one)
    const [second] = await stancesIn(other)
    expect(Object.keys(first).sort()).toEqual(
      ['consultation_id', 'org_id', 'org_path', 'statement_id', 'taker', 'value'].sort(),
    )
    expect(first.taker.equals(second.taker)).toBe(false)
    const { rows } = await db.owner.query(
      `select details, subject_id from audit.entry where act = 'consultations.stance-taken'`,
    )
    expect(rows.every(({ details }) => JSON.stringify(details) === '{}')).toBe(true)
  })

  it('is read by no login: neither the desk’s nor the portal’s, and the salt by neither', async () => {
    const bare = (text: string) => ({ compile: () => ({ sql: text, parameters: [], query: {} }) }) as never
    for (const table of ['stance', 'salt'])
      for (const run of [
        () => look(db.app, zhang, (ctx) => ctx.tx.rows(bare(`select * from consultations.${table}`))),
        () => asCitizen(db, 'read', (ctx) => ctx.tx.rows(bare(`select * from consultations.${table}`))),
      ])
        await expect(run(), table).rejects.toThrow(/permission denied/)
  })

  it('is taken until midnight of the last day', async () => {
    const { consultationId } = await open()
    await say(consultationId, { 1: 'agree' }, { now: lastMinute })
    await expect(say(consultationId, { 1: 'agree' }, { now: over })).rejects.toThrow('consultations.over')
    await expect(say(consultationId, { 9: 'agree' })).rejects.toThrow('consultations.statement-missing')
  })

  it('is counted by address, so that one machine is no crowd (T40)', async () => {
    const { consultationId } = await open()
    const address = '203.0.113.50'
    for (let at = 0; at < 40; at++) await say(consultationId, { 1: 'agree' }, { address })
    await expect(say(consultationId, { 1: 'agree' }, { address })).rejects.toThrow('kernel.too-many-tries')
    const token = part.makeToken()
    await say(consultationId, { 1: 'agree' }, { address, token })
  })
})

describe('a statement of a citizen (D24, T38)', () => {
  const handedIn = async () => {
    const { consultationId } = await open()
    const { no } = await handIn(consultationId, ' 王某某家占了\n那块地 ')
    const { statements } = await read(consultationId)
    return { consultationId, no, statementId: statements.find((one) => one.no === no)?.id ?? '' }
  }
  const refuse = (of: { consultationId: string; statementId: string }) =>
    act(
      db.app,
      zhang,
      (ctx) => refusal.proposeRefusal(ctx, { ...of, rule: 'H1', reason: '写了别人的名字，请去掉再写。' }),
      running,
    )
  const decide = (matterId: string, deed: string, by: Actor) =>
    act(db.app, by, async (ctx) => {
      const { version } = await readMatter(ctx, registry, { matterId })
      return actOnMatter(ctx, registry, { matterId, act: deed, version, opinion: '看过了。' })
    })
  const stateOf = async ({ consultationId, no }: { consultationId: string; no: number }) =>
    (await shown(consultationId))?.statements.find((one) => one.no === no)

  it('gets a number, and everybody sees that it waits, not what it says; shown by one person it can be agreed with', async () => {
    const one = await handedIn()
    expect(one.no).toBe(5)
    expect(await stateOf(one)).toMatchObject({ state: 'WAITING', text: null, decideByOn: '2026-12-08' })
    await expect(say(one.consultationId, { 5: 'agree' })).rejects.toThrow('consultations.statement-missing')
    await act(db.app, zhang, (ctx) => refusal.showStatement(ctx, one), running)
    expect(await stateOf(one)).toMatchObject({ state: 'SHOWN', text: '王某某家占了 那块地' })
    await say(one.consultationId, { 5: 'agree' })
    await expect(act(db.app, zhang, (ctx) => refusal.showStatement(ctx, one))).rejects.toThrow(
      'consultations.statement-missing',
    )
  })

  it('is kept back by two persons and a published rule only; its place, the rule and the reason stay', async () => {
    const one = await handedIn()
    const { matterId } = await refuse(one)
    expect(await stateOf(one)).toMatchObject({ state: 'REVIEW', text: null })
    await expect(decide(matterId, 'agree', zhang)).rejects.toThrow()
    await decide(matterId, 'agree', li)
    expect(await stateOf(one)).toMatchObject({
      state: 'REFUSED',
      text: null,
      rule: 'H1',
      reason: '写了别人的名字，请去掉再写。',
    })
    expect(JSON.stringify(await shown(one.consultationId))).not.toContain('王某某')
    expect((await handIn(one.consultationId, '修一个公共厕所')).no).toBe(6)
  })

  it('is shown when the second person disagrees, and after an appeal when the desk above does', async () => {
    const one = await handedIn()
    await decide((await refuse(one)).matterId, 'disagree', li)
    expect(await stateOf(one)).toMatchObject({ state: 'SHOWN', rule: null })
    const other = await handedIn()
    const { matterId } = await refuse(other)
    await decide(matterId, 'agree', li)
    await decide(matterId, 'appeal', zhang)
    await decide(matterId, 'overturn', somebody(county, '县里的人'))
    expect(await stateOf(other)).toMatchObject({ state: 'SHOWN', text: '王某某家占了 那块地' })
  })

  it('is one line of a length that is read at a glance, and does not come in floods', async () => {
    const { consultationId } = await open()
    await expect(handIn(consultationId, '好')).rejects.toThrow('consultations.statement-length')
    for (let at = 0; at < 6; at++) await handIn(consultationId, `第${at}条看法写在这里`, { address: '203.0.113.60' })
    const more = handIn(consultationId, '再来一条看法写在这里', { address: '203.0.113.60' })
    await expect(more).rejects.toThrow('kernel.too-many-tries')
    await expect(handIn(consultationId, '过了时间还想写一条', { now: over })).rejects.toThrow('consultations.over')
  })
})

describe('the end', () => {
  it('keeps what was counted and destroys what each said: no row and no salt is left', async () => {
    const { consultationId } = await open()
    await saidByMany(consultationId)
    await draw(consultationId)
    expect((await read(consultationId)).findings).toMatchObject({ participants: 20, common: [{ no: 4, stance: 1 }] })
    expect(await stancesIn(consultationId)).toHaveLength(96)
    await draw(consultationId, over)
    expect(await stancesIn(consultationId)).toEqual([])
    const salts = await db.owner.query('select * from consultations.salt where consultation_id = $1', [consultationId])
    expect(salts.rows).toEqual([])
    const one = await read(consultationId, { now: over })
    expect(one).toMatchObject({
      state: 'CLOSED',
      findings: { statements: [{ agree: 12 }, { agree: 12 }, {}, { agree: 24 }] },
    })
    expect(await draw(consultationId, over).catch((fault: Error) => fault.message)).toMatch(/recorded nothing/)
  })

  it('is followed by an answer: to every foremost statement, what is taken up with its day; until then it waits in 待办', async () => {
    const { consultationId } = await open()
    await saidByMany(consultationId)
    const due = (query: typeof dueAnswers, today: string) =>
      look(db.app, zhang, (ctx) => ctx.tx.rows(query({ actor: zhang, today: today as never, most: 50 })))
    expect((await due(dueAnswers, '2026-12-20')).map(({ id }) => id)).not.toContain(consultationId)
    expect((await due(dueAnswers, '2026-12-21')).map(({ id }) => id)).toContain(consultationId)
    const answer = (statements: Parameters<typeof service.answerConsultation>[1]['statements']) =>
      act(
        db.app,
        zhang,
        (ctx) => service.answerConsultation(ctx, { consultationId, answer: '谢谢大家，说说我们怎么定。', statements }),
        later,
      )
    await expect(answer([])).rejects.toThrow('consultations.still-open')
    await draw(consultationId, over)
    const { top } = (await read(consultationId, { now: over })).findings ?? { top: [] }
    expect(top.length).toBeGreaterThanOrEqual(3)
    const all = top.map((no) => ({ no, outcome: 'NOT_TAKEN' as const, answer: '地不够，明年再看。', dueOn: null }))
    await expect(answer(all.slice(1))).rejects.toThrow('consultations.answers-missing')
    const taken = all.map((one) => (one.no === 4 ? { ...one, outcome: 'TAKEN' as const } : one))
    await expect(answer(taken)).rejects.toThrow('consultations.answer-without-day')
    await answer(taken.map((one) => (one.no === 4 ? { ...one, dueOn: '2027-03-31' } : one)))
    expect(await shown(consultationId)).toMatchObject({ answeredOn: '2026-12-23', answeredBy: qingshi.name })
    expect((await shown(consultationId))?.statements[3]).toMatchObject({ outcome: 'TAKEN', dueOn: '2027-03-31' })
    expect((await due(dueAnswers, '2026-12-24')).map(({ id }) => id)).not.toContain(consultationId)
    await expect(answer(taken)).rejects.toThrow('consultations.answered-already')
  })

  it('statements that wait stand in 待办 until they are decided', async () => {
    const { consultationId } = await open()
    await handIn(consultationId, '修一个公共厕所', { address: '203.0.113.70' })
    const rows = await look(db.app, zhang, (ctx) =>
      ctx.tx.rows(dueStatements({ actor: zhang, today: '2026-12-06' as never, most: 50 })),
    )
    expect(rows.find(({ id }) => id === consultationId)).toMatchObject({ dueOn: '2026-12-08' })
  })
})
