import { beforeAll, describe, expect, it } from 'vitest'
import { makeFormToken } from '#kernel/form-token.ts'
import { testDatabase } from '../../../tests/database.ts'
import { livePortal, open, plantCounty } from '../../../tests/portal/live.ts'

const db = testDatabase()
let live: Awaited<ReturnType<typeof livePortal>>
const board = '/o/qingxizhen/messages/'

beforeAll(async () => {
  const orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [orgs.county.id, orgs.county.path])
  live = await livePortal(db)
  return () => live.app.close()
})

const message = {
  name: '王女士',
  phone: '',
  kind: 'HELP',
  title: '四组的路灯什么时候修好',
  text: '四组路口到小学的路灯坏了两个月，希望尽快修好。',
  isPublic: 'yes',
  consent: 'on',
}
const type = 'application/x-www-form-urlencoded'
const tokenOf = (page: string) => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
const codeOf = (page: string) => /<dd class="code">([^<]+)<\/dd>/.exec(page)?.[1]
const count = async () => (await db.owner.query('select count(*)::int as n from cases.case')).rows[0].n as number

/** A browser that keeps cookies: what it got with the form it sends with the message. */
async function sendFromBrowser() {
  const given = await live.get(`${board}new`)
  const [probe] = given.headers['set-cookie'] as unknown as string[] | [string]
  const cookie =
    String(Array.isArray(given.headers['set-cookie']) ? probe : given.headers['set-cookie']).split(';')[0] ?? ''
  const token = tokenOf(given.body)
  const sent = await live.post(`${board}new`, { ...message, token }, { headers: { 'content-type': type, cookie } })
  const kept = String(sent.headers['set-cookie'])
  return { cookie, token, sent, kept, receipt: kept.split(';')[0] ?? '' }
}

describe('the receipt of a message', () => {
  it('is a page of its own: loading it again sends nothing', async () => {
    const { sent, receipt } = await sendFromBrowser()
    expect([sent.statusCode, sent.headers.location, sent.body]).toEqual([303, `${board}receipt`, ''])
    const before = await count()
    const pages = [await live.get(`${board}receipt`, { headers: { cookie: receipt } })]
    pages.push(await live.get(`${board}receipt`, { headers: { cookie: receipt } }))
    const [one, other] = pages.map(({ body }) => codeOf(body))
    expect(one).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    expect(other).toBe(one)
    expect(pages.map((page) => page.headers['cache-control'])).toEqual(['no-store', 'no-store'])
    expect(await count()).toBe(before)
  })

  it('travels sealed, kept from scripts and other hosts, for ten minutes', async () => {
    const { sent, kept, receipt } = await sendFromBrowser()
    const code = codeOf((await live.get(`${board}receipt`, { headers: { cookie: receipt } })).body) ?? ''
    expect(JSON.stringify(sent.headers)).not.toContain(code)
    expect(kept).toMatch(/^__Host-receipt=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('is not shown on the site of another organisation, nor when the cookie was changed, nor without it', async () => {
    const { receipt } = await sendFromBrowser()
    const changed = `${receipt.slice(0, -6)}AAAAAA`
    for (const [path, cookie] of [
      ['/o/yunlingxian/messages/receipt', receipt],
      [`${board}receipt`, changed],
      [`${board}receipt`, ''],
    ] as const) {
      const answer = await live.get(path, { headers: { cookie } })
      expect([answer.statusCode, String(answer.headers.location).endsWith('/messages/follow')]).toEqual([302, true])
    }
  })

  it('goes away when its reader says that he has noted it', async () => {
    const { receipt } = await sendFromBrowser()
    const noted = await live.post(`${board}receipt`, {}, { headers: { 'content-type': type, cookie: receipt } })
    expect([noted.statusCode, noted.headers.location]).toEqual([303, board])
    expect(String(noted.headers['set-cookie'])).toMatch(
      /^__Host-receipt=; Max-Age=0|^__Host-receipt=;.*Expires=Thu, 01 Jan 1970/,
    )
  })

  it('is the answer itself where no cookie is kept', async () => {
    const token = tokenOf((await live.get(`${board}new`)).body)
    const sent = await live.post(`${board}new`, { ...message, token })
    expect([sent.statusCode, codeOf(sent.body)]).toEqual([200, expect.stringMatching(/^[0-9A-Z-]{19}$/)])
    expect(sent.headers['set-cookie']).toBeUndefined()
  })
})

describe('the token of a form', () => {
  it('makes fifty presses at once one message with one answer (R-F08)', async () => {
    const token = tokenOf((await live.get(`${board}new`)).body)
    const before = await count()
    const answers = await Promise.all(Array.from({ length: 50 }, () => live.post(`${board}new`, { ...message, token })))
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${codeOf(body)}`)).size).toBe(1)
    expect(await count()).toBe(before + 1)
  })

  it('that somebody makes up opens nobody’s answer: it counts as none', async () => {
    const { token } = await sendFromBrowser()
    const before = await count()
    const changed = Buffer.from(token, 'base64url')
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    for (const made of [
      '',
      '1',
      '00000000-0000-4000-8000-000000000000',
      changed.toString('base64url'),
      'x'.repeat(5000),
    ])
      expect((await live.post(`${board}new`, { ...message, token: made })).statusCode).toBe(200)
    expect(await count()).toBe(before + 5)
    const { rows } = await db.owner.query<{ key: string }>(`select key from app.idempotency where caller = 'citizen'`)
    expect(rows.some(({ key }) => key.includes(token) || !/^[0-9a-f]{64}$/.test(key))).toBe(false)
  })

  it('has nothing in common with another one but the ten bytes that name suite, key and batch', () => {
    const tokens = Array.from({ length: 100 }, () => Buffer.from(makeFormToken(), 'base64url').subarray(10))
    const pieces = tokens.flatMap((token) => [...new Set(token.toString('hex').match(/.{12}/g))])
    expect(pieces.length).toBe(700)
    expect(new Set(pieces).size).toBe(pieces.length)
  })
})
