import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'
import type { Day } from '#kernel/time.ts'
import type { moderationRules } from '#modules/cases/codes.ts'
import type { Findings } from './agreement/telling.ts'
import type { StatementOutcome, StatementState } from './codes.ts'

/** A consultation as it is kept; everything in it is public. */
export interface StoredConsultation {
  readonly id: string
  readonly orgId: string
  readonly orgPath: string
  readonly orgName: string
  readonly title: string
  readonly question: string
  readonly openedOn: Day
  readonly closesOn: Day
  readonly answerDueOn: Day
  readonly findings: Findings | null
  readonly foundAt: Date | null
  readonly closedAt: Date | null
  readonly answer: string | null
  readonly answeredOn: Day | null
  readonly answeredBy: string | null
  /** Who took over from who asked; null where nobody did. */
  readonly keptByName: string | null
  /** Who asked, where another one took over; its address stays. */
  readonly askerId: string | null
  /** The project for which it was asked. */
  readonly projectId: string | null
  /** The topic for which it was asked, by its words of that day; read at desks only. */
  readonly topicWords: readonly string[] | null
  readonly topicMessages: number | null
  readonly topicOn: Day | null
}

/** A statement as its keepers read it. */
export interface StoredStatement {
  readonly id: string
  readonly no: number
  readonly handedOn: Day
  readonly origin: 'OFFICE' | 'CITIZEN'
  readonly state: StatementState
  /** Null when it is not shown: then it is sealed, or destroyed. */
  readonly text: string | null
  readonly decideByOn: Day
  readonly rule: keyof typeof moderationRules | null
  readonly reason: string | null
  readonly outcome: StatementOutcome | null
  readonly answer: string | null
  readonly dueOn: Day | null
  /** Whether what was taken up is done, as it was told; null while nobody told. */
  readonly toldOn: Day | null
  readonly isDone: boolean | null
  readonly toldText: string | null
  readonly toldBy: string | null
}

const whole = [
  ...(['id', 'orgId', 'orgPath', 'orgName', 'title', 'question', 'openedOn', 'closesOn', 'answerDueOn'] as const),
  ...(['findings', 'foundAt', 'closedAt', 'answer', 'answeredOn', 'answeredBy', 'keptByName', 'askerId'] as const),
  ...(['projectId', 'topicWords', 'topicMessages', 'topicOn'] as const),
] as const
const wholeStatement = [
  ...(['id', 'no', 'handedOn', 'origin', 'state', 'decideByOn', 'rule', 'reason'] as const),
  ...(['outcome', 'answer', 'dueOn', 'toldOn', 'isDone', 'toldText', 'toldBy'] as const),
] as const

const most = 200

/** The consultations in reach with the number of statements that wait, the newest first; at most 200. */
export async function listConsultations(
  tx: Tx,
  reach: Reach,
): Promise<(StoredConsultation & { readonly waiting: number })[]> {
  const rows = await tx.rows(
    build
      .selectFrom('consultations.consultation as c')
      .select(whole)
      .select(
        sql<number>`(select count(*) from consultations.statement s where s.consultation_id = c.id and s.state = 'WAITING')`.as(
          'waiting',
        ),
      )
      .where(within(reach))
      .orderBy('closesOn', 'desc')
      .orderBy('id', 'desc')
      .limit(most),
  )
  return rows as unknown as (StoredConsultation & { waiting: number })[]
}

/** A consultation in reach, held for a change when asked. */
export function findConsultation(
  tx: Tx,
  reach: Reach,
  of: { consultationId: string; forChange?: boolean },
): Promise<StoredConsultation | undefined> {
  const query = build
    .selectFrom('consultations.consultation')
    .select(whole)
    .where('id', '=', of.consultationId)
    .where(within(reach))
  return tx.first(of.forChange ? query.forNoKeyUpdate() : query) as Promise<unknown> as Promise<
    StoredConsultation | undefined
  >
}

/** Keeps a new consultation with its first statements. */
export function putConsultation(
  tx: Tx,
  of: Omit<
    StoredConsultation,
    'findings' | 'foundAt' | 'closedAt' | 'answer' | 'answeredOn' | 'answeredBy' | 'keptByName' | 'askerId'
  >,
  statements: readonly { readonly id: string; readonly no: number; readonly text: string }[],
): void {
  const { id, orgId, orgPath, openedOn } = of
  const shared = { consultationId: id, orgId, orgPath, handedOn: openedOn, decideByOn: openedOn }
  const rows = statements.map((one) => ({ ...one, ...shared, origin: 'OFFICE', state: 'SHOWN' }))
  tx.later(
    build.insertInto('consultations.consultation').values({ ...of, topicWords: of.topicWords && [...of.topicWords] }),
  )
  tx.later(build.insertInto('consultations.statement').values(rows))
}

/** Keeps the answer to all, and to each statement that has one. */
export function putAnswer(
  tx: Tx,
  reach: Reach,
  of: {
    consultationId: string
    answer: string
    answeredOn: Day
    answeredBy: string
    statements: readonly { no: number; outcome: StatementOutcome; answer: string; dueOn: string | null }[]
  },
): void {
  const { consultationId, statements, ...answered } = of
  tx.later(
    build.updateTable('consultations.consultation').set(answered).where('id', '=', consultationId).where(within(reach)),
  )
  for (const { no, ...one } of statements)
    tx.later(
      build
        .updateTable('consultations.statement')
        .set(one)
        .where('consultationId', '=', consultationId)
        .where('no', '=', no)
        .where(within(reach)),
    )
}

/** The statements of a consultation in reach, in their order. */
export function listStatements(tx: Tx, reach: Reach, consultationId: string): Promise<StoredStatement[]> {
  return tx.rows(
    build
      .selectFrom('consultations.statement')
      .select(wholeStatement)
      .select(sql<string | null>`case when state <> 'REFUSED' then text end`.as('text'))
      .where('consultationId', '=', consultationId)
      .where(within(reach))
      .orderBy('no'),
  ) as Promise<unknown> as Promise<StoredStatement[]>
}

/** The consultations of one's own organisation that are over and wait for the answer, as lines of 待办. */
export function dueAnswers({ actor, today, most: lines }: DueAsked): DueQuery {
  return sql`select c.id, c.title as title_zh, c.title as title_en, null::text as from_name, c.org_name, c.answer_due_on as due_on,
      c.closes_on::timestamptz as since, null::text as for_name
    from consultations.consultation c where ${within(actor.reach, 'c.org_path')} and c.org_path = ${actor.reach.path}
      and c.closes_on < ${today} and c.answered_on is null
    order by c.answer_due_on, c.id limit ${lines}`
}

/** The consultations of one's own organisation with statements that wait to be looked at, as lines of 待办. */
export function dueStatements({ actor, most: lines }: DueAsked): DueQuery {
  return sql`select c.id, c.title as title_zh, c.title as title_en, null::text as from_name, c.org_name, min(s.decide_by_on) as due_on,
      min(s.handed_on)::timestamptz as since, null::text as for_name
    from consultations.consultation c join consultations.statement s on s.consultation_id = c.id and s.state = 'WAITING'
    where ${within(actor.reach, 'c.org_path')} and c.org_path = ${actor.reach.path}
    group by c.id order by min(s.decide_by_on), c.id limit ${lines}`
}
