import { build, sql, type Tx } from '#kernel/db.ts'
import type { Day } from '#kernel/time.ts'
import type { StoredConsultation, StoredStatement } from '../store.ts'

/** A consultation as everybody reads it; `slug` is the address of who asked, for ever: who took part is known there alone. */
export type ShownConsultation = Omit<
  StoredConsultation,
  'orgPath' | 'askerId' | 'topicWords' | 'topicMessages' | 'topicOn'
> & { readonly slug: string }

const whole = [
  ...(['c.id', 'c.orgId', 'c.orgName', 'c.title', 'c.question', 'c.openedOn', 'c.closesOn', 'c.answerDueOn'] as const),
  ...(['c.findings', 'c.foundAt', 'c.closedAt', 'c.answer', 'c.answeredOn', 'c.answeredBy', 'c.keptByName'] as const),
  'c.projectId',
] as const

const shown = build
  .selectFrom('consultations.consultation as c')
  .innerJoin('organisations.org as o', (join) => join.on('o.id', '=', sql<string>`coalesce(c.asker_id, c.org_id)`))
  .select(whole)
  .select(sql<string>`coalesce(o.slug, o.code)`.as('slug'))
const most = 100

/** The consultations of these places: those that close last first. */
export function listShown(tx: Tx, paths: readonly string[]): Promise<ShownConsultation[]> {
  return tx.rows(
    shown
      .where('c.orgPath', 'in', [...paths])
      .orderBy('c.closesOn', 'desc')
      .orderBy('c.id', 'desc')
      .limit(most),
  ) as Promise<unknown> as Promise<ShownConsultation[]>
}

/** One of an organisation, which asked it, keeps it, or took over from who asked. */
export function findShown(tx: Tx, of: { id: string; orgId: string }): Promise<ShownConsultation | undefined> {
  const isOf = sql<boolean>`(${of.orgId} in (c.org_id, c.asker_id) or consultations.led_on(c.id, ${of.orgId}))`
  return tx.first(shown.where('c.id', '=', of.id).where(isOf)) as Promise<unknown> as Promise<
    ShownConsultation | undefined
  >
}

/** A statement as everybody reads it; no words of one that is not shown. */
export type ShownStatement = Omit<StoredStatement, 'text'> & { readonly text: string | null }

/** The statements of a consultation, in their order. */
export function listShownStatements(tx: Tx, consultationId: string): Promise<ShownStatement[]> {
  return tx.rows(
    sql<ShownStatement>`select id, no, handed_on, origin, state, text, decide_by_on, rule, reason, outcome, answer, due_on,
        told_on, is_done, told_text, told_by
      from consultations.statements_of(${consultationId})`,
  )
}

/** A statement somebody may still say something of. */
export interface Unsaid {
  readonly id: string
  readonly no: number
  readonly text: string
}

/** Of what this participation said nothing yet, in its own order. */
export function listUnsaid(tx: Tx, of: { consultationId: string; digest: Buffer }): Promise<Unsaid[]> {
  return tx.rows(sql<Unsaid>`select id, no, text from consultations.unsaid(${of.consultationId}, ${of.digest})`)
}

/** Keeps what a participation says of statements. */
export async function takeStances(
  tx: Tx,
  of: { consultationId: string; digest: Buffer; stances: readonly { id: string; value: number }[]; today: Day },
): Promise<'DONE' | 'CLOSED' | 'MISSING'> {
  const row = await tx.one(
    sql<{
      verdict: 'DONE' | 'CLOSED' | 'MISSING'
    }>`select consultations.take_stances(${of.consultationId}, ${of.digest},
      ${JSON.stringify(of.stances)}::jsonb, ${of.today}) as verdict`,
  )
  return row.verdict
}

/** Takes a statement in, and gives its number. */
export function handInStatement(
  tx: Tx,
  of: {
    consultationId: string
    mostWaiting: number
    given: { id: string; text: string; handedOn: Day; decideByOn: Day }
  },
): Promise<{ verdict: 'DONE' | 'CLOSED' | 'FULL'; no: number }> {
  return tx.one(
    sql<{ verdict: 'DONE' | 'CLOSED' | 'FULL'; no: number }>`select verdict, no
      from consultations.hand_in_statement(${of.consultationId}, ${JSON.stringify(of.given)}::jsonb, ${of.mostWaiting})`,
  )
}
