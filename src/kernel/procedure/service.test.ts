import { beforeAll, describe, expect, test } from 'vitest'
import { look, act as perform, testDatabase } from '../../../tests/database.ts'
import { sampleProcedure } from '../../../tests/sample-procedure.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../tests/trees.ts'
import { type Actor, systemActor } from '../actor.ts'
import { type Ctx, perform as run } from '../ctx.ts'
import { sql } from '../db.ts'
import { newId } from '../ids.ts'
import { dueNow, passLimit } from './clocks.ts'
import type { Seat } from './matter.ts'
import type { Registry, StaffMember } from './registry.ts'
import * as service from './service.ts'

const database = testDatabase()
let county: TreeOrg
let branch: TreeOrg
let sibling: TreeOrg
const staff: StaffMember[] = []
const registry: Registry = {
  procedures: [sampleProcedure],
  listStaff: async (_, orgId) => staff.filter((one) => one.orgId === orgId),
}

beforeAll(async () => {
  const tree = await plantTree(database.owner, { orgs: 12, seed: 3 })
  county = tree[0] as TreeOrg
  ;[branch, sibling] = tree.filter((one) => one.parentId === county.id) as [TreeOrg, TreeOrg]
})

const someone = (org: TreeOrg, name: string, role = 'ORGANISER'): Actor => {
  const accountId = newId()
  staff.push({ accountId, name, post: role, orgId: org.id, orgName: org.name })
  return actorIn(org, { accountId, identityId: newId(), personId: newId(), name, role })
}
const post = (org: TreeOrg): Seat => ({
  orgId: org.id,
  orgName: org.name,
  posts: ['ORGANISER'],
  accountId: null,
  name: null,
})
const seat = (org: TreeOrg, actor: Actor): Seat => ({ ...post(org), accountId: actor.accountId, name: actor.name })

type Said = Partial<Parameters<typeof service.actOnMatter>[2]>
const doAct = (actor: Actor, matterId: string, said: Said & { act: string; version: number }, now?: Date) =>
  perform(database.app, actor, (ctx) => service.actOnMatter(ctx, registry, { matterId, ...said }), now)
const waiting = async (actor: Actor) =>
  (await look(database.app, actor, (ctx) => service.listWaiting(ctx, registry, { page: 1, size: 20 }))).rows
const read = (actor: Actor, matterId: string) =>
  look(database.app, actor, (ctx) => service.readMatter(ctx, registry, { matterId }))

async function paper(actor: Actor): Promise<string> {
  const id = newId()
  await database.app.write(actor, (tx) =>
    tx.run(sql`insert into app.file (id, org_id, org_path, name, media_type, size, digest, account_id, waits_until) values (${id}, ${actor.orgId},
      ${actor.reach.path}, '方案.docx', 'text/plain', 1, ${Buffer.from(id)}, ${actor.accountId}, now() + interval '1 day')`),
  )
  return id
}

async function begun(parties: Partial<Record<string, Seat[]>> = {}, now?: Date, at = branch) {
  const clerk = someone(at, '张文书')
  const leader = someone(county, '李主任')
  const named = { checker: [post(county)], signers: [post(county)], leaders: [post(county)], superior: [post(county)] }
  const matter = await perform(
    database.app,
    clerk,
    async (ctx) =>
      service.startMatter(ctx, sampleProcedure, {
        title: { zh: '修路方案', en: 'Road works' },
        subject: 'tests.plan',
        orgName: at.name,
        parties: { ...named, ...(parties as Record<string, Seat[]>) },
      }),
    now,
  )
  return { clerk, leader, id: matter.id }
}

async function submitted(parties: Partial<Record<string, Seat[]>> = {}, now?: Date) {
  const scene = await begun(parties, now)
  const papers = [{ key: 'plan', file: await paper(scene.clerk) }]
  await doAct(scene.clerk, scene.id, { act: 'submit', version: 1, fields: { subject: '修村路' }, papers }, now)
  return scene
}

