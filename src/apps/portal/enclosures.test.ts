import { beforeAll, describe, expect, it, vi } from 'vitest'
import * as cases from '#modules/cases/service.ts'
import { act, testDatabase } from '../../../tests/database.ts'
import { jpegOf, pdfOf } from '../../../tests/pictures.ts'
import { livePortal, open, plantCounty } from '../../../tests/portal/live.ts'
import { slowReaders } from '../../../tests/portal/slow.ts'
import { actorIn, type TreeOrg } from '../../../tests/trees.ts'

const db = testDatabase()
let orgs: Record<'county' | 'qingxi' | 'shitan' | 'village', TreeOrg>
let live: Awaited<ReturnType<typeof livePortal>>
const board = '/o/qingxizhen/messages/'

beforeAll(async () => {
  orgs = await plantCounty(db)
  for (const org of Object.values(orgs)) await open(db.app, org)
  for (const org of [orgs.county, orgs.qingxi])
    await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [org.id, org.path])
  live = await livePortal(db)
  return () => live.app.close()
})

const message = {
  ...{ name: '王女士', phone: '', kind: 'HELP', isPublic: 'yes', consent: 'on', step: 'send' },
  ...{ title: '四组的路坑什么时候补好', text: '四组路口到小学的路上有大坑，照片在下面，请补一补。' },
}
const photo = jpegOf({ width: 40, height: 30, exif: 'GPS 27.7N 106.9E' })
const file = (name: string, bytes: Buffer = photo) => new File([new Uint8Array(bytes)], name)

/** Sends a form as a browser does that has a chooser of files. */
async function post(url: string, fields: Record<string, string>, files: readonly File[] = []) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const one of files.length > 0 ? files : [new File([], '')]) form.append('files', one)
  const sent = new Response(form)
  const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
  return live.app.inject({ method: 'POST', url, headers, payload: Buffer.from(await sent.arrayBuffer()) })
}
const fieldIn = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
const newToken = async () => fieldIn((await live.get(`${board}new`)).body, 'token')
const receiptOf = (page: string) => ({
  number: /<dd>(LX[^<]+)<\/dd>/.exec(page)?.[1] ?? '',
  code: /<dd class="code">([^<]+)<\/dd>/.exec(page)?.[1] ?? '',
})
const idOf = async (number: string) =>
  (await db.owner.query('select id from cases.case where number = $1', [number])).rows[0]?.id as string
const countOf = async (number: string) =>
  (await db.owner.query('select 1 from cases.enclosure where case_id = $1', [await idOf(number)])).rowCount
const follow = (receipt: { number: string; code: string }) => live.post(`${board}follow`, receipt)

