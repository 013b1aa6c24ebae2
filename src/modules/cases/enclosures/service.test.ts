import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor, visitor } from '#kernel/actor.ts'
import { config } from '#kernel/config.ts'
import { type Ctx, perform } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import type { SentFile } from '#kernel/multipart.ts'
import {
  asCitizen,
  type CitizenOptions,
  callerAt,
  deskOf,
  type Place,
  places,
  plantCounty,
  written,
} from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { hideCase } from '../../../../tests/hiding.ts'
import { jpegOf, pdfOf } from '../../../../tests/pictures.ts'
import { fileCase } from '../filing/service.ts'
import { acceptCase } from '../service.ts'
import * as tracking from '../tracking/service.ts'
import { submitCase } from '../tracking/submitting.ts'
import { uploadEnclosure } from './filed.ts'
import * as holding from './holding.ts'
import { eraseEnclosures, listOwnEnclosures, readOwnEnclosure } from './own.ts'
import * as sending from './sending.ts'
import * as service from './service.ts'
import * as store from './store.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const { county, qingshi, xihe, baiyun } = places
const now = new Date('2026-11-23T10:00:00+08:00')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const sent = (name: string, bytes: Buffer): SentFile => ({ field: 'files', name, bytes })
const photo = jpegOf({ width: 40, height: 30, exif: 'GPS 27.7N 106.9E' })
const bare = (at = 40) => jpegOf({ width: at, height: 30 }).subarray(0)
let form = 0
const newForm = () => `form-${++form}`
const citizen = <T>(effect: 'read' | 'write', work: Parameters<typeof asCitizen<T>>[2], of: CitizenOptions = {}) =>
  asCitizen(db, effect, work, { now, address: `203.0.113.${form % 250}`, ...of })
const changing = <T>(work: (ctx: Ctx) => Promise<T>, { now: at = now, address }: CitizenOptions = {}) =>
  perform(
    {
      ...{ db: db.portal, actor: visitor, effect: 'write', requestId: 'test', now: at, mayChangeNothing: true },
      caller: callerAt(address ?? `203.0.113.${form % 250}`),
    },
    work,
  )
const keep = (form: string, files: readonly SentFile[], of: CitizenOptions = {}) =>
  changing((ctx) => {
    const { chosen, faults } = holding.readChosen(form, files)
    return holding.keepEnclosures(ctx, { form, chosen }).then((kept) => ({ faults: [...kept.faults, ...faults] }))
  }, of)
const holds = (form: string, of: CitizenOptions = {}) =>
  citizen('read', (ctx) => holding.readForm(ctx, { form, claim: form, isBringing: false }), of).then(
    ({ waiting }) => waiting,
  )
const rows = async (where = 'true') =>
  (await db.owner.query(`select * from cases.enclosure where ${where}`)).rows as Record<string, unknown>[]

/** A message with a photo, at the desk of the township where it is private. */
async function sendWith(files: readonly SentFile[], of: Parameters<typeof written>[0] = {}, about: Place = xihe) {
  const form = newForm()
  await keep(form, files)
  const input = { ...written(of), aboutOrgId: about.id }
  const receipt = await citizen('write', (ctx) => sending.submitWithEnclosures(ctx, input, { form }))
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  return { ...receipt, form, caseId: rows[0]?.id ?? '' }
}
const listAt = (place: Place, caseId: string, role = 'DESK') =>
  look(db.app, deskOf(place, { role }), (ctx) => service.listEnclosures(ctx, { caseId }), now).then(
    (of) => of.enclosures,
  )
const openAt = (place: Place, caseId: string, enclosureId: string, role = 'DESK') =>
  look(db.app, deskOf(place, { role }), (ctx) => service.openEnclosure(ctx, { caseId, enclosureId }), now)
const authorOf = async (of: { number: string; code: string }) =>
  (await citizen('read', (ctx) => tracking.followCase(ctx, of))).author

