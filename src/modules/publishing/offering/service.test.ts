import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { listDeeds, listDue } from '#modules/notices/service.ts'
import { addColumn } from '#modules/sites/service.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { editor, OfferScene } from '../../../../tests/offers.ts'
import { editorsOf, publish } from '../../../../tests/portal/live.ts'
import { actorIn } from '../../../../tests/trees.ts'
import { deeds } from '../../../apps/deeds.ts'
import { due } from '../../../apps/due.ts'
import { handDownArticle } from '../handing/service.ts'
import * as publishing from '../service.ts'
import * as answers from './answers/service.ts'
import * as contract from './contract.ts'

const db = testDatabase()
const scene = new OfferScene(db)
const { answer, down, get, list, offered, offerIdOf, page, read, shows, slugOf, take, up, withdraw } = scene
beforeAll(scene.begin)

it.each([
  ['  写得\n长了 ', '写得 长了'],
  ['', null],
  [' \n ', null],
  [null, null],
  ['字'.repeat(201), undefined],
])('the reason %j is kept as %j', (reason, kept) => {
  expect(contract.declineOffer.body?.safeParse({ version: 0, reason }).data?.reason).toBe(kept)
})

describe('an article offered upward', () => {
  it('is shown on no other site before it is taken, and then in list, home, feed, search and archive with credit and a link back', async () => {
    const articleId = await offered({ title: '屋场夜话解难题', bodyHtml: '<p>群众点题，支部答题。</p>' })
    expect(await shows(scene.orgs.county, articleId)).toBe(false)
    expect((await get(scene.orgs.county, `/a/${articleId}`)).statusCode).toBe(404)
    await take(articleId)
    const original = `/o/${await slugOf(scene.orgs.qingxi)}/a/${articleId}`
    expect(await page(scene.orgs.county, '/s/xuanchuan/')).toMatch(/屋场夜话解难题[\s\S]{0,200}选自：青溪镇党委/)
    expect(await page(scene.orgs.county, '/')).toContain(articleId)
    expect(await page(scene.orgs.county, '/rss.xml')).toMatch(
      /<source url="[^"]*">青溪镇党委<\/source>\s*<description>选自：青溪镇党委。/,
    )
    expect(await page(scene.orgs.county, `/archive`)).toContain(articleId)
    const found = await page(scene.orgs.county, `/search?q=${encodeURIComponent('支部答题')}&scope=site`)
    expect(found).toContain(`/o/${await slugOf(scene.orgs.county)}/a/${articleId}`)
    const body = await page(scene.orgs.county, `/a/${articleId}`)
    expect(body).toContain('群众点题，支部答题。')
    expect(body).toMatch(
      new RegExp(`来源：[^<]*(<[^>]*>)*青溪镇党委[\\s\\S]{0,60}<a href="${original}" rel="canonical">看原文`),
    )
    expect(body).toContain(`<link rel="canonical" href="`)
    expect(await page(scene.orgs.county, '/map')).not.toContain(articleId)
    // Only this site decided: neither the village below nor the township beside shows it.
    for (const other of [scene.orgs.shitan, scene.orgs.village])
      expect(await shows(other, articleId), other.name).toBe(false)
    const { rows } = await db.owner.query('select count(*)::int as n from publishing.article where title = $1', [
      '屋场夜话解难题',
    ])
    expect(rows).toEqual([{ n: 1 }])
  })

  it('names its own source and whose it is where they differ', async () => {
    const articleId = await offered({ source: '云岭日报' })
    await take(articleId)
    expect(await page(scene.orgs.county, `/a/${articleId}`)).toMatch(
      /来源：[^，]*云岭日报[\s\S]*选自：[\s\S]*青溪镇党委[\s\S]*看原文/,
    )
    // A list has room for whose it is, and does not call that the source.
    for (const path of ['/s/xuanchuan/', '/rss.xml']) {
      const listed = await page(scene.orgs.county, path)
      expect([listed.includes('选自：青溪镇党委'), listed.includes('来源：青溪镇党委')], path).toEqual([true, false])
    }
  })

  it('stands where the site put it: in another section, in a window, and not where the township has it', async () => {
    const { id: columnId } = await act(db.app, scene.chief, (ctx) =>
      addColumn(ctx, {
        orgId: scene.orgs.county.id,
        sectionCode: 'PARTY_AFFAIRS',
        name: '乡镇新事',
        slug: 'xinshi',
        position: 1,
        promiseDays: 30,
        owner: '宣传部',
      }),
    )
    const articleId = await offered()
    await take(articleId, { place: { sectionCode: 'PARTY_AFFAIRS', columnId } })
    expect(await shows(scene.orgs.county, articleId)).toBe(false)
    expect(await shows(scene.orgs.county, articleId, 'xinshi')).toBe(true)
    expect(await page(scene.orgs.county, '/')).toContain(articleId)
    // A window is not fresh by what others wrote.
    const { rows } = await look(db.app, scene.chief, (ctx) =>
      publishing.readFreshness(ctx, { orgId: scene.orgs.county.id }),
    )
    expect(rows.find((row) => row.columnId === columnId)).toMatchObject({ changedOn: null, state: 'EMPTY' })
    const wrong = await offered()
    await expect(take(wrong, { place: { sectionCode: 'PUBLICITY', columnId } })).rejects.toMatchObject({
      code: 'publishing.column-elsewhere',
    })
  })

  it('waits in 待办 of who decides and of nobody else, until somebody answered', async () => {
    const articleId = await offered({ title: '等县里看的稿子' })
    const id = await offerIdOf(articleId)
    const waitingFor = async (actor: Actor) =>
      (await look(db.app, actor, (ctx) => listDue(ctx, due))).rows.filter(({ opens }) => opens.endsWith(id))
    expect(await waitingFor(scene.chief)).toMatchObject([
      { kind: 'publishing.offer', fromName: '青溪镇党委', opens: `/console/offers/${id}` },
    ])
    for (const other of [
      scene.township,
      editor(scene.orgs.shitan, '石滩编辑'),
      actorIn(scene.orgs.county, { role: 'MEMBER' }),
    ])
      expect(await waitingFor(other), other.name).toEqual([])
    // Whoever wrote it would not be the one to take it.
    expect(await waitingFor(editorsOf(scene.orgs.county)[0])).toEqual([])
    expect(await look(db.app, scene.chief, (ctx) => answers.readOffer(ctx, { offerId: id }))).toMatchObject({
      orgName: '云岭县委',
      standing: 'OFFERED',
      can: { takeOffer: true, declineOffer: true, endOffer: 'publishing.offer-not-now' },
    })
    await answer('declineOffer', articleId, '上周登过同样的事')
    expect(await waitingFor(scene.chief)).toEqual([])
    const { rows } = await look(db.app, scene.chief, (ctx) => listDeeds(ctx, { which: 'handled', page: 1 }, deeds))
    expect(rows[0]).toMatchObject({ title: { zh: '等县里看的稿子' }, state: { zh: '不选用' } })
  })

  it('waits for whoever may take it: at a site without review also for who wrote it', async () => {
    const articleId = await offered({ title: '两头都管的稿子' })
    const both = editor(scene.orgs.county, '两头都管')
    await db.owner.query('update publishing.article_version set saved_by = $2 where article_id = $1', [
      articleId,
      both.accountId,
    ])
    const review = (needs: boolean) =>
      db.owner.query('update sites.site set needs_review = $2 where org_id = $1', [scene.orgs.county.id, needs])
    const seen = async () => {
      const { rows } = await look(db.app, both, (ctx) => listDue(ctx, due))
      const { can } = await read(articleId, scene.orgs.county, both)
      return [rows.some(({ title }) => title.zh === '两头都管的稿子'), can.takeOffer]
    }
    expect(await seen()).toEqual([false, 'publishing.offer-needs-another-person'])
    await review(false)
    expect(await seen()).toEqual([true, true])
    await review(true)
  })

  it('is answered for its own article only: the database takes no other', async () => {
    const [one, other] = [await offered(), await offered()]
    await take(one)
    const answersTo = db.owner.query('update publishing.offer_answer set offer_id = $2 where article_id = $1', [
      one,
      await offerIdOf(other),
    ])
    await expect(answersTo).rejects.toMatchObject({ code: '23503', constraint: 'offer_answer_offer' })
  })

  it('declined leaves nothing on the site; who offered it reads who and why, and it may still be taken', async () => {
    const articleId = await offered()
    await answer('declineOffer', articleId, '上周登过同样的事')
    expect((await get(scene.orgs.county, `/a/${articleId}`)).statusCode).toBe(404)
    const history = await look(db.app, scene.township, (ctx) => publishing.readArticle(ctx, { articleId }))
    expect(history.answers).toMatchObject([
      { act: 'DECLINED', orgName: '云岭县委', actorName: '县里编辑', reason: '上周登过同样的事' },
    ])
    expect(history.steps[0]).toMatchObject({ act: 'OFFERED_UP', actorName: '青溪编辑' })
    expect(history.offers).toMatchObject([{ direction: 'UP', toName: '云岭县委' }])
    await expect(answer('declineOffer', articleId)).rejects.toMatchObject({ code: 'publishing.offer-not-now' })
    await take(articleId)
    expect(await shows(scene.orgs.county, articleId)).toBe(true)
  })

  it('ended it leaves the lists, and its address leads to the original', async () => {
    const articleId = await offered()
    await take(articleId)
    await answer('endOffer', articleId, '版面让给新的')
    expect(await shows(scene.orgs.county, articleId)).toBe(false)
    const { statusCode, headers } = await get(scene.orgs.county, `/a/${articleId}`)
    expect([statusCode, headers.location]).toEqual([302, `/o/${await slugOf(scene.orgs.qingxi)}/a/${articleId}`])
    const { answers: told } = await look(db.app, scene.township, (ctx) => publishing.readArticle(ctx, { articleId }))
    expect(told.map(({ act, reason }) => [act, reason])).toEqual([
      ['ENDED', '版面让给新的'],
      ['TAKEN', null],
    ])
  })

  it('withdrawn at its origin it leaves a stone at the site that took it, which leads to the reason and does not repeat it, and no list has it', async () => {
    const articleId = await offered()
    await take(articleId)
    await withdraw(articleId)
    const stone = await page(scene.orgs.county, `/a/${articleId}`)
    expect([stone.includes('数字写错'), stone.includes('二十七条意见')]).toEqual([false, false])
    const original = `/o/${await slugOf(scene.orgs.qingxi)}/a/${articleId}`
    expect(stone).toMatch(new RegExp(`撤下原因[\\s\\S]{0,40}<a href="${original}">见原文页面</a>`))
    expect(await page(scene.orgs.qingxi, `/a/${articleId}`)).toContain('数字写错')
    expect(await shows(scene.orgs.county, articleId)).toBe(false)
    await expect(read(articleId)).rejects.toMatchObject({ code: 'publishing.not-offered' })
    expect((await list(scene.orgs.county, scene.chief)).rows.map(({ offerId }) => offerId)).not.toContain(
      await offerIdOf(articleId),
    )
  })

  it('taken back it is shown there no more, and offered anew it is to be read anew', async () => {
    const articleId = await offered()
    await take(articleId)
    await up(articleId, false)
    expect(await shows(scene.orgs.county, articleId)).toBe(false)
    expect((await get(scene.orgs.county, `/a/${articleId}`)).statusCode).toBe(302)
    await expect(read(articleId)).rejects.toMatchObject({ code: 'publishing.not-offered' })
    await up(articleId)
    expect(await shows(scene.orgs.county, articleId)).toBe(false)
    expect(await read(articleId)).toMatchObject({ standing: 'OFFERED', version: 1 })
    await take(articleId)
    expect(await shows(scene.orgs.county, articleId)).toBe(true)
  })
})

