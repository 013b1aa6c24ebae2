import { beforeAll, expect, it } from 'vitest'
import { registry } from '#apps/procedures.ts'
import { newId } from '#kernel/ids.ts'
import { actOnMatter, readMatter } from '#kernel/procedure/service.ts'
import { filePetition } from '#modules/cases/index.ts'
import { submitAbout } from '../../../tests/cases.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { livePortal, open, plantCounty } from '../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../tests/trees.ts'

const db = testDatabase()
const board = '/o/qingxizhen/messages/'
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  for (const { id, path } of [orgs.county, orgs.qingxi])
    await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [id, path])
  live = await livePortal(db)
  return () => live.app.close()
})

/** A petition that the township has answered just now. */
async function answered(): Promise<{ number: string; code: string }> {
  const receipt = await submitAbout(db, orgs.qingxi)
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  const desk = actorIn(orgs.qingxi, { role: 'DESK', accountId: newId(), identityId: newId(), personId: newId() })
  const { matterId } = await act(db.app, desk, (ctx) => filePetition(ctx, { caseId: rows[0]?.id ?? '' }))
  const fields = { answer: '经查，灯杆归村里管，已经签了维修合同，月底前换好。' }
  for (const deed of [{ act: 'accept' }, { act: 'answer', fields }])
    await act(db.app, desk, async (ctx) => {
      const { version } = await readMatter(ctx, registry, { matterId })
      return actOnMatter(ctx, registry, { matterId, version, ...deed })
    })
  return receipt
}
const field = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''

it('the writer of a petition asks for a review on his page, without JavaScript, and gets a receipt with the minute (XF-03)', async () => {
  const { number, code } = await answered()
  const own = (await live.post(`${board}follow`, { number, code })).body
  expect(own).toContain(`action="${board}${number}/review"`)
  const sent = { token: field(own, 'token'), key: field(own, 'key'), stage: field(own, 'stage') }
  const ask = (review: string) => live.post(`${board}${number}/review`, { ...sent, review })

  const short = await ask('不同意')
  expect([short.statusCode, short.body.includes('不同意</textarea>'), short.body.includes('id="e-review"')]).toEqual([
    ...[422, true, true],
  ])
  const taken = await ask('灯换了又坏，线路没有查，请上级来看。')
  expect(taken.statusCode).toBe(200)
  expect(taken.body).toMatch(/\d{4}-\d{2}-\d{2} \d{2}:\d{2} 收到您的复查申请/)
  expect(taken.body).not.toContain(`action="${board}${number}/review"`)
  // Pressed twice it is asked once, and answered as it was.
  expect((await ask('灯换了又坏，线路没有查，请上级来看。')).statusCode).toBe(200)
  const { rows } = await db.owner.query('select count(*)::int as n from cases.review_request')
  expect(rows).toEqual([{ n: 1 }])

  // Everybody else sees neither form nor receipt.
  expect((await live.get(`${board}${number}`)).body).not.toMatch(/收到您的复查申请|\/review"/)
  const forged = await live.post(`${board}${number}/review`, {
    ...sent,
    token: 'x',
    review: '灯换了又坏，线路没有查。',
  })
  expect([forged.statusCode, forged.body.includes('name="code"')]).toEqual([422, true])
})
