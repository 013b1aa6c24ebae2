import { describe, expect, it } from 'vitest'
import { VisitorTries } from './visitor-tries.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 30) + second * 1000)
const limit = { tries: 3, seconds: 60 }

describe('tries of visitors', () => {
  it('are counted exactly within the window, and the wait ends when the oldest leaves it', () => {
    const tries = new VisitorTries()
    expect([0, 10, 20].map((second) => tries.take('a', limit, at(second)))).toEqual([0, 0, 0])
    expect(tries.take('a', limit, at(30))).toBe(30)
    expect(tries.take('a', limit, at(59.5))).toBe(1)
    expect(tries.take('b', limit, at(30))).toBe(0)
    // What had to wait was not counted.
    expect(tries.used('a', 60, at(59))).toBe(3)
    expect(tries.take('a', limit, at(60))).toBe(0)
    expect(tries.take('a', limit, at(61))).toBe(9)
  })

  it('hold to the smallest limit that is asked', () => {
    const tries = new VisitorTries()
    for (const second of [0, 1, 2, 3]) tries.take('a', { tries: 9, seconds: 60 }, at(second))
    expect(tries.take('a', { tries: 2, seconds: 60 }, at(4))).toBe(58)
  })

  it('do not depend on the order in which requests that come together are counted', () => {
    const tries = new VisitorTries()
    for (const second of [2, 0, 1]) tries.take('a', limit, at(second))
    expect(tries.take('a', limit, at(3))).toBe(57)
  })

  it('are given back one at a time, each its own', () => {
    const tries = new VisitorTries()
    for (const second of [0, 1]) tries.take('a', limit, at(second))
    tries.giveBack('a', at(0))
    tries.giveBack('a', at(7))
    expect(tries.used('a', 60, at(60.5))).toBe(1)
    tries.giveBack('a', at(1))
    expect(tries.used('a', 60, at(2))).toBe(0)
  })

  it('are given back later too, the newest first', () => {
    const tries = new VisitorTries()
    for (const second of [0, 10]) tries.take('a', limit, at(second))
    tries.giveBackNewest('a')
    expect(tries.used('a', 60, at(59))).toBe(1)
    expect(tries.used('a', 60, at(60.5))).toBe(0)
    tries.giveBackNewest('a')
    tries.giveBackNewest('a')
    expect(tries.used('a', 60, at(20))).toBe(0)
  })

  it('of those seen longest ago are forgotten under a flood, and those who try stay counted', () => {
    const tries = new VisitorTries()
    for (let try_ = 0; try_ < 3; try_++) tries.take('steady', limit, at(0))
    for (let one = 0; one < 60_000; one++) {
      if (one % 1000 === 0) tries.take('steady', limit, at(1))
      tries.take(`flood ${one}`, limit, at(1))
    }
    expect(tries.used('flood 0', 60, at(2))).toBe(0)
    expect(tries.used('flood 59999', 60, at(2))).toBe(1)
    expect(tries.used('steady', 60, at(2))).toBe(3)
  })
})
