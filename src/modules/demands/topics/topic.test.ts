import { describe, expect, test } from 'vitest'
import { toDay } from '#kernel/time.ts'
import { openReading } from '../texts/segment.ts'
import { coursesOf, heatOf } from './heat.ts'
import { topicsOf, type Voice } from './topic.ts'

const day = toDay('2019-06-30')
const counted = { messages: 10, voices: [], from: toDay('2019-06-01'), to: day }
const voice = (id: string, on: string, title: string, body = title): Voice => ({
  id,
  title,
  body: `${body}${id}`,
  on: toDay(on),
  voices: 0,
})

const pile = [
  voice('1', '2019-06-01', 'B3区柳叶新苑小区旁搅拌站噪音扰民'),
  voice('2', '2019-06-04', '柳叶新苑小区旁边的搅拌站夜里噪音大'),
  voice('3', '2019-06-20', '请拆除B3区柳叶新苑小区搅拌站'),
  voice('4', '2019-02-01', '云溪镇卫生院缺儿科医生'),
  voice('5', '2019-02-03', '云溪镇卫生院没有儿科医生，孩子看病要去县城'),
  voice('6', '2019-02-04', '希望云溪镇卫生院配儿科医生'),
  voice('7', '2019-03-01', '图书馆周一可以开门吗'),
]

describe('topics', () => {
  test('are matters that three or more messages are about, the hottest first', async () => {
    const topics = topicsOf(pile, await openReading())
    expect(topics.map(({ messages }) => messages.map(({ id }) => id))).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ])
    expect(topics[0]).toMatchObject({ from: '2019-06-01', to: '2019-06-20' })
    expect(topics[0]?.place).toMatch(/^B3区柳叶/)
    expect(topics[0]?.words.join()).toContain('搅拌站')
  })

  test('the same text sent again does not make a topic', async () => {
    const same = { title: '云溪镇路灯不亮', body: '云溪镇路灯不亮', on: day, voices: 0 }
    const again = ['8', '9', '10', '11'].map((id) => ({ ...same, id }))
    expect(topicsOf(again, await openReading())).toEqual([])
  })

  test('do not tell a number that could name somebody', async () => {
    const phones = pile.map((one) => ({ ...one, title: `${one.title}13800001111` }))
    for (const { name } of topicsOf(phones, await openReading())) expect(name).not.toMatch(/\d{5}/)
  })

  test('of an empty pile are none', async () => {
    expect(topicsOf([], await openReading())).toEqual([])
  })
})

describe('heat', () => {
  test('is what the formula says', () => {
    expect(heatOf(counted, day)).toBeCloseTo(10 * (1 + 30 / 59))
    expect(heatOf({ ...counted, voices: [Math.E - 1] }, day)).toBeCloseTo(10.5 * (1 + 30 / 59))
    expect(heatOf(counted, toDay('2019-09-28'))).toBeCloseTo(10 * 0.75 * (1 + 30 / 59))
  })

  test('rises with messages and voices, falls with age and span', () => {
    const heat = heatOf(counted, day)
    expect(heatOf({ ...counted, messages: 11 }, day)).toBeGreaterThan(heat)
    expect(heatOf({ ...counted, voices: [3] }, day)).toBeGreaterThan(heat)
    expect(heatOf(counted, toDay('2019-07-30'))).toBeLessThan(heat)
    expect(heatOf({ ...counted, from: toDay('2019-01-01') }, day)).toBeLessThan(heat)
  })
})

test('a matter emerges, comes back, or comes with the season', () => {
  const days = (...written: string[]) => written.map(toDay)
  expect(coursesOf(days('2019-06-01', '2019-06-03'), day)).toEqual(['EMERGING'])
  expect(coursesOf(days('2018-12-01', '2019-03-01'), day)).toEqual(['RECURRING'])
  expect(coursesOf(days('2018-01-05', '2018-02-05', '2019-01-08'), day)).toEqual(['RECURRING', 'SEASONAL'])
  expect(coursesOf(days('2019-01-05', '2019-02-05'), day)).toEqual([])
})
