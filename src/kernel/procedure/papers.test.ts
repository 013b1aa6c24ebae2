import { beforeAll, describe, expect, test } from 'vitest'
import { look, act as perform, testDatabase } from '../../../tests/database.ts'
import { sampleProcedure } from '../../../tests/sample-procedure.ts'
import { actorIn, plantTree, randomFrom, type TreeOrg } from '../../../tests/trees.ts'
import type { Actor } from '../actor.ts'
import { forgetOlder } from '../chores.ts'
import { sql } from '../db.ts'
import { keepFile } from '../files.ts'
import { newId } from '../ids.ts'
import { procedure } from './define.ts'
import type { WantedPaper } from './definition.ts'
import { openPaper } from './opening.ts'
import { type GivenPaper, takePapers } from './papers.ts'
import type { Registry } from './registry.ts'
import * as service from './service.ts'

const database = testDatabase()
const registry: Registry = { procedures: [sampleProcedure], listStaff: async () => [] }
let county: TreeOrg
let branch: TreeOrg
let sibling: TreeOrg
let clerk: Actor
let leader: Actor

beforeAll(async () => {
  const tree = await plantTree(database.owner, { orgs: 12, seed: 3 })
  county = tree[0] as TreeOrg
  ;[branch, sibling] = tree.filter((one) => one.parentId === county.id) as [TreeOrg, TreeOrg]
  clerk = someone(branch, '张文书')
  leader = someone(county, '李主任')
})

const someone = (org: TreeOrg, name: string, role = 'ORGANISER'): Actor =>
  actorIn(org, { accountId: newId(), identityId: newId(), personId: newId(), name, role })

/** A file as it is handed in. */
const upload = (actor: Actor, text = `%PDF-1.7 ${newId()}`, waitsUntil = new Date(Date.now() + 3_600_000)) =>
  perform(database.app, actor, async (ctx) => {
    ctx.recorded += 1
    const kept = await keepFile(ctx, {
      ...{ name: '批复.pdf', mediaType: 'application/pdf' },
      ...{ bytes: Buffer.from(text), waitsUntil },
    })
    return kept.id
  })

async function begun(by = clerk, at = branch): Promise<string> {
  const post = { orgId: county.id, orgName: county.name, posts: ['ORGANISER'], accountId: null, name: null }
  const matter = await perform(database.app, by, async (ctx) =>
    service.startMatter(ctx, sampleProcedure, {
      ...{ title: { zh: '修路方案', en: 'Road works' }, subject: 'tests.plan', orgName: at.name },
      parties: { checker: [post], signers: [post, post], leaders: [post], superior: [post] },
    }),
  )
  return matter.id
}

const submit = (actor: Actor, matterId: string, papers: readonly GivenPaper[], version = 1) =>
  perform(database.app, actor, (ctx) =>
    service.actOnMatter(ctx, registry, {
      ...{ matterId, act: 'submit', version, fields: { subject: '修村路' } },
      papers: [...papers],
    }),
  )
const plan = (file: string): GivenPaper => ({ key: 'plan', file })
const open = (actor: Actor, matterId: string, paperId: string) =>
  look(database.app, actor, (ctx) => openPaper(ctx, { matterId, paperId }))

async function submitted(text?: string) {
  const id = await begun()
  const file = await upload(clerk, text)
  await submit(clerk, id, [plan(file)])
  return { id, file }
}

const missing = { kind: 'missing', code: 'procedure.paper-not-found' }
const unseen = { kind: 'missing', code: 'procedure.not-found' }

