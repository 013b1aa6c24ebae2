import { beforeAll, describe, expect, it } from 'vitest'
import { Db } from '#kernel/db.ts'
import * as cases from '#modules/cases/service.ts'
import * as sites from '#modules/sites/service.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { editorsOf, livePortal, open, plantCounty } from '../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../tests/trees.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>
const board = '/o/qingxizhen/messages/'

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2), ($3, $4)', [
    orgs.county.id,
    orgs.county.path,
    orgs.qingxi.id,
    orgs.qingxi.path,
  ])
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
  // Whether it was said already was asked before (board-step.test.ts).
  step: 'send',
}
const desk = () => actorIn(orgs.qingxi, { role: 'DESK' })
const tokenOf = (page: string) => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
const keyOf = (page: string) => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? ''
const receiptOf = (page: string) => ({
  number: /<dd>(LX[^<]+)<\/dd>/.exec(page)?.[1] ?? '',
  code: /<dd class="code">([^<]+)<\/dd>/.exec(page)?.[1] ?? '',
})
const idOf = async (number: string) =>
  (await db.owner.query('select id from cases.case where number = $1', [number])).rows[0].id as string

// What changes a site is heard by the servers within a second.
async function heard(isSo: () => Promise<boolean>) {
  const begun = Date.now()
  while (!(await isSo())) {
    expect(Date.now() - begun).toBeLessThan(5000)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
const takesMessages = async () => (await live.get(`${board}new`)).statusCode === 200

async function send(of: Partial<typeof message> = {}) {
  const token = tokenOf((await live.get(`${board}new`)).body)
  const answer = await live.post(`${board}new`, { ...message, ...of, token })
  return { token, answer, ...receiptOf(answer.body) }
}

describe('a message', () => {
  it('is sent, receipted once with number and code, and kept by no cache', async () => {
    const { answer, number, code, token } = await send()
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(number).toMatch(/^LX\d{8}-\d{6}$/)
    expect(code).not.toBe('')
    const again = await live.post(`${board}new`, { ...message, token })
    expect(receiptOf(again.body)).toEqual({ number, code })
    expect((await db.owner.query('select count(*)::int as n from cases.case')).rows).toEqual([{ n: 1 }])
  })

  it('that is changed after it was sent comes back with a new key and is then a second message', async () => {
    const { token } = await send()
    const other = { ...message, title: '五组的路灯什么时候修好' }
    const back = await live.post(`${board}new`, { ...other, token })
    expect([back.statusCode, back.body.includes('这条留言已经提交过'), back.body.includes(other.title)]).toEqual([
      422,
      true,
      true,
    ])
    expect(tokenOf(back.body)).not.toBe(token)
    const sent = await live.post(`${board}new`, { ...other, token: tokenOf(back.body) })
    expect(receiptOf(sent.body).number).toMatch(/^LX/)
  })

  it('has a form of its own for every visitor', async () => {
    const [one, other] = [await live.get(`${board}new`), await live.get(`${board}new`)]
    expect(tokenOf(one.body)).not.toBe(tokenOf(other.body))
    expect(one.headers['cache-control']).toBe('no-store')
  })

  it('that needs a change comes back with all that was typed and a sentence at each field', async () => {
    const { answer } = await send({ title: '灯', consent: '', text: '</textarea><script>alert(1)</script>坏了坏了' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('id="e-title"')
    expect(answer.body).toContain('id="e-consent"')
    expect(answer.body).toContain('&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;坏了坏了')
    expect(answer.body.match(/<script\b/g)).toHaveLength(1)
  })

  it('that is one too many of its address comes back whole, and says that neighbours may share an address', async () => {
    const remoteAddress = '203.0.113.91'
    const from = (of: Partial<typeof message>) => live.post(`${board}new`, { ...message, ...of }, { remoteAddress })
    for (let at = 0; at < 20; at++) expect(receiptOf((await from({})).body).number).toMatch(/^LX/)
    const text = '我家门口的水管今天早上破了，水流了一地。'
    const refused = await from({ text })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toMatch(/请过 \d+ (分钟|小时)再试。同村、同单位的人可能共用一个网络地址/)
    for (const typed of [text, message.title, message.name]) expect(refused.body).toContain(typed)
    const elsewhere = await live.post(`${board}new`, { ...message, text }, { remoteAddress: '203.0.113.92' })
    expect(receiptOf(elsewhere.body).number).toMatch(/^LX/)
  })

  it('sent from the form of another site is not taken', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }
    expect((await live.post(`${board}new`, message, { headers })).statusCode).toBe(403)
  })

  it('about a mistake names the page it was found on', async () => {
    const about = encodeURIComponent('/o/qingxizhen/s/gongkai/')
    const { body } = await live.get(`${board}new?kind=SUGGESTION&about=${about}`)
    expect(body).toContain('name="about" value="/o/qingxizhen/s/gongkai/"')
    const outside = await live.get(`${board}new?about=${encodeURIComponent('//evil.example')}`)
    expect(outside.body).not.toContain('evil.example')
    const sent = await live.post(`${board}new`, { ...message, token: tokenOf(body), about: '/o/qingxizhen/s/gongkai/' })
    const { rows } = await db.owner.query('select body from cases.case where number = $1', [
      receiptOf(sent.body).number,
    ])
    expect(rows[0].body).toContain('/o/qingxizhen/s/gongkai/')
  })
})

it('the form of the topmost organisation says that nobody above it takes messages here (CZ4)', async () => {
  const top = (await live.get('/o/yunlingxian/messages/new')).body
  expect([top.includes('没有更上一级'), top.includes('交它的上一级办理')]).toEqual([true, false])
  const below = (await live.get(`${board}new`)).body
  expect([below.includes('没有更上一级'), below.includes('交它的上一级办理')]).toEqual([false, true])
})

describe('the writer of a message', () => {
  it('opens it by number and code, adds to it, and is told nothing by a wrong code', async () => {
    const { number, code } = await send()
    const wrong = await live.post(`${board}follow`, { number, code: 'AAAA-AAAA-AAAA-AAAA' })
    expect([wrong.statusCode, wrong.headers['cache-control']]).toEqual([422, 'no-store'])
    expect(wrong.body).not.toContain(message.title)
    const opened = await live.post(`${board}follow`, { number, code })
    expect(opened.body).toContain(message.title)
    expect(opened.body).not.toContain(code)
    const token = tokenOf(opened.body)
    const short = await live.post(`${board}${number}/supplements`, { token, supplement: '又坏了' })
    expect([short.statusCode, short.body.includes('又坏了')]).toEqual([422, true])
    const added = await live.post(`${board}${number}/supplements`, {
      token,
      supplement: '昨天又坏了一盏，现在是六盏。',
    })
    expect(added.body).toContain('昨天又坏了一盏')
  })

  it('judges the answer, and what is not solved begins anew', async () => {
    const { number, code } = await send()
    const caseId = await idOf(number)
    await act(db.app, desk(), (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
    await act(db.app, desk(), (ctx) => cases.replyCase(ctx, { caseId, text: '您好，六盏路灯本月底前修好。' }))
    const token = tokenOf((await live.post(`${board}follow`, { number, code })).body)
    const none = await live.post(`${board}${number}/rating`, { token, outcome: '', reason: '还没想好' })
    expect([none.statusCode, none.body.includes('还没想好')]).toEqual([422, true])
    const unsolved = await live.post(`${board}${number}/rating`, { token, outcome: 'NOT_SOLVED', reason: '' })
    expect([unsolved.statusCode, unsolved.body.includes('id="e-reason"')]).toEqual([422, true])
    const done = await live.post(`${board}${number}/rating`, { token, outcome: 'SOLVED', reason: '修好了' })
    expect([done.statusCode, done.body.includes('已评价')]).toEqual([200, true])
    const anew = await live.post(`${board}${number}/reopening`, { token: tokenOf(done.body), reason: '又坏了' })
    expect([anew.statusCode, anew.body.includes('重新办理')]).toEqual([200, true])
  })

  it('adds once, however often the page is loaded again or the button pressed, and may add more', async () => {
    const { number, code } = await send()
    const opened = (await live.post(`${board}follow`, { number, code })).body
    const given = { token: tokenOf(opened), key: keyOf(opened), supplement: '昨天又坏了一盏，现在是六盏。' }
    const add = (of: Partial<typeof given> = {}) => live.post(`${board}${number}/supplements`, { ...given, ...of })
    const pressed = await Promise.all([add(), add(), add()])
    expect(pressed.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    const text = '今天全都不亮了，请来看看。'
    const changed = await add({ supplement: text })
    expect([changed.statusCode, changed.body.includes('已经提交过'), changed.body.includes(text)]).toEqual([
      422,
      true,
      true,
    ])
    await add({ supplement: text, key: keyOf(changed.body) })
    const { rows } = await db.owner.query('select text from cases.supplement where case_id = $1 order by at', [
      await idOf(number),
    ])
    expect(rows.map((row) => row.text)).toEqual([given.supplement, text])
  })

  it('gets one linked case with one receipt, however often the page is loaded again', async () => {
    const { number, code } = await send()
    const caseId = await idOf(number)
    await act(db.app, desk(), (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
    await act(db.app, desk(), (ctx) => cases.replyCase(ctx, { caseId, text: '您好，六盏路灯本月底前修好。' }))
    await db.owner.query('update cases.case set reopenings = 2 where id = $1', [caseId])
    const opened = (await live.post(`${board}follow`, { number, code })).body
    const judge = { token: tokenOf(opened), key: keyOf(opened), outcome: 'NOT_SOLVED', reason: '还是不亮' }
    const [first, second] = [
      await live.post(`${board}${number}/rating`, judge),
      await live.post(`${board}${number}/rating`, judge),
    ]
    expect(receiptOf(first.body).number).toMatch(/^LX/)
    expect(receiptOf(second.body)).toEqual(receiptOf(first.body))
    const { rows } = await db.owner.query('select count(*)::int as n from cases.case where previous_id = $1', [caseId])
    expect(rows).toEqual([{ n: 1 }])
  })

  it('has name and telephone number erased', async () => {
    const { number, code } = await send({ phone: '13000000000' })
    const token = tokenOf((await live.post(`${board}follow`, { number, code })).body)
    const erased = await live.post(`${board}${number}/contact-erasure`, { token })
    expect([erased.statusCode, erased.body.includes('role="status"')]).toEqual([200, true])
    const { rows } = await db.owner.query('select contact_sealed from cases.case where number = $1', [number])
    expect(rows).toEqual([{ contact_sealed: null }])
  })

  it('is asked for number and code again when the form was open too long or somebody made it up', async () => {
    const { body, statusCode } = await live.post(`${board}LX20261123-000001/supplements`, {
      token: 'x',
      supplement: 'y',
    })
    expect([statusCode, body.includes('name="code"')]).toEqual([422, true])
    expect((await live.get(`${board}LX20261123-000001/rating`)).statusCode).toBe(405)
  })
})

describe('a paused site', () => {
  it('takes no message and says who goes on, and what was sent before stays open to its writer (A12)', async () => {
    const { number, code, token } = await send()
    const orgId = orgs.qingxi.id
    const editor = editorsOf(orgs.county)[0]
    await act(db.app, editor, (ctx) => sites.pauseSite(ctx, { orgId, reason: '由县里统一发布', successorOrgId: null }))
    const count = async () => (await db.owner.query('select count(*)::int as n from cases.case')).rows[0].n
    const before = await count()
    await heard(async () => !(await takesMessages()))
    const refused = await live.post(`${board}new`, { ...message, token: token.replace(/^./, 'f') })
    expect(refused.statusCode).toBe(422)
    for (const kept of [message.title, message.text, '请再点一次提交', 'action="/o/yunlingxian/messages/new"'])
      expect(refused.body, kept).toContain(kept)
    expect((await live.get(`${board}new`)).statusCode).toBe(302)
    expect(await count()).toBe(before)
    expect((await live.get(`${board}follow`)).statusCode).toBe(200)
    const opened = await live.post(`${board}follow`, { number, code })
    expect([opened.statusCode, opened.body.includes(message.title)]).toEqual([200, true])
    const supplement = '网站停了以后，路灯又坏了一盏。'
    const added = await live.post(`${board}${number}/supplements`, { token: tokenOf(opened.body), supplement })
    expect([added.statusCode, added.body.includes(supplement)]).toEqual([200, true])
    await act(db.app, editor, (ctx) => sites.resumeSite(ctx, { orgId }))
    await heard(takesMessages)
  })
})

describe('a message sent while the database is away', () => {
  it('comes back as it was typed, and is taken in once when it is sent again', async () => {
    const dying = new Db(db.portal.pool.options.connectionString ?? '', { max: 2 })
    const own = await livePortal(db, { portal: dying })
    const token = tokenOf((await own.get(`${board}new`)).body)
    const remark = {
      kind: 'BROKEN',
      text: '写了很久的一条意见',
      from: '',
      token: tokenOf((await own.get('/feedback/new')).body),
    }
    const { connect } = dying.pool
    // Whoever asks for a connection now finds the server gone.
    dying.pool.connect = () =>
      Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
    const typed = { ...message, title: '断网的时候写的', text: '写了很久的一段话，<不能>丢。', token }
    const back = await own.post(`${board}new`, typed)
    expect([back.statusCode, back.headers['retry-after'], back.headers['cache-control']]).toEqual([
      503,
      '10',
      'no-store',
    ])
    expect(back.body).toContain('您写的内容都还在')
    for (const kept of ['断网的时候写的', '写了很久的一段话，&lt;不能&gt;丢。', '王女士'])
      expect(back.body).toContain(kept)
    expect(tokenOf(back.body)).toBe(token)
    const said = await own.post('/feedback/new', remark)
    expect([said.statusCode, said.body.includes(remark.text), said.body.includes('都还在')]).toEqual([503, true, true])
    dying.pool.connect = connect
    const sent = await own.post(`${board}new`, typed)
    expect(receiptOf(sent.body).number).toMatch(/^LX/)
    await own.app.close()
    await dying.close()
  })
})

describe('the public board', () => {
  it('shows a message within a second after the desk accepted it, a private one never', async () => {
    const open = await send({ title: '公开的这一件事情' })
    const hidden = await send({ title: '不公开的这一件事', isPublic: 'no' })
    const page = async () => (await live.get(board)).body
    expect(await page()).not.toContain('这一件事')
    const accept = async (number: string) => {
      const caseId = await idOf(number)
      await act(db.app, actorIn(orgs.county, { role: 'DESK' }), (ctx) =>
        cases.acceptCase(ctx, { caseId, isComplex: false }),
      )
    }
    await accept(open.number)
    await accept(hidden.number)
    await heard(async () => (await page()).includes('公开的这一件事情'))
    expect(await page()).not.toContain('不公开的')
    expect((await live.get(`${board}${open.number}`)).body).toContain('公开的这一件事情')
    expect((await live.get(`${board}${hidden.number}`)).statusCode).toBe(404)
    expect((await live.get(`/o/shitanzhen/messages/${open.number}`)).statusCode).toBe(404)
    expect(
      (await live.get(`/o/qingxizhen/search?scope=messages&q=${encodeURIComponent('这一件事情')}`)).body,
    ).toContain(open.number)
  })

  it('is searched from the board itself, and a search of all says how many public messages have the words (CZ6)', async () => {
    const form = /<form class="find"[\s\S]*?<\/form>/.exec((await live.get(board)).body)?.[0]
    expect(form).toContain('action="/o/qingxizhen/search"')
    expect(form).toContain('name="scope" value="messages"')
    // One of the two with these words is private, and is not counted.
    const q = encodeURIComponent('这一件事')
    const found = (await live.get(`/o/qingxizhen/search?q=${q}`)).body
    expect(found).toContain('公开留言和答复里，“这一件事”有 1 件')
    const href = /href="([^"]*scope=messages[^"]*)"/.exec(found)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await live.get(href)).body).toContain('公开的<mark>这一件事</mark>情')
    expect((await live.get(`/o/qingxizhen/search?q=${encodeURIComponent('没有人说过')}`)).body).not.toContain('去看')
  })
})

it('the open statistics count what came in this year', async () => {
  const { body, statusCode } = await live.get(`${board}statistics`)
  expect([statusCode, body.includes('class="figures"')]).toEqual([200, true])
  expect((await live.get(`${board}statistics?year=2001`)).statusCode).toBe(404)
})
