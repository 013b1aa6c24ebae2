import type { Reach } from '#kernel/actor.ts'
import type { Writing } from '#kernel/bin/bin.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'
import type { Day } from '#kernel/time.ts'
import type { ReviewWay } from '../codes.ts'
import { dueWords } from './words.ts'

/** Whom an organisation named, by whom and when. */
export interface Reviewer {
  readonly orgId: string
  readonly name: string
  readonly namedByName: string
  readonly namedAt: Date
}

/** On which day it is asked, and whose posts can decide. */
export interface Deciding {
  readonly today: Day
  readonly posts: readonly string[]
}

/** Who decides appeals against an organisation that has none above it; `isGone` where nobody there can. */
export function findReviewer(
  tx: Tx,
  reach: Reach,
  { orgId, today, posts }: Deciding & { orgId: string },
): Promise<(Reviewer & { readonly isGone: boolean }) | undefined> {
  return tx.first(sql<Reviewer & { isGone: boolean }>`
    select d.id as org_id, d.short_name as name, r.named_by_name, r.named_at, not cases.can_review(d.id, ${today}::date, ${posts}::text[]) as is_gone
    from cases.reviewer r join organisations.directory d on d.id = r.reviewer_id
    where r.org_id = ${orgId} and ${within(reach, 'r.org_path')} and ${within(reach, 'd.path')}`)
}

/** The same for a measure about this case; nobody for a private one, nor where the case is about the reviewer itself or who stands below it (CZ4). */
export function findReviewerOf(
  tx: Tx,
  reach: Reach,
  of: { caseId: string; orgId: string },
): Promise<Reviewer | undefined> {
  return tx.first(sql<Reviewer>`
    select d.id as org_id, d.short_name as name, r.named_by_name, r.named_at
    from cases.reviewer r join organisations.directory d on d.id = r.reviewer_id and d.dissolved_on is null
      join cases.case c on c.id = ${of.caseId} and c.is_public
      join organisations.directory about on about.id = c.about_org_id and not starts_with(about.path, d.path)
    where r.org_id = ${of.orgId} and ${within(reach, 'r.org_path')} and ${within(reach, 'd.path')} and ${within(reach, 'c.org_path')}`)
}

/** A measure of an organisation whose reviewer cannot decide any more. */
export interface Stranded {
  readonly matterId: string
  readonly measureId: string
  readonly caseId: string
  readonly aboutOrgId: string
  readonly reviewerName: string
}

/** The measures of an organisation, under appeal or not, whose reviewer cannot decide any more. */
export function listStranded(tx: Tx, of: Deciding & { orgId: string }): Promise<Stranded[]> {
  return tx.rows(sql<Stranded>`
    select m.id as matter_id, m.data->>'measureId' as measure_id, c.id as case_id, c.about_org_id,
      m.parties->'appeal'->0->>'orgName' as reviewer_name
    from procedure.matter m join cases.case c on c.id = m.subject_id
    where ${isStranded(of)} order by m.started_at, m.id`)
}

// Beside the office and who stands above it, so it was named.
const isReviewed = (
  orgId: string,
) => sql<boolean>`m.procedure = 'cases.moderation' and m.ended_at is null and m.starter_org_id = ${orgId}::uuid
  and m.parties->'appeal'->0->>'orgId' <> m.parties->'above'->0->>'orgId'`

const isStranded = ({ orgId, today, posts }: Deciding & { orgId: string }) => sql<boolean>`${isReviewed(orgId)}
  and not cases.can_review((m.parties->'appeal'->0->>'orgId')::uuid, ${today}::date, ${posts}::text[])`

