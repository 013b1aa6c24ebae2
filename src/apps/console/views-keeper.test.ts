import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { viewsKeeper } from './views-keeper.ts'

// The browser's storage and the line to the server; what the server keeps of the list `members`.
const storage = new Map<string, string>()
let kept: unknown[] = []
let isBroken = false
let times = 0

beforeEach(() => {
  storage.clear()
  ;[kept, isBroken, times] = [[], false, 0]
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    removeItem: (key: string) => void storage.delete(key),
  })
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    expect(url).toBe('/api/session/saved-view/members')
    if (isBroken && method === 'PUT') throw new TypeError('no line')
    if (method === 'PUT') [kept, times] = [JSON.parse(body ?? '').views, times + 1]
    return Response.json({ views: kept })
  })
})

// Tests of other files share this process.
afterEach(() => vi.unstubAllGlobals())

const old = [{ name: '姓张的', query: 'q=zsf&cols=age' }]
const leave = (value: unknown) => storage.set('views.members', JSON.stringify(value))

test('views the browser kept before move to an account that has none, and are gone from the browser', async () => {
  leave(old)
  expect(viewsKeeper.isLeftBehind?.('members')).toBe(true)
  expect(await viewsKeeper.read('members')).toEqual(old)
  expect([kept, storage.size, viewsKeeper.isLeftBehind?.('members')]).toEqual([old, 0, false])
})

test('an account that has views keeps its own, and those of the browser are gone all the same', async () => {
  leave(old)
  kept = [{ name: '预备党员', query: 'category=PROBATIONARY' }]
  expect(await viewsKeeper.read('members')).toEqual([{ name: '预备党员', query: 'category=PROBATIONARY' }])
  expect([kept.length, storage.size]).toEqual([1, 0])
})

test.each([['nonsense'], [[]], [[{ name: '', query: 'a' }, 7, { name: '错', query: '<b>' }]]])(
  'what cannot be taken over is forgotten: %j',
  async (value) => {
    leave(value)
    expect(await viewsKeeper.read('members')).toEqual([])
    expect([kept, storage.size]).toEqual([[], 0])
  },
)

test('of more than a list keeps the newest are taken over', async () => {
  leave(Array.from({ length: 25 }, (_, at) => ({ name: `视图${at}`, query: '' })))
  expect((await viewsKeeper.read('members')).map(({ name }) => name).at(0)).toBe('视图5')
  expect(kept).toHaveLength(20)
})

test('where the line breaks they wait for the next time; two reads at once take them over once', async () => {
  leave(old)
  isBroken = true
  await expect(viewsKeeper.read('members')).rejects.toThrow()
  expect(storage.size).toBe(1)
  isBroken = false
  const both = Promise.all([viewsKeeper.read('members'), viewsKeeper.read('members')])
  expect(await both).toEqual([old, old])
  expect([kept, storage.size, times]).toEqual([old, 0, 1])
})
