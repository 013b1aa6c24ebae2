import { expect, test } from 'vitest'
import { commonnessOf } from './commonness.ts'
import { byCloseness, nearestOf, tellingWords } from './nearest.ts'

const text = (title: string, body = title) => ({ title, body })
const matters = [
  '自来水水压太低',
  '公交车班次太少',
  '养猪场臭味扰民',
  '小区电梯停运',
  '医保报销比例',
  '拆迁补偿没有到位',
]
const background = Array.from({ length: 120 }, (_, at) => text(`请问${matters[at % matters.length]}怎么办`))
const known = commonnessOf(background)
const lamp = text('大石村四组路灯不亮', '四组路口到小学的路灯坏了两个月，请派人来修。')

test('words that stand in one message only are not known, and of the others in how many', () => {
  const { texts, standIn } = commonnessOf([text('路灯坏了', '请修路灯'), text('路灯灭了'), text('公交太少')])
  expect(texts).toBe(3)
  expect([...standIn]).toEqual([['路灯', 2]])
})

test('what is looked for are the rare words, those of the title first, and of those that all messages have one at most', () => {
  const words = tellingWords(text('请问四组路灯怎么办', '四组的路灯坏了，请问自来水怎么办'), known)
  expect(words.slice(0, 2).sort()).toEqual(['四组', '路灯'])
  expect(words).toContain('自来')
  expect(words.filter((word) => ['请问', '怎么', '么办'].includes(word)).length).toBeLessThan(2)
  expect(tellingWords(text('请问怎么办'), known)).toHaveLength(2)
})

test('a long message is looked for by few words', () => {
  const long = [...Array(300).keys()].map((at) => String.fromCharCode(0x4e00 + at * 7)).join('')
  expect(tellingWords(text('长信', long), known)).toHaveLength(12)
})

test('the same matter in other words is near, another matter of the same place is not, and nearer comes first', () => {
  const same = text('四组的路灯什么时候修好', '四组路口到小学的路灯坏了，晚上看不见路。')
  const copy = text('大石村四组路灯不亮', '四组路口到小学的路灯坏了两个月，请派人修。')
  const other = text('自来水停了三天', '大石村四组停水三天，做不了饭，请来人看看管子。')
  expect(nearestOf(lamp, [other, same, copy], known)).toEqual([copy, same])
  expect(byCloseness(lamp, [other, same, copy], known).at(-1)?.one).toBe(other)
})
