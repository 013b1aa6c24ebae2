import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { config } from '#kernel/config.ts'
import type { Outcome } from '#kernel/outgoing/post.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { editorsOf, open, plantCounty, publish, publishWithFiles } from '../../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../../tests/trees.ts'
import { due } from '../due/sources.ts'
import { withdrawArticle } from '../service.ts'
import { listDeadLinks } from './service.ts'
import { type Look, tryLinks } from './trying.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
beforeAll(async () => {
  orgs = await plantCounty(db)
  await open(db.app, orgs.qingxi)
})

const night = (day: number) => new Date(`2026-12-${String(day).padStart(2, '0')}T02:00:00+08:00`)
const answer = (status: number | null, fault: string | null = null, text = ''): Outcome => ({
  status,
  fault,
  text,
  mayHaveArrived: false,
})
/** The net of a night: what answers otherwise than with 200; gives what was asked, too. */
function net(of: Readonly<Record<string, Outcome>>): { look: Look; asked: string[] } {
  const asked: string[] = []
  const look: Look = async (address, { method }) => {
    asked.push(`${method} ${address}`)
    return of[address] ?? answer(address.endsWith('/robots.txt') ? 404 : 200)
  }
  return { look, asked }
}
const tryIn = (day: number, look: Look | undefined) => tryLinks(db.worker, { now: night(day), look, pauseMs: 0 })
const linked = (...addresses: string[]) =>
  publish(db.app, orgs.qingxi, { bodyHtml: addresses.map((one) => `<p><a href="${one}">看这里</a></p>`).join('') })
const dead = (articleId: string) =>
  look(db.app, editorsOf(orgs.qingxi)[0], (ctx) => listDeadLinks(ctx, { articleId })).then(({ links }) => links)
const addressesOf = (links: readonly { address: string }[]) => links.map(({ address }) => address)

describe('links to other sites', () => {
  it('are dead after two nights, not one, with why and since when, and stand again when they answer', async () => {
    const [gone, busy] = ['https://a.example.cn/1', 'https://a.example.cn/2']
    const id = await linked(gone, busy)
    const { look, asked } = net({ [gone]: answer(404), [busy]: answer(403) })
    await tryIn(1, look)
    expect(asked).toEqual([
      'GET https://a.example.cn/robots.txt',
      ...[gone, busy].flatMap((one) => [`HEAD ${one}`, `GET ${one}`]),
    ])
    expect(await dead(id)).toEqual([])
    // The same night again counts once.
    await tryIn(1, look)
    expect(await dead(id)).toEqual([])
    await tryIn(2, look)
    expect(await dead(id)).toEqual([{ address: gone, since: '2026-12-01', fault: 'GONE' }])
    await tryIn(3, net({ [gone]: answer(null, 'EAI_AGAIN') }).look)
    await tryIn(4, net({}).look)
    expect(await dead(id)).toEqual([])
  })

  it('are not asked where the installation leaves them, nor what a site asks machines not to read', async () => {
    const [kept, free] = ['https://b.example.cn/private/1', 'https://b.example.cn/2']
    const id = await linked(kept, free)
    await tryIn(5, undefined)
    const { look, asked } = net({
      'https://b.example.cn/robots.txt': answer(200, null, 'User-agent: *\nDisallow: /private'),
      [kept]: answer(404),
    })
    await tryIn(6, look)
    await tryIn(7, look)
    expect(asked.filter((one) => one.includes(kept))).toEqual([])
    expect(await dead(id)).toEqual([])
  })
})

it('an article tells that its links to other sites are left, where it has some and they are', async () => {
  const read = (articleId: string) =>
    look(db.app, editorsOf(orgs.qingxi)[0], (ctx) => listDeadLinks(ctx, { articleId }))
  expect((await read(await linked('https://c.example.cn/'))).othersLeft).toBe(true)
  const own = await linked('/o/qingxizhen/', `${config.address}/o/qingxizhen/`)
  expect((await read(own)).othersLeft).toBe(false)
})