describe('the form of a message (PRV-01)', () => {
  it('offers photos and says who will see them and what is removed; nobody must send one', async () => {
    const { body } = await live.get(`${board}new`)
    expect(body).toContain('enctype="multipart/form-data"')
    expect(body).toMatch(/照片或文件.*可不填.*只有办理人员和您自己看得到.*拍摄地点.*会去掉/s)
    const bare = await post(`${board}new`, { ...message, token: await newToken() })
    expect(await countOf(receiptOf(bare.body).number)).toBe(0)
    const plain = await live.post(`${board}new`, { ...message, token: await newToken() })
    expect(receiptOf(plain.body).number).toMatch(/^LX/)
  })

  it('takes photos and files along, once however often the button is pressed', async () => {
    const fields = { ...message, token: await newToken() }
    const files = [file('坑.jpg'), file('通知.pdf', pdfOf())]
    const receipt = receiptOf((await post(`${board}new`, fields, files)).body)
    expect(await countOf(receipt.number)).toBe(2)
    expect(receiptOf((await post(`${board}new`, fields, files)).body)).toEqual(receipt)
    expect(await countOf(receipt.number)).toBe(2)
    // With another photo it is another message: told, and kept with the form that comes back.
    const back = await post(`${board}new`, fields, [file('另一张.jpg', jpegOf({ width: 41, height: 30 }))])
    expect(back.statusCode).toBe(422)
    expect(back.body).toContain('这条留言已经提交过')
    expect(back.body).toContain('去掉 另一张.jpg')
    expect(fieldIn(back.body, 'token')).not.toBe(fields.token)
    const second = await post(`${board}new`, {
      ...{ ...message, enclosed: fieldIn(back.body, 'enclosed') },
      token: fieldIn(back.body, 'token'),
    })
    expect(await countOf(receiptOf(second.body).number)).toBe(1)
  })

  it('loses none when it comes back because something is wrong, and lets one go that is ticked', async () => {
    const token = await newToken()
    const wrong = { ...message, title: '坑', token }
    const back = await post(`${board}new`, wrong, [file('坑.jpg'), file('二.jpg', jpegOf({ width: 41, height: 30 }))])
    expect([back.statusCode, fieldIn(back.body, 'token')]).toEqual([422, token])
    const enclosed = fieldIn(back.body, 'enclosed')
    expect(back.body).toMatch(/已经收下2个，保留一小时.*去掉 坑\.jpg.*去掉 二\.jpg/s)
    const drop = /name="(drop-[^"]+)"/.exec(back.body)?.[1] ?? ''
    const sent = await post(`${board}new`, { ...message, token, enclosed, [drop]: 'on' })
    expect(await countOf(receiptOf(sent.body).number)).toBe(1)
  })

  it('tells at the field why one is not taken, with everything else that needs a change, and keeps the rest', async () => {
    const token = await newToken()
    const heic = file('IMG_1.HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'))
    const page = file('页.jpg', Buffer.from('<html><script>alert(1)</script>'))
    const back = await post(`${board}new`, { ...message, phone: 'x', token }, [file('坑.jpg'), heic, page])
    expect(back.statusCode).toBe(422)
    const told = /id="e-files">([^<]+)</.exec(back.body)?.[1] ?? ''
    expect(told).toMatch(/IMG_1\.HEIC.*兼容性最佳.*页\.jpg.*只收照片/)
    expect(back.body).toContain('href="#f-files"')
    expect(back.body).toContain('电话号码不对')
    expect(back.body).toContain('已经收下1个')
    const large = await post(`${board}new`, { ...message, token: await newToken() }, [
      file('大.jpg', Buffer.alloc(8_400_000)),
    ])
    expect(large.body).toContain('“大.jpg”没有收下：超过8兆')
    expect(large.body).toContain(message.title)
    expect((await db.owner.query(`select 1 from cases.case where title = $1`, ['x'])).rowCount).toBe(0)
  })

  it('carries them over the step between writing and sending, and back', async () => {
    const token = await newToken()
    const words = { ...message, text: '四组路口有大坑，旁边电线掉在地上，怕有人触电，请快来。' }
    const { step: _, ...first } = words
    const between = await post(`${board}new`, { ...first, token }, [file('坑.jpg')])
    expect(between.body).toMatch(/一起发出的照片或文件：坑\.jpg/)
    const enclosed = fieldIn(between.body, 'enclosed')
    const back = await live.post(`${board}new`, { ...first, step: 'back', token, enclosed })
    expect(back.body).toContain('去掉 坑.jpg')
    const sending = { ...words, token, enclosed }
    const receipt = receiptOf((await live.post(`${board}new`, sending)).body)
    expect(await countOf(receipt.number)).toBe(1)
    expect(receiptOf((await live.post(`${board}new`, sending)).body)).toEqual(receipt)
  })

  it('is refused whole when it is no form, and so is one without end', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    for (const payload of ['', '--x\r\nno head\r\n\r\n', '--x\r\n'.repeat(5000)]) {
      const answer = await live.app.inject({ method: 'POST', url: `${board}new`, headers, payload })
      expect(answer.statusCode).toBe(422)
    }
  })
})