describe('a paper', () => {
  test('is opened by who may read its matter, above and below, as an attachment of its own kind, and each opening is recorded', async () => {
    const { id, file } = await submitted('%PDF-1.7 方案')
    expect(await open(leader, id, file)).toMatchObject({ name: '批复.pdf', mediaType: 'application/pdf' })
    const word = await upload(leader)
    await perform(database.app, leader, (ctx) =>
      service.actOnMatter(ctx, registry, {
        matterId: id,
        act: 'agree',
        version: 2,
        papers: [{ key: 'word', file: word }],
      }),
    )
    // The file lies with the county, outside the reach of the branch.
    expect((await open(clerk, id, word)).bytes.toString()).toMatch(/^%PDF/)
    const { rows } = await database.owner.query(
      `select account_id, details ->> 'fileId' as file from audit.entry where act = 'procedure.paper-opened' and subject_id = $1 order by at, id`,
      [id],
    )
    expect(rows).toEqual([
      { account_id: leader.accountId, file },
      { account_id: clerk.accountId, file: word },
    ])
  })

  test('is opened by nobody else: not a neighbour, not a post without a part in it, not through another matter', async () => {
    const { id, file } = await submitted()
    const other = await submitted()
    await expect(open(someone(sibling, '邻居'), id, file)).rejects.toMatchObject(unseen)
    await expect(open(someone(branch, '编辑', 'EDITOR'), id, file)).rejects.toMatchObject(unseen)
    await expect(open(clerk, other.id, file)).rejects.toMatchObject(missing)
    await expect(open(clerk, id, newId())).rejects.toMatchObject(missing)
    await expect(open(clerk, id, await upload(clerk))).rejects.toMatchObject(missing)
  })

  test('is not given by the database either to who sees no side of its matter, nor for another matter', async () => {
    const { id, file } = await submitted()
    const other = await submitted()
    const ask = (actor: Actor, matterId: string) =>
      database.app.read(actor, (tx) => tx.rows(sql`select id from procedure.paper_of(${matterId}, ${file})`))
    expect(await ask(someone(sibling, '邻居'), id)).toEqual([])
    expect(await ask(clerk, other.id)).toEqual([])
    expect(await ask(leader, id)).toEqual([{ id: file }])
  })

  test('that is damaged on disk is told so', async () => {
    const { id, file } = await submitted()
    await database.owner.query(`update app.file set digest = decode(repeat('00', 32), 'hex') where id = $1`, [file])
    await expect(open(leader, id, file)).rejects.toMatchObject({ code: 'kernel.file-damaged' })
  })
})

test('a matter begins with the papers that were taken for it, and a compulsory photo without a reason is none (E14)', async () => {
  const matterId = newId()
  const file = await upload(clerk)
  const cause = { given: [{ key: 'cause', file }], takenBy: matterId }
  const matter = await perform(database.app, clerk, async (ctx) =>
    service.startMatter(ctx, sampleProcedure, {
      ...{ id: matterId, papers: await takePapers(ctx, sampleProcedure.papers ?? [], cause) },
      ...{ title: { zh: '修路方案', en: 'Road works' }, subject: 'tests.plan', orgName: branch.name, parties: {} },
    }),
  )
  expect(matter.acts[0]?.papers).toEqual([{ key: 'cause', fileId: file, name: '批复.pdf' }])
  expect((await open(clerk, matterId, file)).name).toBe('批复.pdf')
  const photo = { key: 'photo', zh: '现场照片', en: 'A photo' }
  const define = (papers: readonly WantedPaper[]) => procedure({ ...sampleProcedure, papers })
  expect(() => define([photo])).toThrow('kernel.formalism-photo')
  expect(() => define([{ ...photo, isOptional: true }])).not.toThrow()
})

