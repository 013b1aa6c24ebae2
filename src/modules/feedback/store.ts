import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'
import type { RemarkKind, RemarkOutcome } from './codes.ts'

/** A remark of the inbox with its answers, the newest first. */
export interface RemarkRow {
  readonly id: string
  readonly number: string
  readonly kind: RemarkKind
  readonly text: string
  readonly fromPath: string
  readonly createdAt: Date
  readonly answers: readonly {
    readonly at: string
    readonly outcome: RemarkOutcome
    readonly summary: string
    readonly text: string
    readonly byName: string
  }[]
}

const answered = sql<boolean>`exists (select 1 from feedback.answer a where a.remark_id = r.id)`

/** A page of the inbox: what has no answer first, the longest waiting of these; then the newest. */
export async function listRemarks(
  tx: Tx,
  reach: Reach,
  of: { isAnswered: boolean | undefined; limit: number; offset: number },
): Promise<{ rows: RemarkRow[]; total: number }> {
  const where = sql`${within(reach, 'r.org_path')} and (${of.isAnswered ?? null}::boolean is null or ${answered} = ${of.isAnswered ?? null}::boolean)`
  const [rows, [counted]] = await tx.all([
    sql<RemarkRow>`select r.id, r.number, r.kind, r.text, r.from_path, r.created_at,
        (select coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'outcome', a.outcome, 'summary', a.summary, 'text', a.text, 'byName', a.by_name)
          order by a.at desc, a.id desc), '[]') from feedback.answer a where a.remark_id = r.id) as answers
      from feedback.remark r where ${where}
      order by ${answered}, case when ${answered} then -extract(epoch from r.created_at) else extract(epoch from r.created_at) end, r.id
      limit ${of.limit} offset ${of.offset}`,
    sql<{ total: number }>`select count(*) as total from feedback.remark r where ${where}`,
  ])
  return { rows, total: counted?.total ?? 0 }
}

/** The remark, when inside the reach. */
export function findRemark(
  tx: Tx,
  reach: Reach,
  remarkId: string,
): Promise<{ id: string; orgId: string; orgPath: string; kind: RemarkKind } | undefined> {
  return tx.first(
    sql<{ id: string; orgId: string; orgPath: string; kind: RemarkKind }>`select id, org_id, org_path, kind
      from feedback.remark where id = ${remarkId} and ${within(reach)}`,
  )
}

/** Adds an answer. */
export function insertAnswer(
  tx: Tx,
  answer: {
    readonly id: string
    readonly remarkId: string
    readonly orgId: string
    readonly orgPath: string
    readonly at: Date
    readonly kind: RemarkKind
    readonly outcome: RemarkOutcome
    readonly summary: string
    readonly text: string
    readonly byName: string
  },
): void {
  tx.later(build.insertInto('feedback.answer').values(answer))
}

/** Takes a remark in, for the topmost organisation. */
export function handIn(tx: Tx, given: Readonly<Record<string, unknown>>, codeHash: Buffer): void {
  tx.later(sql`select feedback.hand_in(${JSON.stringify(given)}::jsonb, ${codeHash})`)
}

/** A remark as its writer sees it. */
export interface FollowedRemark {
  readonly number: string
  readonly kind: RemarkKind
  readonly text: string
  readonly createdAt: string
  readonly answers: readonly { readonly at: string; readonly outcome: RemarkOutcome; readonly text: string }[]
}

/** The remark that number and code open. */
export async function follow(tx: Tx, codeHash: Buffer): Promise<FollowedRemark | undefined> {
  const row = await tx.one(sql<{ remark: FollowedRemark | null }>`select feedback.follow(${codeHash}) as remark`)
  return row.remark ?? undefined
}

/** A public answer. */
export interface PublicAnswer {
  readonly id: string
  readonly at: Date
  readonly kind: RemarkKind
  readonly outcome: RemarkOutcome
  readonly summary: string
  readonly text: string
}

/** A page of the public answers, the newest first, with the numbers of what came in and what was answered. */
export async function listPublicAnswers(
  tx: Tx,
  page: { limit: number; offset: number },
): Promise<{ rows: PublicAnswer[]; total: number; received: number; answered: number }> {
  const [rows, [counted], [numbers]] = await tx.all([
    sql<PublicAnswer>`select id, at, kind, outcome, summary, text from feedback.answer order by at desc, id limit ${page.limit} offset ${page.offset}`,
    sql<{ total: number }>`select count(*) as total from feedback.answer`,
    sql<{ received: number; answered: number }>`select received, answered from feedback.counted()`,
  ])
  return { rows, total: counted?.total ?? 0, received: numbers?.received ?? 0, answered: numbers?.answered ?? 0 }
}

/** The remarks that wait for an answer. */
export function dueRemarks({ actor, most }: DueAsked): DueQuery {
  return sql`select r.id, left(r.text, 40) as title_zh, left(r.text, 40) as title_en, null::text as from_name, o.name as org_name, null::date as due_on,
      r.created_at as since, null::text as for_name
    from feedback.remark r join organisations.directory o on o.id = r.org_id
    where ${within(actor.reach, 'r.org_path')} and ${within(actor.reach, 'o.path')}
      and not exists (select 1 from feedback.answer a where a.remark_id = r.id and ${within(actor.reach, 'a.org_path')})
    order by r.created_at, r.id limit ${most}`
}
