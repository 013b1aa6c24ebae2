import type { Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import { type MeasuredWords, type MeasureKind, type ModerationRule, type ReviewWay, writtenActs } from '../codes.ts'

/** Whether the same measure about the same words is in force, or waits for its second person. */
export async function isMeasured(
  tx: Tx,
  reach: Reach,
  of: { caseId: string; kind: MeasureKind; wordsId: string | null },
): Promise<boolean> {
  const [inForce, waiting] = await tx.all([
    sql`select from cases.measure m join cases.case c on c.id = m.case_id
      where m.case_id = ${of.caseId} and m.kind = ${of.kind} and m.words_id is not distinct from ${of.wordsId}::uuid
        and m.lifted_at is null and ${within(reach, 'c.org_path')}`,
    sql`select from cases.case c where c.id = ${of.caseId} and ${within(reach, 'c.org_path')} and cases.waits_for_second(c.id, ${of.kind}, ${of.wordsId})`,
  ])
  return inForce.length + waiting.length > 0
}

/** What is promised in an answer. */
export interface PromiseWords {
  readonly id: string
  readonly what: string
}

/** The words of a part of a case that was found in reach, and the promises made of them; nothing where there is no such part. */
export async function findWords(
  tx: Tx,
  of: { caseId: string; wordsOf: MeasuredWords; wordsId: string },
): Promise<{ words: string; promises: readonly PromiseWords[] } | undefined> {
  const [part] = await tx.all([
    sql<{ words: string; promises: readonly PromiseWords[] }>`
      select w.words, (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'what', p.what)), '[]') from cases.promise p
        where p.case_id = ${of.caseId} and p.reply_id = ${of.wordsId}) as promises
      from (
        select s.text as words from cases.supplement s where ${of.wordsOf} = 'SUPPLEMENT' and s.case_id = ${of.caseId} and s.id = ${of.wordsId}
        union all select r.text from cases.reply r where ${of.wordsOf} = 'REPLY' and r.case_id = ${of.caseId} and r.id = ${of.wordsId}
        union all select g.reason from cases.rating g where ${of.wordsOf} = 'RATING' and g.case_id = ${of.caseId} and g.id = ${of.wordsId}
        union all select e.reason from cases.event e
          where ${of.wordsOf} = 'EVENT' and e.case_id = ${of.caseId} and e.id = ${of.wordsId} and e.reason is not null
            and e.act = any(${writtenActs}::text[])) w`,
  ])
  return part[0]
}

/** The words an appeal is about, for who decides it from beside the reach of the case, as long as it waits for him. */
export function findReviewedWords(tx: Tx, matterId: string): Promise<{ title: string; body: string } | undefined> {
  return tx.first(sql<{ title: string; body: string }>`select title, body from cases.reviewed_words(${matterId})`)
}

/** The judgement of a case that was found in reach whose words a line of its course says once more. */
export async function findJudgement(tx: Tx, of: { caseId: string; eventId: string }): Promise<string | undefined> {
  const row = await tx.first(sql<{ id: string }>`
    select g.id from cases.rating g join cases.event e on e.case_id = g.case_id and e.at = g.at and e.reason = g.reason
    where g.case_id = ${of.caseId} and e.case_id = ${of.caseId} and e.id = ${of.eventId}`)
  return row?.id
}

/** The nearest desk above an organisation in reach. */
export function findDeskOver(tx: Tx, orgId: string): Promise<{ orgId: string; name: string } | undefined> {
  return tx.first(sql<{ orgId: string; name: string }>`select org_id, name from cases.desk_over(${orgId})`)
}

/** What a measure that was allowed does to the case; the words only where parts are taken out. */
export interface NewMeasure {
  readonly id: string
  readonly caseId: string
  readonly matterId: string
  readonly kind: MeasureKind
  readonly rule: ModerationRule
  readonly reason: string
  readonly byName: string
  readonly at: Date
  readonly eventId: string
  readonly told: string
  readonly actorName: string
  readonly wordsOf: MeasuredWords
  readonly wordsId: string | null
  /** What people at desks read beside the line of the course. */
  readonly note: string | null
  readonly words?: string
  readonly promises?: readonly PromiseWords[]
  readonly title?: string
  readonly body?: string
  readonly searchText?: string
  readonly terms?: string
}

/** Carries a measure out and seals what stood there; false when the case is out of reach. */
export async function applyMeasure(tx: Tx, given: NewMeasure, sealed: Buffer): Promise<boolean> {
  return (await tx.one(sql<{ done: boolean }>`select cases.apply_measure(${given}::jsonb, ${sealed}) as done`)).done
}

/** How an appeal or a measure ends; the words only where they come back. */
export interface EndedMeasure extends Pick<NewMeasure, 'id' | 'at' | 'eventId' | 'byName' | 'told' | 'actorName'> {
  readonly lifts: boolean
  readonly words?: string
  readonly promises?: readonly PromiseWords[]
  readonly title?: string
  readonly body?: string
  readonly searchText?: string
  readonly terms?: string
}

export async function endMeasure(tx: Tx, given: EndedMeasure): Promise<boolean> {
  return (await tx.one(sql<{ done: boolean }>`select cases.end_measure(${given}::jsonb) as done`)).done
}

/** The sealed original of a measure that is just being lifted; nothing at any other time. */
export async function findOriginal(tx: Tx, measureId: string): Promise<Buffer | null> {
  return (await tx.one(sql<{ original: Buffer | null }>`select cases.original_of(${measureId}) as original`)).original
}

/** What was done to a case, as its writer is told. */
export interface OwnMeasure {
  readonly id: string
  readonly matterId: string
  readonly kind: MeasureKind
  readonly wordsOf: MeasuredWords
  readonly rule: ModerationRule
  readonly reason: string
  readonly byName: string
  readonly at: Date
  readonly appealedAt: Date | null
  readonly appealDecidedAt: Date | null
  readonly appealDecidedBy: string | null
  readonly liftedAt: Date | null
  readonly reviewWay: ReviewWay
  /** Who decides an appeal; null of a measure whose procedure is not here. */
  readonly reviewBy: string | null
  /** Within how many working days an appeal is decided. */
  readonly reviewDays: number | null
  /** The instant from which the appeal that waits is late. */
  readonly reviewDueAt: Date | null
  /** Who stands above and was told that it is late. */
  readonly reviewTold: string | null
}

export function listOwnMeasures(tx: Tx, codeHash: Buffer): Promise<OwnMeasure[]> {
  return tx.rows(sql<OwnMeasure>`
    select id, matter_id, kind, words_of, rule, reason, by_name, at, appealed_at, appeal_decided_at, appeal_decided_by, lifted_at,
      review_way, review_by, review_days, review_due_at, review_told
    from cases.own_measures(${codeHash})`)
}

/** What an appeal says. */
export interface NewAppeal {
  readonly id: string
  readonly at: Date
  readonly reason: string
  readonly eventId: string
  readonly byName: string
}

/** The writer appeals; gives the matter in which it is decided, or nothing when he may not now. */
export async function appealMeasure(tx: Tx, codeHash: Buffer, given: NewAppeal): Promise<string | null> {
  return (
    await tx.one(
      sql<{ matterId: string | null }>`select cases.appeal_measure(${codeHash}, ${given}::jsonb) as matter_id`,
    )
  ).matterId
}

/** What an appeal says, for the procedure in which it is decided. */
export async function findAppeal(tx: Tx, reach: Reach, measureId: string): Promise<string> {
  const row = await tx.one(sql<{ reason: string | null }>`
    select m.appeal_reason as reason from cases.measure m join cases.case c on c.id = m.case_id
    where m.id = ${measureId} and ${within(reach, 'c.org_path')}`)
  return row.reason ?? ''
}

/** Writes an appeal down that came on paper; nothing where it was appealed already. */
export function noteAppeal(tx: Tx, given: NewAppeal): void {
  tx.later(sql`select cases.note_appeal(${given.id}, ${given}::jsonb)`)
}
