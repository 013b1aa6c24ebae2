import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { actorAt, testDatabase } from '../../tests/database.ts'
import { visitor } from './actor.ts'
import { endpoint } from './contract.ts'
import { sql } from './db.ts'
import { createHttp, serveOn } from './http.ts'

const db = testDatabase()
const text = { zh: '试', en: 'try' }
const answer = z.object({ running: z.number() })
const read = endpoint({ method: 'GET', path: '/api/long', summary: text, answer })
const open = endpoint({ method: 'GET', path: '/api/open', summary: text, answer, access: 'public' })

/** A server whose reads take a while and tell how many of them ran at the same time. */
async function server() {
  const app = await createHttp()
  onTestFinished(() => app.close())
  const serve = serveOn(app, {
    db: db.app,
    portal: db.portal,
    signIn: db.signIn,
    identify: async ({ headers }) => (headers.cookie ? actorAt('/', { accountId: headers.cookie }) : visitor),
  })
  let running = 0
  for (const one of [read, open])
    serve(one, async (ctx) => {
      running += 1
      const told = running
      await ctx.tx.rows(sql`select pg_sleep(0.05)`)
      running -= 1
      return { running: told }
    })
  return async (url: string, cookie: string, times: number) =>
    Promise.all(
      Array.from({ length: times }, async () => {
        const got = await app.inject({ url, headers: { host: 'localhost:3000', cookie } })
        return { status: got.statusCode, ...(got.json() as { running?: number; code?: string }) }
      }),
    )
}

const [one, other] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'] as const
const mostRunning = (all: readonly { running?: number }[]) => Math.max(...all.map(({ running }) => running ?? 0))

it('an account reads three at a time, and the rest come in their order (T22)', async () => {
  const ask = await server()
  const all = await ask('/api/long', one, 20)
  expect(all.map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(mostRunning(all)).toBe(3)
})

it('nobody waits for what another account asks, and visitors are not counted as one (T22)', async () => {
  const ask = await server()
  const [mine, theirs] = await Promise.all([ask('/api/long', one, 12), ask('/api/long', other, 12)])
  expect(mostRunning([...mine, ...theirs])).toBeGreaterThan(3)
  expect(mostRunning(await ask('/api/open', '', 12))).toBeGreaterThan(3)
})

it('more than fifty waiting are told to come again, in words, and none of them is lost silently (T22)', async () => {
  const ask = await server()
  const all = await ask('/api/long', one, 60)
  const refused = all.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(7)
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['kernel.too-much-at-once']))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(53)
})
