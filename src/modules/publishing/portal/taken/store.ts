import type { RawBuilder } from 'kysely'
import { sql } from '#kernel/db.ts'

/** Which part of what a site took is asked for; of no site there is none. */
interface TakenShelf {
  readonly orgId: string | null
  /** The organisations over it: what they offer downward is offered to this site, and what they handed down stands here by that. */
  readonly above?: readonly string[]
  readonly sections?: readonly string[]
  readonly columnId?: string
}

/**
 * What a site took of what was offered to it, and shows: the article `a`, and `n`, where the site put it. It is the version that somebody of the site read, while
 * the offer stands and the site is one of those it is made to (decisions 356).
 */
export const takenFrom = ({ orgId, above = [], sections, columnId }: TakenShelf): RawBuilder<unknown> => {
  const section = sections ? sectionIs('n', sections) : sql``
  const column = columnId ? sql`and n.column_id = ${columnId}` : sql``
  // One after the other in the order of the index, so that the newest are found without looking at the others.
  return sql`from publishing.offer_answer n cross join lateral (
      select a.id, a.org_id, a.title, a.summary, a.published_at, a.source_url
      from publishing.article a join publishing.offer f on f.id = n.offer_id and f.taken_back_at is null and ${isToHere(above)}
      where a.id = n.article_id and a.status = 'PUBLISHED' and a.updated_at is not distinct from n.read_updated_at
        and (a.handed_path is null or a.handed_path <> all(${above}::text[])) offset 0) a
    where n.org_id = ${orgId}::uuid and n.state = 'TAKEN' ${section} ${column}`
}

/** The offer `f` is to this site: who moved away from below the one that offers downward could neither read nor end what it took. */
export const isToHere = (above: readonly string[]): RawBuilder<unknown> =>
  sql`(f.direction = 'UP' or f.to_path = any(${above}::text[]))`

/** In the order of the index by which a site finds what it took. */
export const takenOrder = sql.raw('order by n.published_at desc, n.article_id desc')

/** One section is compared with `=`, so that its index gives the order too. */
export const sectionIs = (of: keyof typeof sectionOf, sections: readonly string[]): RawBuilder<unknown> =>
  sections.length === 1
    ? sql`and ${sectionOf[of]} = ${sections[0]}`
    : sql`and ${sectionOf[of]} = any(${sections}::text[])`

const sectionOf = { a: sql.raw('a.section_code'), n: sql.raw('n.section_code') } as const
