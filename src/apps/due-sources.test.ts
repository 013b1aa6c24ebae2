import { expect, test } from 'vitest'
import { type Actor, everywhere, nowhere, type Reach, reachOf } from '#kernel/actor.ts'
import type { Tx } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import { statutorySteps } from '#kernel/procedure/due.ts'
import { actOnMatter } from '#kernel/procedure/service.ts'
import { dayOf } from '#kernel/time.ts'
import { exportMembers } from '#modules/members/export/service.ts'
import { listDue } from '#modules/notices/index.ts'
import * as dueStore from '#modules/notices/store.ts'
import { reshapings } from '#modules/organisations/reshaping/service.ts'
import { handDownArticle } from '#modules/publishing/handing/service.ts'
import { publishArticle, saveArticle, submitArticle } from '#modules/publishing/service.ts'
import { plantAccount } from '../../tests/accounts.ts'
import { act, actorAt, look, testDatabase } from '../../tests/database.ts'
import { plantMembers } from '../../tests/members.ts'
import { plansOf } from '../../tests/plans.ts'
import { editorsOf, open, publish, textOf, write } from '../../tests/portal/live.ts'
import { basis, noon, plantPrefecture } from '../../tests/prefectures.ts'
import { upload } from '../../tests/rosters.ts'
import { actorIn, type TreeOrg } from '../../tests/trees.ts'
import { due } from './due.ts'
import { followers } from './followers.ts'
import { registry } from './procedures.ts'

const db = testDatabase()
const waitingFor = async (actor: Actor) => (await look(db.app, actor, (ctx) => listDue(ctx, due))).rows

test('an article waits for another person than who handed it in, and is gone when it is decided (A07)', async () => {
  const { east, west } = await plantPrefecture(db)
  await open(db.app, east)
  const articleId = await write(db.app, east)
  const [writer, reader] = editorsOf(east)
  await act(db.app, writer, (ctx) => submitArticle(ctx, { articleId, version: 1 }))
  expect(await waitingFor(writer)).toEqual([])
  expect(await waitingFor(editorsOf(west)[1])).toEqual([])
  expect(await waitingFor(reader)).toMatchObject([
    { kind: 'publishing.article', fromName: writer.name, urgency: 'OPEN', opens: `/console/articles/${articleId}` },
  ])
  await act(db.app, reader, (ctx) => publishArticle(ctx, { articleId, version: 1 }))
  expect(await waitingFor(reader)).toEqual([])
})

test('an update of what all sites below show waits for who hands down, and not for an editor (decisions 347)', async () => {
  const { east } = await plantPrefecture(db)
  await open(db.app, east)
  const articleId = await publish(db.app, east)
  const [writer, reader] = editorsOf(east)
  const secretary = actorIn(east, { role: 'SECRETARY', accountId: newId() })
  await act(db.app, secretary, (ctx) => handDownArticle(ctx, { articleId, version: 1, isShownBelow: true }))
  await act(db.app, writer, async (ctx) => {
    await saveArticle(ctx, { articleId, version: 1, ...textOf({ title: '改过的安排' }) })
    await submitArticle(ctx, { articleId, version: 2 })
  })
  expect(await waitingFor(reader)).toEqual([])
  expect(await waitingFor(secretary)).toMatchObject([
    { kind: 'publishing.article', opens: `/console/articles/${articleId}` },
  ])
})

test('a merge waits for a second person, at the list of changes of the organisation (V2.3.5)', async () => {
  const { boss, second, upper, lower } = await plantPrefecture(db)
  const asked = { orgId: upper.id, alsoIds: [], intoId: lower.id, effectiveOn: '2026-07-01', basis }
  await act(db.app, boss, (ctx) => reshapings(followers).mergeOrgs(ctx, asked), noon('2026-06-20'))
  const changes = async (actor: Actor) =>
    (await waitingFor(actor)).filter(({ kind }) => kind === 'organisations.reshaping')
  expect(await changes(boss)).toEqual([])
  expect(await changes({ ...second, role: 'SECRETARY' })).toEqual([])
  expect(await changes(second)).toMatchObject([
    { fromName: boss.name, dueOn: '2026-07-01', opens: `/console/organisations?org=${upper.id}&tab=changes` },
  ])
})

test('a roster that was checked waits for whoever handed it in, and for nobody else', async () => {
  const { east } = await plantPrefecture(db)
  const clerk = actorIn(east, { role: 'ORGANISER', accountId: newId(), name: '张干事' })
  const batchId = await upload(db, clerk, { orgId: east.id, name: '名册.csv', bytes: Buffer.from('姓名\r\n张三') })
  await db.owner.query(`update members.import_batch set state = 'CHECKED' where id = $1`, [batchId])
  expect(await waitingFor(clerk)).toMatchObject([
    { kind: 'members.import', title: { zh: '名册.csv' }, opens: `/console/members/imports/${batchId}` },
  ])
  expect(await waitingFor({ ...clerk, accountId: newId() })).toEqual([])
})

