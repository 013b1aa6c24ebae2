import type { Reach } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'
import type { ClassLine } from './rules.ts'

/** The words of a case and the class somebody decided on; nothing of who wrote (D29). */
export interface DecidedText extends ClassLine {
  readonly title: string
  readonly body: string
}

/** Where a desk passed cases of a field on to, how many of them, and how many of these are about one place. */
export interface PassedOn {
  readonly orgId: string
  readonly name: string
  readonly count: number
  readonly here: number
}

/** The newest cases in reach whose field was decided. */
export function listDecidedTexts(tx: Tx, reach: Reach, most: number): Promise<DecidedText[]> {
  return tx.rows(
    build
      .selectFrom('cases.case')
      .select(['title', 'body', 'field', 'second', 'third'])
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
  of: { field: string; byOrgId: string; aboutOrgId: string; most: number },
): Promise<PassedOn[]> {
  return tx.rows(
    build
      .selectFrom('cases.case')
      .select(['orgId', 'orgName as name', sql<number>`count(*)`.as('count')])
      .select(sql<number>`count(*) filter (where about_org_id = ${of.aboutOrgId})`.as('here'))
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

/** A list of classes that holds somewhere, and whose it is. */
interface HeldList {
  readonly lines: ClassLine[]
  readonly keptById: string
  readonly keptByName: string
  readonly changedAt: Date
}

/** The list that holds for an organisation in reach; the function states the reach. */
export async function findList(tx: Tx, orgId: string): Promise<HeldList | undefined> {
  const held = await tx.first(
    sql<Omit<HeldList, 'lines'> & { lines: [string, string | null, string | null][] }>`
      select lines, kept_by_id, kept_by_name, changed_at from cases.classes_for(${orgId || null}::uuid)`,
  )
  return held && { ...held, lines: held.lines.map(([field, second, third]) => ({ field, second, third })) }
}

/** Every class that ever stood in a list, of the second level and of the third. */
export function listRemembered(tx: Tx): Promise<ClassLine[]> {
  return tx.rows(sql<ClassLine>`
    select s.field, s.second, t.third from cases.second_class s left join cases.third_class t using (field, second)
    order by 1, 2, 3`)
}

/** How many lines of a list name a class that no list named before. */
export async function countNewNames(tx: Tx, lines: readonly ClassLine[]): Promise<number> {
  const { count } = await tx.one(sql<{ count: number }>`
    select count(*) from (select distinct field, second, third
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (field text, second text, third text)) l
    where l.second is not null and not exists (select 1 from cases.second_class s where s.field = l.field and s.second = l.second)
      or l.third is not null and not exists (select 1 from cases.third_class t
        where t.field = l.field and t.second = l.second and t.third = l.third)`)
  return count
}

/** Who wrote a list, and when. */
export interface ListChange {
  readonly changedByName: string
  readonly changedAt: Date
}

/**
 * Puts a list in the place of the one before; a trigger remembers its classes. With the time of the one it was begun on, or null for
 * none, only in the place of that: otherwise nothing is written, and it gives who wrote another one meanwhile.
 */
export async function putList(
  tx: Tx,
  of: ListChange & { orgId: string; orgPath: string; lines: readonly ClassLine[] },
  begunOn?: Date | null,
): Promise<ListChange | undefined> {
  const lines = JSON.stringify(of.lines.map(({ field, second, third }) => [field, second, third]))
  const { orgId, ...changed } = { ...of, lines }
  const put = await tx.run(
    build
      .insertInto('cases.classList')
      .values({ ...of, lines })
      .onConflict((met) => {
        const update = met.column('orgId').doUpdateSet(changed)
        return begunOn === undefined ? update : update.where('cases.classList.changedAt', '=', begunOn)
      }),
  )
  if (put > 0) return undefined
  return tx.one(build.selectFrom('cases.classList').select(['changedByName', 'changedAt']).where('orgId', '=', orgId))
}

/** Takes the list of an organisation back; gives how many there were. */
export function removeList(tx: Tx, reach: Reach, orgId: string): Promise<number> {
  return tx.run(build.deleteFrom('cases.classList').where(within(reach)).where('orgId', '=', orgId))
}
