import { beforeAll, describe, expect, it, test } from 'vitest'
import { act, testDatabase } from '../../../../tests/database.ts'
import { editorsOf, livePortal, open, plantCounty, publish } from '../../../../tests/portal/live.ts'
import type { TreeOrg } from '../../../../tests/trees.ts'
import { withdrawArticle } from '../service.ts'
import { leadsAway, linkDigest, linksOf } from './leading.ts'

test.each([
  ['https://www.gov.cn/', true],
  ['http://dj.example.cn/', false],
  ['https://dj.example.cn:8443/', true],
  ['https://dj.example.cn.evil.cn/', true],
  ['HTTPS://WWW.GOV.CN', true],
  ['/o/qingxi/', false],
  ['mailto:a@example.cn', false],
  ['tel:12388', false],
  ['#part', false],
])('%s leads away: %s (UX-PT11)', (address, is) => {
  expect(leadsAway(address, 'https://dj.example.cn')).toBe(is)
})

test('a request that names no host of ours reads every other site as away', () => {
  expect(leadsAway('https://www.gov.cn/', 'http://[')).toBe(true)
})

test('an article leads to the links of its text and its source, each once, with what was escaped read again', () => {
  const bodyHtml = '<p><a href="https://a.cn/?b=1&amp;c=%22">一</a><a href="/o/x/">二</a><a href="/o/x/">三</a></p>'
  expect(linksOf({ bodyHtml, sourceUrl: 'https://news.cn/1' })).toEqual([
    ...['https://a.cn/?b=1&c=%22', '/o/x/', 'https://news.cn/1'],
  ])
})

describe('a link that leads away', () => {
  const db = testDatabase()
  let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
  let live: Awaited<ReturnType<typeof livePortal>>
  const away = 'https://www.gov.cn/zhengce/?id=1&page=2'
  const plain = 'http://bt.example.cn/'
  const source = 'https://news.example.cn/1'

  beforeAll(async () => {
    orgs = await plantCounty(db)
    await open(db.app, orgs.qingxi)
    live = await livePortal(db)
    return () => live.app.close()
  })
  const at = (articleId: string, rest = '') => `/o/qingxizhen/a/${articleId}${rest}`
  const leave = (articleId: string, address: string) => at(articleId, `/leave/${linkDigest(address)}`)
  const publishLinked = () =>
    publish(db.app, orgs.qingxi, {
      bodyHtml: `<p><a href="${away.replace('&', '&amp;')}">全文</a><a href="${plain}">补贴</a><a href="/o/qingxizhen/">首页</a><a href="tel:12388">电话</a></p>`,
      sourceUrl: source,
    })

  it('goes by a page that says where to, and what stands here or is a number does not', async () => {
    const id = await publishLinked()
    const { body } = await live.get(at(id))
    for (const address of [away, plain, source]) expect(body).toContain(`href="${leave(id, address)}"`)
    expect(body).not.toMatch(/href="https?:\/\/(?:www\.gov|bt\.example|news\.example)/)
    expect(body).toContain('href="/o/qingxizhen/">首页')
    expect(body).toContain('href="tel:12388"')
    const told = await live.get(leave(id, away))
    expect([told.statusCode, told.headers.location]).toEqual([200, undefined])
    expect(told.body).toMatch(/您即将离开.*www\.gov\.cn.*返回原文/s)
    expect(told.body).toContain('href="https://www.gov.cn/zhengce/?id=1&amp;page=2" rel="noopener noreferrer nofollow"')
    expect(told.body).toContain('noindex')
    expect(told.body).not.toContain('没有加密')
    expect((await live.get(leave(id, plain))).body).toContain('没有加密')
  })

  it('leads nowhere else: not to what another article names, nor from what is withdrawn', async () => {
    const [id, other] = [await publishLinked(), await publish(db.app, orgs.qingxi)]
    for (const page of [
      leave(other, away),
      leave(id, 'https://evil.cn/'),
      at(id, '/leave/x'),
      at(id, `/leave/${away}`),
    ])
      expect((await live.get(page)).statusCode, page).toBe(404)
    const [, reader] = editorsOf(orgs.qingxi)
    const { rows } = await db.owner.query<{ version: number }>('select version from publishing.article where id = $1', [
      id,
    ])
    await act(db.app, reader, (ctx) =>
      withdrawArticle(ctx, { articleId: id, version: rows[0]?.version ?? 0, reason: '内容有误' }),
    )
    expect((await live.get(leave(id, away))).statusCode).toBe(404)
  })
})