test('an export waits for the county and then for who asked; it is due on the last day its limit counts, not on the midnight after it (B09)', async () => {
  const { county, east } = await plantPrefecture(db)
  await db.owner.query(`update organisations.org set level = 'COUNTY' where id = $1`, [county.id])
  const clerk = actorIn(east, { role: 'ORGANISER', accountId: newId(), name: '张干事' })
  const { id: accountId } = await plantAccount(db, { login: 'li-of-the-county', at: county, roles: ['ORGANISER'] })
  const boss = actorIn(county, { role: 'ORGANISER', accountId, name: '李部长' })
  const asked = { orgId: east.id, filter: {}, columns: ['name', 'mobile'] as const, reason: '核对组织关系' }
  const { id, matterId } = await act(db.app, clerk, (ctx) =>
    exportMembers(ctx, { ...asked, columns: [...asked.columns] }),
  )
  await db.owner.query(`update procedure.assignment set due_at = '2026-12-02T16:00:00Z' where matter_id = $1`, [
    matterId,
  ])
  expect((await waitingFor(boss)).filter(({ kind }) => kind === 'procedure.matter')).toMatchObject([
    { dueOn: '2026-12-02', fromName: '张干事', opens: `/console/matters/${matterId}` },
  ])
  const exports = async () => (await waitingFor(clerk)).filter(({ kind }) => kind === 'members.export')
  expect(await exports()).toEqual([])
  await act(db.app, boss, (ctx) =>
    actOnMatter(ctx, registry, { matterId: matterId ?? '', act: 'agree', version: 1, opinion: '同意' }),
  )
  expect(await exports()).toMatchObject([{ opens: `/console/members/exports/${id}` }])
})

test('the steps of procedures that nobody leaves out of his reminders are those in which a citizen waits by law (UX-NT1, decisions 343)', () => {
  const petition = ['REGISTER', 'HANDLING', 'EXTENSION', 'EXTENDED', 'REVIEW', 'FINAL']
  expect(statutorySteps(registry)).toEqual([
    'cases.moderation/APPEAL',
    ...petition.map((state) => `cases.petition/${state}`),
    'consultations.refusal/APPEAL',
  ])
})

test('a member who studies abroad is contacted each half-year: it waits at his branch from a month before, and nowhere else (STA-06)', async () => {
  const { county, east, upper, lower } = await plantPrefecture(db)
  const names = ['留学甲', '务工乙', '停止丙', '不知丁']
  const [abroad, working, stopped, unknown] = await plantMembers(db.owner, [upper], { members: 4, names, seed: 91 })
  const set = (id: string | undefined, sql: string) =>
    db.owner.query(`update members.member set ${sql} where id = $1`, [id])
  await set(abroad?.id, `abroad_kind = 'STUDY', abroad_since = '2026-01-31'`)
  await set(working?.id, `abroad_kind = 'WORK', abroad_since = '2025-01-01'`)
  await set(stopped?.id, `abroad_kind = 'STUDY', abroad_since = '2025-01-01', status = 'SUSPENDED'`)
  await set(unknown?.id, `abroad_kind = 'STUDY'`)
  const on = async (day: string, at = upper, role = 'SECRETARY') => {
    const { rows } = await look(db.app, actorIn(at, { role }), (ctx) => listDue(ctx, due), noon(day))
    return rows.filter(({ kind }) => kind === 'members.contact-abroad')
  }
  expect(await on('2026-06-29')).toEqual([])
  expect(await on('2026-06-30')).toMatchObject([
    { title: { zh: '留学甲：留学，每半年联系一次' }, dueOn: '2026-07-31', opens: `/console/members/${abroad?.id}` },
  ])
  expect(await on('2026-06-30', upper, 'EDITOR')).toEqual([])
  for (const elsewhere of [lower, east, county]) expect(await on('2026-08-20', elsewhere, 'ORGANISER')).toEqual([])
  expect(await on('2026-08-20')).toMatchObject([{ dueOn: '2026-07-31', urgency: 'OVERDUE' }])
  await set(abroad?.id, `abroad_last_contact = '2026-08-20'`)
  expect(await on('2026-08-20')).toEqual([])
  expect(await on('2027-02-01')).toMatchObject([{ dueOn: '2027-02-20' }])
})

// So many that plans weigh what a reach holds, as they do where there is anything.
async function plantArticles(org: TreeOrg, count: number): Promise<void> {
  await open(db.app, org)
  const articleId = await publish(db.app, org)
  const { rows } = await db.owner.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = 'publishing.article'::regclass and attnum > 0
       and not attisdropped and attgenerated = ''`,
  )
  const names = rows.map(({ name }) => name)
  await db.owner.query(
    `insert into publishing.article (${names}) select ${names.map((name) => (name === 'id' ? 'gen_random_uuid()' : name))}
     from publishing.article, generate_series(1, $2) where id = $1`,
    [articleId, count],
  )
  await db.owner.query(
    `insert into publishing.failing_link (article_id, digest, address, since, tried_on, nights, fault)
     select id, 'digest', 'https://gone.example.cn/', '2026-11-01', '2026-11-05', 4, 'GONE' from publishing.article
     where org_id = $1 order by id limit $2`,
    [org.id, count / 10],
  )
}

test.each([0, 20, 200, 4000])(
  'each kind is read by the same plan whoever asks first on a connection, with %i articles (decisions 43)',
  {
    timeout: 60_000,
  },
  async (articles) => {
    const { east } = await plantPrefecture(db)
    if (articles > 0) await plantArticles(east, articles)
    await db.owner.query('analyze')
    const orgId = newId()
    for (const source of due) {
      const ask = (tx: Tx, reach: Reach) =>
        dueStore.listDue(tx, [source], {
          actor: actorAt('/', { reach, orgId, role: 'DESK' }),
          today: dayOf(new Date()),
          most: 100,
        })
      const [first, ...others] = await Promise.all(
        [everywhere, reachOf('/1/'), nowhere].map((reach) => plansOf(db, reach, ask)),
      )
      expect(first, source.kind).toHaveLength(1)
      for (const plans of others) expect(plans, source.kind).toEqual(first)
    }
  },
)
