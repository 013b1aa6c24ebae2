import { beforeAll, describe, expect, it } from 'vitest'
import * as cases from '#modules/cases/index.ts'
import { deskOf, type Place, places, plantCounty, submitAbout } from '../../../../tests/cases.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { adviseReply } from './service.ts'

const db = testDatabase()
beforeAll(() => plantCounty(db))

const { xihe, shanhou } = places
const monday = new Date('2026-11-23T10:00:00+08:00')
const minutes = (count: number) => new Date(monday.getTime() + count * 60_000)

const caseAt = async (of: Parameters<typeof submitAbout>[2], now = monday) => {
  const { number } = await submitAbout(db, xihe, of, { now })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
  const caseId = rows[0]!.id
  await act(db.app, deskOf(xihe), (ctx) => cases.acceptCase(ctx, { caseId, isComplex: false }), now)
  return { caseId, number }
}
const answer = (caseId: string, text: string, now: Date) =>
  act(db.app, deskOf(xihe), (ctx) => cases.replyCase(ctx, { caseId, text }), now)
const advise = async (caseId: string, text: string, now = minutes(90), place: Place = xihe) =>
  (await look(db.app, deskOf(place), (ctx) => adviseReply(ctx, { caseId, text }), now)).hints
const codes = async (...of: Parameters<typeof advise>) => (await advise(...of)).map(({ code }) => code)

const lamps = { title: '村口路灯什么时候能修好', text: '村口三盏路灯坏了一个多月，晚上老人出门不方便。' }
const school = { title: '小学门口能不能装红绿灯', text: '放学的时候车很多，孩子过马路很危险，希望交警来看看。' }
const lampAnswer =
  '村委会11月24日到现场看过，村口三盏路灯的电缆被施工挖断，已请供电所重接，12月1日前恢复照明。有事请打村委会电话。'

describe('a second look at an answer before it is sent (C08, D26)', () => {
  it('has nothing to say about an answer that speaks of the matter, with office and day', async () => {
    const { caseId } = await caseAt(lamps)
    expect(await codes(caseId, lampAnswer)).toEqual([])
  })

  it('names the case whose answer it repeats', async () => {
    const first = await caseAt(lamps)
    await answer(first.caseId, lampAnswer, monday)
    const second = await caseAt(school)
    const [hint, ...more] = await advise(second.caseId, lampAnswer)
    expect(hint).toMatchObject({ code: 'NEAR_IDENTICAL', zh: expect.stringContaining(first.number) })
    expect(more).toEqual([])
  })

  it('says of what was asked when the answer speaks of something else', async () => {
    const { caseId } = await caseAt(school)
    const other = '养老金的认证请本人带身份证到镇社保所办理，也可以在手机上办，每年12月31日以前办好就不影响领取。'
    const [hint] = await advise(caseId, other)
    expect(hint).toMatchObject({ code: 'OTHER_MATTER', zh: expect.stringContaining('红绿灯') })
  })

  it('asks to look again when three answers leave within a minute', async () => {
    const other = await caseAt({ ...lamps, title: '河边的护栏断了一截' })
    const third = await caseAt({ ...lamps, title: '路灯修好没有啊' })
    await answer(
      other.caseId,
      '河边的护栏村委会已经请人来焊，11月30日前装好，装好以前先拉了警戒线，请绕开走。',
      minutes(100),
    )
    const now = new Date(minutes(100).getTime() + 30_000)
    expect(await codes(third.caseId, lampAnswer, now)).not.toContain('SAME_MINUTE')
    const more = await caseAt({ ...lamps, title: '活动室的门锁坏了' })
    await answer(
      more.caseId,
      '活动室的门锁村委会今天已经换好，钥匙放在便民服务点，开放时间是每天8点到20点。',
      minutes(100),
    )
    expect(await codes(third.caseId, lampAnswer, now)).toContain('SAME_MINUTE')
    expect(await codes(third.caseId, lampAnswer, minutes(102))).not.toContain('SAME_MINUTE')
  })

  it('says how many messages got this very sentence today, from the third on, and not those of yesterday', async () => {
    const sentence = '情况已了解，请放心。'
    const titles = ['东头的水渠漏水', '祠堂门口乱停车', '晒谷场的电闸跳闸', '进村公路塌了一角']
    const waiting = await Promise.all(titles.map((title) => caseAt({ ...lamps, title }, minutes(200))))
    const [last = '', ...others] = waiting.map(({ caseId }) => caseId)
    for (const [at, caseId] of others.entries()) {
      const hint = (await advise(last, sentence, minutes(210 + at * 10))).find(({ code }) => code === 'SAME_TEXT')
      expect(hint?.zh ?? '', String(at)).toMatch(at < 2 ? /^$/ : /连这一件已有 3 件/)
      await answer(caseId, `您好，${sentence}`, minutes(211 + at * 10))
    }
    expect((await advise(last, sentence, minutes(300))).find(({ code }) => code === 'SAME_TEXT')?.zh).toContain('4 件')
    expect(await codes(last, sentence, minutes(24 * 60 + 300))).not.toContain('SAME_TEXT')
  })

  it('is told only to who handles the case', async () => {
    const { caseId } = await caseAt(lamps)
    await expect(advise(caseId, lampAnswer, monday, shanhou)).rejects.toMatchObject({ code: 'cases.missing' })
    const editor = deskOf(xihe, { role: 'EDITOR' })
    await expect(
      look(db.app, editor, (ctx) => adviseReply(ctx, { caseId, text: lampAnswer }), monday),
    ).rejects.toMatchObject({ code: 'cases.not-a-handler' })
  })
})