describe('a matter', () => {
  test('goes up, waits there for the post, comes down decided, and each side sees the whole of it', async () => {
    const colleague = someone(county, '王组织员')
    const { clerk, leader, id } = await submitted()
    expect((await waiting(leader)).map((row) => row.id)).toContain(id)
    expect((await waiting(clerk)).map((row) => row.id)).not.toContain(id)
    await doAct(leader, id, { act: 'agree', version: 2, opinion: '属实' })
    await doAct(leader, id, { act: 'agree', version: 3 })
    const last = await doAct(colleague, id, { act: 'agree', version: 4, opinion: '同意' })
    expect(last).toMatchObject({ outcome: 'AGREED', acts: [], waitsFor: [] })
    const { timeline } = await read(clerk, id)
    expect(timeline.map(({ what, name, opinion }) => [what.zh, name, opinion])).toEqual([
      ['同意', '王组织员', '同意'],
      ['同意', '李主任', null],
      ['同意', '李主任', '属实'],
      ['提交', '张文书', null],
      ['发起', '张文书', null],
    ])
    expect(timeline[3]?.papers[0]?.name).toBe('方案.docx')
  })

  test('is not found by a neighbour, nor by anybody when row security stands alone', async () => {
    const { id } = await submitted()
    const { clerk: stranger } = await begun({}, undefined, sibling)
    await expect(read(stranger, id)).rejects.toMatchObject({ code: 'procedure.not-found' })
    expect((await waiting(stranger)).map((row) => row.id)).not.toContain(id)
    const rows = await database.app.read(stranger, (tx) =>
      tx.all([
        sql`select 1 from procedure.matter where id = ${id}`,
        sql`select 1 from procedure.act where matter_id = ${id}`,
        sql`select 1 from procedure.assignment where matter_id = ${id}`,
        sql`select 1 from procedure.step where matter_id = ${id}`,
        sql`select 1 from procedure.side where matter_id = ${id}`,
      ]),
    )
    if (process.env.LIANXIN_BELT !== 'rows-off') expect(rows).toEqual([[], [], [], [], []])
  })

  test('takes no seat and no side from who does not see it', async () => {
    const { id } = await submitted()
    const stranger = someone(sibling, '邻居')
    const take = database.app.write(stranger, (tx) => tx.run(sql`select procedure.take_side(${id}, ${sibling.id})`))
    await expect(take).rejects.toMatchObject({ code: '42501' })
    const begin = database.app.write(stranger, (tx) =>
      tx.run(sql`select procedure.take_side(${newId()}, ${county.id})`),
    )
    await expect(begin).rejects.toMatchObject({ code: '42501' })
  })

  test('keeps what was done for ever: no act is changed or taken out', async () => {
    const { id, clerk } = await submitted()
    for (const statement of [sql`update procedure.act set opinion = 'x'`, sql`delete from procedure.act`])
      await expect(database.app.write(clerk, (tx) => tx.run(statement))).rejects.toMatchObject({ code: '42501' })
    expect((await read(clerk, id)).timeline).toHaveLength(2)
  })

  test('is not decided by who began it, and each button says why it cannot be pressed (E02)', async () => {
    const clerk = someone(county, '县里自己办')
    const { id } = await perform(database.app, clerk, async (ctx) =>
      service.startMatter(ctx, sampleProcedure, {
        title: { zh: '自批', en: 'Own' },
        subject: 'tests.plan',
        orgName: county.name,
        parties: { checker: [post(county)], signers: [], leaders: [], superior: [] },
      }),
    )
    const papers = [{ key: 'plan', file: await paper(clerk) }]
    const view = await doAct(clerk, id, { act: 'submit', version: 1, fields: { subject: '自批' }, papers })
    expect(view.acts.find(({ act }) => act === 'agree')?.whyNot?.zh).toBe('不能审批自己发起的事项，请由别人办理。')
    await expect(doAct(clerk, id, { act: 'agree', version: 2 })).rejects.toMatchObject({
      code: 'procedure.not-oneself',
    })
    const other = someone(county, '同事')
    const nobody = doAct(other, id, { act: 'agree', version: 2 })
    await expect(nobody).rejects.toMatchObject({ code: 'procedure.nobody-there' })
    expect((await read(other, id)).state.zh).toBe('初审')
  })

  test('asks for its fields, papers and opinion at the field', async () => {
    const { clerk, leader, id } = await begun()
    const submit = (said: Said) => doAct(clerk, id, { act: 'submit', version: 1, ...said })
    await expect(submit({ fields: { subject: '' } })).rejects.toMatchObject({ fields: [{ path: 'fields.subject' }] })
    await expect(submit({ fields: { subject: '修路', state: 'AGREED' } })).rejects.toMatchObject({
      code: 'kernel.invalid',
    })
    await expect(submit({ fields: { subject: '修路' } })).rejects.toMatchObject({ fields: [{ path: 'papers.plan' }] })
    const foreign = await paper(someone(sibling, '邻居'))
    await expect(
      submit({ fields: { subject: '修路' }, papers: [{ key: 'plan', file: foreign }] }),
    ).rejects.toMatchObject({
      code: 'procedure.paper-gone',
    })
    const own = await paper(clerk)
    await submit({ fields: { subject: '修路' }, papers: [{ key: 'plan', file: own }] })
    await expect(doAct(leader, id, { act: 'disagree', version: 2 })).rejects.toMatchObject({
      fields: [{ path: 'opinion' }],
    })
  })

  test('is taken back while nobody acted, and not afterwards; what was filled in stays', async () => {
    const { clerk, leader, id } = await submitted()
    const back = await doAct(clerk, id, { act: 'withdraw', version: 2 })
    expect(back).toMatchObject({ state: { zh: '填写' }, data: { subject: '修村路' } })
    const papers = [{ key: 'plan', file: await paper(clerk) }]
    await doAct(clerk, id, { act: 'submit', version: 3, fields: { subject: '修村路' }, papers })
    await doAct(leader, id, { act: 'comment', version: 4, opinion: '正在看' })
    await expect(doAct(clerk, id, { act: 'withdraw', version: 5 })).rejects.toMatchObject({
      code: 'procedure.somebody-acted',
    })
  })

  test('is concluded by who keeps it, also after others spoke, and by nobody else', async () => {
    const [one, two] = [someone(county, '会签一'), someone(county, '会签二')]
    const { clerk, leader, id } = await submitted({ signers: [seat(county, one), seat(county, two)] })
    await doAct(leader, id, { act: 'agree', version: 2 })
    await doAct(one, id, { act: 'agree', version: 3 })
    expect((await read(two, id)).acts.map(({ act }) => act)).not.toContain('waitNoLonger')
    const wrong = doAct(two, id, { act: 'waitNoLonger', version: 4, opinion: '不等了' })
    await expect(wrong).rejects.toMatchObject({ code: 'procedure.not-yours' })
    await expect(doAct(clerk, id, { act: 'waitNoLonger', version: 4 })).rejects.toMatchObject({
      code: 'procedure.opinion-missing',
    })
    const done = await doAct(clerk, id, { act: 'waitNoLonger', version: 4, opinion: '现场已经处理，不再等。' })
    expect(done).toMatchObject({ state: { zh: '签发' }, outcome: null })
  })

  test('is returned to any step before, to whoever sat there', async () => {
    const [one, two] = [someone(county, '会签一'), someone(county, '会签二')]
    const { clerk, leader, id } = await submitted({ signers: [seat(county, one), seat(county, two)] })
    await doAct(leader, id, { act: 'agree', version: 2 })
    const view = await read(one, id)
    expect(view.returnsTo.map(({ value }) => value)).toEqual(['DRAFT', 'CHECK'])
    const back = await doAct(one, id, { act: 'returnToStep', version: 3, returnTo: 'CHECK', opinion: '先核实面积' })
    expect(back).toMatchObject({ state: { zh: '初审' }, data: { subject: '修村路' } })
    await doAct(leader, id, { act: 'sendBack', version: 4, opinion: '补面积' })
    expect((await waiting(clerk)).find((row) => row.id === id)?.state.zh).toBe('填写')
  })
})

