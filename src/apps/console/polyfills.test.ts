import { afterEach, describe, expect, it, vi } from 'vitest'
import { fillGaps } from './polyfills.ts'

const without = (on: object, name: string) => {
  const own = Object.getOwnPropertyDescriptor(on, name)
  Reflect.deleteProperty(on, name)
  return () => own && Object.defineProperty(on, name, own)
}
let putBack: (() => unknown)[] = []

afterEach(() => {
  for (const put of putBack) put()
  putBack = []
  vi.unstubAllGlobals()
})

describe('in a browser that lacks them', () => {
  it('lists and texts count from the end', () => {
    putBack = [without(Array.prototype, 'at'), without(String.prototype, 'at')]
    fillGaps()
    expect([1, 2, 3].at(-1)).toBe(3)
    expect([1, 2, 3].at(0)).toBe(1)
    expect([1].at(5)).toBeUndefined()
    expect('连心'.at(-1)).toBe('心')
  })

  it('the last that passes is found', () => {
    putBack = [without(Array.prototype, 'findLast')]
    fillGaps()
    expect([1, 2, 3, 4].findLast((one) => one % 2 === 1)).toBe(3)
    expect([2].findLast((one) => one > 5)).toBeUndefined()
  })

  it('a changed copy leaves the list as it was', () => {
    putBack = ['toReversed', 'toSorted', 'toSpliced', 'with', 'findLastIndex'].map((name) =>
      without(Array.prototype, name),
    )
    fillGaps()
    const list = [3, 1, 2]
    expect(list.toReversed()).toEqual([2, 1, 3])
    expect(list.toSorted((a, b) => b - a)).toEqual([3, 2, 1])
    expect(list.toSpliced(1, 1, 8, 9)).toEqual([3, 8, 9, 2])
    expect(list.toSpliced(1)).toEqual([3])
    expect(list.with(1, 9)).toEqual([3, 9, 2])
    expect(list.with(-1, 9)).toEqual([3, 1, 9])
    expect(() => list.with(3, 9)).toThrow(RangeError)
    expect(list.findLastIndex((one) => one < 3)).toBe(2)
    expect(list).toEqual([3, 1, 2])
  })

  it('half a character is told from a whole one', () => {
    putBack = ['isWellFormed', 'toWellFormed'].map((name) => without(String.prototype, name))
    fillGaps()
    expect('𠮷村'.isWellFormed()).toBe(true)
    expect('\ud842村'.isWellFormed()).toBe(false)
    expect('\ud842村\udfb7𠮷'.toWellFormed()).toBe('\ufffd村\ufffd𠮷')
  })

  it('an object knows its own keys', () => {
    putBack = [without(Object, 'hasOwn')]
    fillGaps()
    expect(Object.hasOwn({ a: 1 }, 'a')).toBe(true)
    expect(Object.hasOwn({ a: 1 }, 'toString')).toBe(false)
  })

  it('a random identifier is a version 4 UUID, and never the same', () => {
    const { getRandomValues } = crypto
    vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) })
    fillGaps()
    const some = new Set(Array.from({ length: 1_000 }, () => crypto.randomUUID()))
    expect(some.size).toBe(1_000)
    for (const one of some) expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

it('what a browser brings along is left alone', () => {
  const { at } = Array.prototype
  fillGaps()
  expect(Array.prototype.at).toBe(at)
})
