import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { asCitizen, deskOf, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, testDatabase } from '../../../../tests/database.ts'
import { hideCase } from '../../../../tests/hiding.ts'
import { AUTHOR_FIELDS, type AuthorForms, casePage } from '../portal.ts'
import * as service from '../service.ts'
import { showCase } from '../tracking/board.ts'
import { codeHashOf } from '../tracking/intake.ts'
import * as tracking from '../tracking/service.ts'
import { openCase } from '../tracking/store.ts'
import { joinCase } from './service.ts'
import { openCommon } from './store.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))
const { qingshi } = places
const why = '要等县里的配件到货'
const now = new Date('2026-11-23T10:00:00+08:00')
const origin = 'https://dj.example.cn'
const answered = '第3栋王某某家的狗已经由镇里劝导，2026年12月31日前装好围栏。'

type Receipt = Awaited<ReturnType<typeof submitAbout>>
const deskDoes = <T>(work: Parameters<typeof act<T>>[2]) => act(db.app, deskOf(qingshi), work, now)
const write = async (title: string) => {
  const receipt = await submitAbout(db, qingshi, { title, text: `${title}，影响全楼休息，请镇里来处理。` }, { now })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [receipt.number])
  return { ...receipt, id: rows[0]!.id }
}

/** A common case that takes longer, was answered with a promise and is hidden, and one that is handled with it. */
async function hiddenMatter() {
  const [main, voice] = [await write('邻居王某某家的狗半夜一直叫'), await write('三栋的狗吵得睡不着')]
  await deskDoes((ctx) => joinCase(ctx, { caseId: voice.id, intoCaseId: main.id }))
  await deskDoes((ctx) => service.acceptCase(ctx, { caseId: main.id, isComplex: false }))
  await deskDoes((ctx) => service.extendDeadline(ctx, { caseId: main.id, workdays: 5, reason: why }))
  const promises = [{ what: '装好围栏', dueOn: '2026-12-31' }]
  await deskDoes((ctx) => service.replyCase(ctx, { caseId: main.id, text: answered, promises }))
  await hideCase(db, main.id, qingshi)
  return { main, voice }
}

const follow = async ({ number, code }: Receipt) => {
  const seen = await asCitizen(db, 'read', (ctx) => tracking.followCase(ctx, { number, code }))
  const values = Object.fromEntries(AUTHOR_FIELDS.map((field) => [field, '']))
  const author = { ...seen.author, key: 'k', values } as unknown as AuthorForms
  return { ...seen, page: casePage({ ...seen.case, slug: 'qingshi', author, errors: {}, origin }).main.text }
}
const kept = [answered, '装好围栏', why, '邻居王某某']

describe('a common case that was hidden (D18, D24, T38)', () => {
  it('leaves the database as its stone: rule, office, day, that it was answered, and no word', async () => {
    const { main, voice } = await hiddenMatter()
    const hash = codeHashOf(voice.number, voice.code)
    const [common, opened] = await asCitizen(db, 'read', async ({ tx }) => [
      await openCommon(tx, hash),
      await openCase(tx, hash),
    ])
    expect(common).toMatchObject({ number: main.number, hiddenRule: 'H1', hiddenBy: qingshi.name, replies: [] })
    expect(common?.repliedAt).toBeInstanceOf(Date)
    expect(common?.events.map(({ act: what }) => what)).toEqual(expect.arrayContaining(['extend', 'reply', 'moderate']))
    for (const words of kept) expect(JSON.stringify([common, opened])).not.toContain(words)
  })

  it('is told to who wrote of the same matter, with where to ask; his own words stay his', async () => {
    const { main, voice } = await hiddenMatter()
    const { page, case: seen, author } = await follow(voice)
    expect(page).toMatch(
      new RegExp(`${main.number} 已按规则隐藏：H1 .*（${qingshi.name}，\\d{4}-\\d\\d-\\d\\d；没有申请复核）`),
    )
    expect(page).toContain(`请凭编号向${qingshi.name}询问`)
    expect(page).toContain('由上一级单独办理')
    expect(page).toContain('三栋的狗吵得睡不着，影响全楼休息')
    expect(seen).toMatchObject({ step: 'REPLIED', promises: [] })
    expect(author.mayRate).toBe(true)
    for (const words of kept) expect(page).not.toContain(words)
  })

  // Hidden is a matter of the database (decisions 87).
  it.skipIf(config.belt === 'rows-off')(
    'is a stone on the public page of the other too, which itself stays',
    async () => {
      const { main, voice } = await hiddenMatter()
      const shown = await asCitizen(db, 'read', (ctx) => showCase(ctx, { number: voice.number }))
      const page = casePage({ ...shown, slug: 'qingshi', origin }).main.text
      expect(page).toContain(`${main.number} 已按规则隐藏`)
      expect(page).not.toContain('您也可以在本页补充')
      for (const words of kept) expect(page).not.toContain(words)
    },
  )

  it('stays whole for its own writer', async () => {
    const { main } = await hiddenMatter()
    const { page } = await follow(main)
    for (const words of kept) expect(page).toContain(words)
    expect(page).not.toContain('已按规则隐藏：')
  })

  it('is heard again by all when the measure is lifted', async () => {
    const { voice, main } = await hiddenMatter()
    await db.owner.query('begin')
    await db.owner.query(`update cases.measure set lifted_at = now() where case_id = $1`, [main.id])
    await db.owner.query(
      `update cases.case set hidden_rule = null, hidden_by = null, hidden_at = null, hidden_appeal = null where id = $1`,
      [main.id],
    )
    await db.owner.query('commit')
    expect((await follow(voice)).page).toContain(answered)
  })
})