describe('signing together', () => {
  test('a signer added before speaks first, one added after speaks last, and the seat counts when both have', async () => {
    const [expert, lawyer] = [someone(county, '专家'), someone(county, '法律顾问')]
    const { leader, id } = await submitted({ checker: [post(county)], signers: [post(county)] })
    const add = (version: number, colleague: Actor, when: 'BEFORE' | 'AFTER') =>
      doAct(leader, id, { act: 'addSigner', version, colleague: colleague.accountId as string, when })
    await add(2, expert, 'BEFORE')
    const held = doAct(leader, id, { act: 'agree', version: 3 })
    await expect(held).rejects.toMatchObject({ code: 'procedure.waits-for-signer' })
    await doAct(expert, id, { act: 'agree', version: 3, opinion: '技术可行' })
    await add(4, lawyer, 'AFTER')
    expect((await doAct(leader, id, { act: 'agree', version: 5 })).state.zh).toBe('初审')
    expect((await doAct(lawyer, id, { act: 'agree', version: 6 })).state.zh).toBe('会签')
  })

  test('a matter handed over lies with the other alone, who is named in the timeline', async () => {
    const other = someone(county, '接办人')
    const { leader, id } = await submitted()
    const view = await doAct(leader, id, {
      act: 'handOver',
      version: 2,
      colleague: other.accountId as string,
      opinion: '出差',
    })
    expect(view.waitsFor).toEqual([{ name: `接办人（${county.name}）`, isHeld: false }])
    expect(view.timeline[0]).toMatchObject({ what: { zh: '转办' }, toName: '接办人' })
    await expect(doAct(leader, id, { act: 'agree', version: 3 })).rejects.toMatchObject({ code: 'procedure.not-yours' })
    expect((await waiting(other)).map((row) => row.id)).toContain(id)
    const outsider = someone(sibling, '外人')
    const wrong = doAct(other, id, { act: 'handOver', version: 3, colleague: outsider.accountId as string })
    await expect(wrong).rejects.toMatchObject({ code: 'procedure.person-unknown', fields: [{ path: 'colleague' }] })
  })

  test('of two who act at once one wins, and the other is told who did what (R-F09)', async () => {
    const rivals = [someone(county, '甲'), someone(county, '乙')] as const
    let told = 0
    for (let race = 0; race < 25; race++) {
      const { id } = await submitted()
      const ends = await Promise.allSettled(
        rivals.map((rival, at) => doAct(rival, id, { act: at ? 'disagree' : 'agree', version: 2, opinion: '定' })),
      )
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = ends.find((end) => end.status === 'rejected')
      const winner = rivals[ends.findIndex((end) => end.status === 'fulfilled')]
      expect(lost?.reason).toMatchObject({ code: 'procedure.meanwhile' })
      expect(lost?.reason.sentence.zh).toContain(`${winner?.name}已经办了`)
      const { rows } = await database.owner.query(
        'select count(*)::integer as n from procedure.act where matter_id = $1',
        [id],
      )
      told += rows[0].n
    }
    expect(told).toBe(75)
  })
})