describe('links to what stands here', () => {
  it('are dead at once and without the net: an article, a file, a section, a site that is not there', async () => {
    const { id: full, list } = await publishWithFiles(db.app, orgs.qingxi)
    const other = await linked('/o/qingxizhen/')
    const nobody = '00000000-0000-7000-8000-00000000dead'
    const stands = [
      `/o/qingxizhen/a/${full}`,
      `/o/qingxizhen/a/${full}/files/${list}`,
      '/o/qingxizhen/s/fuwu/',
      '/o/qingxizhen/map',
      '/sites',
    ]
    const gone = [
      `/o/qingxizhen/a/${nobody}`,
      `/o/qingxizhen/a/${full}/files/${nobody}`,
      '/o/nirgends/',
      '/o/qingxizhen/s/nirgends/',
    ]
    const id = await linked(...stands, ...gone, `/o/qingxizhen/a/${other}`)
    await tryIn(8, undefined)
    expect(addressesOf(await dead(id)).sort()).toEqual([...gone].sort())
    const { rows } = await db.owner.query<{ version: number }>('select version from publishing.article where id = $1', [
      other,
    ])
    await act(db.app, editorsOf(orgs.qingxi)[1], (ctx) =>
      withdrawArticle(ctx, { articleId: other, version: rows[0]?.version ?? 0, reason: '内容有误' }),
    )
    await tryIn(9, undefined)
    expect(addressesOf(await dead(id)).sort()).toEqual([...gone, `/o/qingxizhen/a/${other}`].sort())
  })

  it('are looked up behind our own name too, and nobody is called for them', async () => {
    const [gone, stands] = [`${config.address}/o/nirgends/`, `${config.address}/o/qingxizhen/`]
    const id = await linked(gone, stands)
    const { look, asked } = net({})
    await tryIn(13, look)
    expect(await dead(id)).toMatchObject([{ address: gone, fault: 'GONE_HERE' }])
    expect(asked.filter((one) => one.includes(config.address))).toEqual([])
    await db.owner.query(
      `update publishing.article set body_html = replace(body_html, 'nirgends', 'qingxizhen') where id = $1`,
      [id],
    )
    await tryIn(14, look)
    expect(await dead(id)).toEqual([])
  })

  it('are told of where one is malformed, and that one as well', async () => {
    const [malformed, gone] = [`/o/qingxizhen/a/${'0'.repeat(36)}`, '/o/nirgends-mehr/']
    const id = await linked(malformed, gone, '/o/qingxizhen/')
    await tryIn(15, undefined)
    expect(addressesOf(await dead(id)).sort()).toEqual([malformed, gone].sort())
  })

  it('are no more told when the article names them no more', async () => {
    const id = await linked('/o/weg/')
    await tryIn(10, undefined)
    expect(await dead(id)).toHaveLength(1)
    await db.owner.query(`update publishing.article set body_html = '<p>改好了。</p>' where id = $1`, [id])
    await tryIn(11, undefined)
    expect(await dead(id)).toEqual([])
  })
})

it('who works on the site has them in 待办, and nobody elsewhere reads them', async () => {
  const id = await linked('/o/fort/')
  await tryIn(12, undefined)
  const source = due.find(({ kind }) => kind === 'publishing.dead-link')
  const waiting = async (at: TreeOrg) => {
    const actor = actorIn(at, { role: 'EDITOR' })
    const found = source?.query({ actor, today: '2026-12-12' as never, most: 50 })
    const rows = found ? await db.app.read(actor, (tx) => tx.rows(found)) : []
    return rows.map((row) => row.id)
  }
  expect(await waiting(orgs.qingxi)).toContain(id)
  expect(await waiting(orgs.shitan)).not.toContain(id)
  await expect(
    look(db.app, actorIn(orgs.shitan, { role: 'EDITOR' }), (ctx) => listDeadLinks(ctx, { articleId: id })),
  ).rejects.toMatchObject({ code: 'publishing.not-found' })
  await expect(
    look(db.app, actorIn(orgs.qingxi, { role: 'DESK' }), (ctx) => listDeadLinks(ctx, { articleId: id })),
  ).rejects.toMatchObject({ code: 'publishing.not-an-editor' })
  onTestFinished(() => db.owner.query('delete from publishing.failing_link').then(() => undefined))
})
