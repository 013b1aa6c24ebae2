import { describe, expect, it } from 'vitest'
import { runOneByOne } from './one-by-one.ts'

const refusal = (status: number) => Object.assign(new Error('refused'), { problem: { status, zh: '不能办', en: 'No' } })

const run = async (faults: Readonly<Record<string, unknown>>, stopAfter = 'none') => {
  const told: string[] = []
  let isStopped = false
  let underWay = 0
  await runOneByOne(['a', 'b', 'c'], {
    act: async (thing) => {
      underWay += 1
      expect(underWay).toBe(1)
      await new Promise((later) => setTimeout(later, 1))
      underWay -= 1
      isStopped = thing === stopAfter
      if (thing in faults) throw faults[thing]
    },
    onDone: (thing) => told.push(`${thing} done`),
    onFault: (thing) => told.push(`${thing} not`),
    isStopped: () => isStopped,
  })
  return told
}

describe('things done one after the other (UX-CS8)', () => {
  it('goes on where one is refused', async () => {
    expect(await run({ b: refusal(409) })).toEqual(['a done', 'b not', 'c done'])
    expect(await run({ a: refusal(500), b: new Error('odd') })).toEqual(['a not', 'b not', 'c done'])
  })

  it.each([0, 401, 429])('ends where nothing would go on: %i', async (status) => {
    expect(await run({ b: refusal(status) })).toEqual(['a done', 'b not'])
  })

  it('finishes what was begun when it is stopped, and begins nothing more', async () => {
    expect(await run({}, 'b')).toEqual(['a done', 'b done'])
  })
})
