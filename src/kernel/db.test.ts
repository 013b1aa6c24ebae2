import { beforeAll, describe, expect, it } from 'vitest'
import { actorAt, testDatabase } from '../../tests/database.ts'
import { nowhere } from './actor.ts'
import { record } from './audit.ts'
import { config } from './config.ts'
import { perform } from './ctx.ts'
import { Db, sql, type Tx } from './db.ts'
import { newId } from './ids.ts'

const db = testDatabase()
beforeAll(async () => {
  await db.owner.query(`insert into organisations.org (id, path, code, type, name, short_name, name_search, founded_on) values
    ('00000000-0000-7000-8000-0000000000a1', '/1/', '001', 'PARTY_COMMITTEE', '甲', '甲', '', '2020-01-01'),
    ('00000000-0000-7000-8000-0000000000a2', '/1/2/', '001.001', 'BRANCH', '乙', '乙', '', '2020-01-01'),
    ('00000000-0000-7000-8000-0000000000a3', '/1/20/', '001.002', 'BRANCH', '丙', '丙', '', '2020-01-01')`)
})

// What row security alone keeps cannot hold in the run without it.
const rowSecurity = it.skipIf(config.belt === 'rows-off')
const names = sql<{ name: string }>`select name from organisations.org order by path`

describe('the scope of a transaction', () => {
  rowSecurity('shows a reader his subtree and nothing beside it', async () => {
    const seen = async (path: string) =>
      (await db.app.read(actorAt(path), (tx) => tx.rows(names))).map((row) => row.name)
    expect(await seen('/')).toEqual(['甲', '乙', '丙'])
    expect(await seen('/1/2/')).toEqual(['乙'])
    expect(await seen('/1/20/')).toEqual(['丙'])
  })

  rowSecurity('shows nothing on a connection that served another scope and has none now (decisions 1)', async () => {
    const client = await db.app.pool.connect()
    await client.query(`select set_config('app.path', '/', false), set_config('app.path_end', '0', false)`)
    await client.query('reset all')
    const { rows } = await client.query('select * from organisations.org').catch(() => ({ rows: [] }))
    client.release(true)
    expect(rows).toEqual([])
    expect(await db.app.read(actorAt('/', { reach: nowhere }), (tx) => tx.rows(names))).toEqual([])
  })

  it('gives up everything when a use case throws', async () => {
    const before = await db.owner.query('select count(*) from app.setting')
    const attempt = perform({ db: db.app, actor: actorAt('/'), effect: 'write', requestId: 'x' }, async (ctx) => {
      await ctx.tx.run(sql`insert into app.setting (name, value) values ('half', '1')`)
      record(ctx, 'kernel.half')
      throw new Error('stop')
    })
    await expect(attempt).rejects.toThrow('stop')
    expect((await db.owner.query('select count(*) from app.setting')).rows).toEqual(before.rows)
  })

  it('refuses to commit a change that recorded nothing', async () => {
    const attempt = perform({ db: db.app, actor: actorAt('/'), effect: 'write', requestId: 'x' }, (ctx) =>
      ctx.tx.run(sql`insert into app.setting (name, value) values ('silent', '1')`),
    )
    await expect(attempt).rejects.toThrow('recorded nothing')
    expect((await db.owner.query(`select 1 from app.setting where name = 'silent'`)).rowCount).toBe(0)
  })

  it('reads several queries in one round trip, days as text and whole numbers as numbers', async () => {
    const [one, two] = await db.app.read(actorAt('/'), (tx) =>
      tx.all([
        sql<{ day: string; n: number }>`select date '2026-11-23' as day, 5::bigint as n`,
        sql<{ aList: string[] }>`select array['x','y"z'] as a_list`,
      ]),
    )
    expect(one).toEqual([{ day: '2026-11-23', n: 5 }])
    expect(two).toEqual([{ aList: ['x', 'y"z'] }])
  })

  it('keeps working on the same connection after a statement failed', async () => {
    await expect(db.app.read(actorAt('/'), (tx) => tx.rows(sql`select 1/0`))).rejects.toThrow('division by zero')
    expect(await db.app.read(actorAt('/'), (tx) => tx.rows(sql`select 1 as one`))).toEqual([{ one: 1 }])
  })

  it('takes no connection from the others where nothing is asked, and gives back one that comes after the end', async () => {
    const small = new Db(db.urls.app, { max: 1 })
    const holder = await small.pool.connect()
    expect(await small.read(actorAt('/'), async () => 'known')).toBe('known')
    const late: Promise<unknown>[] = []
    const over = small.read(actorAt('/'), async (tx) => {
      late.push(tx.rows(sql`select 1`).catch((fault: Error) => fault.message))
      throw new Error('stop')
    })
    await expect(over).rejects.toThrow('stop')
    holder.release()
    expect(await late[0]).toBe('the use case is over')
    let kept: Tx | undefined
    const one = await small.read(actorAt('/'), (tx) => {
      kept = tx
      return tx.rows(sql`select 1 as one`)
    })
    expect(one).toEqual([{ one: 1 }])
    // Whoever holds the connection now is not spoken over.
    await expect(kept?.rows(sql`select 1`)).rejects.toThrow('the use case is over')
    await small.close()
  })

  it('tells a database that is away', async () => {
    const dead = new Db('postgres://nobody@127.0.0.1:1/none')
    const write = dead.write(actorAt('/'), (tx) => tx.run(sql`select 1`))
    await expect(write).rejects.toThrow('ECONNREFUSED')
    await dead.close()
  })

  it('prepares a statement again that stood behind a failed one', async () => {
    const behind = sql<{ behind: number }>`select 7 as behind`
    const pool = db.app.pool
    for (let round = 0; round < 3; round++) {
      await expect(db.app.read(actorAt('/'), (tx) => tx.all([sql`select 1/0 as x`, behind]))).rejects.toThrow(
        'division',
      )
      expect(await db.app.read(actorAt('/'), (tx) => tx.rows(behind))).toEqual([{ behind: 7 }])
      await expect(db.app.read(actorAt('/'), (tx) => tx.all([behind, behind, sql`select 1/0 as x`]))).rejects.toThrow(
        'division',
      )
    }
    expect(pool.totalCount).toBeLessThanOrEqual(2)
  })

  it('sends values in every shape and gets them back', async () => {
    const values = {
      text: `'"\\ 中`,
      list: ['a', null, 'b,c', '{"x":1}'],
      object: { a: [1, 'x'] },
      bytes: Buffer.from([0, 255]),
    }
    const row = await db.app.read(actorAt('/'), (tx) =>
      tx.one(
        sql`select ${values.text}::text as text, ${values.list}::text[] as list, ${values.object}::jsonb as object, ${values.bytes}::bytea as bytes, ${true}::boolean as yes, ${new Date(0)}::timestamptz as at`,
      ),
    )
    expect(row).toEqual({ ...values, yes: true, at: new Date(0) })
  })
})

