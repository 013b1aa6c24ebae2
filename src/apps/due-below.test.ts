import { beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { addDays, type Day, dayOf } from '#kernel/time.ts'
import { escalateOverdue } from '#modules/cases/clock/service.ts'
import { submitCase } from '#modules/cases/index.ts'
import { listBelow, remindBelow } from '#modules/notices/below/service.ts'
import { acts, listDue } from '#modules/notices/index.ts'
import { plantAccount } from '../../tests/accounts.ts'
import { asCitizen, deskOf, type Place, places, plantCounty, submitAbout, written } from '../../tests/cases.ts'
import { act, actorAt, look, testDatabase } from '../../tests/database.ts'
import { due } from './due.ts'

const db = testDatabase()
const now = new Date('2026-11-23T03:00:00Z')
const { county, qingshi, xihe, baiyun, shanhou } = places
const superiorAt = ({ id, path, name }: Place, role = 'ORGANISER') =>
  actorAt(path, { role, orgId: id, name: `${name}组织员` })
const noonOf = (day: Day) => new Date(`${day}T04:00:00Z`)
const late = noonOf(addDays(dayOf(now), 20))

const below = (actor: Parameters<typeof look>[1], parentId?: string, at = now) =>
  look(db.app, actor, (ctx) =>
    listBelow({ ...ctx, now: at }, { page: 1, ...(parentId === undefined ? {} : { parentId }) }, due),
  )
const remind = (actor: Parameters<typeof act>[1], place: Place, at = late) =>
  act(db.app, actor, (ctx) => remindBelow(ctx, { orgId: place.id }, due), at)
const waiting = async (actor: Parameters<typeof look>[1], at: Date) =>
  (await look(db.app, actor, (ctx) => listDue({ ...ctx, now: at }, due))).rows.filter(
    ({ kind }) => kind === 'notices.reminder',
  )
const lightsAt = async (actor: Parameters<typeof look>[1], parentId: string, at: Date) =>
  (await below(actor, parentId, at)).rows.map(({ name, light, late: over, soon }) => [name, light, over, soon])

beforeAll(async () => {
  await plantCounty(db)
  const at = { ...xihe, parentId: qingshi.id, code: '111', type: 'BRANCH', depth: 3 } as const
  await plantAccount(db, { login: 'xihe-desk', at, roles: ['DESK', 'SECRETARY'] })
  const town = { ...qingshi, parentId: county.id, code: '11', type: 'PARTY_COMMITTEE', depth: 2 } as const
  await plantAccount(db, { login: 'qingshi', at: town, roles: ['DESK', 'ORGANISER', 'SECRETARY'] })
  const send = (of: Parameters<typeof written>[0]) =>
    asCitizen(db, 'write', (ctx) => submitCase(ctx, { ...written(of), aboutOrgId: xihe.id }), { now })
  await send({})
  await send({ isPublic: 'no', title: '反映村里的事，不公开' })
})

describe('the tree of what is due below (TO1)', () => {
  test('shows one level in its order, yellow before the limit, red after it, green where nothing is due', async () => {
    expect(await lightsAt(superiorAt(county), qingshi.id, now)).toEqual([['溪河村支部', 'YELLOW', 0, 1]])
    expect(await lightsAt(superiorAt(county), qingshi.id, late)).toEqual([['溪河村支部', 'RED', 1, 0]])
    expect(await lightsAt(superiorAt(county), baiyun.id, late)).toEqual([['山后村支部', 'GREEN', 0, 0]])
    const top = (await below(superiorAt(county), undefined, late)).rows.map(({ name }) => name)
    expect(top).toEqual(['青石镇党委', '白云镇党委'])
  })

  test('counts a private message where it is handled, at the township, and not at the village it is about (CZ4)', async () => {
    const { rows } = await below(superiorAt(county), county.id, late)
    expect(rows.find(({ id }) => id === qingshi.id)).toMatchObject({ light: 'RED', late: 1 })
    expect(await lightsAt(superiorAt(qingshi), qingshi.id, late)).toEqual([['溪河村支部', 'RED', 1, 0]])
  })

  test('names nobody: no person, no account, no title of a message', async () => {
    const told = JSON.stringify(await below(superiorAt(qingshi), undefined, late))
    expect(told).not.toMatch(/路灯|xihe-desk|王/)
  })

  test('is for organisers and secretaries, and ends at their reach', async () => {
    await expect(below(deskOf(qingshi))).rejects.toMatchObject({ code: 'notices.not-a-superior' })
    await expect(below(superiorAt(baiyun), qingshi.id)).rejects.toMatchObject({ code: 'organisations.not-found' })
    expect((await below(superiorAt(baiyun, 'SECRETARY'))).rows).toHaveLength(1)
    const inMenu = (actor: Parameters<typeof look>[1], hasBelow: boolean) => acts.lookBelow(actor, { hasBelow })
    expect([inMenu(superiorAt(baiyun), true), inMenu(superiorAt(xihe, 'SECRETARY'), false)]).toEqual([
      true,
      'notices.nothing-below',
    ])
    expect(inMenu(deskOf(baiyun), false)).toBe('notices.not-a-superior')
  })
})

describe('a reminder to an organisation', () => {
  test('stands in 待办 of its posts for three days, once a day whichever superior says it, and tells no name', async () => {
    expect(await remind(superiorAt(qingshi), xihe)).toEqual({ isNew: true, late: 1, soon: 0 })
    expect(await remind(superiorAt(qingshi), xihe)).toMatchObject({ isNew: false })
    expect(await remind(superiorAt(county), xihe)).toMatchObject({ isNew: false })
    const lines = await waiting(deskOf(xihe), late)
    expect(lines).toMatchObject([{ title: { zh: '到期提醒：1 件逾期' }, fromName: '青石镇党委', urgency: 'OPEN' }])
    expect((await below(superiorAt(county), qingshi.id, late)).rows[0]).toMatchObject({ remindedBy: '青石镇党委' })
    expect(await waiting(deskOf(qingshi), late)).toEqual([])
    expect(await remind(superiorAt(county), qingshi, now)).toEqual({ isNew: true, late: 0, soon: 1 })
    expect(await waiting(deskOf(qingshi), now)).toMatchObject([
      {
        title: { zh: '到期提醒：1 件三个工作日内到期', en: 'Reminder: 1 due within three working days' },
      },
    ])
    const days = [1, 2, 3].map((n) => noonOf(addDays(dayOf(late), n)))
    expect(await Promise.all(days.map(async (day) => (await waiting(deskOf(xihe), day)).length))).toEqual([1, 1, 0])
    expect(await remind(superiorAt(qingshi), xihe, days[0])).toMatchObject({ isNew: true })
  })

  test('reaches nobody where the only account is disabled, also one that was made further up', async () => {
    const above = { ...county, parentId: null, code: '1', type: 'PARTY_COMMITTEE', depth: 1 } as const
    const { id } = await plantAccount(db, { login: 'made-above', at: above, roles: [] })
    await db.owner.query(
      `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values (gen_random_uuid(), $1, $2, $3, 'EDITOR', '[2020-01-01,)')`,
      [id, shanhou.id, shanhou.path],
    )
    const disable = (at: Date | null) =>
      db.owner.query('update accounts.account set disabled_at = $2 where id = $1', [id, at])
    const told = async () => [
      (await below(superiorAt(baiyun))).rows[0]?.hasPosts,
      await remind(superiorAt(baiyun), shanhou).catch(({ code }) => code),
    ]
    expect(await told()).toEqual([true, 'notices.nothing-due-there'])
    await disable(now)
    expect(await told()).toEqual([false, 'notices.nobody-there'])
    expect((await below(superiorAt(county), baiyun.id)).rows[0]?.hasPosts).toBe(false)
  })

  test('is refused for one’s own, for one out of reach, where nothing is due, and where nobody would read it', async () => {
    const code = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (fault) => fault.code,
      )
    expect(await code(remind(superiorAt(xihe), xihe))).toBe('notices.not-below')
    expect(await code(remind(superiorAt(baiyun), xihe))).toBe('organisations.not-found')
    expect(await code(remind(superiorAt(county), shanhou))).toBe('notices.nobody-there')
    const at = { ...shanhou, parentId: baiyun.id, code: '121', type: 'BRANCH', depth: 3 } as const
    await plantAccount(db, { login: 'shanhou-secretary', at, roles: ['SECRETARY'] })
    expect(await code(remind(superiorAt(county), shanhou))).toBe('notices.nothing-due-there')
    expect(await code(remind(deskOf(county), xihe))).toBe('notices.not-a-superior')
  })
})

