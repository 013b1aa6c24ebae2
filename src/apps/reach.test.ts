import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import { record } from '#kernel/audit.ts'
import { sql } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { defineJob, enqueue } from '#kernel/jobs.ts'
import { type Queue, startQueue } from '#kernel/queue.ts'
import { act, actorAt, testDatabase } from '../../tests/database.ts'
import { type TreeOrg, writeTree } from '../../tests/trees.ts'
import { createReach } from './reach.ts'

const db = testDatabase()
const org: TreeOrg = {
  id: newId(),
  path: '/1/',
  parentId: null,
  code: '001',
  name: '青石镇党委',
  type: 'PARTY_COMMITTEE',
  depth: 1,
}
let reach: ReturnType<typeof createReach>
let queue: Queue | undefined

beforeAll(async () => {
  await writeTree(db.owner, [org])
  reach = createReach(db.urls.app)
})
afterEach(async () => {
  await queue?.stop()
})
afterAll(() => reach.close())

const note = defineJob({
  name: 'kernel.note',
  payload: z.object({ text: z.string() }),
  run: async (ctx, { text }) => {
    const seen = JSON.stringify(ctx.actor.reach.path)
    await ctx.tx.run(sql`insert into app.setting (name, value) values (${text}, ${seen}::jsonb)`)
    record(ctx, 'kernel.noted')
  },
})

async function person(login: string): Promise<Actor> {
  const [accountId, identityId] = [newId(), newId()]
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name) values ($1, $2, $3, $4, '王芳')`,
    [accountId, org.id, org.path, login],
  )
  await db.owner.query(
    `insert into accounts.identity (id, account_id, org_id, org_path, role) values ($1, $2, $3, $4, 'SECRETARY')`,
    [identityId, accountId, org.id, org.path],
  )
  return actorAt(org.path, { orgId: org.id, accountId, identityId, role: 'SECRETARY' })
}

const ask = (actor: Actor, text: string) =>
  act(db.app, actor, async (ctx) => {
    enqueue(ctx, note, { text })
    record(ctx, 'kernel.asked')
  })

async function workOff(): Promise<void> {
  const surface = { app: db.app, portal: db.portal, currentReach: reach.currentReach }
  queue = await startQueue({ jobs: [note], worker: db.worker, surface })
  const waiting = async () => (await db.owner.query('select 1 from graphile_worker.jobs')).rowCount
  await vi.waitUntil(async () => (await waiting()) === 0, { timeout: 20_000 })
}

const noted = async () =>
  (await db.owner.query(`select name, value from app.setting where name like 'by-%' order by name`)).rows

it('a job that waits is done only if its post is held and its account open when it runs, where the post then stands (T05)', async () => {
  const still = await person('still')
  const revoked = await person('revoked')
  const disabled = await person('disabled')
  const borrowed = { ...(await person('borrower')), identityId: still.identityId }
  await ask(still, 'by-still')
  await ask(revoked, 'by-revoked')
  await ask(disabled, 'by-disabled')
  await ask(borrowed, 'by-borrowed')
  await db.owner.query(`update accounts.identity set valid = daterange('2020-01-01', '2020-02-01') where id = $1`, [
    revoked.identityId,
  ])
  await db.owner.query('update accounts.account set disabled_at = now() where id = $1', [disabled.accountId])
  await db.owner.query(`update organisations.org set path = '/7/' where id = $1`, [org.id])
  await workOff()
  expect(await noted()).toEqual([{ name: 'by-still', value: '/7/' }])
})
