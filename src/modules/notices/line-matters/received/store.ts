import { type Actor, principalOf, type Reach } from '#kernel/actor.ts'
import { sql, type Tx, within } from '#kernel/db.ts'
import type { DueAsked, DueQuery } from '#kernel/due.ts'
import type { Day } from '#kernel/time.ts'
import type { Line } from '#modules/organisations/codes.ts'
import type { LineMatterState, ReturnGround } from '../codes.ts'

/** A matter as one organisation has it. */
export interface ReceivedMatter {
  readonly id: string
  readonly orgName: string
  readonly line: Line
  readonly title: string
  readonly body: string
  readonly link: string | null
  readonly dueOn: Day
  readonly sentAt: Date
  readonly state: LineMatterState
  readonly endReason: string | null
  /** `NONE`: nothing was said until it ended; null while nothing is said. */
  readonly outcome: 'DONE' | 'RETURNED' | 'NONE' | null
  readonly ground: ReturnGround | null
  readonly words: string | null
  readonly byName: string | null
  readonly answeredAt: Date | null
  readonly isReached: boolean
  /** Whether anybody is charged with its line at the organisation, and whether the account asked for is. */
  readonly isCharged: boolean
  readonly isMine: boolean
}

interface Asked {
  readonly actor: Actor
  readonly today: string
}

// Whoever acts for another is charged with what that one is.
const mattersOf = ({ actor, today }: Asked, isOpen: boolean) =>
  sql`notices.line_matters_at(${actor.orgId}::uuid, ${principalOf(actor)}::uuid, ${today}::date, ${isOpen}::boolean)`

/** What came to the organisation of the actor: what waits first, then the newest; two hundred at most. */
export function listReceived(tx: Tx, asked: Asked): Promise<ReceivedMatter[]> {
  return tx.rows(sql<ReceivedMatter>`select r.* from ${mattersOf(asked, false)} r
    order by not (r.is_reached and r.outcome is null), r.sent_at desc, r.id limit 200`)
}

/** One of them. */
export function findReceived(tx: Tx, asked: Asked & { lineMatterId: string }): Promise<ReceivedMatter | undefined> {
  return tx.first(sql<ReceivedMatter>`select r.* from ${mattersOf(asked, false)} r where r.id = ${asked.lineMatterId}`)
}

/** What the organisation says, once; false when it said something before, or when it was not asked any more. */
export async function putAnswer(
  tx: Tx,
  reach: Reach,
  of: Asked & {
    lineMatterId: string
    outcome: 'DONE' | 'RETURNED'
    ground: ReturnGround | null
    words: string
    now: Date
  },
): Promise<boolean> {
  const rows =
    await tx.run(sql`insert into notices.line_answer (matter_id, org_id, org_path, org_name, outcome, ground, words, by_name, answered_at)
    select r.id, o.id, o.path, o.short_name, ${of.outcome}::text, ${of.ground}::text, ${of.words}::text, ${of.actor.name}::text, ${of.now}::timestamptz
    from ${mattersOf(of, true)} r join organisations.org o on o.id = ${of.actor.orgId} and ${within(reach, 'o.path')}
    where r.id = ${of.lineMatterId} and r.is_reached
    on conflict on constraint line_answer_pkey do nothing`)
  return rows === 1
}

/**
 * What waits at the organisation of a post, as lines of 待办: for who is charged with the line there; where nobody is, and from the first late day on,
 * for secretary and organiser.
 */
export function dueReceived({ actor, today, most }: DueAsked): DueQuery {
  const leads = ['ORGANISER', 'SECRETARY'].includes(actor.role)
  return sql`select r.id, r.title as title_zh, r.title as title_en, r.org_name as from_name, o.short_name as org_name, r.due_on,
      r.sent_at as since, null::text as for_name
    from ${mattersOf({ actor, today }, true)} r
    join organisations.org o on o.id = ${actor.orgId}::uuid and ${within(actor.reach, 'o.path')}
    where r.is_mine or (${leads}::boolean and (not r.is_charged or r.due_on < ${today}::date))
    order by r.due_on, r.id limit ${most}`
}
