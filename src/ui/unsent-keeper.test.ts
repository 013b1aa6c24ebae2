import { expect, test } from 'vitest'
import { inOrder, type UnsentKeeper } from './unsent-keeper.ts'

/** A keeper far away: each call ends when it is let go, and may be made to fail. */
function farKeeper() {
  const asked: { what: string; end: (fails?: boolean) => void }[] = []
  const kept = new Map<string, object>()
  const call = <T>(what: string, work: () => T) =>
    new Promise<T>((done, fail) =>
      asked.push({ what, end: (fails = false) => (fails ? fail(new Error('no line')) : done(work())) }),
    )
  const keeper: UnsentKeeper = {
    read: (form) =>
      call('read', () => (kept.has(form) ? { values: kept.get(form) ?? {}, savedAt: new Date(0) } : undefined)),
    keep: (form, values) =>
      call('keep', () => {
        kept.set(form, values)
        return new Date(0)
      }),
    drop: (form) => call('drop', () => void kept.delete(form)),
  }
  const next = async (fails?: boolean) => {
    await new Promise((go) => setTimeout(go, 0))
    const one = asked.shift()
    one?.end(fails)
    await new Promise((go) => setTimeout(go, 0))
    return one?.what
  }
  return { keeper, kept, next }
}

test('what is kept late does not come back after it was sent: one call about a form waits for the other', async () => {
  const { keeper, kept, next } = farKeeper()
  const ordered = inOrder(keeper)
  const [keeping, dropping, reading] = [ordered.keep('a', { text: '一' }), ordered.drop('a'), ordered.read('a')]
  expect([await next(), await next(), await next(), await next()]).toEqual(['keep', 'drop', 'read', undefined])
  await Promise.all([keeping, dropping])
  expect([await reading, kept.size]).toEqual([undefined, 0])
})

test('two forms do not wait for each other, and one that failed keeps nobody waiting', async () => {
  const { keeper, next } = farKeeper()
  const ordered = inOrder(keeper)
  const first = ordered.keep('a', {}).catch((fault: Error) => fault.message)
  const second = ordered.read('b')
  expect([await next(true), await next()]).toEqual(['keep', 'read'])
  expect([await first, await second]).toEqual(['no line', undefined])
  const again = ordered.read('a')
  expect(await next()).toBe('read')
  expect(await again).toBeUndefined()
})

test('what was sent is forgotten even when the line breaks for a moment; at last the failure is told', async () => {
  const waits: number[] = []
  const { keeper, kept, next } = farKeeper()
  const ordered = inOrder(keeper, async (ms) => void waits.push(ms))
  kept.set('a', {})
  const dropping = ordered.drop('a')
  expect([await next(true), await next(true), await next()]).toEqual(['drop', 'drop', 'drop'])
  await dropping
  expect([kept.size, waits]).toEqual([0, [2000, 10_000]])
  const failing = ordered.drop('a').catch((fault: Error) => fault.message)
  for (let n = 0; n < 3; n++) await next(true)
  expect(await failing).toBe('no line')
})

test('who follows a form hears of what is kept and forgotten there, until he ends it', async () => {
  const { keeper, next } = farKeeper()
  const ordered = inOrder(keeper)
  let heard = 0
  const end = ordered.follow('a', () => (heard += 1))
  const done = Promise.all([ordered.keep('a', {}), ordered.keep('b', {}), ordered.drop('a')])
  for (let n = 0; n < 3; n++) await next()
  await done
  expect(heard).toBe(2)
  end()
  const more = ordered.keep('a', {})
  await next()
  await more
  expect(heard).toBe(2)
})
