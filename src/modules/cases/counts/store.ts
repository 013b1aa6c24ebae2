import type { Reach } from '#kernel/actor.ts'
import type { Answer } from '#kernel/contract.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import type { countRates as countRatesOf } from './contract.ts'
import type { OpenNumbers, OpenStatistics, OrgNumbers } from './open-numbers.ts'

/** The numbers of a desk. */
export interface Counted {
  readonly waiting: number
  readonly inHand: number
  readonly overdue: number
  readonly dueSoon: number
  readonly answered: number
}

/** The numbers of all cases in reach in one look; open ones come from their own small index. */
export async function countCases(tx: Tx, reach: Reach, { now, soon }: { now: Date; soon: Date }): Promise<Counted> {
  const [[open], [done]] = await tx.all([
    sql<Pick<Counted, 'waiting' | 'inHand' | 'overdue' | 'dueSoon'>>`
      select count(*) filter (where state = 'SUBMITTED') as waiting, count(*) filter (where state <> 'SUBMITTED') as in_hand,
        count(*) filter (where due_at <= ${now}) as overdue,
        count(*) filter (where due_at > ${now} and due_at <= ${soon}) as due_soon
      from cases.case where due_at is not null and ${within(reach)}`,
    sql<Pick<Counted, 'answered'>>`
      select count(*) filter (where state = 'REPLIED') as answered from cases.case where not is_imported and ${within(reach)}`,
  ])
  return { ...open, ...done } as Counted
}

/** What the rates are made of; each sum is told with the whole it stands in. */
export type RateCounts = Omit<Answer<typeof countRatesOf>, 'from' | 'until'>

/** Of the cases in reach that came in within a span; imported ones had no limit. The last word of a writer decides. */
export function countRates(
  tx: Tx,
  reach: Reach,
  of: { from: Date; until: Date; today: Day; now: Date },
): Promise<RateCounts> {
  return tx.one(sql<RateCounts>`
    select count(*) as received, count(*) filter (where c.state = 'NOT_ACCEPTED' and c.first_replied_at is null and not gone.yes) as refused,
      count(c.first_replied_at) filter (where not gone.yes) as answered,
      count(*) filter (where c.was_on_time is not null and not gone.yes or late.yes) as clocked,
      count(*) filter (where c.was_on_time and not gone.yes) as on_time,
      count(*) filter (where not c.was_on_time and not gone.yes) as answered_late,
      count(*) filter (where late.yes) as unanswered,
      coalesce(sum(word.in_time + word.late + word.missing), 0)::bigint as urgent,
      coalesce(sum(word.in_time), 0)::bigint as told_in_time, coalesce(sum(word.late), 0)::bigint as told_late,
      coalesce(sum(word.missing), 0)::bigint as untold, count(r.outcome) as judged,
      count(*) filter (where r.outcome = 'SOLVED') as solved, count(*) filter (where r.outcome = 'PARTLY') as partly,
      count(*) filter (where r.outcome = 'NOT_SOLVED') as not_solved, count(r.grade) as graded,
      count(*) filter (where r.grade >= 4) as satisfied, count(r.outcome) filter (where filed.yes) as filed_judged,
      count(*) filter (where filed.yes and r.outcome = 'SOLVED') as filed_solved, count(r.grade) filter (where filed.yes) as filed_graded,
      count(*) filter (where filed.yes and r.grade >= 4) as filed_satisfied,
      count(*) filter (where gone.yes) as withdrawn
    from cases.case c
      left join lateral (select outcome, grade from cases.rating where case_id = c.id and c.first_replied_at is not null
        order by at desc, id desc limit 1) r on true
      cross join lateral (select r.outcome is not null and exists (select 1 from cases.filing f where f.case_id = c.id) as yes) filed
      cross join lateral (select coalesce(c.taken_back_as in ('WAITING', 'LATE'), false) as yes) gone
      cross join lateral (select case when gone.yes then c.taken_back_as = 'LATE'
        else c.first_replied_at is null and c.state <> 'NOT_ACCEPTED' and c.answer_due_on < ${of.today} end as yes) late
      cross join lateral (select
        c.earlier_told_in_time + coalesce((c.is_urgent and c.first_word_at <= c.first_word_due_at)::int, 0) as in_time,
        c.earlier_told_late + coalesce((c.is_urgent and c.first_word_at > c.first_word_due_at)::int, 0) as late,
        c.earlier_untold + coalesce((c.is_urgent and c.first_words = 0 and c.first_word_due_at
          <= case when c.state = 'NOT_ACCEPTED' then c.refused_at else ${of.now}::timestamptz end)::int, 0) as missing) word
    where not c.is_imported and c.created_at >= ${of.from} and c.created_at < ${of.until} and ${within(reach, 'c.org_path')}`)
}

