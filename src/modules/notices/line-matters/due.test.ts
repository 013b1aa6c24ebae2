import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { addDays, type Day, dayOf, startOf } from '#kernel/time.ts'
import { plantAccount } from '../../../../tests/accounts.ts'
import { act, behalfOf, look, testDatabase } from '../../../../tests/database.ts'
import { plantMembers } from '../../../../tests/members.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import { listBelow } from '../below/service.ts'
import { due } from '../due/sources.ts'
import { listDue } from '../service.ts'
import * as received from './received/service.ts'
import * as service from './service.ts'

const db = testDatabase()
const now = new Date('2026-11-30T02:00:00Z')
const today = dayOf(now)
const dueOn = addDays(today, 10)

let number = 0
const org = (parent: TreeOrg | null): TreeOrg => {
  number += 1
  return {
    ...{ id: newId(), path: `${parent?.path ?? '/'}${number}/`, parentId: parent?.id ?? null, code: `D${number}` },
    ...{ name: `第${number}党委`, type: 'PARTY_COMMITTEE', depth: (parent?.depth ?? 0) + 1 },
  }
}

let county: TreeOrg
let town: TreeOrg
let lineMatterId: string
beforeEach(async () => {
  county = org(null)
  town = org(county)
  await writeTree(db.owner, [county, town])
  await db.owner.query(
    `insert into organisations.line_seat (org_id, org_path, line) values ($1, $2, 'PUBLICITY'), ($1, $2, 'SECRETARIAT')`,
    [town.id, town.path],
  )
  lineMatterId = await send('PUBLICITY')
})

const send = async (line: 'PUBLICITY' | 'SECRETARIAT') => {
  const to = { line, scope: 'ALL_BELOW' as const, types: [] }
  const matter = { title: '核对宣传栏里的旧内容', text: '请核对宣传栏，换掉以后回一句话。', dueOn, link: null, to }
  const sent = await act(db.app, at(county, 'ORGANISER'), (ctx) => service.sendLineMatter(ctx, matter), now)
  return sent.lineMatterId
}
const at = (place: TreeOrg, role: string, of: Partial<Actor> = {}) => actorIn(place, { role, name: '王芳', ...of })
const waiting = async (actor: Actor, day: Day = today) => {
  const on = startOf(day, 600)
  const { rows } = await look(db.app, actor, (ctx) => listDue(ctx, due), on)
  return rows.filter(({ kind }) => kind.startsWith('notices.line')).map(({ kind, id }) => [kind, id])
}
const line = (id = lineMatterId) => ['notices.line-matter', id]

/** Somebody of the township with an account as a member who holds a Party post there. */
async function charge(post: string): Promise<Actor> {
  const [member] = await plantMembers(db.owner, [town], { members: 1, seed: number })
  const { id } = await plantAccount(db, { login: `charged-${number}`, at: town, roles: ['MEMBER'] })
  await db.owner.query('update accounts.account set person_id = $2 where id = $1', [id, member?.personId])
  await db.owner.query(
    `insert into people.post_holding (id, person_id, org_id, org_path, post, valid) values ($1, $2, $3, $4, $5, '[2020-01-01,)')`,
    [newId(), member?.personId, town.id, town.path, post],
  )
  return at(town, 'MEMBER', { accountId: id, personId: member?.personId ?? null })
}

describe('where nobody is charged with the line', () => {
  test('it waits for secretary and organiser, and for no other post', async () => {
    for (const role of ['ORGANISER', 'SECRETARY']) expect(await waiting(at(town, role)), role).toEqual([line()])
    for (const role of ['DESK', 'EDITOR', 'MEMBER', 'AUDIT_ADMIN', 'SYSTEM_ADMIN'])
      expect(await waiting(at(town, role)), role).toEqual([])
    expect(await waiting(at(county, 'ORGANISER'))).toEqual([])
  })

  test('a post of another line charges nobody, and neither does one that is over', async () => {
    const other = await charge('UNITED_FRONT_COMMISSIONER')
    await db.owner.query(`update people.post_holding set valid = '[2020-01-01,2026-11-01)' where org_id = $1`, [
      town.id,
    ])
    expect(await waiting(other)).toEqual([])
    expect(await waiting(at(town, 'SECRETARY'))).toEqual([line()])
  })
})

