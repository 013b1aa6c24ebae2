import { beforeAll, describe, expect, it } from 'vitest'
import * as cases from '#modules/cases/index.ts'
import { deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { learnFromDecisions } from '../learning/service.ts'
import { removeResponsibility, saveResponsibility } from '../responsibilities/service.ts'
import { suggestForCase } from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const { county, qingshi, xihe, baiyun, shanhou } = places

const caseAbout = async (place: Place, of: Parameters<typeof submitAbout>[2] = {}) => {
  const { number } = await submitAbout(db, place, of)
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
  return rows[0]!.id
}
const accepted = async (place: Place, desk: Place, of: Parameters<typeof submitAbout>[2] = {}) => {
  const caseId = await caseAbout(place, of)
  await act(db.app, deskOf(desk), (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }))
  return caseId
}
const suggestAt = (place: Place, caseId: string) =>
  look(db.app, deskOf(place), (ctx) => suggestForCase(ctx, { caseId }))
const save = (place: Place, of: Partial<Parameters<typeof saveResponsibility>[1]> = {}) =>
  act(db.app, deskOf(place), (ctx) =>
    saveResponsibility(ctx, {
      matter: '路灯',
      field: '城乡建设',
      words: ['路灯', '灯坏'],
      deskOrgId: xihe.id,
      basis: '青石镇职责清单第12项',
      ...of,
    }),
  )

