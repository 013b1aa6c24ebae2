import { beforeAll, describe, expect, it } from 'vitest'
import * as cases from '#modules/cases/service.ts'
import { submitAbout } from '../../../tests/cases.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { livePortal, open, plantCounty } from '../../../tests/portal/live.ts'
import { actorIn, type TreeOrg } from '../../../tests/trees.ts'

const db = testDatabase()
let qingxi: TreeOrg
let county: TreeOrg
let village: TreeOrg
let shitan: TreeOrg
let live: Awaited<ReturnType<typeof livePortal>>
const board = '/o/qingxizhen/messages/'

beforeAll(async () => {
  const orgs = await plantCounty(db)
  ;({ qingxi, county, village, shitan } = orgs)
  await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [county.id, county.path])
  await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [shitan.id, shitan.path])
  await open(db.app, qingxi)
  await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [qingxi.id, qingxi.path])
  live = await livePortal(db)
  return () => live.app.close()
})

const message = {
  ...{ name: '王女士', phone: '', kind: 'HELP', title: '四组的路灯什么时候修好', isPublic: 'yes', consent: 'on' },
  text: '四组路口到小学的路灯坏了两个月，希望尽快修好。',
}
const send = async (of: Readonly<Record<string, string>> = {}) => {
  const token = /name="token" value="([^"]+)"/.exec((await live.get(`${board}new`)).body)?.[1] ?? ''
  return (await live.post(`${board}new`, { ...message, token, ...of })).body
}
const numberIn = (page: string) => /<dd>(LX[^<]+)<\/dd>/.exec(page)?.[1]
const desk = () => actorIn(qingxi, { role: 'DESK' })
const accepted = async (number: string) => {
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
  const caseId = rows[0]!.id
  await act(db.app, desk(), (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
  return caseId
}
const count = async () => (await db.owner.query('select count(*)::int as n from cases.case')).rows[0].n as number

describe('between writing and sending', () => {
  it('nothing is asked when nobody said the like and nobody is in danger', async () => {
    expect(numberIn(await send())).toMatch(/^LX/)
  })

  it('a public message about the same matter is shown, and the voice can be added to it without typing anything again', async () => {
    const first = numberIn(await send({ step: 'send' })) ?? ''
    await accepted(first)
    const before = await count()
    const asked = await send({ title: '四组路灯还是不亮', text: '四组路口到小学的路灯坏了很久，孩子放学看不见路。' })
    expect(asked).toContain('已经有人反映过类似的事')
    expect(asked).toContain(`name="join" value="${first}"`)
    expect(asked).toContain('value="四组路灯还是不亮"')
    expect(await count()).toBe(before)
    const token = /name="token" value="([^"]+)"/.exec(asked)?.[1] ?? ''
    const text = '四组路口到小学的路灯坏了很久，孩子放学看不见路。'
    const joined = await live.post(`${board}new`, { ...message, title: '四组路灯还是不亮', text, token, join: first })
    const own = numberIn(joined.body)
    expect(own).toMatch(/^LX/)
    expect(own).not.toBe(first)
    expect((await live.get(`${board}${first}`)).body).toContain('这件事共有2人反映')
    const { body } = await live.get(board)
    expect(body).toContain('2人反映')
    expect(body).not.toContain('四组路灯还是不亮')
  })

  it('a message goes its own way, or back to the form with all that was typed', async () => {
    expect(numberIn(await send({ step: 'send' }))).toMatch(/^LX/)
    const back = await send({ step: 'back', title: '四组路灯又灭了呀' })
    expect(back).toContain('value="四组路灯又灭了呀"')
    expect(back).toContain('name="consent"')
  })

  it('whoever keeps a matter private is shown no public one to join', async () => {
    expect(numberIn(await send({ isPublic: 'no' }))).toMatch(/^LX/)
  })

  it('what was said to the levels above and below is shown with whose desk answers, to be read and not joined (decisions 165)', async () => {
    const orgs = { county, village, shitan }
    const texts = { title: '石桥栏杆断了很危险', text: '进村石桥的栏杆断了两根，老人小孩过桥很危险。' }
    const numbers = new Map<string, string>()
    for (const [name, org] of Object.entries(orgs)) {
      const { number } = await submitAbout(db, org, texts)
      const { rows } = await db.owner.query('select id from cases.case where number = $1', [number])
      await act(db.app, actorIn(county, { role: 'DESK' }), (ctx) =>
        cases.acceptCase(ctx, { caseId: rows[0]!.id, isComplex: false }),
      )
      numbers.set(name, number)
    }
    const kept = await submitAbout(db, county, { ...texts, isPublic: 'no' })
    const asked = await send({ title: '石桥的栏杆断了', text: '进村的石桥栏杆断了两根，请来修一修。' })
    expect(asked).toContain('由标明的单位答复，不与您的合并')
    expect(asked).toContain(`写给${county.name}，由${county.name}答复`)
    expect(asked).toContain(`写给${village.name}，由${qingxi.name}答复`)
    expect(asked).toContain(`/messages/${numbers.get('county')}"`)
    expect(asked).toContain(`/messages/${numbers.get('village')}"`)
    for (const number of [numbers.get('shitan') ?? '', kept.number]) expect(asked).not.toContain(number)
    expect(asked).not.toContain('name="join"')
    expect(asked).toContain('提交留言')
    const page = /href="([^"]+)" target="_blank"/.exec(asked)?.[1] ?? ''
    expect((await live.get(page)).statusCode).toBe(200)
  })

  it('danger is answered with the numbers to call at once, and the message can still be sent', async () => {
    const urgent = { title: '后山着火了快来人', text: '后山着火了，火往村里烧，快来人救火。' }
    const asked = await send(urgent)
    expect(asked).toContain('如果情况紧急，请先打电话')
    expect(asked).toContain('119')
    expect(numberIn(asked)).toBeUndefined()
    expect(numberIn(await send({ ...urgent, step: 'send' }))).toMatch(/^LX/)
  })

  it('a form that is not whole is answered at its fields before anything else is asked', async () => {
    expect(await send({ title: '火', text: '着火了着火了着火了着火了' })).toContain('id="e-title"')
  })
})
