import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { dayOf } from '#kernel/time.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import { followers } from '../../src/apps/followers.ts'
import { act, testDatabase } from '../database.ts'
import { actorIn, type TreeOrg, writeTree } from '../trees.ts'
import { livePortal, open, plantCounty } from './live.ts'

// Three bodies with no more than a window: the first goes into the second, that into the third, and that ends without an heir. What was given out
// under the address of the first leads on at every step (decisions 8, 134).
const db = testDatabase()
const changes = reshapings(followers)
let orgs: Awaited<ReturnType<typeof plantCounty>>
let first: TreeOrg
let second: TreeOrg
let third: TreeOrg
let number = ''

beforeAll(async () => {
  orgs = await plantCounty(db)
  const window = (at: number, name: string): TreeOrg => ({
    ...{ ...orgs.qingxi, id: `00000000-0000-7000-8000-0000000000d${at}`, path: `/1/d${at}/` },
    ...{ code: `001.01${at}`, name },
  })
  ;[first, second, third] = [window(1, '新桥镇党委'), window(2, '柳溪镇党委'), window(3, '石桥镇党委')]
  await writeTree(db.owner, [first, second, third])
  await open(db.app, orgs.county)
  await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [orgs.county.id, orgs.county.path])
  number = await send()
})

async function send(): Promise<string> {
  const { app, get, post } = await livePortal(db)
  const form = `/o/${first.code}/messages/new`
  const token = /name="token" value="([^"]+)"/.exec((await get(form)).body)?.[1] ?? ''
  const { body } = await post(form, {
    ...{ token, name: '王女士', phone: '', kind: 'HELP', isPublic: 'yes', consent: 'on', step: 'send' },
    ...{ title: '新桥的路灯', text: '三组路口的路灯坏了两个月，晚上看不见路。' },
  })
  await app.close()
  const sent = /<dd>(LX[^<]+)<\/dd>/.exec(body)?.[1] ?? ''
  await db.owner.query(`update cases.case set state = 'CLOSED', closed_at = now() where number = $1`, [sent])
  return sent
}

async function change(make: (boss: Actor, on: { effectiveOn: string; basis: string }) => Promise<{ id: string }>) {
  const [boss, other] = ['1', '2'].map((at) =>
    actorIn(orgs.county, { accountId: `00000000-0000-7000-8000-0000000000a${at}`, name: `组织员${at}` }),
  ) as [Actor, Actor]
  const { id } = await make(boss, { effectiveOn: dayOf(new Date()), basis: '云岭县委会议纪要〔2026〕14号' })
  const done = await act(db.app, other, (ctx) => changes.approveReshaping(ctx, { reshapingId: id }))
  expect(done.state).toBe('DONE')
}

const merge = (from: TreeOrg, into: TreeOrg) =>
  change((boss, on) =>
    act(db.app, boss, (ctx) => changes.mergeOrgs(ctx, { orgId: from.id, alsoIds: [], intoId: into.id, ...on })),
  )

/** All that was ever given out under these addresses stands at a place now, one step away. */
async function expectAt(place: string, gone: readonly TreeOrg[]): Promise<void> {
  const { app, get } = await livePortal(db)
  for (const { code } of gone)
    for (const page of ['', 'messages/', 'messages/follow', `messages/${number}`, 'rss.xml', 'consultations/']) {
      const { statusCode, headers } = await get(`/o/${code}/${page}`)
      expect([code, page, statusCode, headers.location]).toEqual([code, page, 301, `/o/${place}/${page}`])
      expect([page, (await get(`/o/${place}/${page}`)).statusCode]).toEqual([page, 200])
    }
  expect((await get(`/o/${place}/messages/`)).body).toContain(number)
  await app.close()
}

it('leads on after the second merger and after the end of who took over last', async () => {
  expect(number).toMatch(/^LX/)
  await merge(first, second)
  await expectAt(second.code, [first])
  await merge(second, third)
  await expectAt(third.code, [first, second])
  await change((boss, on) => act(db.app, boss, (ctx) => changes.dissolveOrg(ctx, { orgId: third.id, ...on })))
  await expectAt('yunlingxian', [first, second, third])
})
