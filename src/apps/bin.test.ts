import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { listRemoved, putBack } from '#kernel/bin/bin.ts'
import { newId } from '#kernel/ids.ts'
import { dropClassList, getClassList, saveClassList } from '#modules/cases/classes/class-list.ts'
import { dropLimit, listLimits, setLimit } from '#modules/cases/limits/service.ts'
import { dropReviewer, getReviewer, nameReviewer } from '#modules/cases/reviewing/service.ts'
import {
  listResponsibilities,
  removeResponsibility,
  saveResponsibility,
} from '#modules/demands/responsibilities/service.ts'
import { deskOf, places, plantCounty } from '../../tests/cases.ts'
import { act, look, testDatabase } from '../../tests/database.ts'
import { bin } from './bin.ts'

const db = testDatabase()
const day = 86_400_000
const at = new Date('2026-06-20T09:00:00+08:00')
const leader = (of: Parameters<typeof deskOf>[0]) => deskOf(of, { role: 'SECRETARY' })
const desk = deskOf(places.qingshi)
const list = async (actor: Actor, now = at) =>
  (await look(db.app, actor, (ctx) => listRemoved(ctx, bin, { page: 1, size: 20 }), now)).rows
const back = (actor: Actor, removedId: string, now = at) =>
  act(db.app, actor, (ctx) => putBack(ctx, bin, { removedId }), now)
const line = { matter: '路灯', field: '城乡建设', words: ['路灯', '不亮'], deskOrgId: null, basis: '三定方案' }
const own = async () =>
  (await look(db.app, desk, listResponsibilities)).rows
    .filter(({ isOwn }) => isOwn)
    .map(({ matter, basis }) => [matter, basis])
const removeLine = () => act(db.app, desk, (ctx) => removeResponsibility(ctx, { matter: line.matter }), at)

// A colleague has written and not yet committed while the act waits for him; then he commits, and what he wrote stands.
async function takenBefore(work: () => Promise<unknown>, written: string, values: readonly string[]) {
  await db.owner.query('begin')
  await db.owner.query(written, [...values])
  const answer = work().catch((fault: { code?: string }) => fault.code)
  await expect.poll(() => waitsForOwner(), { timeout: 20_000 }).toBe(true)
  await db.owner.query('commit')
  expect(await answer).toBe('kernel.put-back-taken')
}
const waitsForOwner = async () =>
  (
    await db.owner.query<{ waits: boolean }>(
      `select exists (select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))) as waits`,
    )
  ).rows[0]?.waits

async function plantReviewer({ id, path }: (typeof places)['baiyun']): Promise<string> {
  const accountId = newId()
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name) values ($1, $2, $3, $4, '复核的人')`,
    [accountId, id, path, `fuhe-${accountId}`],
  )
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role, valid) values ($1, $2, $3, $4, 'DESK', '[2020-01-01,)')`,
    [newId(), accountId, id, path],
  )
  return accountId
}

beforeAll(() => plantCounty(db))

