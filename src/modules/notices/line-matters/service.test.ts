import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { addDays, dayOf } from '#kernel/time.ts'
import type { Line } from '#modules/organisations/codes.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { actorIn, type TreeOrg, writeTree } from '../../../../tests/trees.ts'
import * as received from './received/service.ts'
import * as service from './service.ts'

const db = testDatabase()
const now = new Date('2026-11-30T02:00:00Z')
const today = dayOf(now)

let number = 0
const org = (parent: TreeOrg | null, type: TreeOrg['type'] = 'PARTY_COMMITTEE'): TreeOrg => {
  number += 1
  return {
    ...{ id: newId(), path: `${parent?.path ?? '/'}${number}/`, parentId: parent?.id ?? null, code: `L${number}` },
    ...{ name: `第${number}党组织`, type, depth: (parent?.depth ?? 0) + 1 },
  }
}

/** A county with two townships and a village in each, all new; the line of publicity is in the townships and the first village. */
async function plant() {
  const county = org(null)
  const [east, west] = [org(county), org(county)]
  const [near, far] = [org(east, 'BRANCH'), org(west, 'BRANCH')]
  await writeTree(db.owner, [county, east, west, near, far])
  // Paths are compared as text, where the tenth stands before the ninth; the tree has an order of its own.
  await db.owner.query('update organisations.org set position = 2 where id = $1', [west.id])
  for (const one of [east, west, near]) await seat(one, 'PUBLICITY')
  return { county, east, west, near, far }
}
const seat = (at: TreeOrg, line: Line) =>
  db.owner.query('insert into organisations.line_seat (org_id, org_path, line) values ($1, $2, $3)', [
    at.id,
    at.path,
    line,
  ])
const unseat = (at: TreeOrg, line: Line) =>
  db.owner.query('delete from organisations.line_seat where org_id = $1 and line = $2', [at.id, line])

let at: Awaited<ReturnType<typeof plant>>
beforeEach(async () => {
  at = await plant()
})

const organiser = (place: TreeOrg, of: Partial<Actor> = {}) => actorIn(place, { name: `${place.name}组织员`, ...of })
const matter = {
  title: '核对宣传栏里的旧内容',
  text: '请核对本单位宣传栏里过期的内容，换掉以后回一句话。',
  dueOn: addDays(today, 14),
  link: null,
  to: { line: 'PUBLICITY' as Line, scope: 'ALL_BELOW' as const, types: [] as TreeOrg['type'][] },
}
const send = (of: Partial<typeof matter> = {}, from = organiser(at.county), when = now) =>
  act(db.app, from, (ctx) => service.sendLineMatter(ctx, { ...matter, ...of }), when)
const read = (lineMatterId: string, by = organiser(at.county)) =>
  look(db.app, by, (ctx) => service.readLineMatter(ctx, { lineMatterId }), now)
const listed = async (lineMatterId: string, show?: 'OPEN' | 'DONE' | 'RETURNED' | 'LEFT') => {
  const asked = { lineMatterId, page: 1, size: 100, ...(show ? { show } : {}) }
  const { rows } = await look(db.app, organiser(at.county), (ctx) => service.listReached(ctx, asked), now)
  return rows
}
const namesOf = async (lineMatterId: string) => (await listed(lineMatterId)).map(({ name }) => name)
const finish = (lineMatterId: string, by: Actor, result = '已核对，换掉两期。') =>
  act(db.app, by, (ctx) => received.finishLineMatter(ctx, { lineMatterId, result }), now)
const giveBack = (lineMatterId: string, by: Actor) =>
  act(
    db.app,
    by,
    (ctx) => received.returnLineMatter(ctx, { lineMatterId, ground: 'DUPLICATE', reason: '上月已经报过一次。' }),
    now,
  )
const close = (lineMatterId: string, by = organiser(at.county)) =>
  act(db.app, by, (ctx) => service.closeLineMatter(ctx, { lineMatterId }), now)
const receivedBy = async (by: Actor) => (await look(db.app, by, (ctx) => received.listReceived(ctx), now)).rows
const open = (lineMatterId: string, by: Actor) =>
  look(db.app, by, (ctx) => received.readReceived(ctx, { lineMatterId }), now)

