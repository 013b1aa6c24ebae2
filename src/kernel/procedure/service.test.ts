import { describe, expect, test } from 'vitest'
import { look, act as perform } from '../../../tests/database.ts'
import { matterActs, matterScene, post, registry, seat, someone } from '../../../tests/sample-matters.ts'
import { sampleProcedure } from '../../../tests/sample-procedure.ts'
import type { Actor } from '../actor.ts'
import { sql } from '../db.ts'
import { newId } from '../ids.ts'
import * as service from './service.ts'

const scene = matterScene()
const { database } = scene
const { doAct, waiting, read, paper, begun, submitted } = matterActs(scene)

describe('a matter', () => {
  test('goes up, waits there for the post, comes down decided, and each side sees the whole of it', async () => {
    const colleague = someone(scene.county, '王组织员')
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

  test('says in its line what may be given to several at once, and alone whether it may be', async () => {
    const { clerk, leader, id } = await submitted()
    const line = (await waiting(leader)).find((row) => row.id === id)
    expect(line?.several.map(({ act, opinion }) => [act, opinion])).toEqual([
      ['sendBack', 'REQUIRED'],
      ['handOver', 'OPTIONAL'],
    ])
    const bare = (actor: Actor) =>
      look(database.app, actor, (ctx) => service.readMatter(ctx, registry, { matterId: id, withoutFacts: 'true' }))
    expect(await bare(leader)).toMatchObject({ version: 2, facts: [], can: { sendBack: true } })
    expect(await bare(clerk)).toMatchObject({ facts: [], can: { sendBack: 'procedure.not-yours' } })
    const { clerk: stranger } = await begun({}, undefined, scene.sibling)
    await expect(bare(stranger)).rejects.toMatchObject({ code: 'procedure.not-found' })
    expect((await read(leader, id)).facts).toHaveLength(1)
    const handed = { act: 'agree', version: 2, withoutFacts: true } as const
    expect(await doAct(leader, id, handed)).toMatchObject({ version: 3, facts: [] })
  })

  test('is counted on a page past the last one too, so that nobody reads that nothing waits', async () => {
    const { leader, id } = await submitted()
    const { total, rows } = await look(database.app, leader, (ctx) =>
      service.listWaiting(ctx, registry, { page: 40, size: 100 }),
    )
    expect([rows, total]).toEqual([[], (await waiting(leader)).length])
    expect((await waiting(leader)).map((row) => row.id)).toContain(id)
  })

  test('is not found by a neighbour, nor by anybody when row security stands alone', async () => {
    const { id } = await submitted()
    const { clerk: stranger } = await begun({}, undefined, scene.sibling)
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
    const stranger = someone(scene.sibling, '邻居')
    const take = database.app.write(stranger, (tx) =>
      tx.run(sql`select procedure.take_side(${id}, ${scene.sibling.id})`),
    )
    await expect(take).rejects.toMatchObject({ code: '42501' })
    const begin = database.app.write(stranger, (tx) =>
      tx.run(sql`select procedure.take_side(${newId()}, ${scene.county.id})`),
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
    const clerk = someone(scene.county, '县里自己办')
    const { id } = await perform(database.app, clerk, async (ctx) =>
      service.startMatter(ctx, sampleProcedure, {
        title: { zh: '自批', en: 'Own' },
        subject: 'tests.plan',
        orgName: scene.county.name,
        parties: { checker: [post(scene.county)], signers: [], leaders: [], superior: [] },
      }),
    )
    const papers = [{ key: 'plan', file: await paper(clerk) }]
    const view = await doAct(clerk, id, { act: 'submit', version: 1, fields: { subject: '自批' }, papers })
    expect(view.acts.find(({ act }) => act === 'agree')?.whyNot?.zh).toBe('不能审批自己发起的事项，请由别人办理。')
    await expect(doAct(clerk, id, { act: 'agree', version: 2 })).rejects.toMatchObject({
      code: 'procedure.not-oneself',
    })
    const other = someone(scene.county, '同事')
    const nobody = doAct(other, id, { act: 'agree', version: 2 })
    await expect(nobody).rejects.toMatchObject({ code: 'procedure.nobody-there' })
    expect((await read(other, id)).state.zh).toBe('初审')
  })

  test('asks for its fields, papers and opinion at the field', async () => {
    const { clerk, leader, id } = await begun()
    const submit = (said: Partial<Parameters<typeof doAct>[2]>) =>
      doAct(clerk, id, { act: 'submit', version: 1, ...said })
    await expect(submit({ fields: { subject: '' } })).rejects.toMatchObject({ fields: [{ path: 'fields.subject' }] })
    await expect(submit({ fields: { subject: '修路', state: 'AGREED' } })).rejects.toMatchObject({
      code: 'kernel.invalid',
    })
    await expect(submit({ fields: { subject: '修路' } })).rejects.toMatchObject({ fields: [{ path: 'papers.plan' }] })
    const foreign = await paper(someone(scene.sibling, '邻居'))
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
    const [one, two] = [someone(scene.county, '会签一'), someone(scene.county, '会签二')]
    const { clerk, leader, id } = await submitted({ signers: [seat(scene.county, one), seat(scene.county, two)] })
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
    const [one, two] = [someone(scene.county, '会签一'), someone(scene.county, '会签二')]
    const { clerk, leader, id } = await submitted({ signers: [seat(scene.county, one), seat(scene.county, two)] })
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
    const [expert, lawyer] = [someone(scene.county, '专家'), someone(scene.county, '法律顾问')]
    const { leader, id } = await submitted({ checker: [post(scene.county)], signers: [post(scene.county)] })
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
    const other = someone(scene.county, '接办人')
    const { leader, id } = await submitted()
    const view = await doAct(leader, id, {
      act: 'handOver',
      version: 2,
      colleague: other.accountId as string,
      opinion: '出差',
    })
    expect(view.waitsFor).toEqual([{ name: `接办人（${scene.county.name}）`, isHeld: false }])
    expect(view.timeline[0]).toMatchObject({ what: { zh: '转办' }, toName: '接办人' })
    await expect(doAct(leader, id, { act: 'agree', version: 3 })).rejects.toMatchObject({ code: 'procedure.not-yours' })
    expect((await waiting(other)).map((row) => row.id)).toContain(id)
    const outsider = someone(scene.sibling, '外人')
    const wrong = doAct(other, id, { act: 'handOver', version: 3, colleague: outsider.accountId as string })
    await expect(wrong).rejects.toMatchObject({ code: 'procedure.person-unknown', fields: [{ path: 'colleague' }] })
  })

  test('a namesake with the same posts is told apart by his login, and nobody else shows his', async () => {
    const name = '重名'
    const [asks, one, two] = [someone(scene.county, name), someone(scene.county, name), someone(scene.county, name)]
    const [other, alone] = [someone(scene.county, name, 'DESK'), someone(scene.county, '独名')]
    const { rows } = await look(database.app, asks, (ctx) => service.listColleagues(ctx, registry))
    const loginOf = ({ accountId }: Actor) => rows.find((row) => row.accountId === accountId)?.login
    expect([loginOf(one), loginOf(two)]).toEqual([expect.stringMatching(/^login-/), expect.stringMatching(/^login-/)])
    expect(loginOf(one)).not.toBe(loginOf(two))
    expect([loginOf(asks), loginOf(other)]).toEqual([undefined, null])
    expect(loginOf(alone)).toBeNull()
  })

  test('of two who act at once one wins, and the other is told who did what (R-F09)', async () => {
    const rivals = [someone(scene.county, '甲'), someone(scene.county, '乙')] as const
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
