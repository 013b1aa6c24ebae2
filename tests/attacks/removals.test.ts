import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeOut } from '#apps/bundle/take-out.ts'
import { routes } from '#apps/chapters.ts'
import type { Actor } from '#kernel/actor.ts'
import { createHttp, serveOn } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/time.ts'
import { compareWithLog, readOpenStatistics } from '#modules/cases/index.ts'
import { listBoard } from '#modules/cases/tracking/board.ts'
import { followCase, revokeConsent } from '#modules/cases/tracking/service.ts'
import { keyOf, lianxin } from '../bundles.ts'
import { asCitizen, submitAbout } from '../cases.ts'
import { type TestDatabase, testDatabase } from '../database.ts'
import { livePortal, open, plantCounty } from '../portal/live.ts'
import { watch } from '../prefectures.ts'
import { actorIn, type TreeOrg } from '../trees.ts'

// T38: fifty messages are to be made away with, by every door that HTTP and the procedures have. Each leaves what everybody can see.
const db = testDatabase()
const elsewhere = testDatabase()
const place = mkdtempSync(join(tmpdir(), 'lianxin-removals-'))
const basis = '云岭县委会议纪要〔2026〕12号'
let orgs: Awaited<ReturnType<typeof plantCounty>>
let app: FastifyInstance
let actor: Actor
type Portal = Awaited<ReturnType<typeof livePortal>>

interface Sent {
  readonly number: string
  readonly code: string
  readonly id: string
  /** What must be read of it at its public address. */
  readonly trace: RegExp
}
const sent: Sent[] = []

const person = (org: TreeOrg, role: string, name: string): Actor =>
  actorIn(org, { role, name, accountId: newId(), identityId: newId(), personId: newId() })

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of [orgs.qingxi, orgs.shitan]) await open(db.app, org)
  for (const { id, path } of [orgs.county, orgs.qingxi, orgs.shitan])
    await db.owner.query('insert into cases.desk values ($1, $2)', [id, path])
  app = await createHttp()
  routes(serveOn(app, { db: db.app, portal: db.portal, signIn: db.signIn, identify: async () => actor }))
})
afterAll(async () => {
  await app.close()
  rmSync(place, { recursive: true, force: true })
})

async function ask(by: Actor, method: 'GET' | 'POST', url: string, payload: object = {}) {
  actor = by
  const answer = await app.inject({ method, url, ...(method === 'GET' ? {} : { payload }) })
  expect(answer.statusCode, `${url} ${answer.body}`).toBeLessThan(300)
  return answer.json()
}

const clerks = () => [person(orgs.qingxi, 'DESK', '张受理'), person(orgs.qingxi, 'DESK', '李受理')] as const

const idOf = async (number: string): Promise<string> =>
  (await db.owner.query('select id from cases.case where number = $1', [number])).rows[0].id

/** A message as a citizen sends it, accepted at the desk over HTTP. */
async function send(title: string) {
  const { number, code } = await submitAbout(db, orgs.qingxi, { title })
  const id = await idOf(number)
  await ask(clerks()[0], 'POST', `/api/cases/${id}/accept`)
  return { number, code, id }
}

/** A measure as two persons of the office take it. */
async function measure(id: string, of: object): Promise<void> {
  const [first, second] = clerks()
  const { matterId } = await ask(first, 'POST', `/api/cases/${id}/measures`, {
    reason: '按公布的规则处置，可以申请复核。',
    ...of,
  })
  const { version } = await ask(second, 'GET', `/api/matters/${matterId}`)
  await ask(second, 'POST', `/api/matters/${matterId}/acts`, { act: 'agree', version })
}

const times = async (count: number, work: (at: number) => Promise<void>) => {
  for (let at = 1; at <= count; at += 1) await work(at)
}

/** What a visitor reads at the address of a message, wherever it leads him. */
async function readAt(of: Portal, url: string, hops = 3): Promise<{ status: number; body: string }> {
  const { statusCode, headers, body } = await of.get(url)
  const { location } = headers
  return statusCode >= 300 && statusCode < 400 && location && hops > 0
    ? readAt(of, new URL(location, 'http://localhost').pathname, hops - 1)
    : { status: statusCode, body }
}

const addressOf = (number: string) => `/o/qingxizhen/messages/${number}`
const measures = { hidden: 15, redacted: 10, closed: 5, refused: 5 }

/** That all fifty have their trace, and that the open statistics count them and what was done to them. */
async function expectAll(of: TestDatabase = db): Promise<void> {
  // A portal of its own remembers no page from before.
  const at = await livePortal(of)
  for (const { number, trace } of sent) {
    const { status, body } = await readAt(at, addressOf(number))
    expect(status, number).toBe(200)
    expect(body.replace(/<[^>]+>/g, ''), number).toMatch(trace)
  }
  await at.app.close()
  const { rows } = await asCitizen(of, 'read', (ctx) =>
    listBoard(ctx, { aboutOrgId: orgs.qingxi.id, page: 1, perPage: 100 }),
  )
  // What was joined stands there with the common one, which counts its voices.
  expect(rows).toHaveLength(45)
  expect(rows.reduce((sum, { voices = 1 }) => sum + voices, 0)).toBe(50)
  expect(rows.filter(({ hiddenReason }) => hiddenReason)).toHaveLength(measures.hidden)
  const span = { orgId: orgs.county.id, from: '2026-01-01', until: '2099-12-31' }
  const told = await asCitizen(of, 'read', (ctx) => readOpenStatistics(ctx, span))
  expect(told.total.received).toBe(50)
  const counted = (kind: string) =>
    told.measures.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.measured, 0)
  expect({
    hidden: counted('HIDE'),
    redacted: counted('REDACT'),
    closed: counted('BLOCK'),
    refused: told.refusals.reduce((sum, one) => sum + one.refused, 0),
  }).toEqual(measures)
}