/** What of that stands in 待办 of the top: whom it named and who cannot decide, once each, with the nearest limit of an appeal that waits for him. */
export function goneReviewers({ actor, most }: DueAsked, of: Deciding): DueQuery {
  const { orgId, reach } = actor
  return sql`select k.id, ${dueWords.gone.zh}::text as title_zh, ${dueWords.gone.en}::text as title_en, null::text as from_name,
      (select d.short_name from organisations.directory d where d.id = k.id) as org_name,
      ((min(k.due_at) - interval '1 second') at time zone 'Asia/Shanghai')::date as due_on, min(k.since) as since, null::text as for_name
    from (
      select r.reviewer_id as id, r.named_at as since, null::timestamptz as due_at from cases.reviewer r
      where r.org_id = ${orgId}::uuid and ${within(reach, 'r.org_path')}
        and not cases.can_review(r.reviewer_id, ${of.today}::date, ${of.posts}::text[])
      union all
      select (m.parties->'appeal'->0->>'orgId')::uuid, m.started_at,
        (select s.due_at from procedure.step s where s.matter_id = m.id and s.ended_at is null and s.state = 'APPEAL')
      from procedure.matter m where ${isStranded({ orgId: orgId ?? '', ...of })}) k
    group by k.id order by due_on nulls last, since, k.id limit ${most}`
}

/** Appeals that wait for whom the top named and are late, for the top to ask: it must not decide them itself (decisions 280). */
export function lateReviews({ actor, most }: DueAsked): DueQuery {
  return sql`select m.id, ${dueWords.late.zh}::text as title_zh, ${dueWords.late.en}::text as title_en, null::text as from_name,
      m.parties->'appeal'->0->>'orgName' as org_name, ((s.due_at - interval '1 second') at time zone 'Asia/Shanghai')::date as due_on,
      s.started_at as since, null::text as for_name
    from procedure.matter m cross join lateral (
      select p.due_at, p.started_at from procedure.step p
      where p.matter_id = m.id and p.ended_at is null and p.state = 'APPEAL' and p.escalated_at is not null limit 1) s
    where ${isReviewed(actor.orgId ?? '')}
    order by s.due_at, m.id limit ${most}`
}

/** Who decides instead, and the line of the course that says so. */
export interface PassedReview {
  readonly id: string
  readonly way: ReviewWay
  readonly reviewBy: string
  readonly eventId: string
  readonly at: Date
  readonly byName: string
  readonly reason: string
  readonly actorName: string
}

/** Writes down who decides an appeal instead; false where the measure is not in force yet. */
export async function passReview(tx: Tx, given: PassedReview): Promise<boolean> {
  return (await tx.one(sql<{ done: boolean }>`select cases.pass_review(${given}::jsonb) as done`)).done
}

/** Names a reviewer, or another one; false where one is named who is not to be replaced. */
export async function putReviewer(
  tx: Tx,
  of: { orgId: string; orgPath: string; reviewerId: string; namedByName: string; namedAt: Date },
  how: Writing,
): Promise<boolean> {
  const { reviewerId, namedByName, namedAt } = of
  const reviewer = build
    .insertInto('cases.reviewer')
    .values(of)
    .onConflict((met) => {
      const same = met.column('orgId')
      return how === 'ADD' ? same.doNothing() : same.doUpdateSet({ reviewerId, namedByName, namedAt })
    })
  return (await tx.run(reviewer)) > 0
}

/** Names nobody any more; gives how many were named. */
export function removeReviewer(tx: Tx, reach: Reach, orgId: string): Promise<{ reviewerId: string } | undefined> {
  const named = build.deleteFrom('cases.reviewer').where(within(reach)).where('orgId', '=', orgId)
  return tx.first(named.returning('reviewerId'))
}

/** An organisation with none above it, and whom it named, as everybody reads it. */
export interface ShownReviewer {
  readonly name: string
  readonly reviewerName: string | null
  readonly namedAt: Date | null
}

/** Every organisation with none above it. */
export function listShownReviewers(tx: Tx): Promise<ShownReviewer[]> {
  return tx.rows(sql<ShownReviewer>`select name, reviewer_name, named_at from cases.shown_reviewers()`)
}