describe('handing papers in', () => {
  const at = (code: string) => ({ kind: 'invalid', code, fields: [{ path: 'papers.plan' }] })

  test('takes one’s own files only: another’s is answered as one that never was', async () => {
    const id = await begun()
    const others = await upload(someone(branch, '同事'))
    const above = await upload(leader)
    for (const file of [others, above, newId(), 'no file at all'])
      await expect(submit(clerk, id, [plan(file)])).rejects.toMatchObject(at('procedure.paper-gone'))
    const { rows } = await database.owner.query('select taken_by from app.file where id = any($1)', [[others, above]])
    expect(rows).toEqual([{ taken_by: null }, { taken_by: null }])
  })

  test('uses a file once: for the same matter again, for no other', async () => {
    const { id, file } = await submitted()
    const other = await begun()
    await expect(submit(clerk, other, [plan(file)])).rejects.toMatchObject(at('procedure.paper-gone'))
    await perform(database.app, clerk, (ctx) =>
      service.actOnMatter(ctx, registry, { matterId: id, act: 'withdraw', version: 2 }),
    )
    const again = await submit(clerk, id, [plan(file)], 3)
    expect(again.timeline[0]?.papers).toEqual([{ fileId: file, name: '批复.pdf' }])
  })

  test('takes no file that was kept for something else', async () => {
    const file = await upload(clerk)
    await database.owner.query('update app.file set waits_until = null where id = $1', [file])
    await expect(submit(clerk, await begun(), [plan(file)])).rejects.toMatchObject(at('procedure.paper-gone'))
  })

  test('wants what the act wants: not less, not more, not something else', async () => {
    const id = await begun()
    const files = await Promise.all(Array.from({ length: 6 }, () => upload(clerk)))
    await expect(submit(clerk, id, [])).rejects.toMatchObject(at('procedure.paper-missing'))
    await expect(submit(clerk, id, files.map(plan))).rejects.toMatchObject(at('procedure.paper-many'))
    const [one] = files as [string]
    await expect(submit(clerk, id, [plan(one), plan(one.toUpperCase())])).rejects.toMatchObject(
      at('procedure.paper-many'),
    )
    await expect(submit(clerk, id, [plan(one), { key: 'secret', file: one }])).rejects.toMatchObject({
      code: 'procedure.paper-unwanted',
    })
    const done = await submit(clerk, id, files.slice(0, 5).map(plan))
    expect(done.timeline[0]?.papers).toHaveLength(5)
  })

  test('of two matters that take one file at once one has it, and the other is told', async () => {
    for (let race = 0; race < 15; race++) {
      const [one, two, file] = [await begun(), await begun(), await upload(clerk)]
      const ends = await Promise.allSettled([submit(clerk, one, [plan(file)]), submit(clerk, two, [plan(file)])])
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(ends.find((end) => end.status === 'rejected')?.reason).toMatchObject(at('procedure.paper-gone'))
    }
  })

  test('keeps to the rule in whatever order people hand in, take, take back and try with others’ files', async () => {
    const random = randomFrom(41)
    const people = [clerk, someone(branch, '二号'), someone(branch, '三号')]
    const matters = await Promise.all(people.flatMap((by) => [begun(by), begun(by)]))
    const files: { id: string; by: number; takenBy: number | null }[] = []
    const versions = matters.map(() => 1)
    const told = { taken: 0, refused: 0, again: 0 }
    for (let step = 0; step < 150; step++) {
      const by = random(3)
      if (files.length === 0 || random(4) === 0) {
        files.push({ id: await upload(people[by] as Actor), by, takenBy: null })
        continue
      }
      const matter = by * 2 + random(2)
      const file = files[random(files.length)] as (typeof files)[number]
      const may = file.by === by && (file.takenBy === null || file.takenBy === matter)
      const [actor, id] = [people[by] as Actor, matters[matter] as string]
      const version = versions[matter] as number
      const end = await submit(actor, id, [plan(file.id)], version).then(
        () => 'taken',
        (fault: { code: string }) => fault.code,
      )
      expect(end).toBe(may ? 'taken' : 'procedure.paper-gone')
      told[may ? (file.takenBy === null ? 'taken' : 'again') : 'refused'] += 1
      if (!may) continue
      file.takenBy = matter
      await perform(database.app, actor, (ctx) =>
        service.actOnMatter(ctx, registry, { matterId: id, act: 'withdraw', version: version + 1 }),
      )
      versions[matter] = version + 2
    }
    const { rows } = await database.owner.query<{ id: string; taken_by: string | null }>(
      'select id, taken_by from app.file',
    )
    for (const { id, takenBy } of files)
      expect(rows.find((row) => row.id === id)?.taken_by ?? null).toBe(takenBy === null ? null : matters[takenBy])
    expect(Math.min(told.taken, told.again, told.refused)).toBeGreaterThan(3)
  })
})

test('what no matter took within its day is given up, and nothing else, with the rights of the worker', async () => {
  const { file: taken } = await submitted()
  const past = new Date(Date.now() - 1000)
  const [old, young] = [await upload(clerk, undefined, past), await upload(clerk)]
  const kept = await upload(clerk)
  await database.owner.query('update app.file set waits_until = null where id = $1', [kept])
  await forgetOlder({ table: 'app.file', column: 'waits_until', days: 0 }).run(database.worker)
  const { rows } = await database.owner.query<{ id: string }>('select id from app.file where id = any($1)', [
    [taken, old, young, kept],
  ])
  expect(rows.map(({ id }) => id).sort()).toEqual([taken, young, kept].sort())
  if (process.env.LIANXIN_BELT === 'rows-off') return
  const wipe = database.worker.write(clerk, (tx) => tx.run(sql`delete from app.file where taken_by is not null`))
  expect(await wipe).toBe(0)
})
