import { expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { actorAt, testDatabase } from '../../tests/database.ts'
import { visitor } from './actor.ts'
import { endpoint } from './contract.ts'
import { createHttp, serveOn } from './http.ts'

const db = testDatabase()
const text = { zh: '试', en: 'try' }
const answer = z.object({ running: z.number() })
const read = endpoint({ method: 'GET', path: '/api/long', summary: text, answer })
const open = endpoint({ method: 'GET', path: '/api/open', summary: text, answer, access: 'public' })

/** A server whose reads are held until they are let go, and which tells how many run. */
async function server() {
  const app = await createHttp()
  onTestFinished(() => app.close())
  const serve = serveOn(app, {
    db: db.app,
    portal: db.portal,
    signIn: db.signIn,
    identify: async ({ headers }) => (headers.cookie ? actorAt('/', { accountId: headers.cookie }) : visitor),
  })
  const running = { now: 0, most: 0, begun: 0 }
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  for (const one of [read, open])
    serve(one, async () => {
      running.now += 1
      running.begun += 1
      running.most = Math.max(running.most, running.now)
      await held
      running.now -= 1
      return { running: running.now }
    })
  const ask = (url: string, cookie: string, times: number) =>
    Array.from({ length: times }, async () => {
      const got = await app.inject({ url, headers: { host: 'localhost:3000', cookie } })
      return { status: got.statusCode, code: got.statusCode === 200 ? '' : got.json().code, ...got.headers }
    })
  const comeTo = async (count: number) => {
    await vi.waitUntil(() => running.now >= count, { timeout: 10_000 })
    // Who would come besides has come by then.
    await new Promise((resolve) => setTimeout(resolve, 50))
    return running.now
  }
  return { app, ask, comeTo, running, letGo }
}

const [one, other] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'] as const

it('an account reads three at a time, and the rest come in their order (T22)', async () => {
  const { ask, comeTo, running, letGo } = await server()
  const all = ask('/api/long', one, 20)
  expect(await comeTo(3)).toBe(3)
  letGo()
  expect((await Promise.all(all)).map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(running.most).toBe(3)
})

it('nobody waits for what another account asks, and visitors are not counted as one (T22)', async () => {
  const { ask, comeTo, letGo } = await server()
  const all = [...ask('/api/long', one, 5), ...ask('/api/long', other, 1)]
  expect(await comeTo(4)).toBe(4)
  all.push(...ask('/api/open', '', 5))
  expect(await comeTo(9)).toBe(9)
  letGo()
  expect((await Promise.all(all)).map(({ status }) => status)).toEqual(Array(11).fill(200))
})

it('more than fifty waiting are told at once to come again, in words, and those who waited too long as well (T22)', async () => {
  const { ask, comeTo, running, letGo } = await server()
  const all = ask('/api/long', one, 60)
  expect(await comeTo(3)).toBe(3)
  // Three run; fifty wait, seven do not, and in two seconds those who wait give up.
  const refused = Promise.all(all.map((each) => each.then(({ status }) => status === 429 && waited.push(1))))
  const waited: number[] = []
  await vi.waitUntil(() => waited.length >= 7, { timeout: 10_000 })
  await vi.waitUntil(() => waited.length === 57, { timeout: 20_000 })
  expect(running.now).toBe(3)
  letGo()
  await refused
  const answers = await Promise.all(all)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  const told = answers.filter(({ status }) => status === 429)
  expect(new Set(told.map(({ code, 'retry-after': after }) => `${code} ${after}`))).toEqual(
    new Set(['kernel.too-much-at-once 2']),
  )
})

it('who went away while waiting is not worked for (T22)', async () => {
  const { app, comeTo, running, letGo } = await server()
  const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/long`
  const taken = { now: 0, left: 0 }
  app.server.on('request', (_, answer) => {
    taken.now += 1
    answer.on('close', () => {
      taken.left += 1
    })
  })
  const browse = (signal?: AbortSignal) => fetch(url, { headers: { cookie: one }, ...(signal ? { signal } : {}) })
  const stay = Array.from({ length: 3 }, () => browse())
  expect(await comeTo(3)).toBe(3)
  const page = new AbortController()
  const gone = Array.from({ length: 2 }, () => browse(page.signal).catch(() => 'gone'))
  const waiting = browse()
  await vi.waitUntil(() => taken.now === 6, { timeout: 10_000 })
  page.abort()
  await vi.waitUntil(() => taken.left === 2, { timeout: 10_000 })
  letGo()
  expect(await Promise.all(gone)).toEqual(['gone', 'gone'])
  expect((await Promise.all([...stay, waiting])).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(running.begun).toBe(4)
})
