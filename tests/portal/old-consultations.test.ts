import { beforeAll, expect, it } from 'vitest'
import { addDays, dayOf } from '#kernel/time.ts'
import { getConsultation, openConsultation } from '#modules/consultations/service.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import { followers } from '../../src/apps/followers.ts'
import { act, look, testDatabase } from '../database.ts'
import { actorIn, type TreeOrg } from '../trees.ts'
import { livePortal, open, plantCounty } from './live.ts'

// A consultation that runs goes from one body to the next, and on to a new one; it stays at the address where it was asked, and who took part
// before is known again (decisions 8, 124, 145).
const db = testDatabase()
const changes = reshapings(followers)
let orgs: Awaited<ReturnType<typeof plantCounty>>
let live: Awaited<ReturnType<typeof livePortal>>
let id = ''
let one = ''
let kept: { cookies: { participation: string } }

beforeAll(async () => {
  orgs = await plantCounty(db)
  await db.owner.query('update organisations.org set last_child = 20 where id = $1', [orgs.county.id])
  for (const org of [orgs.county, orgs.qingxi, orgs.shitan]) await open(db.app, org)
  const asked = await act(db.app, actorIn(orgs.qingxi, { role: 'DESK' }), (ctx) =>
    openConsultation(ctx, {
      ...{ title: '村口那块空地怎么用', question: '村口有一块三亩的空地，今年要定下来怎么用。' },
      ...{ statements: ['先修停车的地方', '建成小公园', '留给赶集摆摊'], closesOn: addDays(dayOf(new Date()), 20) },
    }),
  )
  id = asked.consultationId
  one = `/o/qingxizhen/consultations/${id}`
  live = await livePortal(db)
  const first = await live.post(`${one}/stance`, { statement: offered((await live.get(one)).body), stance: 'agree' })
  kept = { cookies: { participation: /=([\w-]{43})/.exec(String(first.headers['set-cookie']))?.[1] ?? '' } }
  return () => live.app.close()
})

const offered = (page: string) => /name="statement" value="([^"]+)"/.exec(page)?.[1] ?? ''
const tokenOf = (page: string) => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
const actionsOf = (page: string) =>
  [...page.matchAll(/<form[^>]* action="([^"]*consultations[^"]*)"/g)].map(([, to]) => to)
const counted = async () =>
  (await db.owner.query('select count(distinct taker)::int as n, count(*)::int as stances from consultations.stance'))
    .rows[0]

async function merge(org: TreeOrg, into: { intoId: string } | { asNew: object }): Promise<void> {
  const [boss, second] = ['王组织', '李组织'].map((name, at) =>
    actorIn(orgs.county, { accountId: `00000000-0000-7000-8000-0000000000a${at}`, name }),
  ) as [ReturnType<typeof actorIn>, ReturnType<typeof actorIn>]
  const of = { orgId: org.id, alsoIds: [], effectiveOn: dayOf(new Date()), basis: '云岭县委会议纪要〔2026〕12号' }
  const asked = await act(db.app, boss, (ctx) => changes.mergeOrgs(ctx, { ...of, ...into } as never))
  const done = await act(db.app, second, (ctx) => changes.approveReshaping(ctx, { reshapingId: asked.id }))
  expect(done.state).toBe('DONE')
  // As another server, which remembers nothing of what was shown before.
  await live.app.close()
  live = await livePortal(db)
}

/** Where everybody finds it now: all that the page offers works, and one browser counts once. */
async function expectWhole(already: { n: number; stances: number }): Promise<void> {
  expect(await counted()).toEqual(already)
  const page = await live.get(one, kept)
  expect(page.statusCode).toBe(200)
  expect(actionsOf(page.body)).toEqual([`${one}/stance`, `${one}/statements`])
  const said = await live.post(`${one}/stance`, { statement: offered(page.body), stance: 'disagree' }, kept)
  expect([said.statusCode, said.headers.location, said.headers['set-cookie']]).toEqual([303, `${one}#say`, undefined])
  expect(await counted()).toEqual({ n: already.n, stances: already.stances + 1 })
  const handed = await live.post(`${one}/statements`, { token: tokenOf(page.body), text: '修一个公共厕所' })
  expect([handed.statusCode, String(handed.headers.location).split('?')[0]]).toEqual([303, one])
  for (const [, link = ''] of page.body.matchAll(/href="(\/o\/[^"#]+\/consultations\/[^"#]*)/g))
    expect([link, (await live.get(link.replaceAll('&amp;', '&'))).statusCode]).toEqual([link, 200])
  const { publicPath } = await look(db.app, actorIn(orgs.county, { role: 'DESK' }), (ctx) =>
    getConsultation(ctx, { consultationId: id }),
  )
  expect(publicPath).toBe(one)
}

it('stays where it was asked when its body is merged into another one; who took over leads there and counts nobody twice', async () => {
  await merge(orgs.qingxi, { intoId: orgs.shitan.id })
  await expectWhole({ n: 1, stances: 1 })
  const heir = `/o/shitanzhen/consultations/${id}`
  for (const [asked, there] of [
    [heir, one],
    [`${heir}?no=1`, `${one}?no=1`],
    [`${heir}/map`, `${one}/map`],
    [`${heir}/data.csv`, `${one}/data.csv`],
  ] as const) {
    const { statusCode, headers } = await live.get(asked)
    expect([asked, statusCode, headers.location]).toEqual([asked, 301, there])
  }
  const before = await counted()
  const statement = offered((await live.get(one)).body)
  const elsewhere = await live.post(`${heir}/stance`, { statement, stance: 'agree' })
  expect([elsewhere.statusCode, elsewhere.headers.location, await counted()]).toEqual([303, `${one}#say`, before])
})

it('stays there too when that one goes into a new body, without a site or words of address; every former keeper leads there', async () => {
  await merge(orgs.shitan, {
    asNew: { name: '中共云岭县溪滩镇委员会', shortName: '溪滩镇党委', type: 'PARTY_COMMITTEE', isVillage: false },
  })
  await expectWhole({ n: 1, stances: 2 })
  const { rows } = await db.owner.query(`select code from organisations.org where short_name = '溪滩镇党委'`)
  for (const keeper of ['shitanzhen', rows[0].code]) {
    const { statusCode, headers } = await live.get(`/o/${keeper}/consultations/${id}`)
    expect([keeper, statusCode, headers.location]).toEqual([keeper, 301, one])
    expect((await live.get(`/o/${keeper}/consultations/`)).statusCode).toBe(200)
  }
  expect((await live.get(`/o/${orgs.village.code}/consultations/${id}`)).statusCode).toBe(404)
})