describe('a matter written to a line', () => {
  test('reaches what stands below in the line, as the form says before, and is an act of its sender', async () => {
    const shown = await look(db.app, organiser(at.county), (ctx) =>
      service.previewLine(ctx, { line: 'PUBLICITY', scope: 'ALL_BELOW' }),
    )
    expect(shown).toMatchObject({ total: 3 })
    expect(shown.rows.map(({ name, superiorName }) => [name, superiorName])).toEqual([
      [at.east.name, at.county.name],
      [at.near.name, at.east.name],
      [at.west.name, at.county.name],
    ])
    const { lineMatterId, reached } = await send()
    expect(reached).toBe(3)
    expect(await namesOf(lineMatterId)).toEqual([at.east.name, at.near.name, at.west.name])
    const { rows } = await db.owner.query('select details from audit.entry where subject_id = $1', [lineMatterId])
    expect(rows).toEqual([{ details: { line: 'PUBLICITY', scope: 'ALL_BELOW', reached: 3 } }])
  })

  test('goes to the next level or to some kinds of organisations only, where it is said', async () => {
    const next = await send({ to: { ...matter.to, scope: 'NEXT_LEVEL' as never } })
    expect(await namesOf(next.lineMatterId)).toEqual([at.east.name, at.west.name])
    const branches = await send({ to: { ...matter.to, types: ['BRANCH'] } })
    expect(await namesOf(branches.lineMatterId)).toEqual([at.near.name])
  })

  test('is not sent where it would reach nobody, on too near a day, with a page of somewhere else', async () => {
    const refusedAs = (code: string, path: string) => ({ code, fields: [expect.objectContaining({ path })] })
    await expect(send({ to: { ...matter.to, line: 'DISCIPLINE' } })).rejects.toMatchObject(
      refusedAs('notices.line-reaches-nobody', 'to'),
    )
    await expect(send({ dueOn: addDays(today, 2) })).rejects.toMatchObject(
      refusedAs('notices.line-day-too-soon', 'dueOn'),
    )
    await expect(send({ link: 'https://example.cn/' as never })).rejects.toMatchObject(
      refusedAs('notices.line-link-elsewhere', 'link'),
    )
    await expect(send({}, organiser(at.near))).rejects.toMatchObject({ code: 'notices.nothing-below' })
    await expect(send({}, organiser(at.county, { role: 'DESK' }))).rejects.toMatchObject({
      code: 'notices.not-a-sender',
    })
  })

  test('asks for nothing that the rules against formalism forbid (E14)', async () => {
    await expect(send({ text: '请各村党员每天打卡，月底报积分排名。' })).rejects.toMatchObject({
      code: 'kernel.formalism-check-in',
      fields: [{ path: 'text', zh: expect.stringContaining('“请各村党员每天打卡”') }],
    })
    await expect(send({ title: '走访拍照留痕' })).rejects.toMatchObject({ fields: [{ path: 'title' }] })
    await send({ text: '清理群里的打卡、截图留痕要求，清完回一句话。' })
  })

  test('is a matter of the sender and those above, and of nobody beside', async () => {
    const { lineMatterId } = await send({}, organiser(at.east))
    expect(await namesOf(lineMatterId)).toEqual([at.near.name])
    await expect(read(lineMatterId, organiser(at.west))).rejects.toMatchObject({ code: 'notices.line-matter-missing' })
    await expect(close(lineMatterId, organiser(at.near))).rejects.toMatchObject({
      code: 'notices.line-matter-missing',
    })
    expect((await read(lineMatterId)).reached).toBe(1)
  })
})

describe('an organisation that it reaches', () => {
  test('says once that it is done, whoever of it is asked, and the sender reads what came of it', async () => {
    const { lineMatterId } = await send()
    expect(await receivedBy(organiser(at.near))).toMatchObject([
      { id: lineMatterId, fromName: at.county.name, outcome: 'OPEN', isReached: true },
    ])
    expect(await finish(lineMatterId, organiser(at.near))).toEqual({ outcome: 'DONE' })
    await expect(finish(lineMatterId, organiser(at.near, { role: 'SECRETARY' }))).rejects.toMatchObject({
      code: 'notices.line-answered',
    })
    await giveBack(lineMatterId, organiser(at.west))
    expect(await read(lineMatterId)).toMatchObject({ reached: 3, done: 1, returned: 1, open: 1, left: 0 })
    expect(await listed(lineMatterId)).toMatchObject([
      { name: at.east.name, outcome: 'OPEN', words: null, answeredAt: null },
      { name: at.near.name, outcome: 'DONE', words: '已核对，换掉两期。' },
      { name: at.west.name, outcome: 'RETURNED', ground: 'DUPLICATE', words: '上月已经报过一次。' },
    ])
    expect(await listed(lineMatterId, 'OPEN')).toMatchObject([{ name: at.east.name }])
    expect(JSON.stringify(await listed(lineMatterId))).not.toContain('组织员')
  })

  test('is heard once where two of its posts answer at the same moment', async () => {
    const { lineMatterId } = await send()
    const said = await Promise.allSettled([
      finish(lineMatterId, organiser(at.near)),
      giveBack(lineMatterId, organiser(at.near, { role: 'SECRETARY' })),
    ])
    expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await read(lineMatterId)).toMatchObject({ open: 2 })
  })

  test('is reached when it joins the line, and no more when it leaves it; what it said stays and is not counted', async () => {
    const { lineMatterId } = await send()
    await expect(finish(lineMatterId, organiser(at.far))).rejects.toMatchObject({ code: 'notices.line-matter-missing' })
    await seat(at.far, 'PUBLICITY')
    await finish(lineMatterId, organiser(at.far))
    expect(await read(lineMatterId)).toMatchObject({ reached: 4, done: 1, left: 0 })
    await unseat(at.far, 'PUBLICITY')
    await unseat(at.near, 'PUBLICITY')
    expect(await read(lineMatterId)).toMatchObject({ reached: 2, done: 0, open: 2, left: 1 })
    expect(await listed(lineMatterId, 'LEFT')).toMatchObject([{ name: at.far.name, outcome: 'DONE' }])
    expect(await receivedBy(organiser(at.far))).toMatchObject([{ outcome: 'DONE', isReached: false }])
    expect(await receivedBy(organiser(at.near))).toEqual([])
    await expect(finish(lineMatterId, organiser(at.near))).rejects.toMatchObject({
      code: 'notices.line-matter-missing',
    })
    await seat(at.far, 'PUBLICITY')
    expect(await read(lineMatterId)).toMatchObject({ reached: 3, done: 1, left: 0 })
  })

  test('is not seen opening it: no entry of the audit, no row', async () => {
    const { lineMatterId } = await send()
    const count = async () =>
      (
        await db.owner.query(
          'select (select count(*) from audit.entry) + (select count(*) from notices.line_answer) as n',
        )
      ).rows
    const before = await count()
    await open(lineMatterId, organiser(at.near))
    await receivedBy(organiser(at.near))
    await read(lineMatterId)
    expect(await count()).toEqual(before)
  })
})

