import { mkdtemp, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asCitizen, attachToAnswers, deskOf, places, plantCounty } from '../../../../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../../../../tests/database.ts'
import { type MailServer, startMailServer } from '../../../../../tests/mail-server.ts'
import { jpegOf } from '../../../../../tests/pictures.ts'
import { listEnclosures, openEnclosure } from '../../enclosures/service.ts'
import * as cases from '../../service.ts'
import { followCase } from '../../tracking/service.ts'
import * as channels from '../service.ts'
import { tellBack } from '../tell.ts'
import { takeMails } from './folder.ts'

const db = testDatabase()
const { qingshi, xihe, county } = places
const keeper = actorAt('/1/', { role: 'SYSTEM_ADMIN', orgId: county.id })
const desk = deskOf(qingshi)
const address = 'shuji@qingshi.example.cn'
let folder: string
let server: MailServer

beforeAll(async () => {
  await plantCounty(db)
  server = await startMailServer()
  await addChannel('镇党委信箱', address)
})
afterAll(() => server.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mails-'))
  await takeMails(db.portal, folder)
  // What an earlier test left waiting is sent first.
  await tell()
  server.arrived.length = 0
  server.isRefusing = false
})

function addChannel(name: string, mailbox: string, orgId: string = qingshi.id) {
  const given = { orgId, kind: 'MAIL', name, mailbox, replyUrl: '', isPrivate: false } as const
  return act(db.app, keeper, (ctx) => channels.addChannel(ctx, given))
}

