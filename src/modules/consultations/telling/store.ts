import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'
import type { Day } from '#kernel/time.ts'

/** A statement in reach that was taken up with a day, held for a change. */
export function findTaken(
  tx: Tx,
  reach: Reach,
  of: { consultationId: string; no: number },
): Promise<{ id: string; toldOn: Day | null } | undefined> {
  return tx.first(
    build
      .selectFrom('consultations.statement')
      .select(['id', 'toldOn'])
      .where('consultationId', '=', of.consultationId)
      .where('no', '=', of.no)
      .where('dueOn', 'is not', null)
      .where(within(reach))
      .forUpdate(),
  ) as Promise<{ id: string; toldOn: Day | null } | undefined>
}

/** Keeps what was told of it, for good. */
export function putTold(
  tx: Tx,
  reach: Reach,
  of: { statementId: string; toldOn: Day; isDone: boolean; toldText: string; toldBy: string },
): void {
  const { statementId, ...told } = of
  tx.later(build.updateTable('consultations.statement').set(told).where('id', '=', statementId).where(within(reach)))
}

/** What one's own organisation took up and told nothing of yet, once a consultation by its nearest day, as lines of 待办. */
export function dueTellings({ actor, most }: DueAsked): DueQuery {
  return sql`select c.id, c.title as title_zh, c.title as title_en, null::text as from_name, c.org_name, min(s.due_on) as due_on,
      min(c.answered_on)::timestamptz as since, null::text as for_name
    from consultations.consultation c join consultations.statement s
      on s.consultation_id = c.id and s.due_on is not null and s.told_on is null
    where ${within(actor.reach, 'c.org_path')} and ${within(actor.reach, 's.org_path')} and c.org_path = ${actor.reach.path}
    group by c.id order by min(s.due_on), c.id limit ${most}`
}
