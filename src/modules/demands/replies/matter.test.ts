import { expect, test } from 'vitest'
import { openSegmenter } from '../texts/segment.ts'
import { unansweredWords } from './matter.ts'

const question = { title: '小学门口能不能装红绿灯', body: '放学的时候车很多，孩子过马路很危险。' }
const elsewhere = '养老金的认证请本人带身份证到镇社保所办理，也可以在手机上办，每年12月31日以前办好就不影响领取待遇。'

test('an answer that speaks of nothing that was asked is told what was asked, title first', async () => {
  const segment = await openSegmenter()
  expect(unansweredWords({ question, reply: elsewhere }, { others: [], segment })).toContain('红绿灯')
})

test('one word of the matter is enough', async () => {
  const segment = await openSegmenter()
  const reply = `交警大队已经看过，红绿灯明年三月安装。${elsewhere}`
  expect(unansweredWords({ question, reply }, { others: [], segment })).toBeUndefined()
})

test('a part of a longer word is enough', async () => {
  const segment = await openSegmenter()
  const asked = { title: '公交车太少', body: '公交车太少。' }
  const reply = `新的公交线路年底开通。${elsewhere}`
  expect(unansweredWords({ question: asked, reply: elsewhere }, { others: [], segment })).toContain('公交车')
  expect(unansweredWords({ question: asked, reply }, { others: [], segment })).toBeUndefined()
})

test('a few of the signs are enough: the same matter may be told in other words', async () => {
  const segment = await openSegmenter()
  const asked = { title: '红绿灯', body: '' }
  const reply = `灯将于三月安装。${elsewhere}`
  expect(unansweredWords({ question: asked, reply: elsewhere }, { others: [], segment })).toEqual(['红绿灯'])
  expect(unansweredWords({ question: asked, reply }, { others: [], segment })).toBeUndefined()
})

test('a word that three of thirty letters have may tell which is meant, one that four have does not', async () => {
  const segment = await openSegmenter()
  const reply = `垃圾桶本周清运。${elsewhere}`
  const asked = { title: '垃圾', body: '鱼塘死鱼。' }
  const others = (having: number) =>
    Array.from({ length: 30 }, (_, at) => ({ title: at < having ? '垃圾' : '路灯', body: '' }))
  expect(unansweredWords({ question: asked, reply }, { others: others(3), segment })).toBeUndefined()
  expect(unansweredWords({ question: asked, reply }, { others: others(4), segment })).toContain('鱼塘')
})

test('a word that stands in most questions of the desk tells nothing', async () => {
  const segment = await openSegmenter()
  const asked = { title: '希望领导解决', body: '垃圾。' }
  const reply = `希望您理解。${elsewhere}`
  const others = Array.from({ length: 20 }, () => ({ title: '希望领导解决', body: '' }))
  expect(unansweredWords({ question: asked, reply }, { others: [], segment })).toBeUndefined()
  expect(unansweredWords({ question: asked, reply }, { others, segment })).toEqual(['垃圾'])
})
