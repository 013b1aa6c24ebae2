import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { findingsOf, ownHeadFile, quiet, sealAll, sealingTime, writeEntries } from '../../tests/audit-scene.ts'
import { act, actorAt, testDatabase } from '../../tests/database.ts'
import { record } from './audit.ts'
import { sql } from './db.ts'
import { sealEntries } from './seal.ts'
import { readHead } from './seal-head.ts'
import { verifyAudit } from './verify.ts'

const db = testDatabase()
vi.setConfig({ testTimeout: sealingTime + 20_000 })
let file: string

const numbers = async () =>
  (await db.owner.query<{ n: number }>('select sequence::int as n from audit.seal order by 1')).rows.map((row) => row.n)
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const findings = async () => {
  await db.owner.query('begin')
  const found = await findingsOf(db.owner, file)
  await db.owner.query('commit')
  return found
}
const without = async (guarded: string, change: string) => {
  await db.owner.query(
    `alter table ${guarded} disable trigger user; ${change}; alter table ${guarded} enable trigger user`,
  )
}

beforeEach(async () => {
  await without('audit.entry', 'truncate audit.entry')
  await without('audit.seal', 'truncate audit.seal')
  file = ownHeadFile()
})

describe('the sealer', () => {
  it('links every entry once, in the order of transactions, and remembers the newest seal outside the database', async () => {
    await writeEntries(db, 25)
    expect(await sealAll(db, file, 25)).toBe(25)
    expect(await sealEntries(db.worker, file)).toBe(0)
    expect(await numbers()).toEqual(upTo(25))
    expect(readHead(file)?.sequence).toBe(25)
    const { rows } =
      await db.owner.query(`select array_agg(e.id order by s.sequence) = array_agg(e.id order by e.transaction_id, e.id) as same
      from audit.seal s join audit.entry e on e.id = s.entry_id`)
    expect(rows).toEqual([{ same: true }])
    expect(await findings()).toEqual([])
  })

  it('leaves what a running transaction may still precede, and takes it up when that one has committed late', async () => {
    let letGo = (): void => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let begun = (): void => {}
    const started = new Promise<void>((resolve) => {
      begun = resolve
    })
    const slow = act(db.app, actorAt('/'), async (ctx) => {
      record(ctx, 'kernel.slow')
      await ctx.tx.run(sql`select pg_current_xact_id()`)
      begun()
      await held
    })
    await started
    await writeEntries(db, 6)
    const before = await sealEntries(db.worker, file)
    letGo()
    expect(before).toBe(0)
    await slow
    expect(await sealAll(db, file, 7)).toBe(7)
    const { rows } = await db.owner.query(
      'select act from audit.entry e join audit.seal s on s.entry_id = e.id order by sequence limit 1',
    )
    expect(rows).toEqual([{ act: 'kernel.slow' }])
    expect(await findings()).toEqual([])
  })

  it('skips nothing and seals nothing twice when several work at once while entries come in', async () => {
    const writing = Promise.all(upTo(6).map(() => writeEntries(db, 30)))
    let done = false
    const sealing = upTo(3).map(async () => {
      while (!done) await sealEntries(db.worker, file)
    })
    await writing
    await expect.poll(async () => (await numbers()).length, { timeout: sealingTime }).toBe(180)
    done = true
    await Promise.all(sealing)
    expect(await numbers()).toEqual(upTo(180))
    expect(readHead(file)?.sequence).toBe(180)
    expect(await findings()).toEqual([])
  })

  it('goes on where the database stands when it was killed before it had remembered', async () => {
    await writeEntries(db, 3)
    await sealAll(db, file, 3)
    const before = readFileSync(file)
    await writeEntries(db, 4)
    await sealAll(db, file, 4)
    writeFileSync(file, before)
    await writeEntries(db, 2)
    expect(await sealAll(db, file, 2)).toBe(2)
    expect(await numbers()).toEqual(upTo(9))
    expect(await findings()).toEqual([])
  })

  it('keeps nothing of a round whose connection was cut, and does it again', async () => {
    await writeEntries(db, 5)
    const waiting = `select pid from pg_locks where not granted and relation = 'audit.seal'::regclass`
    await db.owner.query('begin; lock table audit.seal in access exclusive mode')
    const attempt = sealEntries(db.worker, file).catch((fault: Error) => fault.message)
    await vi.waitUntil(async () => (await db.owner.query(waiting)).rowCount === 1, { timeout: 10_000 })
    await db.owner.query(`select pg_terminate_backend(pid) from (${waiting}) of_sealer`)
    expect(await attempt).toMatch(/terminat/)
    await db.owner.query('commit')
    expect(await numbers()).toEqual([])
    expect(existsSync(file)).toBe(false)
    expect(await sealAll(db, file, 5)).toBe(5)
    expect(await findings()).toEqual([])
  })

  it('seals thousands in one round', async () => {
    await act(db.app, actorAt('/'), async (ctx) => {
      for (let i = 0; i < 12_000; i++) record(ctx, 'kernel.many', { subjectId: String(i) })
    })
    expect(await sealAll(db, file, 12_000)).toBe(12_000)
    expect(await findings()).toEqual([])
  })

  it('seals entries of a restored database whose transaction numbers lie ahead', async () => {
    await writeEntries(db, 4)
    await without('audit.entry', `update audit.entry set transaction_id = '900000000'`)
    expect(await sealAll(db, file, 4)).toBe(4)
    await writeEntries(db, 3)
    expect(await sealAll(db, file, 3)).toBe(3)
    expect(await findings()).toEqual([])
  })
})

