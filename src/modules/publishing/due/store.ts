import { partiesOf } from '#kernel/actor.ts'
import { sql, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'
import { nightsUntilDead } from '../links/codes.ts'
import { mayDecide } from '../policy.ts'

/** The articles that another person handed in and the actor may read and publish (A07). */
export function dueArticles({ actor, most }: DueAsked): DueQuery {
  return sql`select a.id, a.title as title_zh, a.title as title_en, a.saved_by_name as from_name, o.name as org_name, null::date as due_on,
      a.saved_at as since, null::text as for_name
    from publishing.article a join organisations.directory o on o.id = a.org_id
    where ${within(actor.reach, 'a.org_path')} and ${within(actor.reach, 'o.path')} and (a.status = 'REVIEW' or a.pending = 'REVIEW')
      and (a.handed_at is null or ${mayDecide(actor)}::boolean)
      and coalesce(a.saved_by <> all (${partiesOf(actor)}::uuid[]), true)
      and coalesce(a.submitted_by <> all (${partiesOf(actor)}::uuid[]), true)
    order by a.saved_at, a.id limit ${most}`
}

/** The notes of sites in reach that another person wrote, below articles that are still handed down (decisions 355). */
export function dueLocalNotes({ actor, most }: DueAsked): DueQuery {
  return sql`select n.id, h.title as title_zh, h.title as title_en, n.saved_by_name as from_name, o.name as org_name, null::date as due_on,
      n.saved_at as since, null::text as for_name
    from publishing.local_note n join organisations.directory o on o.id = n.org_id
      cross join lateral publishing.handed_here(n.org_path, n.article_id) h
    where ${within(actor.reach, 'n.org_path')} and ${within(actor.reach, 'o.path')} and n.state in ('WAITING', 'SHOWN_WAITING')
      and coalesce(n.saved_by <> all (${partiesOf(actor)}::uuid[]), true)
    order by n.saved_at, n.id limit ${most}`
}

/** The notes in reach that the public reads below an article which was changed above since somebody looked (decisions 355). */
export function dueOutdatedNotes({ actor, most }: DueAsked): DueQuery {
  return sql`select n.id, n.title as title_zh, n.title as title_en, n.from_name, o.name as org_name, null::date as due_on,
      n.since, null::text as for_name
    from publishing.outdated_notes(${most}) n join organisations.directory o on o.id = n.org_id
    where ${within(actor.reach, 'o.path')} order by n.since, n.id`
}

/** The published articles in reach that lead nowhere with a link, longest first (UX-PT11). */
export function dueDeadLinks({ actor, most }: DueAsked): DueQuery {
  return sql`select a.id, a.title as title_zh, a.title as title_en, null::text as from_name, o.name as org_name, null::date as due_on,
      min(l.since)::timestamp at time zone 'Asia/Shanghai' as since, null::text as for_name
    from publishing.failing_link l join publishing.article a on a.id = l.article_id join organisations.directory o on o.id = a.org_id
    where ${within(actor.reach, 'a.org_path')} and ${within(actor.reach, 'o.path')} and a.status = 'PUBLISHED'
      and (l.fault = 'GONE_HERE' or l.nights >= ${nightsUntilDead})
    group by a.id, a.title, o.name order by min(l.since), a.id limit ${most}`
}

/** The articles offered to sites in reach from below that nobody of theirs answered (decisions 356). */
export const dueOffers = (asked: DueAsked): DueQuery => offersWaiting(asked, 'OFFERED')

/** The articles that sites in reach took and that are others since. */
export const dueOfferAnswers = (asked: DueAsked): DueQuery => offersWaiting(asked, 'CHANGED')

const offersWaiting = ({ actor, most }: DueAsked, kind: 'OFFERED' | 'CHANGED'): DueQuery =>
  sql`select w.id, w.title as title_zh, w.title as title_en, w.from_name, w.org_name, null::date as due_on, w.since, null::text as for_name
    from publishing.offers_waiting(${kind}, ${partiesOf(actor)}::uuid[], ${most}) w order by w.since, w.id limit ${most}`
