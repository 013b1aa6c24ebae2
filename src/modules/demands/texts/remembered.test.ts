import { expect, test } from 'vitest'
import { remembering } from './remembered.ts'

const counting = () => {
  const asked: string[] = []
  const segment = (text: string) => {
    asked.push(text)
    return text.split(' ')
  }
  return { asked, segment }
}

test('a text is cut once and its words are the same; one that was not seen for long is cut anew', () => {
  const { asked, segment } = counting()
  const remembered = remembering(segment, 15)
  expect([remembered('路灯 坏了'), remembered('路灯 坏了'), remembered('')]).toEqual([
    ['路灯', '坏了'],
    ['路灯', '坏了'],
    [''],
  ])
  expect(asked).toEqual(['路灯 坏了', ''])
  for (const text of ['自来水 停了', '公交 太少 了']) remembered(text)
  remembered('路灯 坏了')
  expect(asked.filter((text) => text === '路灯 坏了')).toHaveLength(2)
})

test('a text that is too long to be remembered is cut all the same', () => {
  const { segment } = counting()
  expect(remembering(segment, 3)('路灯 坏了')).toEqual(['路灯', '坏了'])
})
