import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { composeServer } from '#apps/start-server.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/time.ts'
import { hashPassword } from '#modules/accounts/index.ts'
import * as cases from '#modules/cases/service.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import * as sites from '#modules/sites/service.ts'
import { followers } from '../../src/apps/followers.ts'
import { act, testDatabase } from '../database.ts'
import { plantMembers } from '../members.ts'
import { actorIn, type TreeOrg, writeTree } from '../trees.ts'
import { editorsOf, open, plantCounty, publish } from './live.ts'

// Two bodies are merged into a third: one with a site of its own, one with the window that every organisation has. Whatever address of
// theirs was ever given out leads on for ever (decisions 8, 56, 134).
const db = testDatabase()
const changes = reshapings(followers)
const siteSlug = '/o/qingxizhen/'
const heir = '/o/shitanzhen/'
let orgs: Awaited<ReturnType<typeof plantCounty>>
let window = ''
let app: FastifyInstance
let old: readonly string[]
let sent: Readonly<Record<'site' | 'window' | 'village', { number: string; code: string; id: string }>>
let articleId: string
let memberId: string
let cookie: string

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })
const post = (url: string, form: Record<string, string>) =>
  app.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(form).toString() },
    headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
  })

beforeAll(async () => {
  orgs = await plantCounty(db)
  const bare: TreeOrg = {
    ...{ ...orgs.qingxi, id: '00000000-0000-7000-8000-0000000000c9', path: '/1/9/' },
    ...{ code: '001.009', name: '新桥镇党委' },
  }
  await writeTree(db.owner, [bare])
  window = `/o/${bare.code}/`
  for (const org of [orgs.county, orgs.qingxi, orgs.shitan]) await open(db.app, org)
  for (const org of [orgs.qingxi, orgs.shitan, bare])
    await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [org.id, org.path])
  await act(db.app, editorsOf(orgs.qingxi)[0], (ctx) =>
    sites.addColumn(ctx, {
      ...{
        orgId: orgs.qingxi.id,
        sectionCode: 'PUBLICITY',
        name: '屋场会',
        position: 1,
        promiseDays: 14,
        owner: '周禾',
      },
    }),
  )
  articleId = await publish(db.app, orgs.qingxi)
  const [member] = await plantMembers(db.owner, [orgs.village], { members: 1 })
  memberId = member?.id ?? ''
  app = await fresh()
  sent = {
    site: await send(siteSlug, orgs.qingxi),
    window: await send(window, bare),
    village: await send(`/o/${orgs.village.code}/`, orgs.qingxi),
  }
  old = await crawl([siteSlug, `/o/${orgs.qingxi.code}/`, window, `/o/${orgs.village.code}/`])
  cookie = await signIn()
  await merge(bare)
  await app.close()
  // As another server, which remembers nothing of what was shown before.
  app = await fresh()
  return () => app.close()
})

async function fresh(): Promise<FastifyInstance> {
  const server = await composeServer({ db: db.app, portal: db.portal, signIn: db.signIn })
  await server.app.ready()
  return server.app
}