describe('a form with photos (PRV-01)', () => {
  it('holds them sealed for an hour and nothing of where they were taken', async () => {
    const form = newForm()
    expect(await keep(form, [sent('坑.jpg', photo), sent('通知.pdf', pdfOf())])).toEqual({ faults: [] })
    expect(await holds(form)).toMatchObject([
      { name: '坑.jpg', kind: 'image/jpeg' },
      { name: '通知.pdf', kind: 'application/pdf' },
    ])
    const [kept] = await rows(`form = '${form}' and media_type = 'image/jpeg'`)
    const bytes = kept?.content_sealed as Buffer
    expect([
      bytes.includes('GPS'),
      bytes.includes(bare().subarray(20, 60)),
      String(kept?.name_sealed).includes('坑'),
    ]).toEqual([false, false, false])
    expect(await holds(form, { now: later(61) })).toEqual([])
    expect(await holds(newForm())).toEqual([])
  })

  it('takes the same one once, four at most, and says of each why it is not taken', async () => {
    const form = newForm()
    await keep(form, [sent('坑.jpg', photo)])
    await keep(form, [sent('又是坑.jpg', photo)])
    expect(await holds(form)).toHaveLength(1)
    const more = [41, 42, 43].map((width) => sent(`${width}.jpg`, bare(width)))
    const { faults } = await keep(form, [...more, sent('五.jpg', bare(44)), sent('页.html', Buffer.from('<html>'))])
    expect(faults.map(({ zh }) => zh.slice(0, 12))).toEqual(['“五.jpg”没有收下：', '“页.html”没有收下'])
    expect(await holds(form)).toHaveLength(4)
    const faulty: SentFile[] = [
      { ...sent('大.jpg', Buffer.alloc(0)), fault: 'TOO_LARGE' },
      { ...sent('挤.jpg', Buffer.alloc(0)), fault: 'CROWDED' },
    ]
    const told = await keep(newForm(), faulty)
    expect(told.faults.map(({ zh }) => zh).join()).toMatch(/超过8兆.*发照片的人多/)
  })

  it('gives one back out of it, and nobody another form’s', async () => {
    const form = newForm()
    await keep(form, [sent('坑.jpg', photo), sent('二.jpg', bare(41))])
    const [first] = await holds(form)
    const drop = (from: string) =>
      changing((ctx) => holding.dropEnclosures(ctx, { form: from, ids: [first?.id ?? ''] }))
    await drop(newForm())
    expect(await holds(form)).toHaveLength(2)
    await drop(form)
    expect((await holds(form)).map(({ name }) => name)).toEqual(['二.jpg'])
  })

  it('from one address is told to wait after a hundred megabytes an hour, and the words still go (T40)', async () => {
    const address = '198.18.0.7'
    const large = jpegOf({ width: 40, height: 30, bytes: 7.5 * 1024 * 1024 })
    for (let at = 0; at < 12; at++) await keep(newForm(), [sent('大.jpg', Buffer.concat([large]))], { address })
    const full = newForm()
    expect((await keep(full, [sent('大.jpg', large)], { address })).faults[0]?.zh).toMatch(/一小时内发的太多/)
    expect(await holds(full)).toEqual([])
    const input = { ...written(), aboutOrgId: xihe.id }
    expect(await citizen('write', (ctx) => submitCase(ctx, input), { address })).toMatchObject({
      number: expect.any(String),
    })
  })

  it('finds no room where two gigabytes of all wait for their messages, from wherever they came (T22)', async () => {
    await db.owner.query(
      `insert into cases.enclosure (id, at, media_type, size, name_sealed, content_sealed, form, digest, waits_until)
       values (gen_random_uuid(), $1, 'image/jpeg', 2147483000, '', '', 'flood', '', $2)`,
      [now, later(60)],
    )
    const form = newForm()
    expect((await keep(form, [sent('坑.jpg', photo)])).faults[0]?.zh).toMatch(/发照片的人多/)
    expect(await keep(form, [sent('坑.jpg', photo)], { now: later(61) })).toEqual({ faults: [] })
    await db.owner.query(`delete from cases.enclosure where form = 'flood'`)
  })

  it('is forgotten when no message took it within its hour; a message keeps its own and forgets the form', async () => {
    const left = newForm()
    await keep(left, [sent('坑.jpg', photo)])
    const { caseId, form } = await sendWith([sent('坑.jpg', photo)])
    expect(await rows(`case_id = '${caseId}'`)).toMatchObject([{ form: null, digest: null, waits_until: null }])
    await act(db.app, systemActor('test'), service.forgetWaitingEnclosures, later(61))
    expect(await rows(`form in ('${left}', '${form}')`)).toEqual([])
    expect(await rows(`case_id = '${caseId}'`)).toMatchObject([{ form: null, digest: null, waits_until: null }])
  })

  it('is kept another hour when it comes back, a day in all, and tells when it is short', async () => {
    const form = newForm()
    await keep(form, [sent('坑.jpg', photo)])
    const state = (at: Date) =>
      citizen('read', (ctx) => holding.readForm(ctx, { form, claim: form, isBringing: false }), { now: at })
    const prolong = (at: Date) => changing((ctx) => holding.prolongEnclosures(ctx, form), { now: at })
    expect([(await state(later(20))).isShort, (await state(later(40))).isShort]).toEqual([false, true])
    for (let at = 40; at < 26 * 60; at += 40) await prolong(later(at))
    expect(await holds(form, { now: later(24 * 60 - 1) })).toHaveLength(1)
    expect(await holds(form, { now: later(24 * 60 + 1) })).toEqual([])
  })

  it('writes nothing that lasts when nothing changes, and counts a form whatever it brings (T22)', async () => {
    const form = newForm()
    await keep(form, [sent('坑.jpg', photo)])
    const entries = async () => (await db.owner.query('select 1 from audit.entry')).rowCount
    const before = await entries()
    await keep(form, [sent('坑.jpg', photo), sent('页.html', Buffer.from('<html>'))])
    await changing((ctx) => holding.dropEnclosures(ctx, { form, ids: [newId()] }))
    await changing((ctx) => holding.prolongEnclosures(ctx, newForm()))
    expect(await entries()).toBe(before)
    const look = () =>
      citizen('read', (ctx) => holding.readForm(ctx, { form: 'x', claim: 'x', isBringing: true }), {
        address: '198.18.0.9',
      })
    for (let at = 0; at < 200; at++) await look()
    expect((await look()).fault?.zh).toMatch(/一小时内发的太多，请过 1 小时再选/)
  })

  it('keeps nothing once it was sent', async () => {
    for (const claim of ['sent', 'sent.supplement']) {
      await db.owner.query(`insert into app.idempotency (key, caller, digest) values ($1, 'citizen', '')`, [claim])
      await keep('sent', [sent('坑.jpg', photo)])
      expect(await rows(`form = 'sent'`)).toEqual([])
      await db.owner.query('delete from app.idempotency where key = $1', [claim])
    }
  })
})

