import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/ids.ts'
import { act, look, testDatabase } from '../../../../tests/database.ts'
import { type PlantedMember, plantMembers } from '../../../../tests/members.ts'
import { actorIn, plantTree, type TreeOrg } from '../../../../tests/trees.ts'
import { writeFile } from '../export/run.ts'
import { exportMembers } from '../export/service.ts'
import { readCard, revealFields } from '../service.ts'
import { listOwnTraces, readOwn } from './service.ts'
import { takeOwnData } from './taking.ts'

const db = testDatabase()
let branch: TreeOrg
let mine: PlantedMember
let other: PlantedMember
let self: Actor
let organiser: Actor

beforeAll(async () => {
  const tree = await plantTree(db.owner, { orgs: 12, seed: 31 })
  branch = tree.find((org) => org.type === 'BRANCH')!
  ;[mine, other] = (await plantMembers(db.owner, [branch], { members: 2, seed: 7 })) as [PlantedMember, PlantedMember]
  organiser = { ...actorIn(branch), name: '组织委员李四' }
  self = await memberActor(mine)
})

// An account of the person, acting as a member of the branch.
async function memberActor(of: PlantedMember): Promise<Actor> {
  const id = newId()
  const { rows } = await db.owner.query('select person_id from members.member where id = $1', [of.id])
  const personId = rows[0].person_id as string
  await db.owner.query(
    `insert into accounts.account (id, org_id, org_path, login, display_name, person_id) values ($1, $2, $3, $4, '本人', $5)`,
    [id, branch.id, branch.path, `own-${id.slice(-8)}`, personId],
  )
  return { ...actorIn(branch, { role: 'MEMBER' }), accountId: id, personId, name: '本人' }
}

const exportsOf = async (of: Actor) => {
  const { rows } = await look(db.app, of, (ctx) => listOwnTraces(ctx))
  return rows.filter((row) => row.act === 'members.exported')
}

