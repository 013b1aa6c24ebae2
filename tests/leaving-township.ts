import { record } from '#kernel/audit.ts'
import { Db } from '#kernel/db.ts'
import { keepFile } from '#kernel/files.ts'
import { newId } from '#kernel/ids.ts'
import { takeUploads } from '#kernel/uploads.ts'
import * as contact from '#modules/cases/contact/service.ts'
import { loadDemonstration } from '../src/apps/demo/load.ts'
import type { TrialCase } from '../src/apps/demo/play-cases.ts'
import { submitWithPhoto } from './cases.ts'
import { act, actorAt, type TestDatabase } from './database.ts'
import { publishWithFiles } from './portal/live.ts'

/** A township of the demonstration with everything that may have to go along, or to stay, when it leaves for another installation. */
export interface LeavingTownship {
  readonly township: { readonly id: string; readonly path: string; readonly code: string }
  /** Receipts that citizens hold. */
  readonly trials: readonly TrialCase[]
  /** Two openings of a contact that nobody has decided: at one of them the desk above has a seat already. */
  readonly asked: { readonly stays: string; readonly goes: string }
  /** A notice with its list and a picture. */
  readonly article: Awaited<ReturnType<typeof publishWithFiles>>
  /** The note of a branch to that article, and one to an article of the county, which stays. */
  readonly notes: { readonly goes: string; readonly stays: string }
  /** That article offered to the branches, one of which took it, and to the county, which took it too: that offer stays. */
  readonly offers: { readonly goes: string; readonly stays: string }
}

// The township with the most to tell: measures against messages, then messages.
const busiest = `select o.id, o.path, o.code from organisations.org o join sites.site s on s.org_id = o.id
  cross join lateral (select count(*) as cases, count(m.id) as measures from cases.case c left join cases.measure m on m.case_id = c.id
    where c.org_path >= o.path and c.org_path < left(o.path, -1) || '0') n
  where o.code ~ '^001\\.[0-9]+$' order by n.measures desc, n.cases desc limit 1`

// Two members of the township float: one to a branch that comes along, one to the county, which stays.
const floating = `update members.member m set receiving_branch = null, receiving_org_id = o.id
  from (select id, row_number() over (order by id) as at from members.member where org_path like $1 || '%' limit 2) one, organisations.org o
  where m.id = one.id and ((one.at = 1 and o.path = $1) or (one.at = 2 and o.parent_id is null))`

/** Loads the demonstration, and puts into its busiest township what a bundle must decide about. */
export async function plantLeavingTownship(db: TestDatabase): Promise<LeavingTownship> {
  const owner = new Db(db.ownerUrl, { max: 1 })
  const trials = await loadDemonstration({ ...db, owner }, () => {})
  await owner.close()
  const township: LeavingTownship['township'] = (await db.owner.query(busiest)).rows[0]
  const file = { name: '附件.txt', mediaType: 'text/plain', bytes: Buffer.from('附件里的话') }
  await act(db.app, actorAt('/', { orgId: township.id }), async (ctx) => {
    await keepFile(ctx, { ...file, home: { orgId: township.id, orgPath: township.path } })
    record(ctx, 'test.file-kept')
  })
  const asked = { stays: await askContact(db, township), goes: await askContact(db, township) }
  // The desk above has its seat in one of them, as after four hours of silence.
  await db.owner.query(
    `insert into procedure.side select $1, p.id, p.path from organisations.org o join organisations.org p on p.id = o.parent_id where o.id = $2`,
    [asked.stays, township.id],
  )
  await handIn(db, township, { name: 'goes.pdf', takenBy: asked.goes })
  await handIn(db, township, { name: 'stays.pdf', takenBy: asked.stays })
  await handIn(db, township, { name: 'waits.pdf', takenBy: null })
  const article = await publishWithFiles(db.app, township)
  await db.owner.query(floating, [township.path])
  const notes = { goes: await addNote(db, township, article.id), stays: await addNote(db, township, await aboveIt(db)) }
  const offers = { goes: await addOffer(db, article.id, 'DOWN'), stays: await addOffer(db, article.id, 'UP') }
  return { township, trials, asked, article, notes, offers }
}

const aboveIt = async (db: TestDatabase): Promise<string> =>
  (await db.owner.query(`select id from publishing.article where org_path = '/1/' and status = 'PUBLISHED' limit 1`))
    .rows[0].id