describe('where somebody is charged with the line', () => {
  test('it waits for him, and for who acts for him; from the first late day on for secretary and organiser too', async () => {
    const clerk = await charge('PUBLICITY_COMMISSIONER')
    const standIn = at(town, 'MEMBER', { accountId: newId(), onBehalfOf: behalfOf(clerk.accountId ?? '') })
    expect(await waiting(clerk)).toEqual([line()])
    expect(await waiting(standIn)).toEqual([line()])
    expect(await waiting(at(town, 'SECRETARY'), dueOn)).toEqual([])
    expect(await waiting(at(town, 'SECRETARY'), addDays(dueOn, 1))).toEqual([line()])
  })

  test('it waits for him in a post of a line too, whichever, and for no other holder of such a post', async () => {
    const clerk = await charge('PUBLICITY_COMMISSIONER')
    const [publicity, organisation] = ['ORGANISER/PUBLICITY', 'SECRETARY/ORGANISATION'] as const
    for (const role of [publicity, organisation]) expect(await waiting({ ...clerk, role }), role).toEqual([line()])
    for (const day of [today, addDays(dueOn, 1)]) expect(await waiting(at(town, publicity), day)).toEqual([])
  })

  test('he reads and answers what his line brought, and nothing else; a member without a post nothing at all', async () => {
    const other = await send('SECRETARIAT')
    const clerk = await charge('PUBLICITY_COMMISSIONER')
    const { rows } = await look(db.app, clerk, (ctx) => received.listReceived(ctx), now)
    expect(rows.map(({ id }) => id)).toEqual([lineMatterId])
    const reading = (actor: Actor, id: string) =>
      look(db.app, actor, (ctx) => received.readReceived(ctx, { lineMatterId: id }), now)
    await expect(reading(clerk, other)).rejects.toMatchObject({ code: 'notices.line-not-yours' })
    await expect(reading(at(town, 'MEMBER'), lineMatterId)).rejects.toMatchObject({ code: 'notices.line-not-yours' })
    await act(db.app, clerk, (ctx) => received.finishLineMatter(ctx, { lineMatterId, result: '换好了。' }), now)
    expect(await waiting(clerk)).toEqual([])
    expect(await waiting(at(town, 'SECRETARY'), addDays(dueOn, 1))).toEqual([line(other)])
  })

  test('an account that is disabled is charged with nothing', async () => {
    const clerk = await charge('PUBLICITY_COMMISSIONER')
    await db.owner.query('update accounts.account set disabled_at = now() where id = $1', [clerk.accountId])
    expect(await waiting(at(town, 'SECRETARY'))).toEqual([line()])
  })
})

test('the superior sees it in 下级待办 as a post there has it, once for the organisation', async () => {
  const clerk = await charge('DISCIPLINE_COMMISSIONER')
  expect(await waiting(clerk)).toEqual([])
  const below = (day: Day) =>
    look(db.app, at(county, 'ORGANISER'), (ctx) => listBelow(ctx, { page: 1 }, due), startOf(day, 600))
  expect((await below(today)).rows).toMatchObject([{ light: 'GREEN' }])
  expect((await below(addDays(dueOn, 1))).rows).toMatchObject([{ light: 'RED', late: 1 }])
})

test('from the second late day on the sender has it too, to end it (UX-NT2)', async () => {
  expect(await waiting(at(county, 'ORGANISER'), addDays(dueOn, 1))).toEqual([])
  expect(await waiting(at(county, 'SECRETARY'), addDays(dueOn, 2))).toEqual([['notices.line-late', lineMatterId]])
  await act(db.app, at(county, 'ORGANISER'), (ctx) => service.closeLineMatter(ctx, { lineMatterId }), now)
  expect(await waiting(at(county, 'SECRETARY'), addDays(dueOn, 2))).toEqual([])
  expect(await waiting(at(town, 'SECRETARY'), addDays(dueOn, 2))).toEqual([])
})