describe('acting for another (B01, UX-CS17)', () => {
  const actingFor = (giver: Actor, taker: Actor): Actor => {
    const { accountId, personId, name } = giver
    const behalf = { delegationId: newId(), accountId: accountId as string, personId, name }
    return {
      ...{ ...giver, accountId: taker.accountId, personId: null, name: `${taker.name}（代${name}）` },
      onBehalfOf: { ...behalf, taker: { personId: taker.personId, name: taker.name } },
    }
  }
  const asBoss = (boss: Actor) => [{ ...seat(boss.orgId === county.id ? county : branch, boss), posts: ['SECRETARY'] }]

  async function begunBy(actor: Actor, of: { seats: Seat[]; about?: string | null }): Promise<string> {
    const { id } = await perform(database.app, actor, async (ctx) =>
      service.startMatter(ctx, sampleProcedure, {
        ...{ title: { zh: '甲', en: 'A' }, subject: 'tests.plan', orgName: branch.name },
        ...(of.about ? { aboutPersonId: of.about } : {}),
        parties: { checker: of.seats, signers: of.seats, leaders: of.seats, superior: of.seats },
      }),
    )
    const papers = [{ key: 'plan', file: await paper(actor) }]
    await doAct(actor, id, { act: 'submit', version: 1, fields: { subject: '方案' }, papers })
    return id
  }

  test('finds and fills the seats of whom one acts for, logged as both, and none of them as oneself', async () => {
    const boss = someone(county, '李书记', 'SECRETARY')
    const deputy = someone(county, '副手', 'DESK')
    const { id } = await submitted({ checker: asBoss(boss) })
    expect(await waiting(deputy)).toEqual([])
    await expect(doAct(deputy, id, { act: 'agree', version: 2 })).rejects.toMatchObject({ code: 'procedure.not-found' })
    const both = actingFor(boss, deputy)
    expect((await waiting(both)).map((row) => [row.id, row.forName])).toEqual([[id, '李书记']])
    expect(await read(both, id)).toMatchObject({ forName: '李书记' })
    const view = await doAct(both, id, { act: 'agree', version: 2 })
    expect(view.timeline[0]).toMatchObject({ name: '副手', forName: '李书记' })
  })

  test('begins a matter for him: it is his, and neither of the two decides it', async () => {
    const boss = someone(branch, '书记', 'SECRETARY')
    const clerk = someone(branch, '文书', 'SECRETARY')
    const seats = [{ ...post(branch), posts: ['SECRETARY'] }]
    const id = await begunBy(actingFor(boss, clerk), { seats })
    const started = await look(database.app, boss, (ctx) => service.listStarted(ctx, registry, { page: 1, size: 5 }))
    expect(started.rows.map((row) => row.id)).toEqual([id])
    expect((await read(boss, id)).timeline.at(-1)).toMatchObject({ name: '文书', forName: '书记' })
    for (const one of [boss, clerk, actingFor(boss, clerk)])
      await expect(doAct(one, id, { act: 'agree', version: 2 })).rejects.toMatchObject({
        code: 'procedure.not-oneself',
      })
    await doAct(boss, id, { act: 'withdraw', version: 2 })
  })

  test('does not let who began a matter decide it through another’s post', async () => {
    const boss = someone(branch, '书记', 'SECRETARY')
    const clerk = someone(branch, '文书')
    const id = await begunBy(clerk, { seats: asBoss(boss) })
    await expect(doAct(actingFor(boss, clerk), id, { act: 'agree', version: 2 })).rejects.toMatchObject({
      code: 'procedure.not-oneself',
    })
  })

  test('decides nothing about the one who acts, nor about whom he acts for', async () => {
    const boss = someone(branch, '书记', 'SECRETARY')
    const deputy = someone(branch, '副手', 'DESK')
    for (const about of [boss.personId, deputy.personId]) {
      const id = await begunBy(someone(branch, '文书'), { seats: asBoss(boss), about })
      await expect(doAct(actingFor(boss, deputy), id, { act: 'agree', version: 2 })).rejects.toMatchObject({
        code: 'procedure.not-about-oneself',
      })
    }
  })
})

