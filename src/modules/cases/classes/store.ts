import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'

/** The words of a case and the field somebody decided on; nothing of who wrote (D29). */
export interface DecidedText {
  readonly title: string
  readonly body: string
  readonly field: string
}

/** Where a desk passed cases of a field on to, and how many of them. */
export interface PassedOn {
  readonly orgId: string
  readonly name: string
  readonly count: number
}

/** The newest cases in reach whose field was decided. */
export function listDecidedTexts(tx: Tx, reach: Reach, most: number): Promise<DecidedText[]> {
  return tx.rows(
    build
      .selectFrom('cases.case')
      .select(['title', 'body', 'field'])
      .where(within(reach))
      .where('field', 'is not', null)
      .orderBy('createdAt', 'desc')
      .limit(most),
  ) as Promise<DecidedText[]>
}

/** To whom an organisation passed on cases of a field that lie in reach, most often first. */
export function listPassedOn(
  tx: Tx,
  reach: Reach,
  of: { field: string; byOrgId: string; most: number },
): Promise<PassedOn[]> {
  return tx.rows(
    build
      .selectFrom('cases.case')
      .select(['orgId', 'orgName as name', sql<number>`count(*)`.as('count')])
      .where(within(reach))
      .where('field', '=', of.field)
      .where('assignedById', '=', of.byOrgId)
      .where('orgId', '<>', of.byOrgId)
      .groupBy(['orgId', 'orgName'])
      .orderBy('count', 'desc')
      .orderBy('orgId')
      .limit(of.most),
  )
}
