import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../tests/database.ts'
import { linksIn, openTrail, valuesOf } from '../../../tests/linking.ts'
import { jpegOf } from '../../../tests/pictures.ts'
import { livePortal, open, plantCounty } from '../../../tests/portal/live.ts'

const db = testDatabase()
let live: Awaited<ReturnType<typeof livePortal>>
const board = '/o/qingxizhen/messages/'

beforeAll(async () => {
  const { county, qingxi } = await plantCounty(db)
  for (const org of [county, qingxi]) await open(db.app, org)
  for (const org of [county, qingxi])
    await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [org.id, org.path])
  live = await livePortal(db)
  return () => live.app.close()
})

const message = {
  ...{ name: '王女士', phone: '', kind: 'HELP', isPublic: 'yes', consent: 'on', step: 'send' },
  ...{ title: '四组的路坑什么时候补好', text: '四组路口到小学的路上有大坑，照片在下面，请补一补。' },
}
const other = { ...message, title: '村口的垃圾没有人来清运', text: '村口的垃圾堆了半个月了，请派人来清运一下。' }
// What stands beside the picture goes: 18 bytes of its head.
const photo = (bytes: number) => jpegOf({ width: 40, height: 30, bytes: bytes + 18 })
const file = (name: string, bytes = photo(3000)) => new File([new Uint8Array(bytes)], name)

async function post(url: string, fields: Record<string, string>, files: readonly File[] = [], to = live) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const one of files.length > 0 ? files : [new File([], '')]) form.append('files', one)
  const sent = new Response(form)
  const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
  return to.app.inject({ method: 'POST', url, headers, payload: Buffer.from(await sent.arrayBuffer()) })
}
const fieldIn = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
const newToken = async () => fieldIn((await live.get(`${board}new`)).body, 'token')
const receiptOf = (page: string) => ({
  number: /<dd>(LX[^<]+)<\/dd>/.exec(page)?.[1] ?? '',
  code: /<dd class="code">([^<]+)<\/dd>/.exec(page)?.[1] ?? '',
})
const filesOf = async (number: string) => {
  const { rows } = await db.owner.query<{ size: number }>(
    'select e.size from cases.enclosure e join cases.case c on c.id = e.case_id where c.number = $1 order by e.size',
    [number],
  )
  return rows.map(({ size }) => size)
}
const anHourLater = () =>
  db.owner.query(`update cases.enclosure set waits_until = now() - interval '1 minute' where case_id is null`)
const back = (page: string) => ({ token: fieldIn(page, 'token'), enclosed: fieldIn(page, 'enclosed') })

