import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { DueSource } from '#kernel/due.ts'
import { createHttp } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { canMail } from '#kernel/outgoing/mail.ts'
import { submitCase } from '#modules/cases/index.ts'
import { filePetition } from '#modules/cases/petitions/service.ts'
import { acceptCase } from '#modules/cases/service.ts'
import { readCalendar } from '#modules/notices/calendar/service.ts'
import { countFailingLetters, type Desk, sendAlarms, sendDigests } from '#modules/notices/letters/send.ts'
import * as service from '#modules/notices/reminder/service.ts'
import { listDue, readDigest } from '#modules/notices/service.ts'
import { plantAccount } from '../../tests/accounts.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout, written } from '../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../tests/database.ts'
import { type MailServer, startMailServer } from '../../tests/mail-server.ts'
import { calendarDoor } from './calendar-door.ts'
import { due } from './due.ts'

const db = testDatabase()
// Monday, nine o’clock in China.
const monday = new Date('2026-11-23T01:00:00Z')
let server: MailServer
let app: FastifyInstance
let count = 0

beforeAll(async () => {
  await plantCounty(db)
  await asCitizen(db, 'write', (ctx) => submitCase(ctx, { ...written(), aboutOrgId: places.xihe.id }), {
    now: new Date('2026-11-20T03:00:00Z'),
  })
  server = await startMailServer()
  app = await createHttp()
  calendarDoor(app, db.app, due)
})
afterAll(async () => {
  await app.close()
  await server.close()
})
beforeEach(() => {
  server.arrived.length = 0
  server.isRefusing = false
})

/** Somebody of the desk of Xihe, where one case waits. */
async function plantClerk(of: Partial<Actor> = {}) {
  const { id, identityIds } = await plantAccount(db, {
    login: `clerk-${++count}`,
    at: inTree(places.xihe),
    roles: ['DESK'],
  })
  return deskOf(places.xihe, { accountId: id, identityId: identityIds[0] ?? null, ...of })
}
const inTree = (place: { id: string; path: string; name: string }) => ({
  ...place,
  ...({ parentId: null, code: '001', type: 'PARTY_COMMITTEE', depth: 1 } as const),
})
const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>, now = monday) => act(db.app, actor, work, now)
const desk = (now: Date): Desk => ({ worker: db.worker, app: db.app, sources: due, way: server.way, now })
const hours = (of: number) => new Date(monday.getTime() + of * 3_600_000)

/** A clerk who has had letters sent to this address, by the code that arrived there. */
async function plantReader(address: string) {
  const clerk = await plantClerk()
  await as(clerk, (ctx) => service.askForMail(ctx, { address }, server.way))
  const code = /验证码：(\d{6})/.exec(server.arrived.at(-1)?.raw ?? '')?.[1] ?? ''
  await as(clerk, (ctx) => service.confirmMail(ctx, { code }))
  server.arrived.length = 0
  return clerk
}
const lettersTo = (address: string) => server.arrived.filter(({ to }) => to.includes(address))