describe('one’s own record (D15)', () => {
  it('is shown to oneself, the number masked, and to nobody else by this way', async () => {
    const own = await look(db.app, self, (ctx) => readOwn(ctx))
    expect(own.name).toBe(mine.name)
    const value = (field: string) => own.fields.find((one) => one.field === field)?.value
    expect(value('idNumber')).toBe(`${'*'.repeat(16)}${mine.idNumber.slice(-2)}`)
    expect(value('joinDate')).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    await expect(look(db.app, organiser, (ctx) => readOwn(ctx))).rejects.toMatchObject({
      code: 'members.not-for-this-role',
    })
    const stranger = { ...self, personId: newId() }
    await expect(look(db.app, stranger, (ctx) => readOwn(ctx))).rejects.toMatchObject({ code: 'members.no-own-record' })
  })

  it('tells who looked, in which post, why, and never about anybody else', async () => {
    await look(db.app, organiser, (ctx) => readCard(ctx, { memberId: mine.id }))
    await look(db.app, organiser, (ctx) => readCard(ctx, { memberId: other.id }))
    await act(db.app, organiser, (ctx) =>
      revealFields(ctx, { memberId: mine.id, fields: ['mobile'], reason: 'CONTACT' }),
    )
    const { rows } = await look(db.app, self, (ctx) => listOwnTraces(ctx))
    expect(rows).toMatchObject([
      { act: 'members.revealed', actorName: '组织委员李四', reason: 'CONTACT', fields: [{ zh: '手机' }] },
      { act: 'members.card-read', actorName: '组织委员李四', role: 'ORGANISER', reason: null, fields: [] },
    ])
    const theirs = await look(db.app, await memberActor(other), (ctx) => listOwnTraces(ctx))
    expect(theirs.rows.map((row) => row.act)).toEqual(['members.card-read'])
  })

  it('tells who took it out in a list, with what and what for; who is not in the list is told nothing (D15, decisions 14)', async () => {
    const exported = await act(db.app, organiser, (ctx) =>
      exportMembers(ctx, {
        orgId: branch.id,
        filter: { q: mine.name },
        columns: ['name', 'category'],
        reason: '走访慰问',
      }),
    )
    expect((await exportsOf(self)).length).toBe(0)
    await act(db.app, organiser, (ctx) => writeFile(ctx, exported.id))
    expect(await exportsOf(self)).toMatchObject([
      {
        ...{ actorName: '组织委员李四', role: 'ORGANISER', reason: '走访慰问' },
        fields: [{ zh: '姓名' }, { zh: '人员类别' }],
      },
    ])
    expect(await exportsOf(await memberActor(other))).toEqual([])
  })

  it('a file of sixty thousand leaves one row, and a member’s page finds it by the index', async () => {
    const { rows } = await db.owner.query('select id from members.export limit 1')
    const crowd = Array.from({ length: 60_000 }, () => newId())
    const others = Array.from({ length: 40 }, () => newId())
    for (const id of others)
      await db.owner.query(
        `insert into members.export (id, org_id, org_path, account_id, actor_name, number, reason, filter, columns, rows_asked, state, created_at, expires_at)
         select $1, org_id, org_path, account_id, actor_name, number, reason, filter, columns, 1, 'EXPIRED', created_at, expires_at from members.export where id = $2`,
        [id, rows[0].id],
      )
    await db.owner.query(
      `insert into members.exported select id, org_id, org_path, $2::uuid[] from members.export where id = any($1::uuid[])`,
      [others, crowd.slice(0, 2000)],
    )
    await db.owner.query(`update members.exported set member_ids = $2::uuid[] where export_id = $1`, [others[0], crowd])
    await db.owner.query('analyze members.exported')
    const set = await db.owner.query(
      `select proconfig, proowner::regrole as owner from pg_proc where oid = 'members.own_traces(integer)'::regprocedure`,
    )
    expect(set.rows[0].proconfig).toContain('enable_seqscan=off')
    // As the login under which the page's function looks: a policy of another one would be looked at first and hide the index.
    await db.owner.query(`set role ${set.rows[0].owner}`)
    await db.owner.query('set enable_seqscan = off')
    const plan = await db.owner.query(
      `explain select export_id from members.exported where member_ids && array['${mine.id}']::uuid[]`,
    )
    await db.owner.query('reset enable_seqscan')
    await db.owner.query('reset role')
    expect(JSON.stringify(plan.rows)).toContain('exported_by_member')
    expect(await exportsOf(self)).toHaveLength(1)
  })

  it('can be taken along whole, and that is recorded', async () => {
    const { name, text } = await look(db.app, self, (ctx) => takeOwnData(ctx))
    expect(name).toContain(mine.name)
    const whole = JSON.parse(text) as { person: { idNumber: string }; traces: unknown[] }
    expect(whole.person.idNumber).toBe(mine.idNumber)
    expect(whole.traces).toHaveLength(3)
    const { rowCount } = await db.owner.query(`select 1 from audit.entry where act = 'members.own-data-taken'`)
    expect(rowCount).toBe(1)
  })

  it('one’s own looks hide nobody, and the file holds all, however many looked (PIPL 45)', async () => {
    const look600 = (by: Actor, from: string) =>
      db.owner.query(
        `insert into audit.entry (id, at, actor_kind, account_id, actor_name, role, org_id, act, subject, subject_id, mac)
         select gen_random_uuid(), $1::timestamptz + n * interval '1 second', 'account', $2, $3, $4, $5, 'members.card-read', 'members.member', $6, ''
         from generate_series(1, 600) n`,
        [from, by.accountId, by.name, by.role, branch.id, mine.id],
      )
    const before = (await look(db.app, self, (ctx) => listOwnTraces(ctx))).rows.length
    await look600(self, '2100-01-01')
    expect((await look(db.app, self, (ctx) => listOwnTraces(ctx))).rows).toHaveLength(before)
    await look600({ ...organiser, accountId: newId() }, '2099-01-01')
    expect((await look(db.app, self, (ctx) => listOwnTraces(ctx))).rows).toHaveLength(500)
    const { text } = await look(db.app, self, (ctx) => takeOwnData(ctx))
    expect(JSON.parse(text).traces).toHaveLength(before + 600)
  })
})
