import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '#kernel/time.ts'
import { openConsultation } from '#modules/consultations/service.ts'
import { createProject } from '#modules/demands/index.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { livePortal, open, plantCounty } from '../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../tests/trees.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>
let one: string

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  live = await livePortal(db)
  const { consultationId } = await act(db.app, actorIn(orgs.qingxi, { role: 'DESK' }), (ctx) =>
    openConsultation(ctx, { ...asked, closesOn: addDays(dayOf(new Date()), 20) }),
  )
  one = `/o/qingxizhen/consultations/${consultationId}`
  return () => live.app.close()
})

const asked = {
  title: '村口那块空地怎么用',
  question: '村口有一块三亩的空地，今年要定下来怎么用。',
  statements: ['先修停车的地方', '建成小公园'],
}
const offered = (page: string) => /name="statement" value="([^"]+)"/.exec(page)?.[1] ?? ''
const tokenOf = (page: string) => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
const takers = async () =>
  (await db.owner.query('select count(distinct taker)::int as n, count(*)::int as stances from consultations.stance'))
    .rows[0]

describe('a consultation on the site', () => {
  it('is found from the board and from sites below, which lead to who asks', async () => {
    expect((await live.get('/o/qingxizhen/messages/')).body).toContain('/o/qingxizhen/consultations/')
    expect((await live.get('/o/qingxizhen/consultations')).statusCode).toBe(301)
    const { rows } = await db.owner.query('select slug from organisations.org where id = $1', [orgs.village.id])
    const village = `/o/${rows[0].slug}/consultations/`
    const below = await live.get(village)
    expect(below.body).toContain(`href="${one}"`)
    expect((await live.get(one.replace('/o/qingxizhen/consultations/', village))).statusCode).toBe(404)
  })

  it('that was asked for a project and the page of the project lead to each other; the project’s says when it closed', async () => {
    const by = actorIn(orgs.qingxi, { role: 'DESK' })
    const project = await act(db.app, by, (ctx) =>
      createProject(ctx, {
        ...{ title: '村里的路灯坏了没人修', matter: '半年里有十几封来信说路灯不亮，报修没有人来。' },
        ...{ words: ['路灯'], ownerId: orgs.qingxi.id, dueOn: addDays(dayOf(new Date()), 60) },
      }),
    )
    const its = `/o/qingxizhen/projects/${project.projectId}`
    expect((await live.get(its)).body).not.toContain('/consultations/')
    const { consultationId } = await act(db.app, by, (ctx) =>
      openConsultation(ctx, { ...asked, ...project, closesOn: addDays(dayOf(new Date()), 5) }),
    )
    const own = `/o/qingxizhen/consultations/${consultationId}`
    expect((await live.get(own)).body).toContain(`href="${its}"`)
    const page = (await live.get(its)).body
    expect([page.includes(`href="${own}"`), page.includes('正在征求')]).toEqual([true, true])
    const past = addDays(dayOf(new Date()), -20)
    const over = await act(
      db.app,
      by,
      (ctx) => openConsultation(ctx, { ...asked, ...project, closesOn: addDays(past, 5) }),
      new Date(`${past}T02:00:00Z`),
    )
    // The page that is kept goes as soon as it is told.
    const line = async () => (await live.get(its)).body.split(over.consultationId)[1]?.split('</li>')[0]
    await expect.poll(line, { timeout: 10_000 }).toContain('已截止')
    expect(await line()).not.toContain('正在征求')
    expect((await live.get(one)).body).not.toContain('/projects/')
  })

  it('gives a number at the first stance only, which goes with its own address alone, and counts one browser once', async () => {
    const page = await live.get(one)
    expect([page.statusCode, page.headers['cache-control'], page.headers['set-cookie']]).toEqual([
      200,
      'no-store',
      undefined,
    ])
    const first = await live.post(`${one}/stance`, { statement: offered(page.body), stance: 'agree' })
    expect([first.statusCode, first.headers.location]).toEqual([303, `${one}?seen=1#say`])
    const cookie = String(first.headers['set-cookie'])
    expect(cookie).toMatch(
      new RegExp(`^participation=[\\w-]{43}; Path=${one}; Expires=[^;]+; HttpOnly; SameSite=Lax`, 'i'),
    )
    const kept = { cookies: { participation: /=([\w-]{43})/.exec(cookie)?.[1] ?? '' } }
    const back = await live.get(`${one}?seen=1`, kept)
    expect([back.statusCode, back.headers.location]).toEqual([303, `${one}#say`])
    const next = await live.get(one, kept)
    expect(offered(next.body)).not.toBe(offered(page.body))
    const second = await live.post(`${one}/stance`, { statement: offered(next.body), stance: 'disagree' }, kept)
    expect([second.headers['set-cookie'], second.headers.location]).toEqual([undefined, `${one}#say`])
    expect((await live.get(one, kept)).body).toContain('每一条您都表过态了')
    const again = await live.get(`${one}?no=1`, kept)
    await live.post(`${one}/stance`, { statement: offered(again.body), stance: 'pass' }, kept)
    expect(await takers()).toEqual({ n: 1, stances: 2 })
  })

  it('tells who keeps no cookies what that means, hides nothing from who follows his address, and asks for a choice where none was made', async () => {
    const followed = await live.get(`${one}?seen=1`)
    expect(followed.body).toContain('没有保存小文件')
    expect(offered(followed.body)).not.toBe('')
    const page = await live.get(one)
    const unmade = await live.post(`${one}/stance`, { statement: offered(page.body), stance: 'x' })
    expect(unmade.statusCode).toBe(422)
    expect(unmade.body).toContain('请选一个')
    expect((await live.post(`${one}/stance`, { statement: 'x', stance: 'agree' })).statusCode).toBeLessThan(500)
  })

  it('takes a statement in once, gives its number, and keeps what was typed when it is too short', async () => {
    const token = tokenOf((await live.get(one)).body)
    const short = await live.post(`${one}/statements`, { token, text: '好' })
    expect([short.statusCode, /<textarea[^>]*>\s*([^<]*)/.exec(short.body)?.[1]]).toEqual([422, '好'])
    const sent = { token: tokenOf(short.body), text: '修一个公共厕所' }
    const taken = await live.post(`${one}/statements`, sent)
    expect(taken.headers.location).toBe(`${one}?handed=3#say`)
    expect((await live.post(`${one}/statements`, sent)).headers.location).toBe(`${one}?handed=3#say`)
    const page = await live.get(`${one}?handed=3`)
    expect(page.body).toContain('是第3条')
    expect(page.body).not.toContain('公共厕所')
    expect((await live.get(`${one}?handed=99999`)).body).not.toContain('收到了')
  })

  it('shows what was typed to who comes too late', async () => {
    const { consultationId } = await act(db.app, actorIn(orgs.qingxi, { role: 'DESK' }), (ctx) =>
      openConsultation(ctx, { ...asked, closesOn: addDays(dayOf(new Date()), 5) }),
    )
    const late = `/o/qingxizhen/consultations/${consultationId}`
    const { body } = await live.get(late)
    await db.owner.query(
      `update consultations.consultation set opened_on = opened_on - 30, closes_on = current_date - 2 where id = $1`,
      [consultationId],
    )
    const sent = await live.post(`${late}/statements`, { token: tokenOf(body), text: '修一个公共厕所' })
    expect([sent.statusCode, sent.body.includes('已经截止'), sent.body.includes('修一个公共厕所')]).toEqual([
      422,
      true,
      true,
    ])
  })

  it('has its map and its table, and neither says anything of few', async () => {
    expect((await live.get(`${one}/map`)).body).toContain('还没有算出来')
    const table = await live.get(`${one}/data.csv`)
    expect(table.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(table.body).toBe('\ufeffno,statement,agree,disagree,pass,final,outcome\r\n')
  })
})
