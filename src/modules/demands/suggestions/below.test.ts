import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import * as cases from '#modules/cases/index.ts'
import { deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { learnFromDecisions } from '../learning/service.ts'
import { suggestForCase } from './service.ts'

const db = testDatabase()
const { county, qingshi, xihe } = places
const list = `城乡建设,物业服务,收费公示
城乡建设,物业服务,业委会选举
城乡建设,市政设施,路灯照明
城乡建设,市政设施,停车泊位
教育文体,学前教育,幼儿园收费`

beforeAll(async () => {
  await plantCounty(db)
  await act(db.app, deskOf(county), (ctx) => cases.saveClassList(ctx, { text: list, changedAt: null }))
})

const caseAbout = async (title: string, text = '请相关单位尽快来看一看，谢谢。') => {
  const { number } = await submitAbout(db, xihe, { title, text })
  return (await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])).rows[0]!.id
}
const suggest = (caseId: string, place: Place = xihe) =>
  look(db.app, deskOf(place), (ctx) => suggestForCase(ctx, { caseId }))
const decide = (caseId: string, second?: string, third?: string) =>
  act(db.app, deskOf(xihe), (ctx) => cases.classifyCase(ctx, { caseId, field: '城乡建设', ...named(second, third) }))
const named = (second?: string, third?: string) => ({ ...(second ? { second } : {}), ...(third ? { third } : {}) })
const learn = () => act(db.app, deskOf(county), (ctx) => learnFromDecisions(ctx))

describe('what is suggested below a field (D19)', () => {
  it('is not told by the words of the list alone, of which one of two was right', async () => {
    const { fields } = await suggest(
      await caseAbout('小区物业收费没有公示', '物业收费一年涨了两次，业主不知道用在哪里。'),
    )
    expect(fields[0]).toMatchObject({ field: '城乡建设', second: null, third: null })
  })

  it('offers the choices of the list that holds where the case lies', async () => {
    const caseId = await caseAbout('小区物业收费没有公示')
    await act(db.app, deskOf(qingshi), (ctx) =>
      cases.saveClassList(ctx, { text: '城乡建设,小区治理,物业纠纷', changedAt: null }),
    )
    const { choices } = await suggest(caseId)
    expect(choices.filter(({ second }) => second !== null)).toEqual([
      { field: '城乡建设', second: '小区治理', third: '物业纠纷' },
    ])
    await act(db.app, deskOf(qingshi), cases.dropClassList)
  })
})

describe('what is learned below a field', () => {
  const asked = () => caseAbout('小区楼道堆满杂物', '楼道里堆放杂物，消防通道走不过去。')
  const many = async (count: number, title: string, text: string, ...of: [string, string?]) => {
    const made: string[] = []
    for (let at = 0; at < count; at += 1) {
      const caseId = await caseAbout(title, `${text}第${at}次反映。`)
      await decide(caseId, ...of)
      made.push(caseId)
    }
    return made
  }

  it('changes the next suggestion; its confidence is told once there were decisions to hold back', async () => {
    expect((await suggest(await asked())).fields[0]?.second ?? null).toBeNull()
    await many(6, '小区楼道堆杂物没人清理', '楼道里的杂物堆到楼顶。', '物业服务')
    await many(5, '小区门口的马路坑坑洼洼', '马路坑洼积水。', '市政设施')
    await learn()
    const few = (await suggest(await asked())).fields[0]!.second
    expect(few).toMatchObject({ name: '物业服务', confidence: null })
    expect(few!.because.join()).toContain('杂物')
    await many(10, '小区楼道堆杂物没人清理', '楼道里的杂物堆到楼顶。', '物业服务')
    await learn()
    expect((await suggest(await asked())).fields[0]!.second!.confidence).toBeGreaterThan(0.5)
  })

  it('is added to what the desk decided above it', async () => {
    const caseId = await asked()
    await decide(caseId)
    expect((await suggest(caseId)).decided).toEqual({ field: '城乡建设', second: null, third: null })
    expect((await suggest(caseId)).more.second).toMatchObject({ name: '物业服务' })
    await decide(caseId, '市政设施')
    expect((await suggest(caseId)).more).toMatchObject({ second: null, third: null })
    await decide(caseId)
  })

  it('is told with no confidence, and only where it is likelier than not, by a list that leaves a learned class out', async () => {
    const keep = (text: string) =>
      act(db.app, deskOf(qingshi), (ctx) => cases.saveClassList(ctx, { text, changedAt: null }))
    onTestFinished(() => act(db.app, deskOf(qingshi), cases.dropClassList).then(() => {}))
    const road = await caseAbout('小区门口的马路坑坑洼洼', '马路坑洼积水，请来看一看。')
    expect((await suggest(road)).fields[0]!.second).toMatchObject({ name: '市政设施', confidence: expect.any(Number) })
    await keep('城乡建设,市政设施')
    expect((await suggest(await asked())).fields[0]!.second).toBeNull()
    expect((await suggest(road)).fields[0]!.second).toMatchObject({ name: '市政设施', confidence: null })
  })

  it('says nothing by a list that names none of the learned classes, and begins to learn of it', async () => {
    const keep = (text: string) =>
      act(db.app, deskOf(qingshi), (ctx) => cases.saveClassList(ctx, { text, changedAt: null }))
    onTestFinished(() => act(db.app, deskOf(qingshi), cases.dropClassList).then(() => {}))
    await keep('城乡建设,公园绿地\n城乡建设,道路照明')
    const lamps = await caseAbout('小区路灯不亮', '道路照明坏了，请来看一看。')
    expect((await suggest(lamps)).fields[0]!.second).toBeNull()
    const learnedAt = async () =>
      (await db.owner.query("select learned_at from demands.model where above = '城乡建设'")).rows[0].learned_at
    const before = await learnedAt()
    await learn()
    expect(await learnedAt()).not.toEqual(before)
  })

  it('is learned anew from a class that was corrected', async () => {
    const { rows } = await db.owner.query<{ id: string }>(
      "select id from cases.case where title like '小区楼道堆杂物%'",
    )
    await decide(await caseAbout('小区业委会什么时候改选', '业委会三年没有改选。'), '物业服务')
    for (const { id } of rows) await decide(id, '市政设施')
    expect((await suggest(await asked())).fields[0]!.second).toMatchObject({ name: '物业服务' })
    await learn()
    expect((await suggest(await asked())).fields[0]!.second).toMatchObject({ name: '市政设施' })
  })

  it('is forgotten where its decisions are gone', async () => {
    const models = async () =>
      (await db.owner.query<{ above: string }>('select above from demands.model order by 1')).rows.map(
        ({ above }) => above,
      )
    expect(await models()).toEqual(['', '城乡建设'])
    const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where second is not null')
    for (const { id } of rows) await decide(id)
    await learn()
    expect(await models()).toEqual([''])
  })
})