describe('the page of a message', () => {
  it('says to everybody that something was sent and who sees it, shows it to the writer, and to nobody else', async () => {
    const sent = await post(`${board}new`, { ...message, token: await newToken() }, [
      file('坑.jpg'),
      file('通知.pdf', pdfOf()),
    ])
    const receipt = receiptOf(sent.body)
    const caseId = await idOf(receipt.number)
    await act(db.app, actorIn(orgs.qingxi, { role: 'DESK' }), (ctx) =>
      cases.acceptCase(ctx, { caseId, isComplex: false }),
    )
    const shown = await live.get(`${board}${receipt.number}`)
    expect(shown.body).toContain('只有办理人员和留言人自己看得到')
    expect(shown.body).not.toMatch(/坑\.jpg|通知\.pdf|messages\/[^"]*\/file/)
    const own = await follow(receipt)
    expect(own.body).toMatch(/打开照片 坑\.jpg.*打开PDF文件 通知\.pdf/s)
    const token = fieldIn(own.body, 'token')
    const ids = [...own.body.matchAll(/name="file" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    const at = `${board}${receipt.number}/file`
    const picture = await live.post(at, { token, file: ids[0] ?? '' })
    expect(picture.headers).toMatchObject({
      ...{ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
      'content-security-policy': "sandbox; default-src 'none'",
    })
    expect(picture.rawPayload.includes('GPS')).toBe(false)
    const paper = await live.post(at, { token, file: ids[1] ?? '' })
    expect(paper.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/)
    expect(paper.rawPayload).toEqual(pdfOf())
    for (const of of [
      { token: 'x', file: ids[0] ?? '' },
      { token, file: caseId },
      { token: '', file: '' },
    ])
      expect((await live.post(at, of)).statusCode).toBeGreaterThanOrEqual(400)
    expect((await live.get(at)).statusCode).toBe(405)
  })

  it('lets its writer erase what he sent; the note to everybody goes too', async () => {
    const sent = await post(`${board}new`, { ...message, token: await newToken() }, [file('坑.jpg')])
    const receipt = receiptOf(sent.body)
    const caseId = await idOf(receipt.number)
    await act(db.app, actorIn(orgs.qingxi, { role: 'DESK' }), (ctx) =>
      cases.acceptCase(ctx, { caseId, isComplex: false }),
    )
    const isTold = async () => (await live.get(`${board}${receipt.number}`)).body.includes('另外发来了照片')
    // What was announced of its acceptance has been heard by now, so that the page is kept from here on.
    await isTold()
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(await isTold()).toBe(true)
    const own = (await follow(receipt)).body
    const fields = { token: fieldIn(own, 'token'), key: fieldIn(own, 'key') }
    const erased = await live.post(`${board}${receipt.number}/files-erasure`, fields)
    expect(erased.body).toContain('已删除1个')
    expect(erased.body).not.toContain('打开照片')
    // What changes a page is heard by the servers within a second.
    await expect.poll(isTold, { timeout: 5000 }).toBe(false)
  })

  it('takes photos with what is added later, and keeps them when that comes back', async () => {
    const receipt = receiptOf((await live.post(`${board}new`, { ...message, token: await newToken() })).body)
    const own = (await follow(receipt)).body
    const fields = ['token', 'key', 'holder'].map((name) => [name, fieldIn(own, name)])
    const url = `${board}${receipt.number}/supplements`
    const back = await post(url, { ...Object.fromEntries(fields), supplement: '短' }, [file('坑.jpg')])
    expect([back.statusCode, fieldIn(back.body, 'holder')]).toEqual([422, fieldIn(own, 'holder')])
    expect(back.body).toContain('去掉 坑.jpg')
    const again = ['token', 'key', 'holder', 'enclosed'].map((name) => [name, fieldIn(back.body, name)])
    const added = { ...Object.fromEntries(again), supplement: '又下了一场雨，坑更大了，请看照片。' }
    expect((await post(url, added)).body).toContain('打开照片 坑.jpg')
    expect((await post(url, added)).statusCode).toBe(200)
    expect(await countOf(receipt.number)).toBe(1)
  })
})

it('a writer who takes his file slowly holds four of them at most (T22)', async () => {
  const large = file('大图.jpg', jpegOf({ width: 40, height: 30, bytes: 7.5 * 1024 * 1024 }))
  const sent = await post(`${board}new`, { ...message, title: '大图发不出去', token: await newToken() }, [large])
  const receipt = receiptOf(sent.body)
  const own = await follow(receipt)
  const form = { token: fieldIn(own.body, 'token'), file: fieldIn(own.body, 'file') }
  const slow = await slowReaders(live.app)
  for (let n = 0; n < 6; n++) slow.ask(`${board}${receipt.number}/file`, { from: '127.0.0.5', form })
  await vi.waitUntil(() => slow.held() >= 4, { timeout: 10_000 })
  await slow.settle()
  expect(slow.held()).toBe(4)
  slow.leave()
}, 30_000)
