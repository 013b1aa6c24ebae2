import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import { createHttp, serveOn } from '#kernel/http.ts'
import { words as procedureWords } from '#kernel/procedure/words.ts'
import { words as sheetWords } from '#kernel/spreadsheet/words.ts'
import { words as kernelWords } from '#kernel/words.ts'
import { organisationWords } from '#modules/organisations/index.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../tests/cases.ts'
import { testDatabase } from '../../../tests/database.ts'
import { words as callWords } from './calling/words.ts'
import { words as channelWords } from './channels/words.ts'
import { words as classWords } from './classes/words.ts'
import { lookAtContact } from './contact/contract.ts'
import { endpoints } from './contract.ts'
import { words as enclosureWords } from './enclosures/words.ts'
import { words as fileWords } from './files/words.ts'
import { fileCase } from './filing/contract.ts'
import { words as knowledgeWords } from './knowledge/words.ts'
import { words as limitWords } from './limits/words.ts'
import { words as listingWords } from './listing/words.ts'
import { words as originalWords } from './originals/words.ts'
import { words as promiseWords } from './promises/words.ts'
import { words as replyFileWords } from './reply-files/words.ts'
import { words as reviewingWords } from './reviewing/words.ts'
import { routes } from './routes.ts'
import { followCase, supplementCase } from './tracking/service.ts'
import { words } from './words.ts'

const db = testDatabase()
const { qingshi, xihe } = places
let app: FastifyInstance
let actor: Actor = deskOf(qingshi)
const answers: string[] = []

beforeAll(async () => {
  await plantCounty(db)
  app = await createHttp()
  routes(serveOn(app, { db: db.app, portal: db.portal, signIn: db.signIn, identify: async () => actor }))
})
afterAll(() => app.close())

async function ask(method: 'GET' | 'POST', url: string, body?: object) {
  const response = await app.inject({ method, url, ...(body === undefined ? {} : { payload: body }) })
  answers.push(response.body, JSON.stringify(response.headers))
  return { status: response.statusCode, body: response.json() }
}

const name = '丝雀'
const phone = '13700009999'
const reason = '等灯具从省城运到'

