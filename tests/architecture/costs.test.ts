import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { sql } from '#kernel/db.ts'
import { createHttp, serveOn } from '#kernel/http.ts'
import { endpoints } from '../../src/apps/chapters.ts'
import { actorAt, testDatabase } from '../database.ts'

// T22: nobody makes the server work without an end.
const db = testDatabase()

const asked = endpoints.flatMap(({ method, path, query }) => (query ? [{ name: `${method} ${path}`, query }] : []))

type Shape = { readonly properties?: Readonly<Record<string, { readonly maximum?: number }>> }
const limitsOf = (query: z.ZodType) =>
  (z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' }) as Shape).properties ?? {}

describe('what a list is asked for', () => {
  test('is a page of at most a hundred rows, and no page further than a person turns', () => {
    const paged = asked.flatMap(({ name, query }) => {
      const { page, size } = limitsOf(query)
      return page || size ? [{ name, page: page?.maximum ?? 0, size: size ? (size.maximum ?? 0) : undefined }] : []
    })
    expect(paged.length).toBeGreaterThan(15)
    // A list without a size has one of its own.
    const isBounded = (most: number | undefined, of: number) => most === undefined || (most > 0 && most <= of)
    expect(paged.filter(({ page, size }) => !isBounded(page, 10_000) || !isBounded(size, 100))).toEqual([])
  })

  test('has words of an end', () => {
    const endless = asked.flatMap(({ name, query }) =>
      Object.keys(query.shape).flatMap((key) => {
        const { error } = query.safeParse({ [key]: 'x'.repeat(5000) })
        return error?.issues.some(({ path }) => path[0] === key) ? [] : [`${name} ${key}`]
      }),
    )
    expect(endless).toEqual([])
  })
})

describe('a statement', () => {
  test('has a time after which the database ends it, for every login that serves requests', async () => {
    const { rows } = await db.owner.query<{ name: string; time: string }>(
      `select regexp_replace(r.rolname, '^.*_', '') as name, split_part(c, '=', 2) as time
       from pg_db_role_setting s join pg_roles r on r.oid = s.setrole join pg_database d on d.oid = s.setdatabase, unnest(s.setconfig) c
       where c like 'statement_timeout=%' and r.rolname like d.datname || '\\_%' and current_database() like d.datname || '\\_%' order by 1`,
    )
    expect(rows).toEqual([
      { name: 'app', time: '5s' },
      { name: 'portal', time: '3s' },
      { name: 'signin', time: '3s' },
    ])
  })

  test('that takes too long is ended, told in words, and costs the next request nothing', async () => {
    const app = await createHttp()
    const slow = endpoint({
      ...{ method: 'GET', path: '/api/slow', summary: { zh: '慢', en: 'slow' } },
      query: z.object({ seconds: z.coerce.number() }),
      answer: z.object({ done: z.boolean() }),
    })
    // Each by an account of its own: one account alone would wait for itself (decisions 190).
    const identify = async () => actorAt('/', { accountId: crypto.randomUUID() })
    serveOn(app, { db: db.app, portal: db.portal, signIn: db.signIn, identify })(slow, async ({ tx }, { seconds }) => {
      await tx.all([sql`select set_config('statement_timeout', '200', true)`, sql`select pg_sleep(${seconds})`])
      return { done: true }
    })
    const ask = (seconds: number) => app.inject({ url: `/api/slow?seconds=${seconds}`, headers: { host: 'localhost' } })
    const begun = Date.now()
    const many = await Promise.all(Array.from({ length: 20 }, () => ask(10)))
    expect(Date.now() - begun).toBeLessThan(5000)
    expect(many.map(({ statusCode, body }) => [statusCode, JSON.parse(body).code])).toEqual(
      many.map(() => [503, 'kernel.busy']),
    )
    expect((await ask(0)).json()).toEqual({ done: true })
    await app.close()
  })
})