describe('a matter that ends', () => {
  test('is closed as it stood at that moment, whatever becomes of tree and lines afterwards', async () => {
    const { lineMatterId } = await send()
    await finish(lineMatterId, organiser(at.near))
    await seat(at.far, 'PUBLICITY')
    await finish(lineMatterId, organiser(at.far))
    await unseat(at.far, 'PUBLICITY')
    const before = await read(lineMatterId)
    expect(await close(lineMatterId)).toEqual({ state: 'CLOSED' })
    await unseat(at.east, 'PUBLICITY')
    await seat(at.far, 'PUBLICITY')
    const { reached, done, returned, open: silent, left } = before
    expect([reached, done, returned, silent, left]).toEqual([3, 1, 0, 2, 1])
    expect(await read(lineMatterId)).toMatchObject({ state: 'CLOSED', reached, done, returned, open: silent, left })
    expect(await listed(lineMatterId, 'OPEN')).toMatchObject([
      { name: at.east.name, answeredAt: null },
      { name: at.west.name },
    ])
    expect(await open(lineMatterId, organiser(at.west))).toMatchObject({
      ...{ state: 'CLOSED', outcome: 'OPEN', isReached: false, answeredAt: null },
      can: { finishLineMatter: 'notices.line-ended', returnLineMatter: 'notices.line-ended' },
    })
    await expect(finish(lineMatterId, organiser(at.west))).rejects.toMatchObject({ code: 'notices.line-ended' })
    await expect(close(lineMatterId)).rejects.toMatchObject({ code: 'notices.line-ended' })
  })

  test('is taken back with a reason that those read whom it reached', async () => {
    const { lineMatterId } = await send()
    const withdrawn = { lineMatterId, reason: '和另一件合并办理。' }
    await act(db.app, organiser(at.county), (ctx) => service.withdrawLineMatter(ctx, withdrawn), now)
    expect(await open(lineMatterId, organiser(at.near))).toMatchObject({
      ...{ state: 'WITHDRAWN', endReason: '和另一件合并办理。', outcome: 'OPEN' },
    })
    const acts = await db.owner.query('select act from audit.entry where subject_id = $1 order by id', [lineMatterId])
    expect(acts.rows.map((row) => row.act)).toEqual(['notices.line-matter-sent', 'notices.line-matter-withdrawn'])
  })

  test('takes no answer that comes at the same moment behind it', async () => {
    const { lineMatterId } = await send()
    await Promise.allSettled([close(lineMatterId), finish(lineMatterId, organiser(at.near))])
    const kept = await db.owner.query(
      'select outcome, is_reached from notices.line_answer where matter_id = $1 and org_id = $2',
      [lineMatterId, at.near.id],
    )
    expect(kept.rows).toHaveLength(1)
    expect(await read(lineMatterId)).toMatchObject({ reached: 3, left: 0 })
  })
})

test('who has nobody above is told so, as no line brings him anything', async () => {
  const isTop = async (place: TreeOrg) =>
    (await look(db.app, organiser(place), (ctx) => service.listLineMatters(ctx, { page: 1, size: 20 }), now)).isTop
  expect([await isTop(at.county), await isTop(at.east), await isTop(at.near)]).toEqual([true, false, false])
})
