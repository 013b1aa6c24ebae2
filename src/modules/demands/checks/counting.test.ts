import { expect, test } from 'vitest'
import { countChecks, type SentAnswer } from './counting.ts'

// Words of two characters, as a dictionary would cut them; the real one is used in the service's test.
const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))
let count = 0
const answer = (question: string, reply: string, of: { month?: string; minute?: string } = {}): SentAnswer => {
  count += 1
  const { month = '2026-11', minute = `2026-11-${count}` } = of
  return { id: String(count), question: { title: question, body: question }, reply, month, minute }
}
const long =
  '经镇城建站现场查看，已经请供水公司在十二月五日前更换老化的管道，期间每天早晚定时供水，请您放心并继续监督。'
const lamps =
  '村口的路灯坏了三盏，电工已经买好配件，本周五下午去换，换好以后给您打电话请您去看看亮不亮，电话0859-1234567。'

test('what is nearly the same as an answer to another question is a copy, and the one it was taken from is none', () => {
  const pile = [answer('小区自来水发黄不能喝', long), answer('公交车早上等一个小时', long), answer('路灯坏了', lamps)]
  expect(countChecks(pile, ['2026-11'], pairs)).toEqual([
    // The first of the two speaks of pipes and not of what is yellow: it names nothing of its question, and is no copy.
    { month: '2026-11', answers: 3, copies: 1, otherMatter: 1, sameMinute: 0 },
  ])
})

test('what names nothing of its question counts once: a copy is not also of another matter', () => {
  const other = answer('校服尺寸偏小', lamps)
  expect(countChecks([other], ['2026-11'], pairs)[0]).toMatchObject({ otherMatter: 1, copies: 0 })
  const pile = [answer('路灯坏了没人修', lamps), answer('校服尺寸偏小', lamps)]
  expect(countChecks(pile, ['2026-11'], pairs)[0]).toMatchObject({ otherMatter: 0, copies: 1 })
})

test('three of one minute count all three, two none', () => {
  const at = { minute: '2026-11-20 10:00' }
  const two = [answer('路灯坏了', lamps, at), answer('自来水发黄', long, at)]
  expect(countChecks(two, ['2026-11'], pairs)[0]?.sameMinute).toBe(0)
  expect(countChecks([...two, answer('公交车晚点', '收到', at)], ['2026-11'], pairs)[0]?.sameMinute).toBe(3)
})

test('earlier months are compared with and not counted; a month without answers is nought', () => {
  const pile = [answer('小区自来水发黄', long, { month: '2026-09' }), answer('公交车等一个小时', long)]
  expect(countChecks(pile, ['2026-10', '2026-11'], pairs)).toMatchObject([
    { month: '2026-10', answers: 0, copies: 0 },
    { month: '2026-11', answers: 1, copies: 1 },
  ])
})
