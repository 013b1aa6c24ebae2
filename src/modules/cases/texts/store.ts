import { type Reach, reachOf } from '#kernel/actor.ts'
import { build, sql, type Tx, within } from '#kernel/db.ts'

/** What topics are found from: the words of a case and its day, nothing of who wrote (D29). */
export interface CaseText {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly createdAt: Date
  /** The organisation it was written about. */
  readonly aboutName: string
  readonly field: string | null
  readonly second: string | null
  /** Whether everybody may read it on the board. */
  readonly isShown: boolean
}

/** An organisation that receives cases. */
export interface DeskPlace {
  readonly orgId: string
  readonly orgPath: string
}

// Who takes up again what was not accepted does not bring out what was kept back of it: no desk went on with it yet.
const isShown = sql<boolean>`is_public and hidden_rule is null and not is_withheld and state not in ('SUBMITTED', 'NOT_ACCEPTED')`

/** The newest cases in reach, `mostRead` characters of each text, that lie under `path` and came in since; reports of wrongdoing are nobody's subject of study. */
export function listTexts(
  tx: Tx,
  reach: Reach,
  of: { path: string; since: Date; most: number; mostRead: number },
): Promise<CaseText[]> {
  return tx.rows(
    build
      .selectFrom('cases.case')
      .select([
        'id',
        'title',
        sql<string>`left(body, ${of.mostRead})`.as('body'),
        'createdAt',
        'aboutName',
        'field',
        'second',
        isShown.as('isShown'),
      ])
      .where(within(reach))
      .where(within(reachOf(of.path)))
      .where('kind', '<>', 'REPORT')
      .where('createdAt', '>=', of.since)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(of.most),
  )
}

/** Which of these cases in reach everybody may read on the board at this moment. */
export async function listShownAmong(tx: Tx, reach: Reach, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set()
  const rows = await tx.rows(
    build
      .selectFrom('cases.case')
      .select('id')
      .where(within(reach))
      .where(sql<boolean>`id = any(${[...caseIds]}::uuid[])`)
      .where(isShown),
  )
  return new Set(rows.map(({ id }) => id))
}

/** How many cases in reach and under `path` that everybody can read came in from … until and have one of the words; no report of wrongdoing is among them. */
export async function countWith(
  tx: Tx,
  reach: Reach,
  of: { path: string; words: readonly string[]; from: Date; until: Date },
): Promise<number> {
  const { count } = await tx.one(
    build
      .selectFrom('cases.case')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(within(reach))
      .where(within(reachOf(of.path)))
      .where('kind', '<>', 'REPORT')
      .where(isShown)
      .where('createdAt', '>=', of.from)
      .where('createdAt', '<', of.until)
      .where(
        sql<boolean>`exists (select from unnest(${[...of.words]}::text[]) w where strpos(title, w) > 0 or strpos(body, w) > 0)`,
      ),
  )
  return count
}

/** The desks in reach. */
export function listDesks(tx: Tx, reach: Reach): Promise<DeskPlace[]> {
  return tx.rows(build.selectFrom('cases.desk').select(['orgId', 'orgPath']).where(within(reach)).orderBy('orgPath'))
}
