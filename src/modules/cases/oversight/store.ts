import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { MeasuredWords, MeasureKind, ModerationRule, NotAcceptedReason, OpeningPurpose } from '../codes.ts'
import type { OpeningKind } from '../contact/store.ts'

export interface OverseenMeasure {
  readonly id: string
  readonly number: string
  readonly kind: MeasureKind
  readonly wordsOf: MeasuredWords
  readonly rule: ModerationRule
  readonly byName: string
  readonly at: Date
  readonly appealedAt: Date | null
  readonly appealDecidedAt: Date | null
  readonly liftedAt: Date | null
}

export interface OverseenOpening {
  readonly id: string
  readonly number: string
  readonly at: Date
  readonly byName: string
  readonly post: string
  readonly what: OpeningKind
  readonly purpose: OpeningPurpose
  readonly reason: string
  readonly state: 'WAITING' | 'OPEN' | 'REFUSED' | 'WITHDRAWN'
  readonly decidedBy: string | null
  readonly decidedPost: string | null
  readonly looks: number
}

export interface Overseen {
  readonly measures: readonly OverseenMeasure[]
  readonly openings: readonly OverseenOpening[]
  readonly refusals: readonly { readonly reason: NotAcceptedReason; readonly count: number }[]
}

const most = 100

/** What was done with cases in reach: the latest measures and openings, and refusals since then by reason. */
export async function oversee(tx: Tx, reach: Reach, { since }: { since: Date }): Promise<Overseen> {
  const [measures, openings, refusals] = await tx.all([
    sql<OverseenMeasure>`
      select m.id, c.number, m.kind, m.words_of, m.rule, m.by_name, m.at, m.appealed_at, m.appeal_decided_at, m.lifted_at
      from cases.measure m join cases.case c on c.id = m.case_id where ${within(reach, 'c.org_path')}
      order by m.at desc, m.id limit ${most}`,
    sql<OverseenOpening>`
      select o.id, c.number, o.at, o.by_name, o.post, o.what, o.purpose, o.reason, o.state, o.decided_by, o.decided_post,
        (select count(*)::integer from cases.look l where l.opening_id = o.id) as looks
      from cases.opening o join cases.case c on c.id = o.case_id where ${within(reach, 'c.org_path')}
      order by o.at desc, o.id limit ${most}`,
    sql<Overseen['refusals'][number]>`
      select c.refusal_reason as reason, count(*)::integer as count from cases.case c
      where c.state = 'NOT_ACCEPTED' and c.refusal_reason is not null and c.created_at >= ${since} and ${within(reach, 'c.org_path')}
      group by 1 order by 2 desc, 1`,
  ])
  return { measures, openings, refusals }
}
