import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'

/** An answer that was sent, beside what it answers. */
export interface SentAnswer {
  readonly number: string
  readonly title: string
  readonly body: string
  readonly reply: string
  readonly at: Date
}

/** The last answer to each of the cases that an organisation answered last, newest first; `except` is not among them. */
export function listLastAnswers(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; except: string; most: number },
): Promise<SentAnswer[]> {
  const answered = build
    .selectFrom('cases.case')
    .select(['id', 'number', 'title', 'body', 'repliedAt'])
    .where(within(reach))
    .where('orgId', '=', of.orgId)
    .where('repliedAt', 'is not', null)
    .where('id', '<>', of.except)
    .orderBy('repliedAt', 'desc')
    .limit(of.most)
  return tx.rows(sql<SentAnswer>`
    select c.number, c.title, c.body, r.text as reply, r.at
    from (${answered}) c
      cross join lateral (select r.text, r.at from cases.reply r where r.case_id = c.id order by r.at desc limit 1) r
    order by r.at desc`)
}

/** The words of the last answers to the cases that an organisation answered since an instant, newest first; `except` is not among them. */
export async function listAnswersSince(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; except: string; since: Date; most: number },
): Promise<string[]> {
  const rows = await tx.rows(sql<{ text: string }>`
    select r.text from cases.case c
      cross join lateral (select r.text from cases.reply r where r.case_id = c.id order by r.at desc limit 1) r
    where c.org_id = ${of.orgId} and c.replied_at >= ${of.since} and c.id <> ${of.except} and ${within(reach, 'c.org_path')}
    order by c.replied_at desc limit ${of.most}`)
  return rows.map(({ text }) => text)
}

/** The last answer of each case that an organisation answered since an instant, oldest first; no report of wrongdoing, nothing imported, nothing of who wrote. */
export function listSent(
  tx: Tx,
  reach: Reach,
  of: { orgId: string; since: Date; most: number },
): Promise<(Omit<SentAnswer, 'number'> & { readonly id: string })[]> {
  return tx.rows(sql<Omit<SentAnswer, 'number'> & { readonly id: string }>`
    select * from (
      select c.id, c.title, c.body, r.text as reply, r.at from cases.case c
        cross join lateral (select r.text, r.at, r.by_name from cases.reply r where r.case_id = c.id order by r.at desc limit 1) r
      where c.org_id = ${of.orgId} and c.replied_at >= ${of.since} and r.at >= ${of.since} and r.by_name = c.org_name
        and c.kind <> 'REPORT' and c.source is null and ${within(reach, 'c.org_path')}
      order by c.replied_at desc limit ${of.most}) sent
    order by at, id`)
}

/** The organisations in reach that answered since an instant. */
export async function listAnswering(tx: Tx, reach: Reach, since: Date): Promise<string[]> {
  const rows = await tx.rows(sql<{ orgId: string }>`
    select distinct c.org_id from cases.case c where c.replied_at >= ${since} and c.source is null and ${within(reach, 'c.org_path')}
    order by c.org_id`)
  return rows.map(({ orgId }) => orgId)
}