describe('a form with photos that is sent again', () => {
  it('ties no two messages of one writer together (D29)', async () => {
    const token = await newToken()
    const first = receiptOf((await post(`${board}new`, { ...message, token }, [file('坑.jpg')])).body)
    const again = await post(`${board}new`, { ...other, token }, [file('垃圾.jpg', photo(4321))])
    expect(again.body).toContain('这条留言已经提交过')
    const second = receiptOf((await post(`${board}new`, { ...other, ...back(again.body) })).body)
    expect(await filesOf(second.number)).toEqual([4321])
    const stranger = { ...message, name: '王大明', token: await newToken() }
    const third = receiptOf((await post(`${board}new`, stranger, [file('灯.jpg', photo(5000))])).body)
    expect((await db.owner.query('select 1 from cases.enclosure where case_id is null')).rowCount).toBe(0)
    const values = []
    for (const { number } of [first, second, third]) values.push(await valuesOf(db, await openTrail(db, number)))
    expect(values[0]?.size).toBeGreaterThan(60)
    expect(linksIn(values)).toEqual([])
  })

  it('is answered with its number and code for a day, from its page or with the photo chosen again', async () => {
    const token = await newToken()
    const held = await post(`${board}new`, { ...message, title: '坑', token }, [file('坑.jpg')])
    const fields = { ...message, ...back(held.body) }
    const receipt = receiptOf((await post(`${board}new`, fields)).body)
    expect(await filesOf(receipt.number)).toEqual([3000])
    await anHourLater()
    expect(receiptOf((await post(`${board}new`, fields)).body)).toEqual(receipt)
    expect(receiptOf((await post(`${board}new`, { ...message, token }, [file('坑.jpg')])).body)).toEqual(receipt)
    expect((await post(`${board}new`, { ...message, token }, [file('二.jpg', photo(3001))])).statusCode).toBe(422)
    // What went along does not go along with the next one, which is said.
    const next = await post(`${board}new`, { ...other, ...back(held.body) })
    expect(next.body).toMatch(/“坑\.jpg”已经随前一条一起发出/)
    expect(next.body).not.toContain('去掉 坑.jpg')
  })

  it('says which photo is gone after an hour, and sends nothing without it unasked', async () => {
    const token = await newToken()
    const held = await post(`${board}new`, { ...message, title: '坑', token }, [file('坑.jpg')])
    await anHourLater()
    const told = await post(`${board}new`, { ...message, ...back(held.body) })
    expect(told.statusCode).toBe(422)
    expect(/id="e-files">([^<]+)</.exec(told.body)?.[1]).toMatch(/“坑\.jpg”放得太久，已经清除，还没有提交/)
    expect(told.body).toContain(message.text)
    const sent = await post(`${board}new`, { ...message, token, enclosed: fieldIn(told.body, 'enclosed') })
    expect(await filesOf(receiptOf(sent.body).number)).toEqual([])
  })

  it('has its photos and its page when the database was away in between', async () => {
    const away = { isOn: false }
    const portal = Object.assign(Object.create(db.portal) as typeof db.portal, {
      write: (...of: Parameters<typeof db.portal.write>) =>
        away.isOn
          ? Promise.reject(Object.assign(new Error('serialization'), { code: '40001' }))
          : db.portal.write(...of),
    })
    const shaky = await livePortal(db, { portal })
    const about = '/o/qingxizhen/'
    const token = fieldIn((await shaky.get(`${board}new?about=${about}`)).body, 'token')
    const held = await post(`${board}new`, { ...message, title: '坑', about, token }, [file('坑.jpg')], shaky)
    away.isOn = true
    const failed = await post(`${board}new`, { ...message, about, ...back(held.body) }, [], shaky)
    expect([failed.statusCode, fieldIn(failed.body, 'about')]).toEqual([503, about])
    expect(failed.body).toContain('去掉 坑.jpg')
    const lost = await post(`${board}new`, { ...message, about, ...back(held.body) }, [file('二.jpg', photo(8))], shaky)
    expect(lost.body).toContain('刚才选的照片或文件没有收下')
    away.isOn = false
    const sent = await post(`${board}new`, { ...message, about, ...back(failed.body) }, [], shaky)
    expect(await filesOf(receiptOf(sent.body).number)).toEqual([3000])
    await shaky.app.close()
  })
})

describe('an addition with photos that is sent again', () => {
  it('goes on under a new token with the photo it brings, and lets it be left out', async () => {
    const receipt = receiptOf((await post(`${board}new`, { ...message, token: await newToken() })).body)
    const own = (await live.post(`${board}follow`, receipt)).body
    const fields = Object.fromEntries(['token', 'key', 'holder'].map((name) => [name, fieldIn(own, name)]))
    const url = `${board}${receipt.number}/supplements`
    const add = (of: Record<string, string>, files: readonly File[] = []) => post(url, { ...fields, ...of }, files)
    const text = { supplement: '又下了一场雨，坑更大了，请看照片。' }
    await add(text, [file('坑.jpg')])
    expect((await add(text, [file('坑.jpg')])).statusCode).toBe(200)
    const told = await add({ supplement: '又下了一场雨，旁边也塌了，请看照片。' }, [file('坑.jpg')])
    expect([told.statusCode, told.body.includes('已经提交过')]).toEqual([422, true])
    expect(fieldIn(told.body, 'holder')).not.toBe(fields.holder)
    const names = ['token', 'key', 'holder', 'enclosed']
    const next = Object.fromEntries(names.map((name) => [name, fieldIn(told.body, name)]))
    const drop = /name="(drop-[^"]+)"/.exec(told.body)?.[1] ?? ''
    const left = await add({ ...next, supplement: '短', [drop]: 'on' })
    expect(left.body).not.toContain('去掉 坑.jpg')
    expect((await add({ ...text, ...next })).body).toContain('“坑.jpg”放得太久')
    const held = await add({ ...next, enclosed: '', supplement: '短' }, [file('坑.jpg')])
    const last = { ...text, ...next, enclosed: fieldIn(held.body, 'enclosed') }
    expect((await add(last)).statusCode).toBe(200)
    expect(await filesOf(receipt.number)).toEqual([3000, 3000])
  })
})
