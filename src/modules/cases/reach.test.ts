import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { newId } from '#kernel/ids.ts'
import { act, look, testDatabase } from '../../../tests/database.ts'
import { actorIn, isUnder, plantTree, randomFrom, type TreeOrg } from '../../../tests/trees.ts'
import { may } from './policy.ts'
import * as service from './service.ts'

const db = testDatabase()
// These look at the second belt alone; the suite that switches it off looks at the first.
const rowsOff = config.belt === 'rows-off'
const seed = 20
const random = randomFrom(seed)
const roles = ['DESK', 'SECRETARY', 'ORGANISER', 'MEMBER', 'EDITOR', 'SYSTEM_ADMIN'] as const
let tree: TreeOrg[] = []
let byId = new Map<string, TreeOrg>()
const cases: { id: string; org: TreeOrg }[] = []
const any = <T>(of: readonly T[]) => of[random(of.length)] as T

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 300, seed })
  byId = new Map(tree.map((org) => [org.id, org]))
  for (let at = 0; at < 400; at++) cases.push({ id: newId(), org: any(tree) })
  const column = (of: (one: (typeof cases)[number], at: number) => unknown) => cases.map(of)
  await db.owner.query(
    `insert into cases.case (id, number, code_hash, org_id, org_path, org_name, about_org_id, about_name, kind, title, body, writer_mask,
       is_public, channel, accept_due_on, answer_due_on, created_at, search_text, terms)
     select id, number, decode(md5(number), 'hex'), org_id, org_path, '', org_id, '', 'HELP', number, '', '王**', true, 'PORTAL',
       '2026-11-24', '2026-12-01', now(), number, array_to_tsvector(array['路灯', lower(number)])
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) as t (id, number, org_id, org_path)`,
    [column((one) => one.id), column((_, at) => `N${at}`), column((one) => one.org.id), column((one) => one.org.path)],
  )
  await db.owner.query(
    `insert into cases.event (id, case_id, at, act, by_name) select gen_random_uuid(), id, now(), 'submit', '' from cases.case`,
  )
})

// The ten-line model: a handling post sees what its organisation or one below handles.
const sees = (actor: { role: string }, at: TreeOrg, handledBy: TreeOrg) =>
  ['DESK', 'SECRETARY', 'ORGANISER'].includes(actor.role) && isUnder(byId, handledBy.id, at)

const codeOf = (fault: unknown) => (fault as { code?: string }).code

describe('the reach of a desk', () => {
  it('is its subtree and nothing else, over 2,000 random readers and cases (T01)', async () => {
    let seen = 0
    for (let turn = 0; turn < 2000; turn++) {
      const [at, one] = [any(tree), any(cases)]
      const actor = actorIn(turn % 3 === 0 ? (byId.get(one.org.parentId ?? '') ?? one.org) : at, { role: any(roles) })
      const org = byId.get(actor.orgId ?? '') as TreeOrg
      const answer = await look(db.app, actor, (ctx) => service.getCase(ctx, { caseId: one.id })).then(
        (detail) => detail.id,
        codeOf,
      )
      const expected =
        may.list(actor) !== true ? 'cases.not-a-handler' : sees(actor, org, one.org) ? one.id : 'cases.missing'
      expect(answer, `${turn}: ${actor.role} at ${org.path}, case at ${one.org.path}`).toBe(expected)
      if (answer === one.id) seen += 1
    }
    expect(seen).toBeGreaterThan(100)
  })

  it('holds for lists, counts and search alike', async () => {
    for (let turn = 0; turn < 150; turn++) {
      const org = any(tree)
      const actor = actorIn(org, { role: 'DESK' })
      const expected = cases.filter((one) => sees(actor, org, one.org)).map((one) => one.id)
      const ids = async (q?: string) => {
        const pages = [1, 2, 3, 4].map((page) =>
          look(db.app, actor, (ctx) => service.listCases(ctx, { view: 'all', q, page, size: 100 })),
        )
        const answers = await Promise.all(pages)
        expect(answers[0]?.total).toBe(expected.length)
        return answers.flatMap(({ rows }) => rows.map((row) => row.id))
      }
      expect((await ids()).sort()).toEqual([...expected].sort())
      expect((await ids('路灯')).sort()).toEqual([...expected].sort())
    }
  })

  it.skipIf(rowsOff)('holds for what belongs to a case, by the database alone', async () => {
    for (let turn = 0; turn < 100; turn++) {
      const org = any(tree)
      const actor = actorIn(org, { role: 'DESK' })
      const expected = cases.filter((one) => sees(actor, org, one.org))
      const client = await db.app.pool.connect()
      await client.query('begin')
      await client.query(`select set_config('app.path', $1, true), set_config('app.path_end', $2, true)`, [
        actor.reach.path,
        actor.reach.pathEnd,
      ])
      const events = await client.query('select count(distinct case_id) as n from cases.event')
      await client.query('rollback')
      client.release()
      expect(Number(events.rows[0].n)).toBe(expected.length)
    }
  })

  it('holds for every act: out of reach answers as not there', async () => {
    const attempts = {
      accept: (ctx, caseId) => service.acceptCase(ctx, { caseId, isComplex: false }),
      refuse: (ctx, caseId) => service.refuseCase(ctx, { caseId, reason: 'NO_MATTER', note: '' }),
      assign: (ctx, caseId) => service.assignCase(ctx, { caseId, toOrgId: ctx.actor.orgId as string, note: '' }),
      sign: (ctx, caseId) => service.signCase(ctx, { caseId }),
      startHandling: (ctx, caseId) => service.startHandling(ctx, { caseId }),
      sendBack: (ctx, caseId) => service.sendBack(ctx, { caseId, reason: '不属本级' }),
      reply: (ctx, caseId) => service.replyCase(ctx, { caseId, text: '已经安排人员现场处理。' }),
      extend: (ctx, caseId) => service.extendDeadline(ctx, { caseId, workdays: 3, reason: '等材料' }),
      declare: (ctx, caseId) =>
        service.declareCase(ctx, { caseId, outcome: 'CANNOT', reason: '目前没有条件办理这件事。' }),
    } satisfies Record<string, (ctx: Parameters<typeof service.getCase>[0], caseId: string) => Promise<unknown>>
    for (const [name, attempt] of Object.entries(attempts))
      for (let turn = 0; turn < 60; turn++) {
        const [org, one] = [any(tree), any(cases)]
        const actor = actorIn(org, { role: 'DESK' })
        if (sees(actor, org, one.org)) continue
        const answer = await act(db.app, actor, (ctx) => attempt(ctx, one.id)).catch(codeOf)
        expect(answer, `${name} at ${org.path} on ${one.org.path}`).toBe('cases.missing')
      }
    const { rows } = await db.owner.query(`select count(*) as n from cases.case where state <> 'SUBMITTED'`)
    expect(Number(rows[0].n)).toBe(0)
  })

  it.skipIf(rowsOff)('shows nothing to a connection without a scope (decisions 1)', async () => {
    for (const table of ['case', 'desk', 'event', 'reply', 'supplement', 'rating']) {
      const column = table === 'desk' ? 'org_id' : 'id'
      const seen = await db.app.pool.query(`select ${column} from cases.${table}`).catch(() => ({ rows: [] }))
      expect(seen.rows, table).toEqual([])
    }
  })
})
