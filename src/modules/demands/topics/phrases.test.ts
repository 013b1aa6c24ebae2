import { describe, expect, test } from 'vitest'
import { openReading } from '../texts/segment.ts'
import { closeness, subjectsOf } from './neighbours.ts'
import { joinPhrases } from './phrases.ts'
import { Terms } from './terms.ts'

/** A pile of so many texts about other things, and the given ones before them; every word one sign or more, parted by spaces. */
function joined(texts: readonly string[], others: number): string[] {
  const terms = new Terms()
  const all = [...texts, ...Array.from({ length: others }, (_, at) => `别${at} 事${at} 路灯`)]
  const cut = all.map((text) => [Uint32Array.from(text.split(' '), (word) => terms.numberOf(word))])
  joinPhrases(cut, terms)
  return cut.slice(0, texts.length).map(([words]) => Array.from(words ?? [], (word) => terms.nameOf(word)).join(' '))
}

describe('words that stand beside each other far more often than by chance', () => {
  const named = ['恒大 翡翠 华庭 路灯', '恒大 翡翠 华庭 停水', '问问 恒大 翡翠 华庭']

  test('become one, also four of them', () => {
    expect(joined(named, 200)).toEqual(['恒大翡翠华庭 路灯', '恒大翡翠华庭 停水', '问问 恒大翡翠华庭'])
    const four = named.map((text) => text.replace('华庭', '华庭 二期'))
    expect(joined(four, 200)[0]).toBe('恒大翡翠华庭二期 路灯')
  })

  test('stay apart where they met twice only, or where both are everywhere', () => {
    expect(joined(named.slice(0, 2), 200)[0]).toBe('恒大 翡翠 华庭 路灯')
    const often = Array.from({ length: 60 }, () => '请问 路灯')
    expect(joined(often, 200)[0]).toBe('请问 路灯')
  })

  test('stay apart in a few texts, where whatever is repeated would be one', () => {
    expect(joined(named, 90)[0]).toBe('恒大 翡翠 华庭 路灯')
  })
})

describe('messages about one place', async () => {
  const reading = await openReading()
  const matters = ['幼儿园收费太贵', '电梯经常坏', '垃圾堆在门口', '夜里麻将馆吵闹', '水压不够']
  const text = (title: string) => ({ title, body: title })
  const place = '恒景翡翠华庭'
  const pile = [
    ...matters.map((matter) => text(`${place}${matter}`)),
    ...[1, 2, 3].map((at) => text(`${place}附近建搅拌站，粉尘噪音第${'一二三'[at - 1]}次投诉`)),
    ...Array.from({ length: 200 }, (_, at) =>
      text(`第${at}条${'路灯不亮班车停运医保报销危房鉴定'.slice(at % 12, (at % 12) + 4)}`),
    ),
  ]
  const subjects = subjectsOf(pile, reading)
  const between = (one: number, other: number) => closeness(subjects[one] ?? new Map(), subjects[other] ?? new Map())

  test('are not about one matter for that', () => {
    for (const one of matters.keys())
      for (const other of matters.keys()) if (one < other) expect(between(one, other)).toBeLessThan(0.21)
  })

  test('are, where they share more than the place', () => {
    expect(between(5, 6)).toBeGreaterThan(0.4)
    expect(between(6, 7)).toBeGreaterThan(0.4)
  })
})
