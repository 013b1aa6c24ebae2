import { expect, test } from 'vitest'
import { similarTo } from '../similar/rules.ts'
import { remembering } from './remembered.ts'

const counting = () => {
  const asked: string[] = []
  const segment = (text: string) => {
    asked.push(text)
    return text.split(' ')
  }
  return { asked, segment }
}

test('a text is cut once; of many the one that was not asked for longest is cut anew', () => {
  const { asked, segment } = counting()
  const remembered = remembering(segment, 100)
  expect([remembered('路灯 坏了'), remembered('路灯 坏了')]).toEqual([
    ['路灯', '坏了'],
    ['路灯', '坏了'],
  ])
  expect(asked).toEqual(['路灯 坏了'])
  for (const text of ['自来水 停了', '路灯 坏了', '公交 太少 了', '路灯 坏了', '自来水 停了']) remembered(text)
  expect(asked).toEqual(['路灯 坏了', '自来水 停了', '公交 太少 了', '自来水 停了'])
})

test('a text that is too long to be remembered is cut all the same, and nobody changes what is remembered', () => {
  const { segment } = counting()
  expect(remembering(segment, 30)('路灯 坏了')).toEqual(['路灯', '坏了'])
  const words = remembering(segment, 100)('路灯 坏了') as string[]
  expect(() => words.sort()).toThrow(TypeError)
})

test('what somebody is writing is not remembered, only what it is compared with', () => {
  const { asked, segment } = counting()
  const ofPile = remembering(segment, 1000)
  const [writing, pile] = [{ title: '路灯 灭了', body: '三天' }, [{ title: '路灯 坏了', body: '一周' }]]
  for (let n = 0; n < 2; n++) similarTo(writing, pile, { segment, ofPile, most: 3 })
  expect(asked.filter((text) => text === '路灯 灭了')).toHaveLength(2)
  expect(asked.filter((text) => text === '路灯 坏了')).toHaveLength(1)
})
