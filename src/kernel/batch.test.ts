import { describe, expect, it } from 'vitest'
import { actorAt, testDatabase } from '../../tests/database.ts'
import { record } from './audit.ts'
import { perform } from './ctx.ts'
import { sql } from './db.ts'
import { problemOf } from './problem.ts'

const db = testDatabase()
const insert = (name: string) => sql`insert into app.setting (name, value) values (${name}, '1')`
const stored = async (name: string) =>
  (await db.owner.query('select 1 from app.setting where name = $1', [name])).rowCount === 1

describe('a statement that failed when it first ran on a connection', () => {
  it('can run again there and works when its values are right', async () => {
    const divide = (by: number) =>
      db.app.read(actorAt('/'), (tx) => tx.one(sql<{ n: number }>`select 8 / ${by}::int as n`))
    const client = await db.app.pool.connect()
    client.release()
    await expect(divide(0)).rejects.toThrow('division by zero')
    await expect(divide(0)).rejects.toThrow('division by zero')
    expect(await divide(2)).toEqual({ n: 4 })
    expect(await divide(4)).toEqual({ n: 2 })
  })

  it('can run twice in one batch afterwards', async () => {
    const query = (by: number) => sql<{ n: number }>`select 9 / ${by}::int as nine`
    await expect(db.app.read(actorAt('/'), (tx) => tx.all([query(3), query(0)]))).rejects.toThrow('division')
    expect(await db.app.read(actorAt('/'), (tx) => tx.all([query(3), query(9)]))).toEqual([
      [{ nine: 3 }],
      [{ nine: 1 }],
    ])
  })

  it('is read anew when a migration has changed what it gives', async () => {
    const all = sql`select * from public.shape`
    await db.owner.query(
      'create table public.shape (a int); grant select on public.shape to public; insert into public.shape values (1)',
    )
    const read = () => db.app.read(actorAt('/'), (tx) => tx.rows(all))
    expect(await read()).toEqual([{ a: 1 }])
    await db.owner.query(`alter table public.shape add b text default 'x'`)
    await expect(read()).rejects.toThrow('cached plan')
    expect(await read()).toEqual([{ a: 1, b: 'x' }])
    expect(await read()).toEqual([{ a: 1, b: 'x' }])
  })
})

describe('a reading use case', () => {
  const look = (work: Parameters<typeof perform<unknown>>[1]) =>
    perform({ db: db.app, actor: actorAt('/'), effect: 'read', requestId: 'x' }, work)

  it('cannot change anything, neither at once nor later', async () => {
    await expect(look((ctx) => ctx.tx.run(insert('at-once')))).rejects.toThrow('read-only transaction')
    await expect(look(async (ctx) => ctx.tx.later(insert('later')))).rejects.toThrow('changes nothing')
    expect(await stored('at-once')).toBe(false)
  })

  it('leaves its audit entry before it answers, and writing works on the same connection afterwards', async () => {
    await look(async (ctx) => {
      record(ctx, 'kernel.looked', { subjectId: 'card' })
      return ctx.tx.rows(sql`select 1`)
    })
    expect((await db.owner.query(`select 1 from audit.entry where act = 'kernel.looked'`)).rowCount).toBe(1)
    await db.app.write(actorAt('/'), (tx) => tx.run(insert('afterwards')))
    expect(await stored('afterwards')).toBe(true)
  })
})

describe('a transaction', () => {
  it('tells when a swallowed fault made its commit keep nothing', async () => {
    const attempt = db.app.write(actorAt('/'), async (tx) => {
      await tx.run(insert('swallowed'))
      await tx.run(sql`select 1 / 0`).catch(() => {})
    })
    await expect(attempt).rejects.toThrow('nothing was kept')
    expect(await stored('swallowed')).toBe(false)
  })

  it('whose connection is cut while it thinks fails alone: the process and the pool live on', async () => {
    const attempt = db.app.write(actorAt('/'), async (tx) => {
      const { pid } = await tx.one(sql<{ pid: number }>`select pg_backend_pid() as pid`)
      await db.owner.query('select pg_terminate_backend($1)', [pid])
      await new Promise((resolve) => setTimeout(resolve, 100))
      await tx.run(insert('cut'))
    })
    const fault = await attempt.catch((thrown: unknown) => thrown)
    expect(problemOf(fault, 'x').code).toBe('kernel.busy')
    expect(await db.app.read(actorAt('/'), (tx) => tx.rows(sql`select 1 as one`))).toEqual([{ one: 1 }])
  })

  it('of a job may end without a record when it changed nothing, and only then', async () => {
    const job = (work: Parameters<typeof perform<unknown>>[1]) =>
      perform({ db: db.app, actor: actorAt('/'), effect: 'write', requestId: 'x', mayChangeNothing: true }, work)
    expect(await job((ctx) => ctx.tx.rows(sql`select 1 as one`))).toEqual([{ one: 1 }])
    await expect(job((ctx) => ctx.tx.run(insert('silent')))).rejects.toThrow('recorded nothing')
    expect(await stored('silent')).toBe(false)
  })
})
