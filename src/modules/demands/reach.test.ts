import { beforeAll, describe, expect, it } from 'vitest'
import { config } from '#kernel/config.ts'
import { newId } from '#kernel/ids.ts'
import { testDatabase } from '../../../tests/database.ts'
import { byIdOf, changes, type Kept, reads, rowsByTheDatabase, tryReach, type Way } from '../../../tests/reach.ts'
import { isUnder, plantTree, type TreeOrg } from '../../../tests/trees.ts'
import { readReplyChecks } from './checks/service.ts'
import * as projects from './projects/service.ts'
import * as responsibilities from './responsibilities/service.ts'
import { listTopics } from './topics/service.ts'

const db = testDatabase()
let tree: TreeOrg[]
let byId: Map<string, TreeOrg>
let records: Kept[]

beforeAll(async () => {
  tree = await plantTree(db.owner, { orgs: 60, seed: 91 })
  byId = byIdOf(tree)
  await db.owner.query(`insert into demands.project (id, org_id, org_path, org_name, owner_id, owner_path, owner_name, title, matter,
      words, begun_on, due_on, measured)
    select gen_random_uuid(), id, path, name, id, path, name, '路灯', '路灯不亮', array['路灯'], '2026-01-01', '2026-12-01', '{}' from organisations.org`)
  await db.owner.query(`insert into demands.project_step (id, project_id, org_id, org_path, at, what, by_name)
    select gen_random_uuid(), id, org_id, org_path, now(), '换了灯泡', '' from demands.project`)
  await db.owner.query(`insert into demands.reply_month (org_id, org_path, month, answers, copies, other_matter, same_minute, counted_at)
    select id, path, date_trunc('month', now()), 50, 0, 0, 0, now() from organisations.org`)
  await db.owner.query(`insert into demands.responsibility (id, org_id, org_path, matter, field, words, basis, changed_at)
    select gen_random_uuid(), id, path, code, '城乡建设', array['路灯'], '县编办', now() from organisations.org`)
  await db.owner.query(`insert into demands.topic_run (id, org_id, org_path, found_at, since, messages)
    select gen_random_uuid(), id, path, now(), '2026-01-01', 100 from organisations.org`)
  await db.owner.query(`insert into demands.topic (id, run_id, org_id, org_path, name, heat, first_on, last_on, place, words, courses, messages, samples)
    select gen_random_uuid(), id, org_id, org_path, org_path, 1, '2026-01-01', '2026-01-09', '', array['路灯'], '{}', 100, '[]' from demands.topic_run`)
  const { rows } = await db.owner.query<{ id: string; orgId: string }>(
    'select id, org_id as "orgId" from demands.project',
  )
  records = rows.map(({ id, orgId }) => ({ id, org: byId.get(orgId) as TreeOrg }))
})

const atWork = ['DESK', 'ORGANISER']
const isOwn = ({ org }: Kept, place: TreeOrg) => org.id === place.id

const ways: Record<string, Way<Kept>> = {
  'reads the project of': {
    roles: atWork,
    tries: (actor, { id }) => reads(db, actor, (ctx) => projects.getProject(ctx, { projectId: id })),
  },
  'finds the project of': {
    roles: atWork,
    tries: (actor, one) =>
      reads(db, actor, async (ctx) => (await projects.listProjects(ctx)).rows.find(({ id }) => id === one.id)),
  },
  'tells a step of': {
    roles: atWork,
    tries: (actor, { id }) =>
      changes(db, actor, (ctx) => projects.addProjectStep(ctx, { projectId: id, what: '换了灯杆' })),
  },
  'takes back no step of': {
    roles: atWork,
    tries: (actor, { id }) => {
      const given = { projectId: id, stepId: newId(), reason: '写错了' }
      return changes(db, actor, (ctx) => projects.takeBackProjectStep(ctx, given), 'demands.step-missing')
    },
  },
  'ends the project of': {
    roles: atWork,
    tries: (actor, { id }) =>
      changes(db, actor, (ctx) => projects.endProject(ctx, { projectId: id, state: 'STOPPED', outcome: '没有条件做' })),
  },
  // A list holds for all below who keeps it.
  'is bound by the list of': {
    roles: atWork,
    from: ({ org }, place) => isUnder(byId, place.id, org),
    tries: (actor, { org }) =>
      reads(db, actor, async (ctx) =>
        (await responsibilities.listResponsibilities(ctx)).rows.find(({ matter }) => matter === org.code),
      ),
  },
  'takes a matter off the list of': {
    roles: atWork,
    from: isOwn,
    tries: (actor, { org }) =>
      changes(db, actor, (ctx) => responsibilities.removeResponsibility(ctx, { matter: org.code })),
  },
  'sees the topic of': {
    roles: atWork,
    from: isOwn,
    tries: (actor, { org }) =>
      reads(db, actor, async (ctx) => (await listTopics(ctx)).rows.find(({ name }) => name === org.path)),
  },
  'sees what was found in answers of': {
    roles: ['SECRETARY', 'ORGANISER', 'AUDIT_ADMIN'],
    tries: (actor, { org }) =>
      reads(db, actor, async (ctx) => (await readReplyChecks(ctx, {})).orgs.find(({ orgId }) => orgId === org.id)),
  },
}

describe('who reaches what many said', () => {
  it('is as the model says in 2,000 random cases of place, post, organisation and act (T01)', async () => {
    expect(await tryReach({ tree, records, ways })).toBeGreaterThan(200)
  })

  it.skipIf(config.belt === 'rows-off')('is the subtree by the database alone, table by table', () =>
    rowsByTheDatabase(
      db,
      tree,
      ['project', 'project_step', 'reply_month', 'responsibility', 'topic', 'topic_run'].map((t) => `demands.${t}`),
    ),
  )
})
