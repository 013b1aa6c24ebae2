import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { keepFile } from '#kernel/files.ts'
import { newId } from '#kernel/ids.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { basis, noon, type Prefecture, plantPrefecture } from '../../../../tests/prefectures.ts'
import { actorIn } from '../../../../tests/trees.ts'
import { followers } from '../../../apps/followers.ts'
import { openReshapingPaper } from './papers.ts'
import { listReshapings, reshapings } from './service.ts'

const db = testDatabase()
const changes = reshapings(followers)
const day = '2026-07-01'
let s: Prefecture

beforeAll(async () => {
  s = await plantPrefecture(db)
})

const upload = (actor: Actor) =>
  act(db.app, actor, async (ctx) => {
    ctx.recorded += 1
    const file = { name: '批复.pdf', mediaType: 'application/pdf', bytes: Buffer.from(`%PDF-1.7 同意 ${newId()}`) }
    return (await keepFile(ctx, { ...file, waitsUntil: new Date(Date.now() + 3_600_000) })).id
  })
const rename = (orgId: string, name: string, file?: string) =>
  act(
    db.app,
    s.boss,
    (ctx) =>
      changes.renameOrg(ctx, {
        ...{ orgId, name, shortName: name, effectiveOn: day, basis },
        ...(file === undefined ? {} : { papers: [{ key: 'reply', file }] }),
      }),
    noon(day),
  )
const open = (actor: Actor, reshapingId: string, paperId: string) =>
  look(db.app, actor, (ctx) => openReshapingPaper(ctx, { reshapingId, paperId }))

it('a change brings its reply, which whoever may read the change opens, and nobody else; each opening is recorded', async () => {
  const file = await upload(s.boss)
  const changed = await rename(s.upper.id, '上河新村党支部', file)
  expect(changed.papers).toEqual([{ fileId: file, name: '批复.pdf' }])
  const township = actorIn(s.east, { role: 'SECRETARY' })
  const { rows } = await look(db.app, township, (ctx) =>
    listReshapings(ctx, { orgId: s.upper.id, isOpen: undefined, page: 1, size: 20 }),
  )
  expect(rows[0]?.papers).toEqual([{ fileId: file, name: '批复.pdf' }])
  // Handed in by the prefecture, far above the township.
  expect((await open(township, changed.id, file)).bytes.toString()).toContain('同意')
  await expect(open(actorIn(s.west), changed.id, file)).rejects.toMatchObject({
    code: 'organisations.reshaping-not-found',
  })
  const other = await rename(s.lower.id, '下河新村党支部')
  await expect(open(township, other.id, file)).rejects.toMatchObject({ code: 'kernel.not-found' })
  const opened = await db.owner.query(
    `select details ->> 'fileId' as file from audit.entry where act = 'organisations.reshaping-paper-opened'`,
  )
  expect(opened.rows).toEqual([{ file }])
})

it('another’s file, or one that was used before, is told at the field, and nothing is changed', async () => {
  const used = await upload(s.boss)
  await rename(s.far.id, '远山新村党支部', used)
  for (const file of [await upload(s.second), used, newId()])
    await expect(rename(s.lower.id, '下河党支部', file)).rejects.toMatchObject({
      code: 'procedure.paper-gone',
      fields: [{ path: 'papers.reply' }],
    })
})

it('the papers go where their organisation goes: who takes over opens them', async () => {
  const next = '2026-07-02'
  const file = await upload(s.boss)
  const renamed = await rename(s.east.id, '大东河镇党委', file)
  const asked = await act(
    db.app,
    s.boss,
    (ctx) => changes.mergeOrgs(ctx, { orgId: s.east.id, alsoIds: [], intoId: s.west.id, effectiveOn: next, basis }),
    noon(next),
  )
  await act(db.app, s.second, (ctx) => changes.approveReshaping(ctx, { reshapingId: asked.id }), noon(next))
  expect((await open(actorIn(s.west), renamed.id, file)).name).toBe('批复.pdf')
})
