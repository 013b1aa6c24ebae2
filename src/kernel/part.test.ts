import { beforeAll, expect, it } from 'vitest'
import { actorAt, testDatabase } from '../../tests/database.ts'
import { record } from './audit.ts'
import { type Ctx, perform } from './ctx.ts'
import { sql } from './db.ts'
import { Refusal } from './errors.ts'
import { inPart, tryOut } from './part.ts'

const db = testDatabase()
const refusal = () => new Refusal('conflict', 'kernel.test', { sentence: { zh: '不行', en: 'no' } })
const write = <T>(work: (ctx: Ctx) => Promise<T>, effect: 'write' | 'steps' = 'write') =>
  perform({ db: db.app, actor: actorAt('/'), effect, requestId: 'x' }, work)
const put = (ctx: Ctx, name: string) => ctx.tx.run(sql`insert into app.setting (name, value) values (${name}, '1')`)
const kept = async () =>
  (await db.owner.query(`select name from app.setting where name like 'part-%' order by name`)).rows.map(
    ({ name }) => name,
  )
const entries = async () =>
  (await db.owner.query(`select act from audit.entry where act like 'kernel.part-%' order by act`)).rows.map(
    ({ act }) => act,
  )

beforeAll(() => db.owner.query(`delete from app.setting where name like 'part-%'`))

it('what a refused part wrote, recorded and planned is given up, and the rest stands', async () => {
  const ran: string[] = []
  await write(async (ctx) => {
    await put(ctx, 'part-before')
    record(ctx, 'kernel.part-before')
    const first = await inPart(ctx, async () => {
      await put(ctx, 'part-refused')
      record(ctx, 'kernel.part-refused')
      ctx.afterwards.push(() => ran.push('refused'))
      ctx.ifNotKept.push(() => ran.push('given back'))
      throw refusal()
    })
    expect(first).toMatchObject({ refusal: { code: 'kernel.test' } })
    expect(ctx.recorded).toBe(1)
    const second = await inPart(ctx, async () => {
      record(ctx, 'kernel.part-kept')
      ctx.afterwards.push(() => ran.push('kept'))
      return put(ctx, 'part-kept')
    })
    expect(second).toEqual({ given: 1 })
  })
  expect(await kept()).toEqual(['part-before', 'part-kept'])
  expect(await entries()).toEqual(['kernel.part-before', 'kernel.part-kept'])
  expect(ran).toEqual(['given back', 'kept'])
})

it('a statement nobody waited for fails the part it belongs to, and a fault that is no refusal the whole', async () => {
  const failing = write(async (ctx) => {
    record(ctx, 'kernel.part-whole')
    await inPart(ctx, async () => ctx.tx.later(sql`insert into app.setting (name, value) values (null, '1')`))
  })
  await expect(failing).rejects.toMatchObject({ code: '23502' })
  expect(await entries()).not.toContain('kernel.part-whole')
  await write(async (ctx) => {
    record(ctx, 'kernel.part-caught')
    const failed = ctx.tx.part(async () => ctx.tx.later(sql`insert into app.setting (name, value) values (null, '1')`))
    await expect(failed).rejects.toMatchObject({ code: '23502' })
    await put(ctx, 'part-caught')
  })
  expect(await kept()).toContain('part-caught')
})

it('what is tried out tells what it gave and leaves nothing, part within part', async () => {
  const told = await write(async (ctx) => {
    record(ctx, 'kernel.part-trying')
    const tried = await tryOut(ctx, async () => {
      const ends = []
      for (const name of ['part-one', 'part-one', 'part-two'])
        ends.push(
          await inPart(ctx, async () => {
            const row = await ctx.tx.first(sql`select 1 from app.setting where name = ${name}`)
            if (row) throw refusal()
            record(ctx, 'kernel.part-tried')
            await put(ctx, name)
            return name
          }),
        )
      return ends.map((end) => ('given' in end ? end.given : end.refusal.code))
    })
    expect(ctx.recorded).toBe(1)
    return tried
  })
  expect(told).toEqual(['part-one', 'kernel.test', 'part-two'])
  expect(await kept()).not.toContain('part-one')
  expect(await entries()).not.toContain('kernel.part-tried')
})

it('a trial that is refused as a whole is refused, and only a write has parts', async () => {
  const refused = write((ctx) => tryOut(ctx, () => Promise.reject(refusal())))
  await expect(refused).rejects.toMatchObject({ code: 'kernel.test' })
  const steps = write((ctx) => inPart(ctx, async () => 1), 'steps')
  await expect(steps).rejects.toThrow('only a write has parts')
})