describe('the recycle bin (UX-CS10)', () => {
  it('puts a matter of a list back as it was, once, with an entry of its own', async () => {
    await act(db.app, desk, (ctx) => saveResponsibility(ctx, line))
    const { removedId } = await removeLine()
    expect(await own()).toEqual([])
    expect(await list(desk)).toMatchObject([{ id: removedId, name: '路灯', keptUntil: '2026-07-20' }])
    await back(desk, removedId)
    expect(await own()).toEqual([['路灯', '三定方案']])
    expect(await list(desk)).toEqual([])
    await expect(back(desk, removedId)).rejects.toMatchObject({ code: 'kernel.not-in-bin' })
    const { rows } = await db.owner.query(
      `select act from audit.entry where act = 'kernel.put-back' and subject_id = $1`,
      [removedId],
    )
    expect(rows).toHaveLength(1)
  })

  it('replaces nothing that was written meanwhile, and keeps what it did not put back', async () => {
    const { removedId } = await removeLine()
    await act(db.app, desk, (ctx) => saveResponsibility(ctx, { ...line, basis: '新的依据' }))
    await expect(back(desk, removedId)).rejects.toMatchObject({ code: 'kernel.put-back-taken' })
    expect(await own()).toEqual([['路灯', '新的依据']])
    expect(await list(desk)).toHaveLength(1)
  })

  it('is of one’s own organisation and of who may write the thing', async () => {
    const [{ id } = { id: '' }] = await list(desk)
    for (const other of [deskOf(places.baiyun), deskOf(places.county), deskOf(places.qingshi, { role: 'EDITOR' })]) {
      expect(await list(other)).toEqual([])
      await expect(back(other, id)).rejects.toMatchObject({ code: 'kernel.not-in-bin' })
    }
  })

  it('keeps for thirty days', async () => {
    const late = new Date(at.getTime() + 31 * day)
    const [{ id } = { id: '' }] = await list(desk, new Date(at.getTime() + 29 * day))
    expect(await list(desk, late)).toEqual([])
    await expect(back(desk, id, late)).rejects.toMatchObject({ code: 'kernel.not-in-bin' })
  })

  it('holds a limit of one’s own', async () => {
    const by = leader(places.qingshi)
    const amount = async () => (await look(db.app, by, listLimits)).rows.find(({ name }) => name === 'sign')?.amount
    const usual = await amount()
    await act(db.app, by, (ctx) => setLimit(ctx, { name: 'sign', amount: 1 }))
    const { removedId } = await act(db.app, by, (ctx) => dropLimit(ctx, { name: 'sign' }), at)
    expect(await amount()).toBe(usual)
    await expect(back(desk, removedId)).rejects.toMatchObject({ code: 'kernel.not-in-bin' })
    await back(by, removedId)
    expect(await amount()).toBe(1)
  })

  it('holds who was named to review, and asks about him as when he is named', async () => {
    const { county, baiyun } = places
    const [by, accountId] = [leader(county), await plantReviewer(baiyun)]
    const named = async () => (await look(db.app, by, getReviewer)).reviewer?.name
    await act(db.app, by, (ctx) => nameReviewer(ctx, { reviewerId: baiyun.id }))
    const { removedId } = await act(db.app, by, dropReviewer, at)
    expect(await named()).toBeUndefined()
    await db.owner.query('update accounts.account set disabled_at = now() where id = $1', [accountId])
    await expect(back(by, removedId)).rejects.toMatchObject({ code: 'cases.reviewer-nobody' })
    await db.owner.query('update accounts.account set disabled_at = null where id = $1', [accountId])
    await back(by, removedId)
    expect(await named()).toBe(baiyun.name)
  })

  it('holds a list of classes, the whole of it', async () => {
    const read = async () => {
      const { lines, isOwn } = await look(db.app, desk, getClassList)
      return { lines, isOwn }
    }
    await act(db.app, desk, (ctx) => saveClassList(ctx, { text: '城乡建设,物业,收费\n农村,,\n', changedAt: null }))
    const before = await read()
    const { removedId } = await act(db.app, desk, dropClassList, at)
    expect((await read()).isOwn).toBe(false)
    await back(desk, removedId)
    expect(await read()).toEqual(before)
  })

  it('replaces nothing that a colleague is writing in the same moment, of whichever kind', async () => {
    const { county, qingshi, baiyun } = places
    const [by, clerk, top] = [leader(baiyun), deskOf(baiyun), leader(county)]
    await plantReviewer(baiyun)
    await act(db.app, clerk, (ctx) => saveResponsibility(ctx, line))
    await act(db.app, by, (ctx) => setLimit(ctx, { name: 'sign', amount: 1 }))
    await act(db.app, top, (ctx) => nameReviewer(ctx, { reviewerId: baiyun.id }))
    await act(db.app, clerk, (ctx) => saveClassList(ctx, { text: '农村,,\n', changedAt: null }))
    const matter = await act(db.app, clerk, (ctx) => removeResponsibility(ctx, { matter: line.matter }), at)
    const limit = await act(db.app, by, (ctx) => dropLimit(ctx, { name: 'sign' }), at)
    const reviewer = await act(db.app, top, dropReviewer, at)
    const classes = await act(db.app, clerk, dropClassList, at)
    const own = [baiyun.id, baiyun.path]
    await takenBefore(
      () => back(clerk, matter.removedId),
      `insert into demands.responsibility (id, org_id, org_path, matter, field, words, basis, changed_at)
       values (gen_random_uuid(), $1, $2, '路灯', '城乡建设', '{路灯}', '同时写的依据', now())`,
      own,
    )
    await takenBefore(
      () => back(by, limit.removedId),
      `insert into cases.place_limit (org_id, org_path, name, amount, changed_by_name, changed_at) values ($1, $2, 'sign', 2, '同事', now())`,
      own,
    )
    await takenBefore(
      () => back(top, reviewer.removedId),
      `insert into cases.reviewer (org_id, org_path, reviewer_id, named_by_name, named_at) values ($1, $2, $3, '同事', now())`,
      [county.id, county.path, qingshi.id],
    )
    await takenBefore(
      () => back(clerk, classes.removedId),
      `insert into cases.class_list (org_id, org_path, lines, changed_by_name, changed_at)
       values ($1, $2, '[["教育", null, null]]', '同事', now())`,
      own,
    )
  })
})
