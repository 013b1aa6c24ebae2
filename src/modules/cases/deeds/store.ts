import { sql, within } from '#kernel/db.ts'
import { type DeedQuery, type DeedsAsked, ownDeeds } from '#kernel/deeds.ts'

const acts = {
  started: ['cases.filed'],
  handled: [
    ...[
      'cases.accepted',
      'cases.refused',
      'cases.assigned',
      'cases.signed',
      'cases.handling-started',
      'cases.sent-back',
    ],
    ...[
      'cases.replied',
      'cases.extended',
      'cases.declared',
      'cases.taken-over',
      'cases.directed',
      'cases.petition-filed',
    ],
    ...['cases.declared-urgent', 'cases.urgency-ended', 'cases.first-word-given', 'cases.offices-called'],
    ...['cases.writer-asked', 'cases.told', 'cases.classified', 'cases.joined', 'cases.separated'],
  ],
} as const

/** The cases this account acted on or filed, as far as they still lie in reach. */
export function ownCases({ actor, which, since, most }: DeedsAsked): DeedQuery {
  return sql`select c.id, c.title as title_zh, c.title as title_en, c.about_name as org_name, c.state, d.at
    from ${ownDeeds(acts[which], since)} d join cases.case c on c.id = d.subject_id
    where ${within(actor.reach, 'c.org_path')} order by d.at desc, c.id limit ${most}`
}