describe('a limit', () => {
  const system = (work: (ctx: Ctx) => Promise<unknown>, now: Date) =>
    run(
      { db: database.app, actor: systemActor('test'), effect: 'write', requestId: 'test', now, mayChangeNothing: true },
      work,
    )

  test('passes when its working time is over, not before, and then another may act in that place (B09)', async () => {
    const boss = someone(county, '县委书记')
    const silent = someone(county, '不在岗')
    const past = new Date(Date.now() - 30 * 86_400_000)
    const { id } = await submitted(
      { checker: [seat(county, silent)], superior: [seat(county, boss)], signers: [seat(county, boss)] },
      past,
    )
    const due = new Date((await read(boss, id)).dueAt as string)
    expect(due.getTime()).toBeGreaterThan(past.getTime())
    const rows: string[] = []
    await system(async (ctx) => rows.push(...(await dueNow(ctx))), new Date())
    expect(rows).toContain(id)
    await system((ctx) => passLimit(ctx, registry, id), new Date())
    const view = await read(boss, id)
    expect(view.timeline[0]).toMatchObject({ what: { zh: '超期，转上级督办' }, tone: 'warning' })
    expect((await waiting(boss)).find((row) => row.id === id)?.isOverdue).toBe(true)
    expect((await doAct(boss, id, { act: 'agree', version: 3 })).state.zh).toBe('会签')
    expect((await waiting(silent)).map((row) => row.id)).not.toContain(id)
  })

  test('does not pass when either clock stands before it, and a clock that went back is told (T36, R-F10)', async () => {
    const soon = await submitted({}, new Date())
    const nextYear = new Date(Date.now() + 365 * 86_400_000)
    let due: string[] = ['unread']
    await system(async (ctx) => (due = await dueNow(ctx)), nextYear)
    expect(due).toEqual([])
    await system(async (ctx) => (due = await dueNow(ctx)), new Date())
    expect(due).not.toContain(soon.id)
    await system(async (ctx) => (due = await dueNow(ctx)), new Date(Date.now() - 86_400_000))
    expect(due).toEqual([])
    const { rows } = await database.owner.query(
      `select details ->> 'clock' as clock from audit.entry where act = 'procedure.clock-distrusted' order by at`,
    )
    expect(rows.map(({ clock }) => clock).sort()).toEqual(['DIFFER', 'WENT_BACK'])
  })
})
