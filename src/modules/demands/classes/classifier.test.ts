import { describe, expect, test } from 'vitest'
import { openSegmenter } from '../texts/segment.ts'
import { type Decided, noneOfThem, suggester, train } from './classifier.ts'
import { knownWordsOf } from './known.ts'

const fields = ['教育文体', '交通运输', '环境保护']

const decided: Decided[] = [
  { title: '请解决村小学放学后无人看管', body: '孩子三点半放学，家长还没有下班。', field: '教育文体' },
  { title: '中学食堂饭菜又贵又凉', body: '学生反映多次，学校没有改。', field: '教育文体' },
  { title: '镇上班车一天只有两趟', body: '老人去县城看病要等半天。', field: '交通运输' },
  { title: '出租车不打表', body: '从车站到村口要五十元。', field: '交通运输' },
  { title: '养猪场夜里排水到河里', body: '河水发臭，两岸的人不敢开窗。', field: '环境保护' },
  { title: '石料厂灰尘大', body: '晾的衣服都是灰。', field: '环境保护' },
]

const trained = async (lessons: readonly Decided[]) =>
  train({ decided: lessons, known: knownWordsOf(fields, [], await openSegmenter()) })

describe('a suggested class', () => {
  test('follows the responsibility list where no decision says more', async () => {
    const suggest = suggester(await trained(decided))
    expect(suggest({ title: '幼儿园学费又涨了', body: '' }).field).toBe('教育文体')
    expect(suggest({ title: '高速收费站堵车', body: '' }).field).toBe('交通运输')
    expect(suggest({ title: '化工厂半夜排放废气', body: '' }).field).toBe('环境保护')
  })

  test('is corrected by the decisions of the desk', async () => {
    const asked = { title: '接送学生的面包车挤满人', body: '面包车每天接送学生' }
    const own = Array.from({ length: 6 }, (_, at) => ({
      title: `面包车接送学生超员，第${at}次`,
      body: '面包车装了二十个孩子',
      field: '交通运输',
    }))
    expect(suggester(await trained(decided))(asked).field).toBe('教育文体')
    expect(suggester(await trained([...decided, ...own]))(asked).field).toBe('交通运输')
  })

  test('names the words that decided, and no word that is not there', async () => {
    const asked = { title: '幼儿园招生不公开', body: '报名的家长都不知道名额。' }
    const { because } = suggester(await trained(decided))(asked)
    expect(because).toContain('幼儿园')
    expect(because.filter((word) => !`${asked.title}${asked.body}`.includes(word))).toEqual([])
  })

  test('is less sure of a message that says nothing of any class', async () => {
    const suggest = suggester(await trained(decided))
    const vague = suggest({ title: '请领导关心', body: '谢谢' }).confidence
    expect(vague).toBeLessThan(suggest({ title: '出租车拒载', body: '客运站门口' }).confidence)
    expect(vague).toBeLessThan(0.6)
  })

  test('is no surer for a list that leaves the likelier class out (decisions 150)', () => {
    const many = (count: number, title: string, field: string) =>
      Array.from({ length: count }, (_, at) => ({ title: `${title}，第${at}次`, body: title, field }))
    const lessons = [...many(30, '物业收费没有公示', '物业服务'), ...many(10, '路灯坏了没人修', '市政设施')]
    const suggest = suggester(train({ decided: lessons, known: [] }))
    const [dues, lamps] = [
      { title: '物业收费没有公示', body: '' },
      { title: '路灯坏了没人修', body: '' },
    ]
    expect(suggest(dues).confidence).toBeGreaterThan(0.8)
    expect(suggest(dues, ['市政设施'])).toMatchObject({ field: '市政设施' })
    expect(suggest(dues, ['市政设施']).confidence).toBeLessThan(0.2)
    expect(suggest(lamps, ['市政设施']).confidence).toBe(suggest(lamps).confidence)
    expect(suggest(dues, ['公园绿地'])).toEqual({ field: '', confidence: 0, because: [] })
  })

  test('loses nothing to a name that nobody decided on and nobody may choose here', () => {
    const property = new Set(['物业', '物业收费'])
    const words = new Map([
      ...['物业服务', '物业管理'].map((name) => [name, property] as const),
      [noneOfThem, new Set<string>()],
    ])
    const suggest = suggester(train({ decided: [], known: [{ words, strength: 8 }] }))
    const asked = { title: '物业收费没有公示', body: '' }
    expect(suggest(asked).confidence).toBeLessThan(0.5)
    expect(suggest(asked, ['物业管理'])).toMatchObject({ field: '物业管理' })
    expect(suggest(asked, ['物业管理']).confidence).toBeGreaterThan(0.5)
  })

  test('is the same each time', async () => {
    const asked = { title: '河水有异味', body: '' }
    expect(suggester(await trained(decided))(asked)).toEqual(suggester(await trained(decided))(asked))
  })
})