describe('what was sent with a message', () => {
  it('is read by the desk and those above it as the words are, and by nobody else; each opening is recorded', async () => {
    const { caseId } = await sendWith([sent('坑.jpg', photo)])
    const [one] = await listAt(xihe, caseId)
    expect(one).toMatchObject({ name: '坑.jpg', mediaType: 'image/jpeg', erasedAt: null })
    const id = one?.id ?? ''
    const opened = await openAt(xihe, caseId, id)
    expect([
      opened.name,
      opened.mediaType,
      opened.bytes.includes('GPS'),
      opened.bytes.subarray(0, 3).toString('hex'),
    ]).toEqual([...['坑.jpg', 'image/jpeg', false, 'ffd8ff']])
    expect((await openAt(county, caseId, id, 'ORGANISER')).bytes).toEqual(opened.bytes)
    await expect(openAt(baiyun, caseId, id)).rejects.toMatchObject({ code: 'cases.missing' })
    for (const role of ['EDITOR', 'MEMBER', 'SYSTEM_ADMIN', 'AUDIT_ADMIN'])
      await expect(openAt(xihe, caseId, id, role), role).rejects.toMatchObject({ code: 'cases.not-a-handler' })
    await expect(openAt(xihe, caseId, newId())).rejects.toMatchObject({ code: 'cases.enclosure-missing' })
    const other = await sendWith([sent('二.jpg', bare(41))])
    await expect(openAt(xihe, other.caseId, id)).rejects.toMatchObject({ code: 'cases.enclosure-missing' })
    const { rows: told } = await db.owner.query(
      `select org_id, role, details from audit.entry where act = 'cases.enclosure-opened' and subject_id = $1 order by role`,
      [caseId],
    )
    expect(told).toEqual(
      ['DESK', 'ORGANISER'].map((role) => ({
        org_id: xihe.id,
        role,
        details: { enclosureId: id, mediaType: 'image/jpeg' },
      })),
    )
  })

  it('of a private message or a report reaches whom it is about by no door', async () => {
    for (const of of [{ isPublic: 'no' }, { kind: 'REPORT' }]) {
      const { caseId } = await sendWith([sent('坑.jpg', photo)], of)
      const [one] = await listAt(qingshi, caseId)
      await expect(listAt(xihe, caseId)).rejects.toMatchObject({ code: 'cases.missing' })
      await expect(openAt(xihe, caseId, one?.id ?? '')).rejects.toMatchObject({ code: 'cases.missing' })
      if (config.belt === 'rows-off') continue
      const seen = await db.app.read(deskOf(xihe), (tx) => store.listEnclosures(tx, caseId))
      const door = await db.app.read(deskOf(xihe), (tx) => store.findEnclosure(tx, caseId, one?.id ?? ''))
      expect([seen, door]).toEqual([[], undefined])
    }
  })

  it('is told to the public as a yes where the message is shown, and not even that where it is not', async () => {
    const isTold = (number: string) => citizen('read', (ctx) => service.isEnclosed(ctx, { number }))
    const one = await sendWith([sent('坑.jpg', photo)])
    const secret = await sendWith([sent('坑.jpg', photo)], { isPublic: 'no' })
    expect([await isTold(one.number), await isTold(secret.number)]).toEqual([false, false])
    await act(db.app, deskOf(xihe), (ctx) => acceptCase(ctx, { caseId: one.caseId, isComplex: false }), now)
    await act(db.app, deskOf(qingshi), (ctx) => acceptCase(ctx, { caseId: secret.caseId, isComplex: false }), now)
    expect([await isTold(one.number), await isTold(secret.number)]).toEqual([true, false])
    await hideCase(db, one.caseId, xihe)
    expect(await isTold(one.number)).toBe(false)
    await expect(db.portal.pool.query('select id from cases.enclosure')).rejects.toThrow('permission denied')
    await expect(db.app.pool.query('select content_sealed from cases.enclosure')).rejects.toThrow('permission denied')
  })

  it('is seen by its writer with number and code, not while the message is hidden, and erased by him for everybody', async () => {
    const one = await sendWith([sent('坑.jpg', photo), sent('通知.pdf', pdfOf())])
    const author = await authorOf(one)
    const own = await citizen('read', (ctx) => listOwnEnclosures(ctx, author))
    expect(own.map(({ name }) => name)).toEqual(['坑.jpg', '通知.pdf'])
    const read = (enclosureId: string, token = author.token) =>
      citizen('read', (ctx) => readOwnEnclosure(ctx, { token, enclosureId }))
    expect((await read(own[1]?.id ?? '')).bytes).toEqual(pdfOf())
    const other = await authorOf(await sendWith([sent('二.jpg', bare(41))]))
    await expect(read(own[0]?.id ?? '', other.token)).rejects.toMatchObject({ code: 'cases.enclosure-missing' })
    await expect(read('x', author.token)).rejects.toMatchObject({ code: 'cases.enclosure-missing' })
    await expect(read(own[0]?.id ?? '', 'x')).rejects.toMatchObject({ code: 'cases.token-expired' })
    await hideCase(db, one.caseId, xihe)
    await expect(read(own[0]?.id ?? '')).rejects.toMatchObject({ code: 'cases.enclosure-missing' })
    const erase = () => citizen('write', (ctx) => eraseEnclosures(ctx, author))
    await erase()
    const seen = await listAt(xihe, one.caseId)
    expect(seen.map(({ name, erasedAt }) => [name, erasedAt])).toEqual([1, 2].map(() => [null, now.toISOString()]))
    await expect(openAt(xihe, one.caseId, seen[0]?.id ?? '')).rejects.toMatchObject({ code: 'cases.enclosure-missing' })
    const kept = await rows(`case_id = '${one.caseId}'`)
    expect(kept.map((row) => [row.name_sealed, row.content_sealed])).toEqual([1, 2].map(() => [null, null]))
    await expect(erase()).rejects.toMatchObject({ code: 'cases.enclosure-missing' })
  })

  it('goes when its writer takes back what was filed for him', async () => {
    const brought = {
      aboutOrgId: xihe.id,
      channel: 'VISIT',
      kind: 'HELP',
      title: '高龄补贴没有发到',
      text: '上个月的高龄补贴没有到账，请帮我问一问。',
    } as const
    const more = { isPublic: true, name: '罗奶奶', phone: '', consent: 'SPOKEN', answerWay: 'CODE' } as const
    const slip = await act(db.app, deskOf(xihe), (ctx) => fileCase(ctx, { ...brought, ...more }), now)
    const { token } = await authorOf(slip)
    const form = newForm()
    await keep(form, [sent('存折.jpg', photo)])
    await citizen('write', (ctx) =>
      sending.supplementWithEnclosures(ctx, { token, text: '这是存折，请看看是不是停发了。' }, form),
    )
    const [kept] = await rows(`case_id = (select id from cases.case where number = '${slip.number}')`)
    expect(kept).toMatchObject({ content_sealed: expect.any(Buffer), form: null, digest: null, waits_until: null })
    await citizen('write', (ctx) => tracking.revokeConsent(ctx, { token }))
    expect(await rows(`id = '${kept?.id}'`)).toMatchObject([{ content_sealed: null, erased_at: expect.any(Date) }])
  })

  it('is added with words later, twenty in all, and to nothing that has ended', async () => {
    const one = await sendWith([sent('坑.jpg', photo)])
    const { token } = await authorOf(one)
    const add = async (first: number, count = 4) => {
      const form = newForm()
      await keep(
        form,
        [0, 1, 2, 3].slice(0, count).map((at) => sent(`${first + at}.jpg`, bare(first + at))),
      )
      return citizen('write', (ctx) =>
        sending.supplementWithEnclosures(ctx, { token, text: '再补几张照片，请看看。' }, form),
      )
    }
    for (const first of [50, 60, 70, 80]) await add(first)
    // All that is chosen goes along or nothing: three of four would fit.
    const full = {
      code: 'cases.enclosure-full',
      fields: [{ path: 'files', zh: expect.stringMatching(/再加3个，“93\.jpg”放不下/) }],
    }
    await expect(add(90)).rejects.toMatchObject(full)
    await add(100, 3)
    await expect(add(110, 1)).rejects.toMatchObject({ code: 'cases.enclosure-full' })
    const supplements = await db.owner.query('select 1 from cases.supplement where case_id = $1', [one.caseId])
    expect([supplements.rowCount, (await rows(`case_id = '${one.caseId}'`)).length]).toEqual([5, 20])
  })

  it('goes along with what is filed for somebody, from who handed it in and nobody else, also past his reach (B07)', async () => {
    const { rows } = await db.owner.query<{ id: string }>('select gen_random_uuid() as id')
    const clerk = deskOf(xihe, { accountId: rows[0]?.id ?? '' })
    const bring = (by = clerk) => {
      const caller = { ...callerAt('192.0.2.9'), upload: photo }
      return perform({ db: db.app, actor: by, effect: 'write', requestId: 'test', now, caller }, (ctx) =>
        uploadEnclosure(ctx, { name: '存折.jpg' }),
      )
    }
    const written = { aboutOrgId: xihe.id, channel: 'VISIT', kind: 'HELP', title: '高龄补贴没有发到' } as const
    const more = {
      text: '上个月的高龄补贴没有到账，请帮我问一问。',
      isPublic: false,
      name: '罗奶奶',
      phone: '',
    } as const
    const file = (enclosures: string[], at = now) =>
      act(
        db.app,
        clerk,
        (ctx) => fileCase(ctx, { ...written, ...more, consent: 'SPOKEN', answerWay: 'CODE', enclosures }),
        at,
      )
    const [own, other] = [await bring(), await bring(deskOf(xihe))]
    await expect(file([own.id, other.id])).rejects.toMatchObject({
      code: 'cases.enclosure-gone',
      fields: [{ path: 'enclosures' }],
    })
    await expect(file([own.id], later(61))).rejects.toMatchObject({ code: 'cases.enclosure-gone' })
    const slip = await file([own.id])
    const { rows: found } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [
      slip.number,
    ])
    expect(await listAt(qingshi, found[0]?.id ?? '')).toMatchObject([{ name: '存折.jpg' }])
    await expect(file([own.id])).rejects.toMatchObject({ code: 'cases.enclosure-gone' })
    for (const role of ['EDITOR', 'MEMBER', 'SYSTEM_ADMIN'])
      await expect(bring(deskOf(xihe, { role })), role).rejects.toMatchObject({ code: 'cases.not-a-handler' })
  })
})