describe('an article offered downward', () => {
  it('is taken by each site for itself, presses nobody, and the county reads who took it', async () => {
    const articleId = await publish(db.app, scene.orgs.county, { title: '县里的参考资料' })
    await down(articleId)
    const inDue = (await look(db.app, scene.township, (ctx) => listDue(ctx, due))).rows
    expect(inDue.filter(({ title }) => title.zh === '县里的参考资料')).toEqual([])
    for (const [org, actor] of [
      [scene.orgs.qingxi, scene.township],
      [scene.orgs.village, editor(scene.orgs.village, '村里')],
    ] as const)
      expect((await list(org, actor)).rows[0]).toMatchObject({
        title: '县里的参考资料',
        direction: 'DOWN',
        standing: 'OFFERED',
      })
    await take(articleId, { org: scene.orgs.qingxi, actor: scene.township })
    expect([
      await shows(scene.orgs.qingxi, articleId),
      await shows(scene.orgs.shitan, articleId),
      await shows(scene.orgs.village, articleId),
    ]).toEqual([true, false, false])
    expect(await page(scene.orgs.qingxi, `/a/${articleId}`)).toMatch(/来源：[\s\S]*云岭县委[\s\S]*看原文/)
    expect((await get(scene.orgs.shitan, `/a/${articleId}`)).statusCode).toBe(302)
    const { answers: told, offers } = await look(db.app, scene.chief, (ctx) =>
      publishing.readArticle(ctx, { articleId }),
    )
    expect(told).toMatchObject([{ act: 'TAKEN', orgName: '青溪镇党委', actorName: '青溪编辑' }])
    expect(offers).toMatchObject([{ direction: 'DOWN' }])
    await withdraw(articleId, scene.orgs.county)
    const stone = await page(scene.orgs.qingxi, `/a/${articleId}`)
    expect([stone.includes('这篇内容已撤下'), stone.includes('数字写错')]).toEqual([true, false])
    expect(await shows(scene.orgs.qingxi, articleId)).toBe(false)
  })

  it('of each site that answered its last word is told, however much others said since', async () => {
    const articleId = await publish(db.app, scene.orgs.county)
    await down(articleId)
    await take(articleId, { org: scene.orgs.qingxi, actor: scene.township })
    await take(articleId, { org: scene.orgs.shitan, actor: editor(scene.orgs.shitan, '石滩编辑') })
    await db.owner.query(
      `insert into publishing.offer_answer_step (id, answer_id, org_id, org_path, at, act, actor_name)
       select gen_random_uuid(), n.id, n.org_id, n.org_path, now() + n.number * interval '1 second', 'TAKEN', '石滩编辑'
       from (select a.*, number from publishing.offer_answer a, generate_series(1, 250) number
         where a.article_id = $1 and a.org_id = $2) n`,
      [articleId, scene.orgs.shitan.id],
    )
    const { answers: told } = await look(db.app, scene.chief, (ctx) => publishing.readArticle(ctx, { articleId }))
    expect(told).toHaveLength(201)
    expect(told.at(-1)).toMatchObject({ act: 'TAKEN', orgName: '青溪镇党委' })
  })

  it('handed down afterwards it stands there once, as the superior’s word, and is offered no more', async () => {
    const articleId = await publish(db.app, scene.orgs.county, { title: '先推荐后下发', bodyHtml: '<p>梧桐芭蕉</p>' })
    await down(articleId)
    const place = { sectionCode: 'DISCIPLINE' } as const
    await take(articleId, { org: scene.orgs.qingxi, actor: scene.township, place })
    const query = `/search?q=${encodeURIComponent('梧桐')}`
    const finds = async (section: string) =>
      (await page(scene.orgs.qingxi, `${query}&scope=${section}`)).includes(articleId)
    expect([await finds('PUBLICITY'), await finds('DISCIPLINE')]).toEqual([false, true])
    const decider = actorIn(scene.orgs.county, { role: 'SECRETARY', accountId: newId() })
    await act(db.app, decider, (ctx) => handDownArticle(ctx, { articleId, version: 1, isShownBelow: true }))
    const listed = await page(scene.orgs.qingxi, '/s/xuanchuan/')
    expect([listed.split(`/a/${articleId}"`).length - 1, listed.includes('云岭县委下发')]).toEqual([1, true])
    // A search finds it in the section in whose list it stands.
    expect([await finds('PUBLICITY'), await finds('DISCIPLINE')]).toEqual([true, false])
    await expect(read(articleId, scene.orgs.qingxi, scene.township)).rejects.toMatchObject({
      code: 'publishing.not-offered',
    })
    await act(db.app, decider, (ctx) => handDownArticle(ctx, { articleId, version: 1, isShownBelow: false }))
    expect(await page(scene.orgs.qingxi, '/s/jijian/')).toMatch(/先推荐后下发[\s\S]{0,200}选自：云岭县委/)
  })
})
