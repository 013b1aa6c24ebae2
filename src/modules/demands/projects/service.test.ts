import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { perform } from '#kernel/ctx.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { measureProjects } from './measuring.ts'
import * as service from './service.ts'

const db = testDatabase()
const { county, qingshi, xihe } = places
const begun = new Date('2026-06-11T02:00:00Z')
const later = new Date('2026-10-08T02:00:00Z')
const desk = deskOf(qingshi)

beforeAll(async () => {
  await plantCounty(db)
  const at = async (when: string, count: number, of: Record<string, string> = {}) => {
    for (let i = 0; i < count; i++)
      await submitAbout(db, qingshi, { title: `第${i}盏路灯不亮`, ...of }, { now: new Date(when) })
  }
  await at('2026-04-10T02:00:00Z', 12)
  await at('2026-04-11T02:00:00Z', 2, { isPublic: 'no' })
  await at('2026-04-12T02:00:00Z', 3, { title: '自来水停水', text: '自来水又停了，三天没有水，请问什么时候来水？' })
  await at('2026-08-10T02:00:00Z', 4)
  await db.owner.query(`update cases.case set state = 'ACCEPTED'`)
  // What nobody can read is no public message: three that wait, two that were not accepted.
  await at('2026-04-13T02:00:00Z', 3)
  await at('2026-04-14T02:00:00Z', 2, { title: '路灯路灯路灯' })
  await db.owner.query(`update cases.case set state = 'NOT_ACCEPTED' where title = '路灯路灯路灯'`)
})

const written = {
  title: '村里的路灯坏了没人修',
  matter: '半年里有十几封来信说路灯不亮，报修没有人来。专门立项来办。',
  words: ['路灯', '照明'],
  ownerId: xihe.id,
  dueOn: '2026-12-31',
}
const create = (by = desk, of: Partial<Omit<typeof written, 'ownerId'>> & { ownerId?: string } = {}) =>
  act(db.app, by, (ctx) => service.createProject(ctx, { ...written, ...of }), begun)
const tell = (projectId: string, what = '查清了全镇的路灯，坏了十六盏。', by = desk) =>
  act(db.app, by, (ctx) => service.addProjectStep(ctx, { projectId, what }), begun)
const end = (projectId: string, state: 'DONE' | 'STOPPED') =>
  act(db.app, desk, (ctx) =>
    service.endProject(ctx, { projectId, state, outcome: '坏的路灯都修好了，报修当天有人接。' }),
  )
// As the nightly job does, which may find that nothing changed.
const measure = () => {
  const actor = systemActor('demands.measure-projects')
  return perform(
    { db: db.app, actor, effect: 'write', requestId: 'test', now: later, mayChangeNothing: true },
    measureProjects,
  )
}
const read = (projectId: string, by = desk) => look(db.app, by, (ctx) => service.getProject(ctx, { projectId }))
const shown = (id: string, paths = [county.path, qingshi.path]) =>
  asCitizen(db, 'read', (ctx) => service.findShownProject(ctx, { id, paths }))