// A branch of the township says what it means there; that it is handed down is decided anew where it goes.
async function addNote(db: TestDatabase, { path }: LeavingTownship['township'], articleId: string): Promise<string> {
  const id = newId()
  await db.owner.query(
    `insert into publishing.local_note (id, org_id, org_path, article_id, state, version, text, saved_by_name, saved_at, shown_text, shown_at)
     select $1, s.org_id, s.org_path, $2, 'SHOWN', 2, '到村委会办。', '测试', now(), '到村委会办。', now()
     from sites.site s where s.org_path > $3 and s.org_path < left($3, -1) || '0' order by s.org_path limit 1`,
    [id, articleId, path],
  )
  await db.owner.query(
    `insert into publishing.local_note_step (id, note_id, org_id, org_path, at, act, actor_name)
     select $1, id, org_id, org_path, now(), 'SHOWN', '测试' from publishing.local_note where id = $2`,
    [newId(), id],
  )
  return id
}

// Whoever took it is the first site below, or the one above.
async function addOffer(db: TestDatabase, articleId: string, direction: 'UP' | 'DOWN'): Promise<string> {
  const [id, answerId] = [newId(), newId()]
  await db.owner.query(
    `insert into publishing.offer (id, article_id, org_id, org_path, direction, to_org_id, to_path, to_name, offered_at, offered_by_name)
     select $1, a.id, a.org_id, a.org_path, $3, r.id, r.path, r.short_name, now(), '测试' from publishing.article a
       join organisations.org o on o.id = a.org_id join organisations.org r on r.id = case $3 when 'UP' then o.parent_id else o.id end
     where a.id = $2`,
    [id, articleId, direction],
  )
  await db.owner.query(
    `insert into publishing.offer_answer (id, org_id, org_path, article_id, offer_id, state, version, section_code, published_at, taken_at)
     select $1, s.org_id, s.org_path, f.article_id, f.id, 'TAKEN', 1, 'PUBLICITY', now(), now() from publishing.offer f
       join sites.site s on case f.direction when 'UP' then s.org_id = f.to_org_id else s.org_path > f.to_path and s.org_path < left(f.to_path, -1) || '0' end
     where f.id = $2 order by s.org_path limit 1`,
    [answerId, id],
  )
  await db.owner.query(
    `insert into publishing.offer_answer_step (id, answer_id, org_id, org_path, at, act, actor_name)
     select $1, id, org_id, org_path, now(), 'TAKEN', '测试' from publishing.offer_answer where id = $2`,
    [newId(), answerId],
  )
  return id
}

// Somebody of the township asks to see a contact, long ago: nobody has decided.
async function askContact(db: TestDatabase, township: LeavingTownship['township']): Promise<string> {
  const { number } = await submitWithPhoto(db, township, { name: '罗秀英', phone: '13987654321' })
  const { rows } = await db.owner.query<{ id: string }>('select id from cases.case where number = $1', [number])
  const desk = actorAt(township.path, { role: 'DESK', orgId: township.id, accountId: newId() })
  const of = { caseId: rows[0]?.id ?? '', purpose: 'VISIT', reason: '老人不上网，要打电话约上门的时间。' } as const
  const longAgo = new Date(Date.now() - 30 * 86_400_000)
  return (await act(db.app, desk, (ctx) => contact.askContact(ctx, of), longAgo)).matterId
}

// A paper of the county for a matter of the township, or for none yet.
async function handIn(
  db: TestDatabase,
  township: LeavingTownship['township'],
  { name, takenBy }: { name: string; takenBy: string | null },
): Promise<void> {
  const { rows } = await db.owner.query<{ id: string; path: string }>(
    'select p.id, p.path from organisations.org o join organisations.org p on p.id = o.parent_id where o.id = $1',
    [township.id],
  )
  const [above] = rows
  if (!above) throw new Error('a township below nothing')
  const file = { name, mediaType: 'application/pdf', bytes: Buffer.from(`%PDF-1.7 ${name}`) }
  await act(db.app, actorAt(above.path, { orgId: above.id }), async (ctx) => {
    const { id } = await keepFile(ctx, { ...file, waitsUntil: new Date(Date.now() + 3_600_000) })
    record(ctx, 'test.file-kept')
    if (takenBy !== null) await takeUploads(ctx, { fileIds: [id], takenBy })
  })
}
