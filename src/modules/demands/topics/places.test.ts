import { describe, expect, test } from 'vitest'
import { openSegmenter } from '../texts/segment.ts'
import { gazetteerOf, placesIn } from './gazetteer.ts'
import { placeOf } from './places.ts'

const tree = [
  '云岭县委员会',
  '青石镇党委',
  '溪河村党支部',
  '溪河村第二党支部',
  '白云社区党总支',
  '县农业农村局党委',
  '山后村',
]
const gazetteer = gazetteerOf(tree)
const said = (...texts: string[]) => texts.map((body) => ({ title: '', body }))

describe('the places of an organisation tree', () => {
  test('are its counties, townships and villages, and no bodies', () => {
    expect([...gazetteer.values()].flat().toSorted()).toEqual(
      ['云岭县', '山后村', '溪河村', '白云社区', '青石镇'].toSorted(),
    )
  })

  test('are found wherever a text names them, each once', () => {
    expect(placesIn('青石镇溪河村的路，溪河村三组到山后村', gazetteer)).toEqual(['青石镇', '溪河村', '山后村'])
    expect(placesIn('农业农村局', gazetteer)).toEqual([])
    expect(placesIn('', gazetteer)).toEqual([])
  })
})

describe('where a matter is', async () => {
  const segment = await openSegmenter()
  const at = (texts: readonly { title: string; body: string; about?: string }[]) =>
    placeOf(texts, { segment, gazetteer })

  test('is the most exact place of the tree that enough of its messages name', () => {
    expect(at(said('青石镇溪河村路灯坏了', '溪河村的路灯', '青石镇的路灯'))).toBe('溪河村')
    expect(at(said('青石镇路灯坏了', '青石镇的路灯', '溪河村的路灯'))).toBe('青石镇')
  })

  test('is what they were written about where they name nothing', () => {
    const about = said('路灯坏了', '路灯又坏了', '路灯').map((text) => ({ ...text, about: '溪河村党支部' }))
    expect(at(about)).toBe('溪河村')
  })

  test('is as before where the tree knows nothing of it', () => {
    expect(placeOf(said('B3区柳叶新苑小区噪音', 'B3区柳叶新苑小区'), { segment })).toMatch(/^B3区柳叶/)
    expect(at(said('路灯', '水压'))).toBe('')
  })
})