/** The open numbers of an organisation, for its home page; `clocked` and `onTime` as in the open statistics. */
export type OpenCounts = Pick<OpenNumbers, 'received' | 'answered' | 'clocked' | 'onTime'>

/** Counts of the public cases about an organisation that came in `from` … before `until`. */
export function countAbout(
  tx: Tx,
  of: { aboutOrgId: string; from: Date; until: Date; today: Day },
): Promise<OpenCounts> {
  return tx.one(
    sql<OpenCounts>`select * from cases.count_about(${of.aboutOrgId}, ${of.from}, ${of.until}, ${of.today})`,
  )
}

/** Counts under an organisation, in parts that share no case: itself and each directly below it. */
export function countBelow(
  tx: Tx,
  of: { orgId: string; from: Date; until: Date; today: Day },
): Promise<Omit<OrgNumbers, 'promised' | 'kept'>[]> {
  return tx.rows(
    sql<
      Omit<OrgNumbers, 'promised' | 'kept'>
    >`select * from cases.count_below(${of.orgId}, ${of.from}, ${of.until}, ${of.today})`,
  )
}

/** Why cases under an organisation were not accepted, most frequent first. */
export function countRefusals(tx: Tx, of: { orgId: string; from: Date; until: Date }) {
  return tx.rows(
    sql<OpenStatistics['refusals'][number]>`select * from cases.count_refusals(${of.orgId}, ${of.from}, ${of.until})`,
  )
}

/** Private cases of the whole installation; null but for a whole year that is over, with ten or more. */
export async function countPrivate(tx: Tx, of: { from: Date; until: Date }): Promise<number | null> {
  const row = await tx.one(sql<{ n: number | null }>`select cases.count_private(${of.from}, ${of.until}) as n`)
  return row.n
}

/** By which rules words of cases under an organisation were hidden, most frequent first. */
export function countMeasures(tx: Tx, of: { orgId: string; from: Date; until: Date }) {
  return tx.rows(
    sql<OpenStatistics['measures'][number]>`
      select rule, kind, words_of, measured, lifted from cases.count_measures(${of.orgId}, ${of.from}, ${of.until})`,
  )
}

/** Appeals against measures under an organisation that were decided, by who decided. */
export function countAppeals(tx: Tx, of: { orgId: string; from: Date; until: Date }) {
  return tx.rows(
    sql<OpenStatistics['appeals'][number]>`select * from cases.count_appeals(${of.orgId}, ${of.from}, ${of.until})`,
  )
}

/** Messages of two years by month, by class and by what they are about. */
export interface CountedFigures {
  readonly months: readonly { readonly month: string; readonly messages: number }[]
  readonly classes: readonly {
    readonly field: string | null
    readonly second: string | null
    readonly messages: number
    readonly before: number
  }[]
  readonly places: readonly { readonly orgId: string | null; readonly name: string; readonly messages: number }[]
}

/**
 * Counts what came in since `from` in reach; classes of two levels from `middle` on and before it, places from `middle` on. A place is an
 * organisation directly below with all below it; what is about neither of them is the organisation's own.
 */
export async function countFigures(
  tx: Tx,
  reach: Reach,
  of: { from: Date; middle: Date; orgId: string },
): Promise<CountedFigures> {
  const [months, classes, places] = await tx.all([
    sql<CountedFigures['months'][number]>`
      select to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*) as messages
      from cases.case where created_at >= ${of.from} and ${within(reach)} group by 1`,
    sql<CountedFigures['classes'][number]>`
      select field, second, count(*) filter (where created_at >= ${of.middle}) as messages,
        count(*) filter (where created_at < ${of.middle}) as before
      from cases.case where created_at >= ${of.from} and ${within(reach)} group by 1, 2
      order by field is null, field, second is null, messages desc, before desc, second`,
    sql<CountedFigures['places'][number]>`
      with own as (select path, short_name from organisations.directory where id = ${of.orgId}::uuid),
        about as (select c.about_org_id, count(*) as messages from cases.case c
          where c.created_at >= ${of.middle} and ${within(reach, 'c.org_path')} group by 1),
        counted as (select substring(o.path from '^' || own.path || '[0-9a-z]+/') as path, sum(a.messages)::integer as messages
          from own cross join about a left join organisations.directory o on o.id = a.about_org_id group by 1),
        below as (select d.id, d.path, d.short_name, d.code, d.dissolved_on from organisations.directory d
          where d.parent_id = ${of.orgId}::uuid and ${within(reach, 'd.path')})
      select b.id as org_id, coalesce(b.short_name, own.short_name) as name, coalesce(c.messages, 0) as messages
      from own cross join (select * from below union all select null, null, null, null, null) b
      left join counted c on c.path is not distinct from b.path
      where b.dissolved_on is null or c.messages > 0
      order by b.id is null, b.code`,
  ])
  return { months, classes, places }
}
