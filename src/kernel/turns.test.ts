import { expect, it } from 'vitest'
import { Crowded, Turns, TurnsOfEach } from './turns.ts'

/** Work that ends when it is told to, and notes when it began. */
function works() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name)
      ends.set(name, () => resolve(name))
    })
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { begun, work, end }
}

it('runs so many at once, the others in their order, and tells one too many to come again', async () => {
  const { begun, work, end } = works()
  const turns = new Turns({ atOnce: 2, waiting: 2 })
  const all = ['a', 'b', 'c', 'd'].map((name) => turns.run(work(name)))
  await expect(turns.run(work('e'))).rejects.toThrow(Crowded)
  await end('nothing yet')
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect(begun).toEqual(['a', 'b', 'c'])
  await end('a')
  await end('c')
  await end('d')
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
  expect(turns.isIdle).toBe(true)
})

it('passes the turn on when a work fails', async () => {
  const turns = new Turns({ atOnce: 1, waiting: 1 })
  const failed = turns.run(async () => {
    throw new Error('its own fault')
  })
  const next = turns.run(async () => 'done')
  await expect(failed).rejects.toThrow('its own fault')
  expect(await next).toBe('done')
  expect(turns.isIdle).toBe(true)
})

it('lets go who waited too long, without beginning it, and gives its place to the next', async () => {
  const { begun, work, end } = works()
  const turns = new Turns({ atOnce: 1, waiting: 1, patienceMs: 20 })
  const first = turns.run(work('a'))
  await expect(turns.run(work('b'))).rejects.toThrow(Crowded)
  const third = turns.run(work('c'))
  await end('a')
  await end('c')
  expect(await Promise.all([first, third])).toEqual(['a', 'c'])
  expect(begun).toEqual(['a', 'c'])
})

it('makes nobody wait for another', async () => {
  const { begun, work, end } = works()
  const each = new TurnsOfEach({ atOnce: 1, waiting: 5 })
  const all = [each.run('one', work('a')), each.run('one', work('b')), each.run('other', work('c'))]
  await end('nothing yet')
  expect(begun).toEqual(['a', 'c'])
  await end('a')
  expect(begun).toEqual(['a', 'c', 'b'])
  await end('b')
  await end('c')
  await Promise.all(all)
})

it('runs works that take long one after the other, until they are short again', async () => {
  const turns = new Turns({ atOnce: 3, waiting: 20, longMs: 100 })
  const running = { now: 0, most: 0 }
  const lasting = (ms: number) => () => {
    running.now += 1
    running.most = Math.max(running.most, running.now)
    return new Promise<void>((resolve) => setTimeout(resolve, ms)).finally(() => {
      running.now -= 1
    })
  }
  const together = async (count: number, ms: number) => {
    running.most = 0
    await Promise.all(Array.from({ length: count }, () => turns.run(lasting(ms))))
    return running.most
  }
  expect(await together(3, 400)).toBe(3)
  expect(await together(4, 150)).toBe(1)
  await together(12, 0)
  expect(await together(3, 0)).toBe(3)
})