describe('the letter of the day (E09)', () => {
  test('goes once, on a working day, with numbers and a link, and no word or name of what it is about', async () => {
    await plantReader('one@dj.example.cn')
    await sendDigests(desk(hours(0)))
    await sendDigests(desk(hours(1)))
    const [letter, ...more] = lettersTo('one@dj.example.cn')
    expect(more).toEqual([])
    expect(letter?.raw).toMatch(/溪河村支部 诉求办理人员\n· .+：1件/)
    expect(letter?.raw).toContain('/console/')
    expect(letter?.raw).not.toMatch(/路灯|王女士|王芳|LX\d/)
  })

  test('waits for the end of the quiet hours and for the working day', async () => {
    const reader = await plantReader('two@dj.example.cn')
    await as(reader, (ctx) => service.setQuietHours(ctx, { from: 20, until: 11 }))
    await sendDigests(desk(hours(1.9)))
    expect(lettersTo('two@dj.example.cn')).toEqual([])
    await sendDigests(desk(hours(-48)))
    expect(lettersTo('two@dj.example.cn')).toEqual([])
    await sendDigests(desk(hours(2)))
    expect(lettersTo('two@dj.example.cn')).toHaveLength(1)
  })

  test('is not written when nothing waits, nor to an account that has ended', async () => {
    const idle = await plantReader('idle@dj.example.cn')
    const gone = await plantReader('gone@dj.example.cn')
    await db.owner.query(`update accounts.identity set role = 'MEMBER' where account_id = $1`, [idle.accountId])
    await db.owner.query('update accounts.account set disabled_at = now() where id = $1', [gone.accountId])
    await sendDigests(desk(hours(0)))
    expect([...lettersTo('idle@dj.example.cn'), ...lettersTo('gone@dj.example.cn')]).toEqual([])
  })

  test('comes again half an hour later when the mail server refused it, and what failed names no address (T25)', async () => {
    await plantReader('late@dj.example.cn')
    server.isRefusing = true
    await expect(sendDigests(desk(hours(0)))).rejects.toThrow(/^the mail server did not take a letter: \w+ \d*$/)
    server.isRefusing = false
    await sendDigests(desk(hours(0.4)))
    expect(lettersTo('late@dj.example.cn')).toEqual([])
    await sendDigests(desk(hours(0.6)))
    expect(lettersTo('late@dj.example.cn')).toHaveLength(1)
  })

  test('that keeps failing is seen by its owner and counted for who keeps the installation, until one leaves', async () => {
    const reader = await plantReader('full@dj.example.cn')
    const failed = async () => (await look(db.app, reader, (ctx) => service.readReminder(ctx, due))).failed
    const failing = () => look(db.app, reader, (ctx) => countFailingLetters(ctx.tx, server.way))
    server.isRefusing = true
    for (const at of [0, 0.6, 1.2]) {
      expect(await failing()).toBe(0)
      await expect(sendDigests(desk(hours(at)))).rejects.toThrow('did not take a letter')
    }
    expect(await failed()).toEqual({ at: hours(1.2).toISOString(), times: 3 })
    expect(await failing()).toBe(1)
    server.isRefusing = false
    await sendDigests(desk(hours(1.8)))
    expect([await failed(), await failing()]).toEqual([null, 0])
  })

  test('that failed is forgotten with its address', async () => {
    const reader = await plantReader('moved@dj.example.cn')
    server.isRefusing = true
    await expect(sendDigests(desk(hours(0)))).rejects.toThrow('did not take a letter')
    server.isRefusing = false
    await as(reader, service.stopMail)
    expect((await look(db.app, reader, (ctx) => service.readReminder(ctx, due))).failed).toBeNull()
  })

  test('goes nowhere before the code was typed in, and a wrong code is none', async () => {
    const clerk = await plantClerk()
    await as(clerk, (ctx) => service.askForMail(ctx, { address: 'other@dj.example.cn' }, server.way))
    const wrong = as(clerk, (ctx) => service.confirmMail(ctx, { code: '000000' }))
    await expect(wrong).rejects.toMatchObject({ code: 'notices.wrong-code' })
    server.arrived.length = 0
    await sendDigests(desk(hours(0)))
    expect(lettersTo('other@dj.example.cn')).toEqual([])
    expect((await look(db.app, clerk, (ctx) => service.readReminder(ctx, due), monday)).askedMail).toBe(
      'other@dj.example.cn',
    )
  })

  test('stops at once, and the address is gone', async () => {
    const reader = await plantReader('stop@dj.example.cn')
    await as(reader, service.stopMail)
    await sendDigests(desk(hours(0)))
    expect(lettersTo('stop@dj.example.cn')).toEqual([])
    const { rows } = await db.owner.query('select mail_sealed from notices.reminder where account_id = $1', [
      reader.accountId,
    ])
    expect(rows).toEqual([{ mail_sealed: null }])
  })
})

test('an alarm about the account goes at once, in quiet hours too, once, and says no more than that there is one', async () => {
  const reader = await plantReader('alarm@dj.example.cn')
  const night = hours(-10)
  await db.owner.query(
    `insert into accounts.account_notice (id, account_id, kind, by_name, at) values ($1, $2, 'FACTORS_RESET', '李强', $3), ($4, $2, 'CODE_ADDED', '', $3)`,
    [newId(), reader.accountId, night, newId()],
  )
  await sendAlarms(desk(night))
  await sendAlarms(desk(night))
  const letters = lettersTo('alarm@dj.example.cn')
  expect(letters).toHaveLength(1)
  expect(letters[0]?.raw).not.toMatch(/李强|第二重/)
})

test('without a mail server nobody is asked for an address', async () => {
  const way = { server: undefined, from: '' }
  expect(canMail(way)).toBe(false)
  const asked = as(await plantClerk(), (ctx) => service.askForMail(ctx, { address: 'a@dj.example.cn' }, way))
  await expect(asked).rejects.toMatchObject({ code: 'notices.no-mail' })
})