describe('a suggestion at the desk (D19)', () => {
  it('begins at the national list and says by which words, without a number nobody counted', async () => {
    const caseId = await caseAbout(xihe, {
      title: '幼儿园学费又涨了',
      text: '幼儿园的学费比去年贵了一倍，老师也没有解释。',
    })
    const { fields, lessons, choices } = await suggestAt(xihe, caseId)
    expect(fields[0]).toMatchObject({ field: '教育文体', source: 'LEARNED', confidence: null })
    expect(fields[0]!.because).toContain('幼儿园')
    expect(lessons).toBe(0)
    expect(choices).toContainEqual({ field: '城乡建设', second: null, third: null })
  })

  it('follows the responsibility list of the township, with its basis, for the villages below', async () => {
    await save(qingshi)
    const caseId = await accepted(qingshi, qingshi, { title: '路灯坏了没有人修理' })
    const { fields, desks } = await suggestAt(qingshi, caseId)
    expect(fields[0]).toEqual({
      field: '城乡建设',
      source: 'LIST',
      because: ['路灯', '灯坏'],
      basis: '青石镇职责清单第12项',
      confidence: null,
      second: null,
      third: null,
    })
    expect(desks[0]).toMatchObject({ orgId: xihe.id, source: 'LIST', because: ['路灯', '灯坏'] })
    const below = await suggestAt(xihe, await caseAbout(xihe, { title: '路灯坏了没有人修理' }))
    expect(below.fields[0]).toMatchObject({ source: 'LIST' })
    expect(below.desks).toEqual([])
    const elsewhere = await suggestAt(county, await caseAbout(shanhou, { title: '路灯坏了没有人修理' }))
    expect(elsewhere.fields.map(({ source }) => source)).not.toContain('LIST')
  })

  it('takes the nearer list where two know the same words', async () => {
    await save(county, { basis: '县职责清单', deskOrgId: null })
    const caseId = await caseAbout(xihe, { title: '路灯坏了没有人修理' })
    expect((await suggestAt(xihe, caseId)).fields[0]).toMatchObject({ basis: '青石镇职责清单第12项' })
    await act(db.app, deskOf(qingshi), (ctx) => removeResponsibility(ctx, { matter: '路灯' }))
    expect((await suggestAt(xihe, caseId)).fields[0]).toMatchObject({ basis: '县职责清单' })
    await act(db.app, deskOf(county), (ctx) => removeResponsibility(ctx, { matter: '路灯' }))
  })

  it('names the place the text names, and the desk to which such cases went before', async () => {
    await db.owner.query(`update organisations.org set short_name = '溪河村党支部' where id = $1`, [xihe.id])
    const named = await accepted(qingshi, qingshi, { text: '溪河村的桥面裂了一条缝，车子过的时候有响声。' })
    expect((await suggestAt(qingshi, named)).desks[0]).toMatchObject({
      orgId: xihe.id,
      source: 'PLACE',
      because: ['溪河村'],
    })
    for (const title of ['河边的护栏断了', '桥面上有个大坑', '村道塌了一角']) {
      const caseId = await accepted(qingshi, qingshi, { title })
      await act(db.app, deskOf(qingshi), (ctx) => cases.classifyCase(ctx, { caseId, field: '交通运输' }))
      await act(db.app, deskOf(qingshi), (ctx) => cases.assignCase(ctx, { caseId, toOrgId: xihe.id, note: '' }))
    }
    const next = await accepted(qingshi, qingshi, {
      title: '出租车不打表还拒载',
      text: '出租车从客运站出来不打表，还拒载老人。',
    })
    const { fields, desks } = await suggestAt(qingshi, next)
    expect(fields[0]!.because).toContain('出租车')
    expect(desks).toEqual([
      {
        orgId: xihe.id,
        name: '溪河村党支部',
        source: 'LEARNED',
        because: fields[0]!.because,
        basis: null,
        confidence: null,
        passed: { count: 3, of: 3, place: qingshi.name, here: 3 },
      },
    ])
    // The field being decided, how often such a case went there is counted: 3 of 3 is less than certain.
    await act(db.app, deskOf(qingshi), (ctx) => cases.classifyCase(ctx, { caseId: next, field: '交通运输' }))
    const [decided] = (await suggestAt(qingshi, next)).desks
    expect(decided).toMatchObject({ orgId: xihe.id, because: [], confidence: expect.closeTo(0.92) })
    // Named by the text as well: told by that, with how likely it is.
    await act(db.app, deskOf(qingshi), (ctx) => cases.classifyCase(ctx, { caseId: named, field: '交通运输' }))
    expect((await suggestAt(qingshi, named)).desks).toMatchObject([
      { orgId: xihe.id, source: 'PLACE', because: ['溪河村'], confidence: expect.closeTo(0.92), passed: { count: 3 } },
    ])
  })

  it('is for who handles the case, and a list for who keeps it', async () => {
    const caseId = await caseAbout(xihe)
    await expect(suggestAt(baiyun, caseId)).rejects.toMatchObject({ code: 'cases.missing' })
    await expect(
      act(db.app, deskOf(xihe, { role: 'SECRETARY' }), (ctx) => removeResponsibility(ctx, { matter: '路灯' })),
    ).rejects.toMatchObject({ code: 'demands.not-a-keeper' })
    await expect(save(baiyun, { deskOrgId: xihe.id })).rejects.toMatchObject({ code: 'demands.desk-missing' })
  })
})

