import { beforeAll, describe, expect, it } from 'vitest'
import { visitor } from '#kernel/actor.ts'
import { readPublicSite } from '#modules/sites/index.ts'
import { act, actorAt, look, testDatabase } from '../../../../tests/database.ts'
import { basis, noon, type Prefecture, plantPrefecture, watch } from '../../../../tests/prefectures.ts'
import { followers } from '../../../apps/followers.ts'
import { getOrg, readOrg } from '../service.ts'
import { listReshapings, reshapings } from './service.ts'

const db = testDatabase()
const changes = reshapings(followers)
const { see, total, run, names } = watch(db)
const plant = () => plantPrefecture(db)

describe('two townships are merged from 1 July', () => {
  let s: Prefecture
  let id: string

  beforeAll(async () => {
    s = await plant()
    await db.owner.query(`update organisations.org set slug = 'donghe' where id = $1`, [s.east.id])
    await db.owner.query(`update organisations.org set slug = 'xihe' where id = $1`, [s.west.id])
    for (const [place, name] of [
      [s.east, '东河镇党建网'],
      [s.west, '西河镇党建网'],
    ] as const)
      await db.owner.query(
        `insert into sites.site (org_id, org_path, name, hosted_by, address, phone) values ($1, $2, $3, $3, '某路1号', '12345')`,
        [place.id, place.path, name],
      )
    await db.owner.query('insert into cases.desk (org_id, org_path) values ($1, $2)', [s.east.id, s.east.path])
    await db.owner.query(
      `insert into cases.case (id, number, code_hash, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
         is_public, channel, accept_due_on, answer_due_on, created_at, search_text, terms, state)
       select gen_random_uuid(), 'N' || n, sha256(n::text::bytea), $1, $2, '东河镇', $3, '上河村', 'HELP', '路灯不亮', '村口的路灯坏了', '张**',
         true, 'PORTAL', '2026-07-10', '2026-07-20', '2026-06-20', '', '', case n when 1 then 'CLOSED' else 'ACCEPTED' end from generate_series(1, 3) n`,
      [s.east.id, s.east.path, s.upper.id],
    )
    await db.owner.query(
      `insert into accounts.account (id, org_id, org_path, login, display_name) values ('00000000-0000-7000-8000-0000000000b1', $1, $2, 'donghe-clerk', '东河干事')`,
      [s.east.id, s.east.path],
    )
    await db.owner.query(
      `insert into accounts.identity (id, account_id, org_id, org_path, role) values ('00000000-0000-7000-8000-0000000000b2', '00000000-0000-7000-8000-0000000000b1', $1, $2, 'DESK')`,
      [s.east.id, s.east.path],
    )
    const asked = await act(
      db.app,
      s.boss,
      (ctx) =>
        changes.mergeOrgs(ctx, { orgId: s.east.id, alsoIds: [], intoId: s.west.id, effectiveOn: '2026-07-01', basis }),
      noon('2026-06-10'),
    )
    id = asked.id
    expect(asked).toMatchObject({ state: 'ASKED', summary: { zh: '东河镇党委并入“西河镇党委”' } })
  })

  it('is not done by one person: who asked cannot approve (V2.3.5)', async () => {
    const own = act(db.app, s.boss, (ctx) => changes.approveReshaping(ctx, { reshapingId: id }), noon('2026-06-11'))
    await expect(own).rejects.toMatchObject({ code: 'organisations.not-by-oneself' })
    await run(id, '2026-07-01')
    expect(await names(s.boss, s.county)).toEqual(['东河镇党委', '西河镇党委'])
  })

  it('stands as planned until its day, seen by both townships’ superior', async () => {
    const approved = await act(
      db.app,
      s.second,
      (ctx) => changes.approveReshaping(ctx, { reshapingId: id }),
      noon('2026-06-12'),
    )
    expect(approved).toMatchObject({ state: 'PLANNED', approvedByName: '李组织', can: { revokeReshaping: true } })
    const queued = await db.owner.query(
      `select run_at from graphile_worker.jobs where task_identifier = 'organisations.carry-out'`,
    )
    expect(queued.rows[0].run_at).toEqual(new Date('2026-06-30T16:00:00Z'))
    await run(id, '2026-06-30')
    expect(await total(s.boss, s.west, '2026-06-30', '2026-06-30')).toBe(11)
    const { rows } = await see(s.boss, (ctx) =>
      listReshapings(ctx, { orgId: s.east.id, isOpen: true, page: 1, size: 20 }),
    )
    expect(rows.map((row) => row.state)).toEqual(['PLANNED'])
  })

  it('is carried out on its day: June’s numbers stay, July’s are those of one township', async () => {
    await run(id, '2026-07-01')
    expect(await total(s.boss, s.east, '2026-06-30')).toBe(14)
    expect(await total(s.boss, s.west, '2026-06-30')).toBe(11)
    expect(await total(s.boss, s.county, '2026-06-30')).toBe(25)
    for (const day of ['2026-07-01', '2026-07-02']) {
      expect(await total(s.boss, s.west, day)).toBe(25)
      expect(await total(s.boss, s.county, day)).toBe(25)
    }
    expect(await names(s.boss, s.county, '2026-06-30')).toEqual(['东河镇党委', '西河镇党委'])
    expect(await names(s.boss, s.county)).toEqual(['西河镇党委'])
    expect((await names(s.boss, s.west)).sort()).toEqual(['上河村党支部', '下河村党支部', '远山村党支部'])
  })

  it('gives today’s rights to the merged township, with the papers of the old one', async () => {
    const { path } = await see(s.boss, (ctx) => getOrg(ctx, s.west.id))
    const west = actorAt(path, { orgId: s.west.id })
    for (const place of [s.upper, s.lower, s.far, s.east])
      expect((await see(west, (ctx) => getOrg(ctx, place.id))).id).toBe(place.id)
    const seen = await db.owner.query(
      `select (select count(*)::int from members.member where org_path >= $1 and org_path < $2) as members,
        (select count(*)::int from people.person where org_path >= $1 and org_path < $2) as people`,
      [path, `${path.slice(0, -1)}0`],
    )
    expect(seen.rows[0]).toEqual({ members: 25, people: 25 })
    const post = await db.owner.query(
      `select org_id, role from accounts.identity where account_id = '00000000-0000-7000-8000-0000000000b1' and valid @> '2026-07-01'::date`,
    )
    expect(post.rows).toEqual([{ org_id: s.west.id, role: 'DESK' }])
  })

  it('hands open cases and the desk over; what is closed stays in the papers', async () => {
    const { rows } = await db.owner.query(
      'select org_id, state from cases.case where about_org_id = $1 order by state',
      [s.upper.id],
    )
    expect(rows).toEqual([
      { org_id: s.west.id, state: 'ACCEPTED' },
      { org_id: s.west.id, state: 'ACCEPTED' },
      { org_id: s.east.id, state: 'CLOSED' },
    ])
    expect(
      (await db.owner.query('select org_id from cases.desk where org_id in ($1, $2)', [s.east.id, s.west.id])).rows,
    ).toEqual([{ org_id: s.west.id }])
    const told = await db.owner.query(`select act, to_name from cases.event where act = 'follow'`)
    expect(told.rows).toEqual([
      { act: 'follow', to_name: '西河镇党委' },
      { act: 'follow', to_name: '西河镇党委' },
    ])
  })

  it('keeps every old link: the site stays as an archive and leads on (A12)', async () => {
    const site = await look(db.portal, visitor, (ctx) => readPublicSite(ctx, 'donghe'))
    expect(site).toMatchObject({
      state: 'PAUSED',
      pausedReason: '东河镇党委已并入西河镇党委，本站停止更新，内容保留备查。',
      successor: { slug: 'xihe' },
    })
    const west = await look(db.portal, visitor, (ctx) => readPublicSite(ctx, 'xihe'))
    expect(west).toMatchObject({ state: 'ACTIVE' })
    expect(west?.below.map((one) => one.slug)).not.toContain('donghe')
  })

  it('is told in the history of both', async () => {
    const east = await see(s.boss, (ctx) => readOrg(ctx, { orgId: s.east.id }))
    expect(east).toMatchObject({
      dissolvedOn: '2026-07-01',
      successors: [{ id: s.west.id, name: '西河镇党委', on: '2026-07-01' }],
    })
    const west = await see(s.boss, (ctx) => readOrg(ctx, { orgId: s.west.id }))
    expect(west.predecessors).toMatchObject([{ id: s.east.id, name: '东河镇党委' }])
    const entries = await db.owner.query('select act from audit.entry where subject_id = $1 order by at, id', [
      s.east.id,
    ])
    expect(entries.rows.map((row) => row.act)).toEqual([
      'organisations.reshaping-asked',
      'organisations.reshaping-approved',
      'organisations.merged',
    ])
  })

  it('cannot be changed any more', async () => {
    const rename = act(
      db.app,
      s.boss,
      (ctx) =>
        changes.renameOrg(ctx, { orgId: s.east.id, name: '东河镇', shortName: '东河', effectiveOn: '2026-07-02' }),
      noon('2026-07-02'),
    )
    await expect(rename).rejects.toMatchObject({ code: 'organisations.dissolved' })
  })
})