async function send(place: string, desk: TreeOrg) {
  const token = /name="token" value="([^"]+)"/.exec((await get(`${place}messages/new`)).body)?.[1] ?? ''
  const { body } = await post(`${place}messages/new`, {
    ...{ token, name: '王女士', phone: '', kind: 'HELP', isPublic: 'yes', consent: 'on', step: 'send' },
    title: `${desk.name}的路灯`,
    text: `从${place}写来：路口的路灯坏了两个月，希望尽快修好。`,
  })
  const [number = '', code = ''] = [/<dd>(LX[^<]+)<\/dd>/, /<dd class="code">([^<]+)<\/dd>/].map(
    (one) => one.exec(body)?.[1],
  )
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
  const caseId = rows[0]?.id ?? ''
  await act(db.app, actorIn(desk, { role: 'DESK' }), (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
  return { number, code, id: caseId }
}

/** Every address that pages, feeds and maps of these places name, read by following them. */
async function crawl(from: readonly string[]): Promise<string[]> {
  const places = [siteSlug, window, `/o/${orgs.village.code}/`, ...from]
  const found = new Set<string>()
  const waiting = [...from.flatMap((place) => [place, `${place}rss.xml`, `${place}sitemap.xml`, `${place}map`])]
  while (waiting.length > 0 && found.size < 400) {
    const url = waiting.shift() as string
    if (found.has(url)) continue
    const { body, statusCode } = await get(url)
    if (statusCode !== 200) {
      if (statusCode === 301) found.add(url)
      continue
    }
    found.add(url)
    const links = body.matchAll(/(?:href="|<link>|<loc>|<guid[^>]*>)(?:https?:\/\/[^/"<]+)?(\/o\/[^"<#]+)/g)
    for (const [, link = ''] of links) {
      const address = link.replaceAll('&amp;', '&')
      if (places.some((place) => address.startsWith(place)) && !found.has(address)) waiting.push(address)
    }
  }
  return [...found]
}

async function signIn(): Promise<string> {
  const [accountId, place] = [newId(), [orgs.shitan.id, orgs.shitan.path]]
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name, password_hash) values ($1, $2, $3, 'heir', '石滩镇组织办', $4)`,
    [accountId, ...place, await hashPassword('kan-de-jian-de-mi-ma')],
  )
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values ($1, $2, $3, $4, 'ORGANISER', '[2020-01-01,)')`,
    [newId(), accountId, ...place],
  )
  const answer = await app.inject({
    ...{ method: 'POST', url: '/api/session', headers: { host: 'localhost', 'sec-fetch-site': 'same-origin' } },
    payload: { login: 'heir', password: 'kan-de-jian-de-mi-ma' },
  })
  const { name, value } = answer.cookies[0] ?? { name: '', value: '' }
  return `${name}=${value}`
}

async function merge(bare: TreeOrg): Promise<void> {
  const boss = actorIn(orgs.county, { accountId: '00000000-0000-7000-8000-0000000000a1', name: '王组织' })
  const second = { ...boss, accountId: '00000000-0000-7000-8000-0000000000a2', name: '李组织' }
  const asked = await act(db.app, boss, (ctx) =>
    changes.mergeOrgs(ctx, {
      ...{ orgId: orgs.qingxi.id, alsoIds: [bare.id], intoId: orgs.shitan.id },
      ...{ effectiveOn: dayOf(new Date()), basis: '云岭县委会议纪要〔2026〕12号' },
    }),
  )
  const done = await act(db.app, second, (ctx) => changes.approveReshaping(ctx, { reshapingId: asked.id }))
  expect(done.state).toBe('DONE')
}

it('who is dissolved without an heir leads to the superior, with the messages that were sent to it', async () => {
  const ended: TreeOrg = {
    ...{ ...orgs.qingxi, id: '00000000-0000-7000-8000-0000000000ca', path: '/1/a/' },
    ...{ code: '001.010', name: '柳溪工委' },
  }
  await writeTree(db.owner, [ended])
  const place = `/o/${ended.code}/`
  const { number, id } = await send(place, orgs.county)
  await act(db.app, actorIn(orgs.county, { role: 'DESK' }), (ctx) =>
    cases.replyCase(ctx, { caseId: id, text: '路灯已经修好，谢谢您告诉我们。' }),
  )
  await db.owner.query(`update cases.case set state = 'CLOSED', closed_at = now() where id = $1`, [id])
  const links = await crawl([place])
  const [boss, second] = ['1', '2'].map((at) =>
    actorIn(orgs.county, { accountId: `00000000-0000-7000-8000-0000000000a${at}`, name: `组织员${at}` }),
  ) as [Actor, Actor]
  const of = { orgId: ended.id, effectiveOn: dayOf(new Date()), basis: '云岭县委会议纪要〔2026〕13号' }
  const asked = await act(db.app, boss, (ctx) => changes.dissolveOrg(ctx, of))
  await act(db.app, second, (ctx) => changes.approveReshaping(ctx, { reshapingId: asked.id }))
  const later = await fresh()
  const own = links.filter((url) => url.startsWith(place))
  expect(own).toContain(`${place}messages/${number}`)
  for (const url of own) {
    const moved = await later.inject({ url })
    expect([url, moved.statusCode]).toEqual([url, 301])
    expect(String(moved.headers.location)).toMatch(/^\/o\/yunlingxian\//)
    expect([url, (await later.inject({ url: String(moved.headers.location) })).statusCode]).toEqual([url, 200])
  }
  await later.close()
})

/** Where an address leads in the end, and by which steps. */
async function follow(url: string) {
  const steps: number[] = []
  let at = url
  for (let hops = 0; hops < 5; hops++) {
    const { statusCode, headers, body } = await get(at)
    steps.push(statusCode)
    if (statusCode < 300 || statusCode >= 400) return { steps, at, body }
    at = String(headers.location)
  }
  throw new Error(`${url} leads round and round: ${steps}`)
}

describe('after a merger', () => {
  it('no address that was ever given out is lost: each is there, or leads on for good to who took over', async () => {
    expect(old.length).toBeGreaterThan(60)
    const lost: string[] = []
    for (const url of old) {
      const { steps, at } = await follow(url)
      // The form alone leads on for now: a site that sleeps may be woken.
      const ways = steps.slice(0, -1).every((step) => step === 301 || (step === 302 && url.includes('/messages/new')))
      const isMoved = url.startsWith(window)
      const isRight = isMoved
        ? at.startsWith(heir)
        : [siteSlug, heir, `/o/${orgs.village.code}/`].some((one) => at.startsWith(one))
      if (!ways || !isRight || steps.at(-1) !== 200) lost.push(`${url} → ${steps} ${at}`)
    }
    expect(lost).toEqual([])
  })

  it('holds every kind of address: pages, windows, articles, feeds, maps, messages, forms', () => {
    for (const kind of [
      ...[
        `${siteSlug}a/${articleId}`,
        `${siteSlug}rss.xml`,
        `${siteSlug}map`,
        `${siteSlug}archive`,
        `${siteSlug}elder`,
      ],
      ...[`${siteSlug}messages/`, `${siteSlug}messages/new`, `${siteSlug}messages/follow`, `${siteSlug}s/wuchanghui/`],
      ...[`${siteSlug}messages/${sent.site.number}`, `${window}messages/${sent.window.number}`, `${window}rss.xml`],
      ...[`${window}`, `${window}messages/follow`, `/o/${orgs.qingxi.code}/`],
    ])
      expect(old, kind).toContain(kind)
  })

  it('the page of an article is its page still, and that of a site that sleeps names who took over', async () => {
    expect((await follow(`${siteSlug}a/${articleId}`)).body).toContain('屋场会开到家门口')
    expect((await follow(siteSlug)).body).toContain(`href="${heir}"`)
  })

  it.each(['site', 'window', 'village'] as const)(
    'a message sent to the %s is found by number and code at the address where it was sent',
    async (which) => {
      const place = { site: siteSlug, window, village: `/o/${orgs.village.code}/` }[which]
      const { number, code } = sent[which]
      const answer = await post(`${place}messages/follow`, { number, code })
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain(number)
      expect(answer.body).toContain('路口的路灯坏了两个月')
      const page = await follow(`${place}messages/${number}`)
      expect(page.body).toContain('路口的路灯坏了两个月')
    },
  )

  it('a form that was open at the old address comes back with all that was typed, at who took over, and is taken there', async () => {
    const typed = { name: '王女士', phone: '', kind: 'HELP', isPublic: 'yes', consent: 'on', step: 'send', token: '' }
    const words = { title: '新桥的水管漏了', text: '三组路口的水管漏了一个星期，路面都是水。' }
    for (const place of [siteSlug, window]) {
      const back = await post(`${place}messages/new`, { ...typed, ...words })
      const isTaken = /<dd>LX/.test(back.body)
      // Who has a window only is known by its new name at once; a site that sleeps lets its writer decide.
      expect(isTaken).toBe(place === window)
      if (!isTaken) for (const kept of Object.values(words)) expect(back.body).toContain(kept)
    }
  })

  it('a message to who had a window only stands on the board of who took over, and is found there; one to a site stays on its own', async () => {
    const board = await get(`${heir}messages/`)
    expect(board.body).toContain(sent.window.number)
    expect(board.body).not.toContain(sent.site.number)
    expect((await get(`${siteSlug}messages/`)).body).toContain(sent.site.number)
    const search = await get(`${heir}search?scope=messages&q=${encodeURIComponent('新桥镇党委的路灯')}`)
    expect(search.body).toContain(sent.window.number)
    expect((await get(`${heir}messages/${sent.site.number}`)).statusCode).toBe(404)
  })

  it('every deep link of the console opens for who took over', async () => {
    const apis = [
      `/api/organisations/${orgs.qingxi.id}`,
      `/api/organisations/reshapings?orgId=${orgs.qingxi.id}`,
      `/api/organisations/${orgs.village.id}`,
      ...Object.values(sent).map(({ id }) => `/api/cases/${id}`),
      `/api/articles/${articleId}`,
      `/api/sites/${orgs.qingxi.id}`,
      `/api/members/${memberId}`,
    ]
    const told = await Promise.all(
      apis.map(async (url) => [url, (await get(url, { cookie, host: 'localhost' })).statusCode]),
    )
    expect(told).toEqual(apis.map((url) => [url, 200]))
    for (const page of ['organisations?org=x', 'cases/x', 'articles/x', 'sites/x', 'members/x'])
      expect((await get(`/console/${page}`)).statusCode).toBe(200)
  })
})