describe('what is learned of decisions', () => {
  const learn = () => act(db.app, deskOf(county), (ctx) => learnFromDecisions(ctx))
  const decideMany = async (count: number, of: { title: string; text: string; field: string }) => {
    for (let at = 0; at < count; at += 1) {
      const caseId = await caseAbout(xihe, { title: of.title, text: `${of.text}第${at}次反映。` })
      await act(db.app, deskOf(xihe), (ctx) => cases.classifyCase(ctx, { caseId, field: of.field }))
    }
  }

  it('changes the next suggestion, with a confidence once there is enough to count', async () => {
    const asked = await caseAbout(xihe, { title: '面包车接送学生挤满人', text: '面包车每天接送学生，座位不够。' })
    expect((await suggestAt(xihe, asked)).fields[0]?.field).not.toBe('交通运输')
    await decideMany(12, {
      title: '面包车接送学生超员',
      text: '面包车装了二十个孩子，李建国开得很快。',
      field: '交通运输',
    })
    await decideMany(12, {
      title: '养猪场夜里往河里排水',
      text: '养猪场的水发臭，两岸的人不敢开窗。',
      field: '环境保护',
    })
    await learn()
    const { fields, lessons } = await suggestAt(xihe, asked)
    expect(lessons).toBe(29)
    expect(fields[0]).toMatchObject({ field: '交通运输', source: 'LEARNED' })
    expect(fields[0]!.because).toContain('接送')
    expect(fields[0]!.confidence).toBeGreaterThan(0.6)
  })

  it('is learned anew when one decision was corrected, and not when nothing was', async () => {
    const learnedAt = async () => (await db.owner.query('select learned_at from demands.model')).rows[0].learned_at
    const before = await learnedAt()
    await learn().catch(() => {})
    expect(await learnedAt()).toEqual(before)
    const { rows } = await db.owner.query(`select id from cases.case where field = '环境保护' limit 1`)
    await act(db.app, deskOf(xihe), (ctx) => cases.classifyCase(ctx, { caseId: rows[0].id, field: '交通运输' }))
    await learn()
    expect(await learnedAt()).not.toEqual(before)
  })

  it('keeps words of the dictionary only: no name, however often it was written, and no sentence (D29)', async () => {
    const { rows } = await db.owner.query<{ bytes: Buffer }>('select bytes from demands.model')
    const { classifierIn } = await import('../learning/kept-model.ts')
    const { terms } = classifierIn(rows[0]!.bytes).vocabulary
    expect(terms).toContain('接送')
    expect(terms.filter((term) => /李建国|建国开|王女士/.test(term))).toEqual([])
    expect(terms.every((term) => term.length <= 20)).toBe(true)
  })
})

describe('a desk by what was passed on (D19)', () => {
  it('suggests no desk that is not likelier than all others together', async () => {
    const passOn = async (to: Place) => {
      const caseId = await accepted(county, county, { title: '学校操场的灯不亮' })
      await act(db.app, deskOf(county), (ctx) => cases.classifyCase(ctx, { caseId, field: '教育文体' }))
      await act(db.app, deskOf(county), (ctx) => cases.assignCase(ctx, { caseId, toOrgId: to.id, note: '' }))
    }
    const caseId = await accepted(county, county, { title: '学校的围墙裂了' })
    await act(db.app, deskOf(county), (ctx) => cases.classifyCase(ctx, { caseId, field: '教育文体' }))
    for (const to of [qingshi, qingshi, qingshi, baiyun, baiyun, baiyun]) await passOn(to)
    expect((await suggestAt(county, caseId)).desks).toEqual([])
    for (const to of [qingshi, qingshi, qingshi]) await passOn(to)
    expect((await suggestAt(county, caseId)).desks).toMatchObject([{ orgId: qingshi.id, passed: { count: 6, of: 9 } }])
  })

  it('is as sure as the field and the habit are together, by the words of the field', async () => {
    const vans = { title: '面包车接送学生超员', text: '面包车装了二十个孩子，开得很快。' }
    for (let at = 0; at < 3; at += 1) {
      const caseId = await accepted(county, county, vans)
      await act(db.app, deskOf(county), (ctx) => cases.classifyCase(ctx, { caseId, field: '交通运输' }))
      await act(db.app, deskOf(county), (ctx) => cases.assignCase(ctx, { caseId, toOrgId: qingshi.id, note: '' }))
    }
    const asked = await accepted(county, county, {
      title: '面包车接送学生挤满人',
      text: '面包车每天接送学生，座位不够。',
    })
    const { fields, desks } = await suggestAt(county, asked)
    expect(fields[0]).toMatchObject({ field: '交通运输', source: 'LEARNED', confidence: expect.any(Number) })
    expect(desks[0]).toMatchObject({ orgId: qingshi.id, because: fields[0]!.because })
    expect(desks[0]!.confidence).toBeCloseTo(0.92 * fields[0]!.confidence!)
  })
})