describe('fifty messages that somebody wants gone', () => {
  test('by two persons over HTTP: hidden, blacked out, closed, joined and then hidden', async () => {
    await times(10, async (at) => {
      const one = await send(`被整件隐藏的留言第${at}件`)
      await measure(one.id, { kind: 'HIDE', rule: 'H3' })
      sent.push({ ...one, trace: /H3/ })
    })
    await times(10, async (at) => {
      const title = `被全部涂黑的留言第${at}件`
      const one = await send(title)
      const { text } = await ask(clerks()[0], 'GET', `/api/cases/${one.id}`)
      await measure(one.id, { kind: 'REDACT', rule: 'H1', parts: [title, text] })
      sent.push({ ...one, trace: /■{5,}[\s\S]*H1/ })
    })
    await times(5, async (at) => {
      const one = await send(`被停止补充的留言第${at}件`)
      await measure(one.id, { kind: 'BLOCK', rule: 'H5' })
      sent.push({ ...one, trace: /被停止补充的留言第\d件[\s\S]*H5/ })
    })
    await times(5, async (at) => {
      const [common, voice] = [await send(`先合并再隐藏的留言第${at}件`), await send(`跟着别人合并的留言第${at}件`)]
      await ask(clerks()[0], 'POST', `/api/cases/${voice.id}/join`, { intoCaseId: common.id })
      await measure(common.id, { kind: 'HIDE', rule: 'H5' })
      sent.push({ ...common, trace: /H5/ }, { ...voice, trace: /跟着别人合并的留言/ })
    })
  })

  test('by one person: refused as they come in; and by their writers: consent taken back', async () => {
    await times(5, async (at) => {
      const { number, code } = await submitAbout(db, orgs.qingxi, { title: `不予受理的留言第${at}件` })
      const id = await idOf(number)
      await ask(clerks()[0], 'POST', `/api/cases/${id}/refuse`, { reason: 'NO_MATTER', note: '请写明地点再提交。' })
      sent.push({ number, code, id, trace: /不予受理/ })
    })
    await times(5, async (at) => {
      const title = `代办后撤回同意的留言第${at}件`
      const filed = {
        aboutOrgId: orgs.qingxi.id,
        channel: 'VISIT',
        kind: 'HELP',
        title,
        text: '村口的路灯坏了一个多月，请派人来修。',
      }
      const more = { isPublic: true, name: '罗老人', phone: '', consent: 'SPOKEN', answerWay: 'CODE' }
      const { number, code } = await ask(clerks()[0], 'POST', '/api/cases', { ...filed, ...more })
      const { token } = (await asCitizen(db, 'read', (ctx) => followCase(ctx, { number, code }))).author
      await asCitizen(db, 'write', (ctx) => revokeConsent(ctx, { token }))
      sent.push({ number, code, id: await idOf(number), trace: /撤回/ })
    })
    await times(5, async (at) => {
      const one = await send(`没有动过的留言第${at}件`)
      // Nothing was done to these: what is looked for above stands on no page by itself.
      sent.push({ ...one, trace: /^(?![\s\S]*(?:H\d|撤回|■|不予受理))[\s\S]*没有动过的留言/ })
    })
    expect(sent).toHaveLength(50)
    await expectAll()
  })

  test('and the site they were sent to is put to sleep', async () => {
    const editor = person(orgs.county, 'EDITOR', '周编辑')
    await ask(editor, 'POST', `/api/sites/${orgs.qingxi.id}/pause`, {
      reason: '网站改版，暂停更新',
      successorOrgId: null,
    })
    const asleep = await db.owner.query('select state from sites.site where org_id = $1', [orgs.qingxi.id])
    expect(asleep.rows).toEqual([{ state: 'PAUSED' }])
    await expectAll()
  })

  test('and the organisation is merged into another, asked for by one and approved by another', async () => {
    const [first, second] = [person(orgs.county, 'ORGANISER', '王组织'), person(orgs.county, 'ORGANISER', '李组织')]
    const tomorrow = dayOf(new Date(Date.now() + 86_400_000))
    const of = { intoId: orgs.shitan.id, effectiveOn: tomorrow, basis }
    const { id } = await ask(first, 'POST', `/api/organisations/${orgs.qingxi.id}/merge`, of)
    await ask(second, 'POST', `/api/organisations/reshapings/${id}/approve`)
    await watch(db).run(id, tomorrow)
    const { rows } = await db.owner.query(
      'select dissolved_on is not null as ended from organisations.org where id = $1',
      [orgs.qingxi.id],
    )
    expect(rows).toEqual([{ ended: true }])
    const handled = await db.owner.query(
      `select count(*)::int as n from cases.case where org_id = $1 and state = 'ACCEPTED'`,
      [orgs.shitan.id],
    )
    expect(handled.rows[0].n).toBeGreaterThan(0)
    await expectAll()
    expect(await compareWithLog(db.owner)).toEqual([])
  })

  test('and what is left is taken to another installation', { timeout: 300_000 }, async () => {
    const there = { db: elsewhere, data: join(place, 'elsewhere') }
    const output = join(place, 'county.lianxin')
    const recipient = await keyOf(there)
    const sentAs = { databaseUrl: db.ownerUrl, asked: orgs.county.code, recipient, basis, output, now: new Date() }
    const { fingerprint } = await takeOut(sentAs)
    const { code, said } = await lianxin(there, 'organisation', 'import', output, '--fingerprint', fingerprint)
    expect(code, said).toBe(0)
    await expectAll(elsewhere)
  })
})
