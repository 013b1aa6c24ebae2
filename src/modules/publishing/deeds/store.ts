import { sql, within } from '#kernel/db.ts'
import { type DeedQuery, type DeedsAsked, ownDeeds } from '#kernel/deeds.ts'

const acts = {
  started: ['publishing.written'],
  handled: [
    ...['publishing.submitted', 'publishing.published', 'publishing.updated'],
    ...['publishing.returned', 'publishing.withdrawn', 'publishing.handed-down', 'publishing.taken-back'],
    ...['publishing.offered-up', 'publishing.offered-down'],
    ...['publishing.offer-up-taken-back', 'publishing.offer-down-taken-back'],
  ],
} as const

/** The articles this account wrote or acted on, as far as they lie in reach. */
export function ownArticles({ actor, which, since, most }: DeedsAsked): DeedQuery {
  return sql`select a.id, a.title as title_zh, a.title as title_en, o.name as org_name,
      case when a.pending is null then a.status else 'LIVE_' || a.pending end as state, d.at
    from ${ownDeeds(acts[which], since)} d join publishing.article a on a.id = d.subject_id
    join organisations.directory o on o.id = a.org_id
    where ${within(actor.reach, 'a.org_path')} and ${within(actor.reach, 'o.path')} order by d.at desc, a.id limit ${most}`
}

const noteActs = {
  started: ['publishing.note-saved'],
  handled: [
    ...['publishing.note-shown', 'publishing.note-kept'],
    ...['publishing.note-returned', 'publishing.note-removed'],
  ],
} as const

/** The same for notes of sites, as far as their articles are still handed down. */
export function ownLocalNotes({ actor, which, since, most }: DeedsAsked): DeedQuery {
  return sql`select n.id, h.title as title_zh, h.title as title_en, o.name as org_name, n.state, d.at
    from ${ownDeeds(noteActs[which], since)} d join publishing.local_note n on n.id = d.subject_id
    join organisations.directory o on o.id = n.org_id cross join lateral publishing.handed_here(n.org_path, n.article_id) h
    where ${within(actor.reach, 'n.org_path')} and ${within(actor.reach, 'o.path')} order by d.at desc, n.id limit ${most}`
}

/** The offered articles this account answered for its site, as far as the offers still stand. */
export function ownOfferAnswers({ actor, which, since, most }: DeedsAsked): DeedQuery {
  const acts =
    which === 'started' ? [] : ['publishing.offer-taken', 'publishing.offer-declined', 'publishing.offer-ended']
  return sql`select n.id, h.title as title_zh, h.title as title_en, o.name as org_name, n.state, d.at
    from ${ownDeeds(acts, since)} d join publishing.offer_answer n on n.id = d.subject_id
    join organisations.directory o on o.id = n.org_id cross join lateral publishing.offered_here(n.org_path, n.offer_id) h
    where ${within(actor.reach, 'n.org_path')} and ${within(actor.reach, 'o.path')} order by d.at desc, n.id limit ${most}`
}