// Whether a use case waits for what it sends, or all of it goes in one round trip with the commit.
describe.each([true, false])('an idempotency key of a use case that asks (%s)', (asks) => {
  const act = `kernel.setting-added-${asks}`
  const create = (key: string, name: string, thing = `${name}-${asks}`) =>
    perform(
      { db: db.app, actor: actorAt('/'), effect: 'write', requestId: 'x', idempotency: { key, input: { name } } },
      async (ctx) => {
        const adding = sql`insert into app.setting (name, value) values (${thing}, '1')`
        if (asks) await ctx.tx.run(adding)
        else ctx.tx.later(adding)
        record(ctx, act)
        return { name, drawn: newId() }
      },
    )
  const effects = async () => (await db.owner.query('select 1 from audit.entry where act = $1', [act])).rowCount

  it('has one effect and one answer for many equal requests at once (R-F08)', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => create(`k1-${asks}`, 'once')))
    expect(new Set(answers.map((answer) => answer.drawn)).size).toBe(1)
    expect(await effects()).toBe(1)
  })

  it('is refused with another body', async () => {
    await expect(create(`k1-${asks}`, 'other')).rejects.toMatchObject({ code: 'kernel.key-reused' })
    expect(await effects()).toBe(1)
  })

  it('is free again when its use case failed, and no other row that is there twice counts as a repetition', async () => {
    await expect(create(`k2-${asks}`, 'new', `once-${asks}`)).rejects.toMatchObject({ constraint: 'setting_pkey' })
    expect(await create(`k2-${asks}`, 'new')).toMatchObject({ name: 'new' })
    expect(await effects()).toBe(2)
  })
})