describe('the desk over HTTP', () => {
  it('goes the whole way, and no answer ever holds contact, code or path (D23)', async () => {
    const receipt = await submitAbout(db, qingshi, { name, phone })
    const { rows, total } = (await ask('GET', '/api/cases')).body
    expect(total).toBe(1)
    const at = `/api/cases/${rows[0].id}`
    expect((await ask('GET', at)).body.can).toMatchObject({ accept: true, reply: 'cases.not-now' })
    expect((await ask('POST', `${at}/reply`, { text: '这件事我们已经在办理了。' })).status).toBe(409)
    await ask('POST', `${at}/accept`, {})
    await ask('POST', `${at}/extend`, { workdays: 3, reason })
    await ask('POST', `${at}/assign`, { toOrgId: xihe.id })
    actor = deskOf(xihe)
    await ask('POST', `${at}/send-back`, { reason: '路灯归镇里管' })
    actor = deskOf(qingshi)
    await ask('POST', `${at}/assign`, { toOrgId: xihe.id })
    actor = deskOf(xihe, { role: 'SECRETARY' })
    await ask('POST', `${at}/sign`, {})
    await ask('POST', `${at}/start-handling`, {})
    const opened = await asCitizen(db, 'read', (ctx) => followCase(ctx, receipt))
    const { token } = opened.author
    await asCitizen(db, 'write', (ctx) => supplementCase(ctx, { token, text: '补充：灯杆编号是七号。' }))
    expect((await ask('POST', `${at}/reply`, { text: '灯已经换好，请您看看。' })).body.state).toBe('REPLIED')
    expect((await ask('GET', at)).body).toMatchObject({ writer: '丝**', extension: { days: 3, reason } })
    expect((await ask('GET', '/api/case-counts')).body).toMatchObject({
      answered: 1,
    })
    expect((await ask('GET', '/api/case-counts/rates')).body).toMatchObject({
      ...{ received: 1, clocked: 1, onTime: 1, answeredLate: 0, unanswered: 0, judged: 0 },
    })
    const refused = await submitAbout(db, xihe, { name, phone })
    const second = (await ask('GET', `/api/cases?q=${refused.number}`)).body.rows[0].id
    await ask('POST', `/api/cases/${second}/refuse`, { reason: 'NO_MATTER' })
    const declared = await submitAbout(db, xihe, { name, phone })
    const third = (await ask('GET', `/api/cases?q=${declared.number}`)).body.rows[0].id
    await ask('POST', `/api/cases/${third}/accept`, { isComplex: true })
    await ask('POST', `/api/cases/${third}/declare`, {
      outcome: 'NOT_OURS',
      reason: '这件事归供电公司管，电话是95598。',
    })

    const told = answers.join('\n')
    for (const secret of [name, phone, ...[receipt, refused, declared].map(({ code }) => code), qingshi.path])
      expect(told.includes(secret), secret).toBe(false)
  })

  it('has no place for contact or code in any answer of its contract', () => {
    const keys = (schema: unknown): string[] =>
      typeof schema !== 'object' || schema === null
        ? []
        : Object.entries(schema).flatMap(([key, inner]) => [key, ...keys(inner)])
    const named = (of: readonly (typeof endpoints)[number][]) =>
      of.flatMap((one) => keys(z.toJSONSchema(one.answer, { unrepresentable: 'any' })))
    const ways = (all: readonly string[]) =>
      all.filter((key) => /contact|phone|mobile|nickname|code|hash|sealed|orgPath|address/i.test(key))
    // But for the slip of a case filed for somebody, whose code is told once (decisions 78), and the door of two persons (decisions 86).
    const rest = endpoints.filter((one) => one !== fileCase && one !== lookAtContact)
    expect(named(rest)).toContain('writer')
    expect(ways(named(rest))).toEqual([])
    expect(ways(named([fileCase]))).toEqual(['code'])
    expect(ways(named([lookAtContact]))).toEqual(['phone'])
  })

  it('takes nothing that the contract does not name (T04)', async () => {
    const receipt = await submitAbout(db, xihe)
    actor = deskOf(xihe)
    const id = (await ask('GET', `/api/cases?q=${receipt.number}`)).body.rows[0].id
    for (const key of ['state', 'orgId', 'orgPath', 'title', 'outcome', 'answerDueOn', 'isPublic', '__proto__x'])
      expect((await ask('POST', `/api/cases/${id}/accept`, { [key]: 'CLOSED' })).status, key).toBe(422)
    expect((await ask('GET', `/api/cases/${id}`)).body.state).toBe('SUBMITTED')
  })

  it('refuses text the database cannot keep, instead of failing', async () => {
    actor = deskOf(qingshi)
    for (const text of ['一二三四五六七八九\0', '一二三四五六七八九\ud800']) {
      const at = `/api/cases/${xihe.id}`
      expect((await ask('POST', `${at}/reply`, { text })).status).toBe(422)
      expect((await ask('POST', `${at}/assign`, { toOrgId: xihe.id, note: text })).status).toBe(422)
      expect((await ask('GET', `/api/cases?q=${encodeURIComponent(text.toWellFormed())}`)).status).toBeLessThan(500)
    }
    const receipt = await submitAbout(db, xihe, {
      text: '半个字\ud800和零\0都要留得住，不能出错。',
      title: '零\0一二三四',
    })
    expect(receipt.title).toBe('零一二三四')
  })

  it('is not for members, editors and administrators', async () => {
    for (const role of ['MEMBER', 'EDITOR', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']) {
      actor = deskOf(qingshi, { role })
      for (const url of ['/api/cases', '/api/case-counts', `/api/cases/${xihe.id}`])
        expect((await ask('GET', url)).body, `${role} ${url}`).toMatchObject({
          status: 403,
          code: 'cases.not-a-handler',
        })
    }
  })

  it('refuses with a code that has a sentence', () => {
    for (const code of endpoints.flatMap((one) => one.errors))
      expect(
        Object.keys({
          ...words,
          ...channelWords,
          ...classWords,
          ...enclosureWords,
          ...replyFileWords,
          ...fileWords,
          ...knowledgeWords,
          ...limitWords,
          ...listingWords,
          ...promiseWords,
          ...reviewingWords,
          ...callWords,
          ...originalWords,
          ...organisationWords,
          ...procedureWords,
          ...sheetWords,
          ...kernelWords,
        }),
      ).toContain(code)
  })
})