describe('a project (D27)', () => {
  it('asks for nothing that the rules against formalism forbid, nor does a step; it may be about such a complaint (E14)', async () => {
    await expect(create(desk, { title: '各村党员积分排名' })).rejects.toMatchObject({
      ...{ code: 'kernel.formalism-points', fields: [{ path: 'title' }] },
    })
    await expect(create(desk, { matter: '请各村每天打卡，专门立项来办。' })).rejects.toMatchObject({
      code: 'kernel.formalism-check-in',
    })
    const { projectId } = await create(desk, { matter: '群众反映有的村要求天天打卡签到，立项来清理。' })
    await expect(tell(projectId, '请各村每天截图上报进展。')).rejects.toMatchObject({ code: 'kernel.formalism-trace' })
    await db.owner.query('delete from demands.project where id = $1', [projectId])
  })

  it('counts public messages with one of its words before it began; when three whole months have passed those since', async () => {
    const { projectId } = await create()
    const before = { from: '2026-03-01', until: '2026-06-01', messages: 12 }
    expect((await read(projectId)).measured).toEqual({ before, after: null })
    expect(await measure()).toBe(1)
    const after = { from: '2026-07-01', until: '2026-10-01', messages: null }
    expect((await read(projectId)).measured).toEqual({ before, after })
    // Nothing changed, so nothing is written and no page is made anew.
    expect(await measure()).toBe(0)
    await end(projectId, 'STOPPED')
  })

  it('is measured for two years, however many there are, and not when it was stopped', async () => {
    await db.owner.query(`delete from demands.project_step`)
    await db.owner.query(`delete from demands.project`)
    await create()
    const { projectId } = await create()
    await end(projectId, 'STOPPED')
    const { projectId: old } = await create()
    await db.owner.query(`update demands.project set begun_on = '2024-01-01' where id = $1`, [old])
    await db.owner.query(
      `insert into demands.project select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'state', 'RUNNING',
         'ended_on', null, 'outcome', null))).* from demands.project p, generate_series(1, 250) where p.id = $1`,
      [projectId],
    )
    expect(await measure()).toBe(251)
  })

  it('is read by everybody at once, with its steps; of a step that was taken back no word, but its place and the reason', async () => {
    const { projectId } = await create()
    const { stepId } = await tell(projectId, '联系了住在桥头的王某某，电话一三九。')
    await tell(projectId)
    const reason = '写了个人的信息，不应公开。'
    const takeBack = () => act(db.app, desk, (ctx) => service.takeBackProjectStep(ctx, { projectId, stepId, reason }))
    await takeBack()
    await expect(takeBack()).rejects.toThrow('demands.step-missing')
    const told = await shown(projectId)
    expect(told).toMatchObject({ title: written.title, ownerName: xihe.name, state: 'RUNNING' })
    expect(told?.steps.map(({ what, takenBackReason }) => [what, takenBackReason])).toEqual([
      [null, reason],
      ['查清了全镇的路灯，坏了十六盏。', null],
    ])
    expect(JSON.stringify(told)).not.toContain('王某某')
    const asPortal = () => asCitizen(db, 'read', (ctx) => ctx.tx.rows({ compile: () => bare } as never))
    const bare = { sql: 'select what from demands.project_step', parameters: [], query: {} }
    await expect(asPortal()).rejects.toThrow(/permission denied/)
    expect(await shown(projectId, [county.path])).toBeUndefined()
  })

  it('is told of by who took it up and by those above, each in his own name; others find nothing', async () => {
    const { projectId } = await create()
    await tell(projectId)
    await tell(projectId, '县里派了两台车来。', deskOf(county))
    expect((await shown(projectId))?.steps.map(({ byName }) => byName)).toEqual([qingshi.name, county.name])
    await expect(read(projectId, deskOf(xihe))).rejects.toThrow('demands.project-missing')
    await expect(read(projectId, deskOf(qingshi, { role: 'MEMBER' }))).rejects.toThrow('demands.not-a-project-keeper')
  })

  it('is not done without a step that can be read, and says nothing more once it ended', async () => {
    const { projectId } = await create()
    await expect(end(projectId, 'DONE')).rejects.toThrow('demands.project-without-steps')
    await tell(projectId)
    await end(projectId, 'DONE')
    expect(await shown(projectId)).toMatchObject({ state: 'DONE', outcome: '坏的路灯都修好了，报修当天有人接。' })
    await expect(tell(projectId)).rejects.toThrow('demands.project-ended')
    await expect(end(projectId, 'STOPPED')).rejects.toThrow('demands.project-ended')
  })

  it('has an owner in reach and a day that lies ahead', async () => {
    await expect(create(desk, { ownerId: county.id })).rejects.toThrow('demands.owner-missing')
    await expect(create(desk, { dueOn: '2026-06-11' })).rejects.toThrow('demands.project-due-past')
  })

  it('names no case and no person: there is no column for one (D29)', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'demands' and table_name in ('project', 'project_step')`,
    )
    expect(rows.map(({ name }) => name).filter((name) => /case|person|account|writer|member/.test(name))).toEqual([])
  })
})