let count = 0
const text = '集镇路口的路灯坏了一个多月，晚上看不见路。'
/** A mail that lies in the folder; heads that are given stand instead of the usual ones. */
async function lay(heads: Readonly<Record<string, string>> = {}, body = text): Promise<void> {
  count += 1
  const all = {
    From: 'Wang <wang@mail.example.cn>',
    To: address,
    Subject: '=?utf-8?B?6Lev54Gv5Z2P5LqG5LiA5Liq5aSa5pyI?=',
    'Message-ID': `<m-${count}@mail.example.cn>`,
    'Content-Type': 'text/plain; charset=utf-8',
    ...heads,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  await writeFile(join(folder, 'in', `${count}.tmp`), `${lines.join('\r\n')}\r\n\r\n${body}\r\n`)
  await rename(join(folder, 'in', `${count}.tmp`), join(folder, 'in', `${count}.eml`))
}
const take = () => takeMails(db.portal, folder)
const onShelf = (shelf: string) => readdir(join(folder, shelf))
const newest = async () =>
  (await db.owner.query<{ id: string; number: string }>('select id, number from cases.case order by id desc limit 1'))
    .rows[0] ?? { id: '', number: '' }
const countCases = async () => Number((await db.owner.query('select count(*) as n from cases.case')).rows[0].n)
const come = async (...of: Parameters<typeof lay>) => {
  await lay(...of)
  await take()
  return newest()
}
const mailsOf = async () => (await look(db.app, keeper, (ctx) => channels.listChannels(ctx))).mail
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
function tell(now = later(1), way: { server: string | undefined; from: string } = server.way) {
  return tellBack(db.worker, now, { post: { way, folder } })
}
const tellingsOf = async (caseId: string) =>
  (await look(db.app, desk, (ctx) => channels.getArrival(ctx, { caseId }))).arrival?.tellings
const answer = async (caseId: string) => {
  await act(db.app, desk, (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
  await act(db.app, desk, (ctx) => cases.replyCase(ctx, { caseId, text: '路灯已报修，镇里12月5日前换好，谢谢您。' }))
}

describe('a mail in the folder (B17, D17)', () => {
  it('is one case at the desk whose address it was written to, its sender a mask and sealed', async () => {
    const { id: caseId } = await come()
    const seen = await look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))
    expect(seen).toMatchObject({ channel: 'MAIL', title: '路灯坏了一个多月', writer: 'W**', isPublic: false, text })
    expect(JSON.stringify(seen)).not.toMatch(/wang@/i)
    const { rows } = await db.owner.query<{ whole: string }>(
      `select c::text || a::text as whole from cases.case c join cases.arrival a on a.case_id = c.id where c.id = $1
       union all select e::text from audit.entry e`,
      [caseId],
    )
    expect(rows.map(({ whole }) => whole).join()).not.toMatch(/wang@/i)
    expect([await onShelf('in'), (await onShelf('done')).length]).toEqual([[], 1])
  })

  it('brings its photos along for who handles it, bare of their place, and tells what it left out (PRV-01)', async () => {
    const photo = jpegOf({ width: 40, height: 30, exif: 'GPS 23.1 113.2' })
    const body = [
      `--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
      `--x\r\nContent-Type: image/jpeg; name="lamp.jpg"\r\nContent-Transfer-Encoding: base64\r\n\r\n${photo.toString('base64')}`,
      '--x\r\nContent-Type: application/msword; name="letter.doc"\r\n\r\nwords\r\n--x--',
    ].join('\r\n')
    const heads = { 'Content-Type': 'multipart/mixed; boundary=x', 'Message-ID': '<photo@mail.example.cn>' }
    const { id: caseId } = await come(heads, body)
    const { enclosures } = await look(db.app, desk, (ctx) => listEnclosures(ctx, { caseId }))
    expect(enclosures).toMatchObject([{ name: 'lamp.jpg', mediaType: 'image/jpeg', erasedAt: null }])
    const enclosureId = enclosures[0]?.id ?? ''
    const opened = await act(db.app, desk, (ctx) => openEnclosure(ctx, { caseId, enclosureId }))
    expect(opened.bytes.includes('GPS')).toBe(false)
    const seen = await look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))
    expect(seen.text).toContain('（原信带附件2个，收下1个；')
    await tell()
    expect(server.arrived.at(-1)?.raw).toContain('没有全部收下')
    const { rows } = await db.owner.query('select form, digest, waits_until from cases.enclosure')
    expect(rows).toEqual([{ form: null, digest: null, waits_until: null }])

    const before = await countCases()
    await come(heads, body)
    expect(await countCases()).toBe(before)
    expect((await db.owner.query('select 1 from cases.enclosure')).rowCount).toBe(1)
    // The same words with another photo, by a sender who gives all mails one number, are another message.
    const other = body.replace(photo.toString('base64'), jpegOf({ width: 41, height: 30 }).toString('base64'))
    await come(heads, other)
    expect(await countCases()).toBe(before + 1)
  })

  it('comes in without its photos where its sender brought too many, and says so', async () => {
    const photo = jpegOf({ width: 40, height: 30, bytes: 7_000_000 })
    const part = `--x\r\nContent-Type: image/jpeg; name="a.jpg"\r\nContent-Transfer-Encoding: base64\r\n\r\n${photo.toString('base64')}`
    const body = `--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n${part}\r\n--x--`
    const heads = { From: 'zhao@mail.example.cn', 'Content-Type': 'multipart/mixed; boundary=x' }
    const files: number[] = []
    const texts: string[] = []
    // One sender brings a hundred megabytes an hour.
    for (let sent = 0; sent < 16; sent += 1) {
      const { id: caseId } = await come(heads, body)
      files.push((await look(db.app, desk, (ctx) => listEnclosures(ctx, { caseId }))).enclosures.length)
      texts.push((await look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))).text)
    }
    expect(files).toEqual([...Array.from({ length: 14 }, () => 1), 0, 0])
    expect(texts.map((each) => each.includes('附件太多'))).toEqual(files.map((count) => count === 0))
  })

  it('goes to the channel the mail server brought it to, whatever stands in To', async () => {
    await addChannel('溪河村信箱', 'xihe@qingshi.example.cn', xihe.id)
    const { id } = await come({ 'Delivered-To': 'xihe@qingshi.example.cn' })
    const { rows } = await db.owner.query('select about_org_id from cases.case where id = $1', [id])
    expect(rows).toEqual([{ about_org_id: xihe.id }])
  })

  it('is filed once however often it is brought, and another one under the same number is filed too', async () => {
    const heads = { 'Message-ID': '<same@mail.example.cn>' }
    await come(heads)
    const before = await countCases()
    await come(heads)
    expect(await countCases()).toBe(before)
    await come(heads, '桥头的栏杆断了一截，很危险，请来看看。')
    expect(await countCases()).toBe(before + 1)
  })

  it('that reports wrongdoing goes past whom it was written to (XF-05)', async () => {
    const { id: caseId } = await come({ Subject: 'x' }, '镇里有干部挪用公款，请查。')
    const read = look(db.app, desk, (ctx) => cases.getCase(ctx, { caseId }))
    await expect(read).rejects.toMatchObject({ code: 'cases.missing' })
  })

  it('of somebody who wrote before is another case, and nothing that is kept says so (D29)', async () => {
    await come()
    await come({}, '桥头的栏杆断了一截，很危险，请来看看好吗。')
    const { rows } = await db.owner.query<Record<string, Buffer>>(
      'select message_hash, handle_sealed from cases.arrival order by at desc, id desc limit 2',
    )
    expect(rows[0]?.message_hash).not.toEqual(rows[1]?.message_hash)
    expect(rows[0]?.handle_sealed).not.toEqual(rows[1]?.handle_sealed)
  })
})

describe('what is no message of a citizen', () => {
  it.each([
    ['for no known address', { To: 'nobody@elsewhere.example.cn' }, 'NO_CHANNEL'],
    ['an automatic reply', { 'Auto-Submitted': 'auto-replied' }, 'AUTOMATIC'],
    ['a bounce', { 'Return-Path': '<>' }, 'AUTOMATIC'],
    ['from an address of our own', { From: address }, 'AUTOMATIC'],
    ['without a sender', { From: '' }, 'NO_SENDER'],
  ])('%s: it becomes no case, is not answered, and stands in the list with the reason', async (_, heads, fault) => {
    const before = await countCases()
    await lay(heads)
    await take()
    expect(await countCases()).toBe(before)
    const [name] = await onShelf('refused')
    const { refused } = await mailsOf()
    expect(refused[0]).toMatchObject({ fault, id: name?.replace('.eml', '') })
    await tell()
    expect(server.arrived).toEqual([])
  })

  it('is told to who keeps the channel, and what was for none to who keeps the whole', async () => {
    await lay({ 'Auto-Submitted': 'auto-replied' })
    await lay({ To: 'nobody@elsewhere.example.cn' })
    await take()
    const seenAt = async (path: string) =>
      (await look(db.app, actorAt(path, { role: 'SYSTEM_ADMIN' }), (ctx) => channels.listChannels(ctx))).mail.refused
    const there = await seenAt(qingshi.path)
    expect(there[0]).toMatchObject({ channel: '镇党委信箱' })
    expect(there.every(({ channel }) => channel !== null)).toBe(true)
    expect(await seenAt(places.baiyun.path)).toEqual([])
    const entries = await db.owner.query<{ whole: string }>('select e::text as whole from audit.entry e')
    expect(JSON.stringify(entries.rows)).not.toMatch(/wang@|elsewhere/)
  })

  it('also one that cannot be read, is too big, or is a link to another file, without stopping the others', async () => {
    await writeFile(join(folder, 'in', 'a.eml'), '')
    await writeFile(join(folder, 'in', 'b.eml'), Buffer.alloc(26 * 1024 * 1024))
    await symlink('/etc/hostname', join(folder, 'in', 'c.eml'))
    const before = await countCases()
    await come()
    expect(await countCases()).toBe(before + 1)
    const { refused } = await mailsOf()
    expect(
      refused
        .slice(0, 2)
        .map(({ fault }) => fault)
        .sort(),
    ).toEqual(['TOO_BIG', 'UNREADABLE'])
    expect(await onShelf('in')).toEqual(['c.eml'])
  })

  it('is not what is still being written', async () => {
    await writeFile(join(folder, 'in', 'half.tmp'), 'From: a')
    await take()
    expect(await onShelf('in')).toEqual(['half.tmp'])
  })
})

describe('a mail that has to wait', () => {
  it('stays while its channel is paused, and others go on', async () => {
    const { id: channelId } = await addChannel('要暂停的信箱', 'paused@qingshi.example.cn')
    const set = (state: 'PAUSED' | 'ACTIVE') =>
      act(db.app, keeper, (ctx) => channels.setChannelState(ctx, { channelId, state }))
    await set('PAUSED')
    await lay({ To: 'paused@qingshi.example.cn' })
    await come()
    expect(await onShelf('in')).toHaveLength(1)
    await set('ACTIVE')
    await takeMails(db.portal, folder, later(60))
    expect(await onShelf('in')).toEqual([])
    await tell(later(61))
  })

  it('stays when one sender brings too many, so that he floods no desk (T40)', async () => {
    const heads = { From: 'flood@mail.example.cn' }
    for (let more = 0; more < 22; more += 1) await lay(heads, `${text}${more}`)
    await lay({ From: 'calm@mail.example.cn' }, '只写了一封信的人，路口的井盖松了。')
    await take()
    expect(await onShelf('in')).toHaveLength(2)
    expect(await onShelf('done')).toHaveLength(21)
  })
})

it('what was read is erased after seven days, what was refused after thirty', async () => {
  await come()
  await lay({ To: 'nobody@elsewhere.example.cn' })
  await take()
  const left = async (days: number) => {
    await takeMails(db.portal, folder, later(days * 24 * 60))
    return [(await onShelf('done')).length, (await onShelf('refused')).length]
  }
  expect([await left(6), await left(8), await left(31)]).toEqual([
    [1, 1],
    [0, 1],
    [0, 0],
  ])
})

describe('what goes back by mail', () => {
  it('is number and code, then the answer, to the sender, said to be automatic, in the thread of his mail', async () => {
    const { id: caseId, number } = await come({ 'Message-ID': '<thread@mail.example.cn>' })
    await tell()
    const [receipt] = server.arrived
    expect(receipt?.to).toEqual(['wang@mail.example.cn'])
    expect(receipt?.raw).toMatch(/^Auto-Submitted: auto-replied/im)
    expect(receipt?.raw).toMatch(/^In-Reply-To: <thread@mail.example.cn>/im)
    expect(receipt?.raw).toMatch(new RegExp(`^Reply-To: ${address}`, 'im'))
    const code = /查询码([0-9A-Z-]{19})/.exec(receipt?.raw ?? '')?.[1] ?? ''
    const own = await asCitizen(db, 'read', (ctx) => followCase(ctx, { number, code }))
    expect(own.case).toMatchObject({ number })
    await answer(caseId)
    await attachToAnswers(db, caseId, false)
    await tell()
    expect(server.arrived[1]?.raw).toContain('12月5日前换好')
    expect(server.arrived[1]?.raw).toContain('（另有1个文件，请凭编号和查询码在网站“查办理”打开。）')
    expect(await tellingsOf(caseId)).toMatchObject([{ state: 'SENT' }, { state: 'SENT' }])
    await db.owner.query(`update cases.case set state = 'CLOSED', closed_at = now() where id = $1`, [caseId])
    const { rows } = await db.owner.query('select handle_sealed from cases.arrival where case_id = $1', [caseId])
    expect(rows).toEqual([{ handle_sealed: null }])
  })

  it('lies in the folder as a whole mail where no mail server was named', async () => {
    await come({ From: '=?utf-8?B?546L5aWz5aOr?= <wang@mail.example.cn>' })
    await tell(later(1), { server: undefined, from: '' })
    const [name, ...more] = await onShelf('out')
    expect(more).toEqual([])
    const mail = await readFile(join(folder, 'out', name ?? ''), 'utf8')
    expect(mail).toMatch(/^To: wang@mail.example.cn\r$/m)
    expect(mail).toMatch(new RegExp(`^From: ${address}\r$`, 'm'))
  })

  it('is tried again when the server is not there, and left to a person when it refuses', async () => {
    const { id: caseId } = await come()
    await tell(later(1), { server: 'smtp://127.0.0.1:1', from: 'a@b.example.cn' })
    expect(await tellingsOf(caseId)).toMatchObject([{ state: 'QUEUED', fault: 'MAIL_SERVER' }])
    server.isRefusing = true
    await tell(later(10))
    expect(await tellingsOf(caseId)).toMatchObject([{ state: 'GIVEN_UP', fault: 'REFUSED' }])
  })

  it('is never sent twice when the server took it and said nothing', async () => {
    const silent = await startSilentServer()
    const { id: caseId } = await come()
    await tell(later(1), silent.way)
    await tell(later(60), silent.way)
    expect(silent.letters()).toBe(1)
    expect(await tellingsOf(caseId)).toMatchObject([{ state: 'UNSURE', fault: 'NO_ANSWER', tries: 1 }])
    await silent.close()
  })
})

describe('a channel of mails', () => {
  it('has an address of its own, once in the installation', async () => {
    await expect(addChannel('又一个', 'SHUJI@qingshi.example.cn'.toLowerCase())).rejects.toMatchObject({
      code: 'cases.mailbox-taken',
      fields: [{ path: 'mailbox' }],
    })
    await expect(addChannel('没有地址', '镇党委')).rejects.toMatchObject({ code: 'cases.mailbox-form' })
  })
})

/** A mail server that takes the whole letter and is gone before it says so. */
async function startSilentServer() {
  let letters = 0
  const says = (socket: Socket) => {
    let isLetter = false
    socket.write('220 here\r\n')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      const said = chunk.toString()
      if (isLetter) {
        if (!said.endsWith('\r\n.\r\n')) return
        letters += 1
        socket.destroy()
      } else {
        isLetter = /^data/im.test(said)
        socket.write(isLetter ? '354 go on\r\n' : '250 good\r\n')
      }
    })
  }
  const listening: Server = createServer(says)
  await new Promise((done) => listening.listen(0, '127.0.0.1', () => done(undefined)))
  const { port } = listening.address() as { port: number }
  return {
    way: { server: `smtp://127.0.0.1:${port}`, from: 'lianxin@dj.example.cn' },
    letters: () => letters,
    close: () => new Promise((done) => listening.close(done)),
  }
}