describe('the calendar (E09)', () => {
  const make = async (clerk: Actor) => (await as(clerk, service.makeCalendar)).path
  const fetched = async (path: string) => {
    const { statusCode, body, headers } = await app.inject(path)
    return { statusCode, body, type: headers['content-type'] }
  }

  test('holds what is due as whole days with numbers, and no word or name of what it is about', async () => {
    const { statusCode, body, type } = await fetched(await make(await plantClerk()))
    expect([statusCode, type]).toEqual([200, 'text/calendar; charset=utf-8'])
    const unfolded = body.replace(/\r\n /g, '')
    expect(unfolded).toMatch(/DTSTART;VALUE=DATE:2026\d{4}/)
    expect(unfolded).toMatch(/SUMMARY:.*到期1件（溪河村支部 诉求办理人员）/)
    expect(unfolded).not.toMatch(/路灯|王女士|王芳|LX\d|VALARM|ATTENDEE|ORGANIZER/)
  })

  test('answers a wrong address, an old one and one taken back alike', async () => {
    const clerk = await plantClerk()
    const first = await make(clerk)
    const second = await make(clerk)
    const wrong = await fetched(`/calendar/${'A'.repeat(43)}.ics`)
    expect(wrong.statusCode).toBe(404)
    const withoutNumber = ({ body, ...rest }: typeof wrong) => ({ ...rest, ...JSON.parse(body), requestId: '' })
    expect(withoutNumber(await fetched(first))).toEqual(withoutNumber(wrong))
    expect((await fetched(second)).statusCode).toBe(200)
    await as(clerk, service.endCalendar)
    expect(withoutNumber(await fetched(second))).toEqual(withoutNumber(wrong))
    expect((await look(db.app, clerk, (ctx) => service.readReminder(ctx, due))).calendarSince).toBeNull()
  })

  test('follows the rights of the moment: a post taken back and an account ended show at the next fetch (T05)', async () => {
    const clerk = await plantClerk()
    const path = await make(clerk)
    await db.owner.query(`update accounts.identity set role = 'MEMBER' where account_id = $1`, [clerk.accountId])
    expect((await fetched(path)).body).not.toContain('VEVENT')
    await db.owner.query('update accounts.account set disabled_at = now() where id = $1', [clerk.accountId])
    expect((await fetched(path)).statusCode).toBe(404)
  })

  test('keeps the hash of its secret only', async () => {
    const clerk = await plantClerk()
    const path = await make(clerk)
    const { rows } = await db.owner.query('select c::text as row from notices.calendar c')
    expect(JSON.stringify(rows)).not.toContain(path.slice('/calendar/'.length, -'.ics'.length))
  })
})

test('somebody who never said anything has the usual quiet hours, no letters and no calendar', async () => {
  const newcomer = actorAt('/1/1/1/', { accountId: newId() })
  expect(await look(db.app, newcomer, (ctx) => service.readReminder(ctx, []))).toEqual({
    ...{ quiet: { from: 21, until: 7 }, canMail: false, mail: null, askedMail: null, calendarSince: null },
    ...{ failed: null, sms: null, kinds: [] },
  })
})

test('a limit is named three working days before, one before, and on the first one after, once each (UX-NT2)', async () => {
  const reader = await plantReader('reminded@dj.example.cn')
  const own = { ...written({ title: '水渠什么时候清淤' }), aboutOrgId: places.xihe.id }
  const { number } = await asCitizen(db, 'write', (ctx) => submitCase(ctx, own), {
    now: hours(-1),
    address: '192.0.2.9',
  })
  const { rows } = await db.owner.query('select id from cases.case where number = $1', [number])
  await as(deskOf(places.xihe), (ctx) => acceptCase(ctx, { caseId: rows[0].id, isComplex: false }), hours(-0.5))
  const told: string[] = []
  for (let day = 0; day < 14; day++) {
    server.arrived.length = 0
    for (const hour of [0, 1]) await sendDigests(desk(hours(day * 24 + hour)))
    for (const { raw } of lettersTo('reminded@dj.example.cn'))
      told.push(`${day}: ${/今天提醒：(.+)/.exec(raw)?.[1] ?? 'nothing'}`)
  }
  // Its answer is owed on Thursday; the case of Friday was to be accepted on that day, so Monday is the first one after.
  expect(told).toEqual([
    '0: 刚过期还没有办1件，还有三个工作日1件',
    '1: nothing',
    '2: 还有一个工作日1件',
    '3: nothing',
    '4: 刚过期还没有办1件',
    ...[7, 8, 9, 10, 11].map((day) => `${day}: nothing`),
  ])
  const on = async (day: number) =>
    (await look(db.app, reader, (ctx) => listDue(ctx, due), hours(day * 24))).rows.map((row) => row.reminder)
  expect([await on(0), await on(1)]).toEqual([
    ['ONE_AFTER', 'THREE_BEFORE'],
    [null, null],
  ])
})

