import { beforeAll, describe, expect, it } from 'vitest'
import { qrPicture } from '#kernel/qr-code.ts'
import { joinCase, separateCase } from '#modules/cases/joining/service.ts'
import * as cases from '#modules/cases/service.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { livePortal, open, plantCounty, publish } from '../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../tests/trees.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>
const board = '/o/qingxizhen/messages/'

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2), ($3, $4)', [
    ...[orgs.county.id, orgs.county.path],
    ...[orgs.qingxi.id, orgs.qingxi.path],
  ])
  live = await livePortal(db)
  return () => live.app.close()
})

const message = {
  ...{ name: '王女士', phone: '', kind: 'HELP', title: '四组的路灯什么时候修好' },
  text: '四组路口到小学的路灯坏了两个月，希望尽快修好。',
  ...{ isPublic: 'yes', consent: 'on', step: 'send' },
}

async function send(of: Partial<typeof message> = {}) {
  const form = (await live.get(`${board}new`)).body
  const token = /name="token" value="([^"]+)"/.exec(form)?.[1] ?? ''
  const { body } = await live.post(`${board}new`, { ...message, ...of, token })
  const number = /<dd>(LX[^<]+)<\/dd>/.exec(body)?.[1] ?? ''
  const { rows } = await db.owner.query('select id from cases.case where number = $1', [number])
  return { number, code: /<dd class="code">([^<]+)<\/dd>/.exec(body)?.[1] ?? '', caseId: rows[0].id as string }
}
const desk = () => actorIn(orgs.qingxi, { role: 'DESK' })
const atDesk = <T>(work: Parameters<typeof act<T>>[2]) => act(db.app, desk(), work)
const accept = (caseId: string) => atDesk((ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
const answer = (caseId: string) =>
  atDesk((ctx) => cases.replyCase(ctx, { caseId, text: '您好，六盏路灯本月底前修好。' }))
const follow = async (place: string, { number, code }: { number: string; code: string }) =>
  (await live.post(`${place}follow`, { number, code })).body

// What changes a site is heard by the servers within a second.
async function heard(isSo: () => Promise<boolean>) {
  const begun = Date.now()
  while (!(await isSo())) {
    expect(Date.now() - begun).toBeLessThan(5000)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('the feed of one case (CZ6)', () => {
  it('grows with the case, is asked again for nothing while nothing happened, and asks nobody who he is', async () => {
    const { number, caseId } = await send({ title: '想一直看着的这一件' })
    const feed = `${board}${number}/rss.xml`
    expect((await live.get(feed)).statusCode).toBe(404)
    await accept(caseId)
    await heard(async () => (await live.get(feed)).statusCode === 200)
    const first = await live.get(feed)
    expect([first.headers['content-type'], first.headers['set-cookie']]).toEqual([
      'application/rss+xml; charset=utf-8',
      undefined,
    ])
    expect(first.body).toContain('想一直看着的这一件')
    expect(first.body.match(/<item>/g)).toHaveLength(2)
    expect((await live.get(feed, { headers: { 'if-none-match': `${first.headers.etag}` } })).statusCode).toBe(304)
    await answer(caseId)
    await heard(async () => (await live.get(feed)).body.includes('已答复'))
    const { body } = await live.get(feed)
    const links = [...body.matchAll(/<link>([^<]+)<\/link>/g)].map(([, link = '']) => link)
    expect(new Set(links).size).toBe(links.length)
    expect([body.includes('六盏路灯'), body.includes(message.text)]).toEqual([false, false])
  })

  it('of a private case is missing in the same way as that of none, here and on every other site', async () => {
    const { number, caseId } = await send({ title: '不公开也没有订阅', isPublic: 'no' })
    await act(db.app, actorIn(orgs.county, { role: 'DESK' }), (ctx) =>
      cases.acceptCase(ctx, { caseId, isComplex: false }),
    )
    const none = number.replace(/\d{6}$/, '999999')
    for (const place of [board, '/o/shitanzhen/messages/', '/o/yunlingxian/messages/']) {
      const [own, other] = [await live.get(`${place}${number}/rss.xml`), await live.get(`${place}${none}/rss.xml`)]
      expect([own.statusCode, own.body]).toEqual([404, other.body])
    }
  })

  it('tells what is new by a new name when the case is put together with another, and the old lines by their old ones when it is apart again', async () => {
    const [main, voice] = [await send({ title: '两户都说的路灯' }), await send({ title: '路灯还是不亮' })]
    for (const { caseId } of [main, voice]) await accept(caseId)
    const read = async () => {
      const { body } = await live.get(`${board}${voice.number}/rss.xml`)
      const items = [...body.matchAll(/<title>([^　<]+)　[\s\S]*?<guid>([^<]+)<\/guid>/g)]
      return items.map(([, what = '', guid = '']) => ({ what, guid }))
    }
    await heard(async () => (await read()).length === 2)
    const alone = await read()
    await atDesk((ctx) => joinCase(ctx, { caseId: voice.caseId, intoCaseId: main.caseId }))
    await answer(main.caseId)
    await heard(async () => (await read()).some(({ what }) => what === '已答复'))
    const together = await read()
    const known = new Set(alone.map(({ guid }) => guid))
    expect(together.filter(({ guid }) => known.has(guid))).toEqual([])
    const page = (await live.get(`${board}${voice.number}`)).body
    for (const { guid } of together) expect(page).toContain(`id="${guid.split('#')[1]}"`)
    await atDesk((ctx) => separateCase(ctx, { caseId: voice.caseId, reason: '不是同一盏灯' }))
    await heard(async () => (await read()).some(({ what }) => what === '分开单独办理'))
    expect(await read()).toEqual(expect.arrayContaining(alone))
  })
})

describe('the page of who wrote it', () => {
  it('holds the address of the public page, its code and feed only once everybody can open it', async () => {
    const one = await send({ title: '还没有受理的这一件' })
    const signs = [`/messages/${one.number}<`, `${one.number}/rss.xml`, '公开页面网址的二维码']
    const before = await follow(board, one)
    for (const sign of signs) expect(before).not.toContain(sign)
    await accept(one.caseId)
    const after = await follow(board, one)
    for (const sign of signs) expect(after).toContain(sign)
    const [, address = ''] = /网址：https?:\/\/[^/]+([^<]+)/.exec(after) ?? []
    expect((await live.get(address)).statusCode).toBe(200)
    expect(after).toContain('打开的是公开的页面')
  })

  it('holds none on the site of another organisation, where there is no such page', async () => {
    const one = await send({ title: '在县里的网站查的这一件' })
    await accept(one.caseId)
    const above = await follow('/o/yunlingxian/messages/', one)
    expect(above).toContain('在县里的网站查的这一件')
    for (const none of [`${one.number}/rss.xml`, '公开页面网址的二维码', '网址：']) expect(above).not.toContain(none)
  })
})

it('a number in another spelling leads to the one page and the one feed of its case', async () => {
  const { number } = await send({ title: '编号抄得不一样的这一件' })
  for (const written of [number.toLowerCase(), number.replace('LX', ''), number.replaceAll('0', 'O'), `${number}%20`])
    for (const rest of ['', '/rss.xml']) {
      const { statusCode, headers } = await live.get(`${board}${written}${rest}`)
      expect([statusCode, headers.location]).toEqual([301, `${board}${number}${rest}`])
    }
})

describe('an article is sent on', () => {
  it('by a QR code of its address, drawn apart and only for what can be an article', async () => {
    const address = `/o/qingxizhen/a/${await publish(db.app, orgs.qingxi)}`
    const { body } = await live.get(address)
    expect(body).toContain(`src="${address}/code.svg"`)
    const origin = /href="[^"]+">(https?:\/\/[^<]+)<\/a>/
      .exec(body.slice(body.indexOf('id="address"') - 3))?.[1]
      ?.replace(address, '')
    const code = await live.get(`${address}/code.svg`)
    expect(code.headers['content-type']).toContain('image/svg+xml')
    expect(code.headers['content-security-policy']).toContain('sandbox')
    expect(code.body).toBe(qrPicture(`${origin}${address}`))
    expect((await live.get('/o/qingxizhen/a/x/code.svg')).statusCode).toBe(404)
  })
})