describe('after the tail was cut off', () => {
  it('the chain goes on behind the gap, so the gap stays visible for ever', async () => {
    await writeEntries(db, 20)
    await sealAll(db, file, 20)
    await without('audit.seal', 'delete from audit.seal where sequence > 15')
    await without('audit.entry', 'delete from audit.entry where id not in (select entry_id from audit.seal)')
    await writeEntries(db, 3)
    expect(await sealAll(db, file, 3)).toBe(3)
    expect(await findings()).toMatchObject([{ kind: 'seals-missing', sequence: 16, lastSequence: 20 }])
  })

  it('everything taken away is named by the numbers that were there', async () => {
    await writeEntries(db, 8)
    await sealAll(db, file, 8)
    await without('audit.seal', 'truncate audit.seal')
    await without('audit.entry', 'truncate audit.entry')
    expect(await findings()).toMatchObject([{ kind: 'seals-cut', sequence: 1, lastSequence: 8 }])
  })
})

describe('the check', () => {
  it('tells of entries that wait for the sealer, and finds fault with them after a minute', async () => {
    await writeEntries(db, 3)
    await quiet(db)
    await db.owner.query('begin')
    const soon = await verifyAudit(db.owner, () => {}, { file })
    const kinds: string[] = []
    const late = new Date(Date.now() + 61_500)
    await verifyAudit(db.owner, (finding) => kinds.push(finding.kind), { file, now: late })
    await db.owner.query('commit')
    expect(soon).toMatchObject({ findings: 0, waiting: 3 })
    expect(kinds).toEqual(['entry-unsealed', 'entry-unsealed', 'entry-unsealed'])
  })

  it('does not call an entry late that a running transaction may still precede', async () => {
    const slow = await db.app.pool.connect()
    await slow.query('begin; select pg_current_xact_id()')
    await writeEntries(db, 2)
    await db.owner.query('begin')
    const late = new Date(Date.now() + 300_000)
    const check = await verifyAudit(db.owner, () => {}, { file, now: late })
    await db.owner.query('commit')
    await slow.query('rollback')
    slow.release()
    expect(check).toMatchObject({ findings: 0, waiting: 2 })
  })

  it('names a head file that was changed, one that is missing, and guards that are off', async () => {
    await writeEntries(db, 3)
    await sealAll(db, file, 3)
    const kept = readFileSync(file, 'utf8')
    writeFileSync(file, kept.replace('"sequence":3', '"sequence":2'))
    expect((await findings()).map((found) => found.kind)).toContain('head-changed')
    file = ownHeadFile()
    expect(await findings()).toMatchObject([{ kind: 'head-missing' }])
    writeFileSync(file, kept)
    await db.owner.query('alter table audit.entry disable trigger entry_is_append_only')
    expect(await findings()).toMatchObject([{ kind: 'guard-off', trigger: 'entry_is_append_only' }])
    await db.owner.query('alter table audit.entry enable trigger entry_is_append_only')
  })

  it('does not accuse an entry whose actor, ids and details came in unusual forms', async () => {
    const odd = {
      at: new Date(0),
      none: undefined,
      half: '\ud800',
      tiny: 1e-7,
      huge: 1e21,
      share: 0.1,
      minus: -0,
      __proto__x: 1,
    }
    await act(db.app, actorAt('/', { name: '\udc00测试\0' }), async (ctx) => {
      record(ctx, 'kernel.odd', { orgId: 'ABCDEF00-0000-7000-8000-00000000000A', subjectId: '\ud800', details: odd })
    })
    await sealAll(db, file, 1)
    expect(await findings()).toEqual([])
  })
})