describe('what is counted', () => {
  test('stands where it is to be done and once: not at the desk a late case climbed to, not above the branch of a term, not for each post (TO1)', async () => {
    await act(db.app, systemActor('cases.clock'), escalateOverdue, late)
    await db.owner.query(
      `insert into organisations.term (id, org_id, org_path, elected_on, years, ends_on) values (gen_random_uuid(), $1, $2, $3, 5, $4)`,
      [xihe.id, xihe.path, '2021-12-01', addDays(dayOf(late), -1)],
    )
    const at = { ...xihe, parentId: qingshi.id, code: '111', type: 'BRANCH', depth: 3 } as const
    await plantAccount(db, { login: 'xihe-organiser', at, roles: ['ORGANISER'] })
    const { rows } = await below(superiorAt(county), county.id, late)
    expect(rows.find(({ id }) => id === qingshi.id)).toMatchObject({ late: 1, kinds: [{ late: 1 }] })
    const [village] = (await below(superiorAt(qingshi), undefined, late)).rows
    expect(village).toMatchObject({ late: 2, soon: 0 })
    expect(village?.kinds.map(({ label }) => label.zh)).toEqual(['换届：请提醒，选举后登记', '群众诉求'])
  })

  test('is told whole, however much it is', async () => {
    for (let at = 0; at < 103; at += 1)
      await submitAbout(db, xihe, { title: `第${at}盏路灯`, text: `第${at}盏路灯坏了，请派人来修。` }, { now })
    expect(await lightsAt(superiorAt(county), qingshi.id, late)).toEqual([['溪河村支部', 'RED', 105, 0]])
    expect((await remind(superiorAt(county), xihe, noonOf(addDays(dayOf(late), 9)))).late).toBe(105)
  })

  test('is shown fifty organisations at a time', async () => {
    await db.owner.query(
      `insert into organisations.org (id, path, parent_id, code, type, name, short_name, name_search, founded_on)
       select gen_random_uuid(), $1 || n || '/', $2, 'x' || n, 'BRANCH', '第' || n || '支部', '第' || n || '支部', '', '2020-01-01'
       from generate_series(101, 160) n`,
      [shanhou.path, shanhou.id],
    )
    const pageOf = (page: number) =>
      look(db.app, superiorAt(county), (ctx) => listBelow(ctx, { parentId: shanhou.id, page }, due))
    const [first, second] = [await pageOf(1), await pageOf(2)]
    expect([first.rows.length, first.hasMore, second.rows.length, second.hasMore]).toEqual([50, true, 10, false])
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60)
  })
})
