import { describe, expect, test } from 'vitest'
import { copiesOf, countTexts } from './copies.ts'
import { type Answered, hintsFor, lettersOf, sameTextHint } from './rules.ts'

const answered = (id: string, title: string, reply: string): Answered => ({
  id,
  question: { title, body: title },
  reply,
})
const codes = (reply: string, earlier: Answered[] = []) =>
  hintsFor(answered('1', '村口的路灯坏了', reply), earlier).map(({ code }) => code)

const good =
  '网友您好！您的留言已收悉。现回复如下：镇规划建设办6月3日到现场看过，村口三盏路灯的电缆被施工挖断，已请供电所重接，6月10日前恢复照明。有事请打办公室电话。'
const hollow =
  '您好！经镇政府研究，对此高度重视，将积极协调相关部门，进一步加强路灯维护管理，切实解决群众出行问题，6月底前统筹推进，敬请谅解。'

describe('an answer', () => {
  test('that says who, what and when gets no hint', () => {
    expect(codes(good)).toEqual([])
  })

  test.each([
    ['您的留言已收悉！我们已将您反映的问题转有关单位处理，谢谢！', ['NO_ANSWER']],
    [
      '您好！村口的路灯确实坏了，是电缆被施工的人挖断的，已经去看过两次，很快就会修好，请大家夜里走路当心一些，不要着急。',
      ['NO_OFFICE', 'NO_DATE'],
    ],
    [hollow, ['NOT_PLAIN']],
  ])('%s', (reply, expected) => {
    expect(codes(reply)).toEqual(expected)
  })

  test('that answers another question in the same words is told with that case and the passage', () => {
    const other = answered('2', '小学门口能不能装红绿灯', good)
    expect(hintsFor(answered('1', '村口的路灯坏了', good), [other])).toMatchObject([
      { code: 'NEAR_IDENTICAL', other: '2', because: expect.stringContaining('镇规划建设办6月3日到现场看过') },
    ])
  })

  test('to the same question may be the same', () => {
    expect(codes(good, [answered('2', '村口的路灯坏了', good)])).toEqual([])
  })
})

test('in a pile the later of two copies is found, formulas alone make none', () => {
  const first = answered('1', '村口的路灯坏了', good)
  const second = answered('2', '小学门口能不能装红绿灯', good.replace('6月10日', '6月12日'))
  const receipts = ['3', '4'].map((id) => answered(id, `第${id}件事`, '您好！您的留言已收悉。已转有关单位处理。'))
  const copies = copiesOf([first, second, ...receipts])
  expect([...copies].map(([one, other]) => [one.id, other.id])).toEqual([['2', '1']])
})

describe('six hundred different letters that get one sentence on one day', () => {
  // Each about something of its own: no two share a third of their runs of four characters.
  const subjects = Array.from(
    { length: 600 },
    (_, at) => `${'甲乙丙丁戊己庚辛壬癸'[at % 10]}组${at}号${'路灯桥梁水渠学校医保'[at % 10]}第${at * 7}回`,
  )
  const pileOf = (replyTo: (at: number) => string) =>
    subjects.map((title, at) => answered(String(at), title, replyTo(at)))
  const long =
    '您反映的问题我们已经到现场了解，情况基本属实，正在想办法解决，请您耐心等待，也请您继续监督和支持我们的工作，有进展会告诉大家，感谢您的理解和关心。'

  test.each([
    ['of twelve signs', () => '情况已了解，请放心。'],
    [
      'with a greeting, signs and spaces of its own',
      (at: number) => (at % 2 ? '您好！情况已了解，请放心！' : '情况 已了解, 请放心'),
    ],
    ['of seventy signs', () => long],
    ['of seventy signs with a number put in', (at: number) => long.replace('现场', `现场${at}`)],
  ])('are found but for the first: one %s', (_, replyTo) => {
    expect(copiesOf(pileOf(replyTo)).size).toBe(599)
  })

  test('are counted by text and day, and told from the third on', () => {
    const pile = pileOf(() => '情况已了解，请放心。')
    const counts = countTexts(pile, ({ id }) => (Number(id) < 400 ? 'monday' : 'tuesday'))
    expect([counts.get(pile[0] as Answered), counts.get(pile[599] as Answered)]).toEqual([400, 200])
    expect(sameTextHint(2)).toEqual([])
    expect(sameTextHint(400)).toEqual([{ code: 'SAME_TEXT', count: 400 }])
  })

  test('a short answer is held against another one to the letter, a long one by what both share', () => {
    const [one, other] = pileOf(() => '情况已了解，请放心。')
    expect(hintsFor(one as Answered, [other as Answered])).toMatchObject([{ code: 'NEAR_IDENTICAL' }, {}, {}])
    expect(lettersOf('您好！！')).toBe('您好')
  })
})
