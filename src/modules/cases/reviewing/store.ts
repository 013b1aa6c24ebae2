import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'

/** Whom an organisation named, by whom and when. */
export interface Reviewer {
  readonly orgId: string
  readonly name: string
  readonly namedByName: string
  readonly namedAt: Date
}

/** Who decides appeals against an organisation that has none above it, where it named somebody who is still there. */
export function findReviewer(tx: Tx, reach: Reach, orgId: string): Promise<Reviewer | undefined> {
  return tx.first(sql<Reviewer>`
    select d.id as org_id, d.short_name as name, r.named_by_name, r.named_at
    from cases.reviewer r join organisations.directory d on d.id = r.reviewer_id and d.dissolved_on is null
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

/** Names a reviewer, or another one. */
export function putReviewer(
  tx: Tx,
  of: { orgId: string; orgPath: string; reviewerId: string; namedByName: string; namedAt: Date },
): void {
  const { reviewerId, namedByName, namedAt } = of
  tx.later(
    build
      .insertInto('cases.reviewer')
      .values(of)
      .onConflict((met) => met.column('orgId').doUpdateSet({ reviewerId, namedByName, namedAt })),
  )
}

/** Names nobody any more; gives how many were named. */
export function removeReviewer(tx: Tx, reach: Reach, orgId: string): Promise<number> {
  return tx.run(build.deleteFrom('cases.reviewer').where(within(reach)).where('orgId', '=', orgId))
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