describe('the kinds that somebody wants to be told of (UX-NT1)', () => {
  // As if none of it had its limit by law.
  const choosable: readonly DueSource[] = due.map(({ isStatutory: _, ...source }) => source)
  const never = { mail: false, calendar: false }
  const leaveOut = (clerk: Actor, ways: { mail: boolean; calendar: boolean }, sources = choosable) =>
    as(clerk, (ctx) => service.setKind(ctx, { kind: 'cases.case', ...ways }, sources))
  const kindsOf = async (clerk: Actor, sources = choosable) =>
    (await look(db.app, clerk, (ctx) => service.readReminder(ctx, sources), monday)).kinds
  const send = (sources = choosable) => sendDigests({ ...desk(hours(0)), sources })

  test('are left out of the letter or of the calendar, each by itself, and told again when they are wanted', async () => {
    const clerk = await plantReader('kinds@dj.example.cn')
    await leaveOut(clerk, { mail: false, calendar: true })
    expect((await kindsOf(clerk)).find(({ kind }) => kind === 'cases.case')).toMatchObject({
      ...{ isStatutory: false, mail: false, calendar: true },
    })
    await send()
    expect(lettersTo('kinds@dj.example.cn')).toEqual([])
    const { path } = await as(clerk, service.makeCalendar)
    const entries = async () =>
      (
        await readCalendar(db.app, path.split('/').at(-1)?.split('.')[0] ?? '', { sources: choosable, now: monday })
      )?.match(/BEGIN:VEVENT/g)?.length ?? 0
    expect(await entries()).toBeGreaterThan(0)
    await leaveOut(clerk, { mail: true, calendar: false })
    expect(await entries()).toBe(0)
    await sendDigests({ ...desk(hours(24)), sources: choosable })
    expect(lettersTo('kinds@dj.example.cn')).toHaveLength(1)
  })

  test('are told whatever was chosen before where the limit is one by law, and cannot be left out', async () => {
    const clerk = await plantReader('law@dj.example.cn')
    await leaveOut(clerk, { mail: false, calendar: false })
    await expect(leaveOut(clerk, { mail: false, calendar: false }, due)).rejects.toMatchObject({
      code: 'notices.kind-statutory',
    })
    expect((await kindsOf(clerk, due)).find(({ kind }) => kind === 'cases.case')).toMatchObject({
      ...{ isStatutory: true, mail: true, calendar: true },
    })
    await send(due)
    expect(lettersTo('law@dj.example.cn')).toHaveLength(1)
  })

  test('do not name petitions and appeals among the matters that can be left out', async () => {
    const clerk = await plantReader('petition@dj.example.cn')
    const receipt = await submitAbout(db, places.xihe, { title: '土地承包的事没有答复' }, { now: hours(-2) })
    const { rows } = await db.owner.query('select id from cases.case where number = $1', [receipt.number])
    await as(clerk, (ctx) => filePetition(ctx, { caseId: rows[0].id }), hours(-1))
    const silence = (kind: string) => as(clerk, (ctx) => service.setKind(ctx, { kind, ...never }, due))
    await silence('procedure.matter')
    await expect(silence('procedure.statutory')).rejects.toMatchObject({ code: 'notices.kind-statutory' })
    await sendDigests(desk(hours(0)))
    expect(lettersTo('petition@dj.example.cn')[0]?.raw).toContain('· 法定期限事项：1件')
  })

  test('are all counted in the digest of the page, whatever the letter leaves out', async () => {
    const clerk = await plantReader('page@dj.example.cn')
    await leaveOut(clerk, never)
    const { lines } = await look(db.app, clerk, (ctx) => readDigest(ctx, choosable), monday)
    expect(lines.map(({ kind }) => kind)).toContain('cases.case')
  })

  test('are those of the post, and no other word is kept', async () => {
    const clerk = await plantClerk()
    const kinds = (await kindsOf(clerk)).map(({ kind }) => kind)
    expect(kinds).toContain('cases.case')
    expect(kinds).not.toContain('publishing.article')
    const unknown = as(clerk, (ctx) => service.setKind(ctx, { kind: 'x', mail: false, calendar: false }, due))
    await expect(unknown).rejects.toMatchObject({ code: 'notices.kind-unknown' })
  })
})
