import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import type { MadeUpCounty } from '../../../../tests/dealt-county.ts'
import { asXlsx, madeUpCounties, upload } from '../../../../tests/rosters.ts'
import { actorIn, writeTree } from '../../../../tests/trees.ts'
import { checkRoster, importRoster } from './run.ts'
import { listFaults } from './service.ts'

// A busy machine may need minutes for what takes seconds on a quiet one.
const patience = { timeout: 300_000 }

describe.each(madeUpCounties)("a %s county's roster of %d rows with planted errors", patience, (_, size, make) => {
  const db = testDatabase()
  let county: MadeUpCounty
  let actor: Actor
  let batchId: string

  beforeAll(async () => {
    county = make()
    await writeTree(db.owner, county.tree)
    actor = actorIn(county.tree[0]!)
    batchId = await upload(db, actor, { orgId: county.tree[0]!.id, name: 'roster.csv', bytes: county.roster })
  })

  const take = (of: string, mode: 'RIGHT_ROWS' | 'ALL_OR_NOTHING') =>
    act(db.app, actor, (ctx) => importRoster(ctx, { batchId: of, mode }))
  const faultsOf = async (of: string) =>
    (await look(db.app, actor, (ctx) => listFaults(ctx, { batchId: of, page: 1, size: 10_000 }))).rows
  const sum = () => Object.values(county.planted).reduce((total, count) => total + count, 0)

  it('is checked: exactly the planted errors are named, each by its rule', async () => {
    const outcome = await timed('check', () => act(db.app, actor, (ctx) => checkRoster(ctx, batchId)))
    expect(outcome).toEqual({
      rowsTotal: size,
      rowsNew: size - sum(),
      rowsUpdated: 0,
      rowsUnchanged: 0,
      rowsWrong: sum(),
    })
    const rows = await faultsOf(batchId)
    const by = (code: string) => rows.filter((row) => row.code === code).length
    expect({
      checkDigit: by('people.id-number-check'),
      impossibleDate: by('time.day-impossible'),
      duplicateInFile: by('members.roster-duplicate'),
      unknownBranch: by('members.roster-branch-unknown'),
      joinedBefore18: by('members.joined-before-18'),
    }).toEqual(county.planted)
    expect(rows).toHaveLength(sum())
    const one = rows.find((row) => row.code === 'people.id-number-check')!
    expect(one.zh).toBe(
      `第 ${one.row} 行“公民身份号码”：公民身份号码的校验位不对，可能抄错了一位。请对照证件逐位核对。`,
    )
  })

  it('is checked as .xlsx: the same cells are named, and no other', async () => {
    const bytes = await asXlsx(county.roster)
    const sheet = await upload(db, actor, { orgId: county.tree[0]!.id, name: 'roster.xlsx', bytes })
    const outcome = await timed('check .xlsx', () => act(db.app, actor, (ctx) => checkRoster(ctx, sheet)))
    expect(outcome).toMatchObject({ rowsTotal: size, rowsNew: size - sum(), rowsWrong: sum() })
    expect(await faultsOf(sheet)).toEqual(await faultsOf(batchId))
  })

  it('refuses all of it when all or nothing was chosen', async () => {
    await expect(take(batchId, 'ALL_OR_NOTHING')).rejects.toMatchObject({
      code: 'members.roster-has-wrong-rows',
    })
    expect((await db.owner.query('select 1 from people.person')).rowCount).toBe(0)
  })

  it('takes in the right rows, with one audit entry for the batch', async () => {
    const outcome = await timed('import', () => take(batchId, 'RIGHT_ROWS'))
    expect(outcome.rowsNew).toBe(size - sum())
    const { rows } = await db.owner.query(`select
      (select count(*)::integer from members.member) as members, (select count(*)::integer from people.person) as people,
      (select count(*)::integer from members.posting) as postings,
      (select count(*)::integer from audit.entry where act = 'members.roster-imported') as entries`)
    const taken = outcome.rowsNew
    expect(rows[0]).toEqual({ members: taken, people: taken, postings: taken, entries: 1 })
  })

  it('gives nothing new the second time', async () => {
    const second = await upload(db, actor, { orgId: county.tree[0]!.id, name: 'again.csv', bytes: county.roster })
    const checked = await timed('check again', () => act(db.app, actor, (ctx) => checkRoster(ctx, second)))
    expect(checked).toMatchObject({ rowsNew: 0, rowsUpdated: 0, rowsWrong: sum() })
    const again = await timed('import again', () => take(second, 'RIGHT_ROWS'))
    expect(again).toMatchObject({ rowsNew: 0, rowsUpdated: 0, rowsUnchanged: size - sum() })
  })

  it('leaves no whole number, mobile or address in the tables', async () => {
    const { rows } = await db.owner.query(
      'select string_agg(t::text, chr(10)) as text from (select * from people.person limit 2000) t',
    )
    const lines = county.roster.toString().trim().split('\n').slice(1, 500)
    for (const line of lines) {
      const cells = line.split(',')
      for (const at of [3, 9, 10]) expect(rows[0].text.includes(cells[at]!)).toBe(false)
    }
  })

  async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now()
    const result = await work()
    if (process.env.LIANXIN_ROSTER_SCALE) console.log(name, Math.round(performance.now() - start), 'ms')
    return result
  }
})
